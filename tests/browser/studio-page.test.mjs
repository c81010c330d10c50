// The authors' page itself: in both languages and colours, by keyboard, on every screen, and where something is
// missing.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { strToU8, zipSync } from "fflate";

import { STRICT, author } from "./author.mjs";
import { violations } from "./axe.mjs";
import { staged } from "./support.mjs";

const stage = staged({ headers: STRICT });

const SCRIPT = "karama/criteria.rhai";

test("both languages say the same things, with the same values", async () => {
  const texts = async (language) => {
    const file = new URL(`../../www/studio/texts/${language}.ftl`, import.meta.url);
    const out = {};
    let name;
    for (const line of (await readFile(file, "utf8")).split("\n")) {
      name = /^([a-z][\w-]*) =/.exec(line)?.[1] ?? name;
      if (name && !line.startsWith("#")) {
        out[name] ??= new Set();
        for (const [, value] of line.matchAll(/\{ (\$\w+)/g)) out[name].add(value);
      }
    }
    for (const [key, values] of Object.entries(out)) out[key] = [...values].sort().join();
    return out;
  };
  assert.deepEqual(await texts("ar"), await texts("en"));
});

for (const lang of ["en", "ar"]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`every view can be used by everybody: ${lang}, ${colorScheme}`, async () => {
      const { page, context, studio, errors } = await author(stage, { lang, colorScheme });
      const looked = async (what) => {
        assert.deepEqual(await violations(page), [], what);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, `${what} is wider than the screen`);
      };
      assert.equal(await page.locator("html").getAttribute("lang"), lang);
      assert.equal(await page.locator("html").getAttribute("dir"), lang === "ar" ? "rtl" : "ltr");
      assert.equal(await page.locator(".editor").getAttribute("dir"), "ltr");
      await looked("the editor");
      await studio.show(`${SCRIPT} require citizen`);
      await page.locator(".rule-card textarea").first().waitFor();
      await looked("a rule");
      await studio.show("figures");
      await page.locator(".figures summary").nth(3).click();
      await looked("the figures");
      await studio.show("texts");
      await page.locator(".texts textarea").first().waitFor();
      await looked("the texts");
      await studio.cases.click();
      await page.locator(".case").first().waitFor();
      await looked("the cases");
      await studio.append(SCRIPT, "\nrequire(");
      await studio.note.waitFor();
      await studio.problems.click();
      await looked("the problems");
      for (const open of [
        () => page.locator(".package-menu").click(),
        () => studio.press("help"),
      ]) {
        await open();
        await studio.dialog.waitFor();
        await looked("a dialog");
        await page.keyboard.press("Escape");
      }
      assert.deepEqual(errors, []);
      await context.close();
    });
  }
}

for (const [width, height] of [[800, 1000], [400, 800]]) {
  test(`every part can be reached on a screen ${width} wide`, async () => {
    const { page, context, studio, errors } = await author(stage, { ready: false, viewport: { width, height } });
    for (const [part, seen] of [["contents", ".contents"], ["preview", ".stage.there"], ["checks", ".checks"], ["middle", ".cm-content"]]) {
      await page.locator(`[data-of=${part}]`).click();
      await page.locator(seen).waitFor();
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, part);
    }
    await page.locator("[data-of=contents]").click();
    await studio.show("figures");
    await page.locator(".figures summary").first().waitFor();
    assert.deepEqual(await violations(page), []);
    assert.deepEqual(errors, []);
    await context.close();
  });
}

test("another language is spoken in place, and nothing typed is lost", async () => {
  const { page, context, studio, errors } = await author(stage);
  await studio.append(SCRIPT, "\n// kept");
  await page.locator("header select").selectOption("ar");
  assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
  assert.match(await page.locator("header").innerText(), /تراجع/);
  assert.match(await studio.editor.innerText(), /\/\/ kept/);
  assert.match(await studio.changes.innerText(), /تغيير/);
  assert.match(await page.locator(".of").innerText(), /كرامة/);
  // What was not on the page meanwhile speaks it too.
  await studio.show("figures");
  assert.match(await page.locator(".figures .kind").first().innerText(), /\p{Script=Arabic}/u);
  await page.locator("header select").selectOption("en");
  assert.doesNotMatch(await page.locator(".figures .kind").first().innerText(), /\p{Script=Arabic}/u);
  await studio.show(SCRIPT);
  assert.match(await page.locator("#editor-help").innerText(), /Tab leaves the editor/);
  await page.locator("header select").selectOption("ar");
  await page.locator(".cm-seen .seen[title^='لم']").first().waitFor({ state: "attached" });
  await studio.show("figures");
  assert.match(await page.locator(".sheet-view > .hint").first().innerText(), /\p{Script=Arabic}/u);
  // A title is called what its file says now.
  await studio.show("texts karama");
  await page.locator(".sheet-view input[type=search]").fill("title");
  await page.locator("textarea[lang=ar][data-row$=' title']").fill("كرامة اليوم");
  await page.locator(".contents h3", { hasText: "كرامة اليوم" }).waitFor();
  assert.deepEqual(errors, []);
  await context.close();
});

