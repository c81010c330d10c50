// The preview beside the rules: it follows edits, keeps answers, and what is tried in it becomes a case.

import assert from "node:assert/strict";
import { test } from "node:test";

import { STRICT, author } from "./author.mjs";
import { homeOfSix, onward, walk } from "./check.mjs";
import { staged } from "./support.mjs";

const stage = staged({ headers: STRICT });

const SCRIPT = "karama/criteria.rhai";

test("the preview follows edits with answers and page kept, and takes no focus", async () => {
  const { page, context, studio, errors } = await author(stage);
  await walk(studio.check);
  assert.equal(await studio.check.kind(), "results");
  const amount = () => studio.check.card("takaful").innerText();
  const before = await amount();
  await studio.show("figures");
  await page.locator("[data-name=family_base] summary").click();
  const last = page.locator("[data-name=family_base] tbody tr").last();
  await last.locator("td.value input").fill("700");
  await last.locator("td.high input").fill("");
  await page.keyboard.press("Tab");
  await page.waitForFunction(() => document.querySelector(".stage").dataset.kind === "results");
  await assert.doesNotReject(async () => {
    for (let times = 0; (await amount()) === before; times += 1) {
      if (times > 40) throw new Error("the preview does not follow");
      await page.waitForTimeout(100);
    }
  });
  assert.equal(await studio.check.kind(), "results");

  await studio.append(SCRIPT, "\nrequire(");
  await studio.note.waitFor();
  assert.match(await studio.note.innerText(), /before the error in line/);
  assert.equal(await studio.check.kind(), "results", "what worked last stays");
  for (let times = 0; times < 9; times += 1) await page.keyboard.press("Backspace");
  await studio.note.waitFor({ state: "hidden" });
  assert.ok(await page.evaluate(() => document.activeElement.matches(".cm-content")));
  assert.deepEqual(errors, []);
  await context.close();
});

test("the preview keeps the question that somebody stands on", async () => {
  const { page, context, studio, errors } = await author(stage);
  const { check } = studio;
  // Another bundle is there once its manifest is another one.
  const edited = async (text) => {
    const rules = () => studio.frame().locator("self-check").getAttribute("rules");
    const before = await rules();
    await studio.append("karama/en.ftl", text);
    for (let times = 0; (await rules()) === before; times += 1) {
      assert.ok(times < 50, "the preview does not follow");
      await page.waitForTimeout(100);
    }
    await page.waitForTimeout(500);
  };
  await check.begin("family");
  await check.age("37");
  await check.press("continue");
  await check.add("husband", "41");
  await check.add("child", "8");
  await edited("\n# one\n");
  assert.equal(await check.kind(), "people");
  await check.press("enough");
  assert.equal(await check.id(), "family.kind");
  await edited("\n# two\n");
  assert.equal(await check.id(), "family.kind");
  // All is answered, and one answer is about to be changed.
  await onward(check, homeOfSix);
  await check.press("answers");
  await check.host.locator('button[data-action^="change "]').nth(1).click();
  const stood = await check.id();
  assert.ok(stood);
  await edited("\n# three\n");
  assert.equal(await check.id(), stood);
  assert.deepEqual(errors, []);
  await context.close();
});

test("of the package before nothing is left to be reached", async () => {
  const { page, context, studio, errors } = await author(stage);
  await studio.egypt((files) => ({ [SCRIPT]: `${files[SCRIPT]}\nrequire(` }));
  await studio.note.waitFor();
  await page.locator(".panel-head .quiet", { hasText: "Start again" }).focus();
  for (let times = 0; times < 8; times += 1) {
    await page.keyboard.press("Tab");
    assert.ok(!(await page.evaluate(() => document.activeElement.matches("iframe"))));
  }
  assert.deepEqual(errors, []);
  await context.close();
});

test("the preview has the width of a phone or of a desk", async () => {
  const { page, context, errors } = await author(stage, { viewport: { width: 1600, height: 900 } });
  const width = async () => Math.round((await page.locator(".stage.there iframe").boundingBox()).width);
  assert.equal((await width()) - 2, 360);
  await page.locator("[data-width=desk]").click();
  assert.ok((await width()) > 600);
  await page.locator("[data-width=phone]").click();
  assert.equal((await width()) - 2, 360);
  assert.deepEqual(errors, []);
  await context.close();
});

test("what a citizen saves or leaves in the preview touches nothing else", async () => {
  const { page, context, studio, errors } = await author(stage);
  await studio.check.begin("me");
  await studio.check.press("save");
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("self-check"))), []);
  await studio.check.press("leave");
  await page.locator(".stage .empty .link").waitFor();
  assert.match(page.url(), /\/studio\//);
  assert.ok(await page.locator(".panel-foot button").isDisabled(), "there is nothing to save");
  await page.locator(".stage .empty .link").click();
  assert.ok(await page.evaluate(() => document.activeElement.matches("#preview-heading")));
  await studio.ready();
  assert.equal(await studio.check.kind(), "start");
  // Another package begins with a check of its own.
  await studio.check.begin("me");
  await studio.check.press("leave");
  await page.locator(".stage .empty .link").waitFor();
  await studio.egypt(() => ({}));
  await studio.ready();
  assert.equal(await studio.check.kind(), "start");
  // The browser tells of the one thing that was not allowed.
  assert.deepEqual(errors.filter((error) => !/navigation of the top-level window is sandboxed/.test(error)), []);
  await context.close();
});

test("a household of the preview becomes a case that passes", async () => {
  const { page, context, studio, errors } = await author(stage);
  await walk(studio.check);
  await studio.cases.filter({ hasText: "207" }).waitFor();
  await page.locator(".panel-foot button").click();
  await page.locator("dialog .primary").click();
  assert.match(await page.locator("dialog .error:not([hidden])").innerText(), /name/i, "it needs a name");
  await page.locator("#case-program").selectOption("takaful");
  await page.locator("#case-name").fill("from the \"preview\"");
  const heard = await studio.listen();
  await page.locator("dialog .primary").click();
  await studio.dialog.waitFor({ state: "detached" });
  await studio.cases.filter({ hasText: "208" }).waitFor();
  assert.ok(await page.evaluate(() => document.activeElement.matches(".cm-content")));
  // Once all have run.
  await page.waitForFunction(() => globalThis.heard.length > 1);
  assert.deepEqual((await heard()).map((text) => text.slice(0, 15)), ["Saved as a case", "208 cases: 208 "]);
  await studio.cases.click();
  await page.locator("input[type=search]").locator("visible=true").fill("preview");
  assert.match(await page.locator(".case").textContent(), /as expected/);
  assert.equal(await page.locator(".case").count(), 1);
  assert.deepEqual(errors, []);
  await context.close();
});