test("the whole way by keyboard alone", async () => {
  const { page, context, studio, errors } = await author(stage);
  const at = (selector) => page.evaluate((wanted) => Boolean(document.activeElement?.matches(wanted)), selector);
  const reach = async (selector, key = "Tab", most = 140) => {
    for (let times = 0; !(await at(selector)); times += 1) {
      assert.ok(times < most, `${selector} is not reached with ${key}`);
      await page.keyboard.press(key);
    }
  };
  // The menu opens, and gives the focus back.
  await reach(".package-menu");
  await page.keyboard.press("Enter");
  await studio.dialog.waitFor();
  await page.keyboard.press("Escape");
  await studio.dialog.waitFor({ state: "detached" });
  assert.ok(await at(".package-menu"), await page.evaluate(() => document.activeElement.outerHTML.slice(0, 200)));
  // A figure: opened, changed, and there in the file.
  await reach("[data-item=figures]");
  await page.keyboard.press("Enter");
  await reach("[data-name=elderly_age] summary");
  await page.keyboard.press("Enter");
  await reach("[data-place='elderly_age 0 value']");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("66");
  await page.keyboard.press("Tab");
  assert.ok(await at("[data-place='elderly_age 0 high']"));
  assert.match(await studio.changes.innerText(), /1/);
  // A text.
  await reach("[data-item=texts]", "Shift+Tab", 200);
  await page.keyboard.press("Enter");
  await page.locator(".texts textarea").first().waitFor();
  await reach("textarea");
  await page.keyboard.press("End");
  await page.keyboard.type(" now");
  // The editor is entered, written in and left.
  await reach(`[data-item='${SCRIPT}']`, "Shift+Tab", 200);
  await page.keyboard.press("Enter");
  await reach(".cm-content");
  await page.keyboard.press("Control+End");
  await page.keyboard.type("// by hand");
  await page.keyboard.press("Tab");
  assert.ok(!(await at(".cm-content")), "Tab leaves the editor");
  // The lines between the parts.
  await reach(".separator.y");
  const before = Number(await page.locator(".separator.y").getAttribute("aria-valuenow"));
  await page.keyboard.press("ArrowUp");
  assert.ok(Number(await page.locator(".separator.y").getAttribute("aria-valuenow")) > before);
  // The tabs.
  await reach("#tab-problems");
  await page.keyboard.press("ArrowRight");
  assert.ok(await at("#tab-cases"));
  await page.locator(".case .name").first().waitFor();
  await reach(".case .name");
  await page.keyboard.press("Enter");
  assert.ok(await at(".cm-content"), "a case leads to its source");
  // The preview is entered.
  await reach("iframe");
  assert.deepEqual(errors, []);
  await context.close();
});

test("what somebody stands on may go: the focus stays near", async () => {
  const { page, context, studio, errors } = await author(stage);
  const at = (selector) => page.evaluate((wanted) => document.activeElement.matches(wanted), selector);
  await studio.append(SCRIPT, "\nrequire(");
  await studio.note.waitFor();
  await studio.note.locator("button").press("Enter");
  assert.ok(await at(".cm-content"), "it is gone to");
  // What was found stays the same, and so does what shows it.
  await page.locator(".problems .go").first().focus();
  await page.evaluate(() => document.querySelector(".problems .go").setAttribute("data-same", ""));
  await page.locator("#preview-date").fill("2027-03-02");
  await page.waitForTimeout(1500);
  assert.equal(await page.locator(".problems .go[data-same]").count(), 1);
  const undo = page.locator("header button", { hasText: "Undo" });
  await undo.focus();
  while ((await undo.getAttribute("aria-disabled")) === "false") await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  assert.ok(await undo.evaluate((button) => button === document.activeElement), "at the last step too");
  await page.locator("#said", { hasText: "There is nothing to undo." }).waitFor({ state: "attached" });
  await studio.show("places.csv");
  await page.locator(".all-files > summary").click();
  await page.locator(".all-files .tools button", { hasText: "Delete" }).click();
  await studio.dialog.locator(".danger").click();
  await page.locator("[data-item='places.csv']").first().waitFor({ state: "detached" });
  assert.ok(await at("#shown-title"));
  await page.setViewportSize({ width: 800, height: 900 });
  await page.locator("[data-of=contents]").click();
  await page.locator("[data-item=figures]").press("Enter");
  assert.ok(await at("#shown-title"), "where it is shown");
  assert.deepEqual(errors, []);
  await context.close();
});

test("aloud is said what is new, and once", async () => {
  const { page, context, studio, errors } = await author(stage);
  // Once all cases have run, which is said too.
  const counted = page.locator("#said", { hasText: /207\S* cases/ });
  await counted.waitFor({ state: "attached" });
  await studio.append(SCRIPT, "\n// a");
  await page.waitForTimeout(1500);
  const heard = await studio.listen();
  for (const text of [" note", " goes", " on"]) {
    await page.keyboard.type(text);
    await studio.kept();
    await page.waitForTimeout(1000);
  }
  assert.deepEqual(await heard(), [], "who writes is left alone");
  for (const text of ["\nrequire(", "1", "2"]) {
    await page.keyboard.type(text);
    await studio.note.waitFor();
    await page.waitForTimeout(1000);
  }
  const [note, ...more] = await heard();
  assert.match(note, /before the error in line/);
  assert.deepEqual(more, []);
  await page.locator(".package-menu").click();
  await studio.dialog.locator(".kept .quiet").first().click();
  await page.locator("dialog .danger").click();
  await page.locator("dialog [role=status]", { hasText: "The kept work was deleted" }).waitFor({ state: "attached" });
  assert.deepEqual(errors, []);
  await context.close();
});

test("the rule sheet opens in every language", async () => {
  const { page, context, studio, errors } = await author(stage);
  await studio.press("sheet");
  const sheet = page.frameLocator("iframe.rule-sheet");
  await sheet.locator("body", { hasText: "Karama" }).waitFor();
  await studio.dialog.locator("select").selectOption("ar");
  // At once: what is taken is what was chosen.
  await studio.dialog.locator("select").selectOption("en");
  await studio.dialog.locator("select").selectOption("ar");
  const take = () => studio.dialog.locator("button", { hasText: "Download" }).click();
  const [taken] = await Promise.all([page.waitForEvent("download"), take()]);
  assert.match(taken.suggestedFilename(), /-ar-/);
  assert.match(await readFile(await taken.path(), "utf8"), /كرامة/);
  await page.keyboard.press("Escape");
  // Of rules that are broken there is none to take.
  await studio.append(SCRIPT, "\nrequire(");
  await studio.problem("error");
  await studio.press("sheet");
  await studio.dialog.locator(".error", { hasText: "There is no rule sheet now" }).waitFor();
  page.on("download", () => errors.push("an empty file"));
  await take();
  await page.waitForTimeout(300);
  assert.deepEqual(errors, []);
  await context.close();
});

test("a failing case says what was expected and what came out, and what changed is found", async () => {
  const { page, context, studio, errors } = await author(stage);
  await studio.cases.filter({ hasText: "207" }).waitFor();
  await studio.show("figures");
  await page.locator("[data-name=elderly_age] summary").click();
  await page.locator("[data-place='elderly_age 0 value']").fill("69");
  await page.keyboard.press("Tab");
  await studio.cases.filter({ hasText: "not as expected" }).waitFor();
  await studio.cases.click();
  await page.locator(".checks select").selectOption("failing");
  const first = page.locator(".case").first();
  await first.locator("summary").click();
  assert.match(await first.textContent(), /expected[^]*came out/);
  await first.locator(".name").click();
  assert.match(await page.locator(".of").innerText(), /cases\.toml/);
  await page.locator(".checks select").selectOption("changed");
  assert.ok((await page.locator(".case .arrow").count()) > 0);
  await page.locator(".checks button", { hasText: "Compare from here" }).click();
  await page.locator(".checks .summary", { hasText: /\D0\D* changed/ }).waitFor();
  assert.deepEqual(errors, []);
  await context.close();
});

for (const part of ["**/worker.js", "**/selfcheck_studio_bg.wasm"]) {
  test(`without what checks the rules the page says so, and can still be written in: ${part}`, async () => {
    const { page, context, studio } = await author(stage, { ready: false, prepare: (page) => page.route(part, (route) => route.abort()) });
    await page.locator(".notice", { hasText: "could not be loaded" }).waitFor();
    await studio.append(SCRIPT, "\n// written all the same");
    await studio.kept();
    await page.unroute(part);
    await page.locator(".notice button").click();
    await studio.ready();
    await context.close();
  });
}

test("a package without programs or cases has calm empty views", async () => {
  const { page, context, studio, errors } = await author(stage);
  const zip = zipSync({ "package.toml": strToU8('id = "empty"\n') });
  await studio.choose({ name: "empty.zip", mimeType: "application/zip", buffer: Buffer.from(zip) });
  await page.locator(".contents .empty").waitFor();
  await studio.show("texts");
  await studio.cases.click();
  await studio.note.waitFor();
  assert.deepEqual(await violations(page), []);
  await page.keyboard.press("Home");
  assert.ok(await page.evaluate(() => document.activeElement.matches("#tab-problems")));
  await page.keyboard.press("Home");
  assert.ok(await page.evaluate(() => document.activeElement.matches("#tab-problems")), "the first stays the first");
  // Rules that are whole and have no case say that there is none.
  await page.keyboard.press("End");
  await studio.egypt((files) => Object.fromEntries(Object.keys(files).filter((path) => /\/cases(\.toml|\/)/.test(path)).map((path) => [path, ""])));
  await page.locator(".cases .empty", { hasText: "There are no cases yet" }).waitFor();
  assert.deepEqual(errors, []);
  await context.close();
});
