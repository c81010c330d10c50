// A first package: the questions it begins with, and the steps that follow.

import assert from "node:assert/strict";
import { test } from "node:test";

import { strFromU8, unzipSync } from "fflate";

import { author } from "./author.mjs";
import { violations } from "./axe.mjs";
import { staged } from "./support.mjs";

const stage = staged();

/** A page on which a package in English and Arabic was begun. */
async function begun(options) {
  const all = await author(stage, options);
  const { page, studio } = all;
  await page.locator(".package-menu").click();
  await page.locator("dialog .primary").click();
  await page.locator("#new-package-name").fill("Egypt school support");
  await page.locator("#new-language").selectOption("en-EG");
  await page.locator("#new-second-language").selectOption("ar-EG");
  await page.locator("#new-program-name-en").fill("School meal grant");
  await page.locator("#new-program-name-ar").fill("منحة الوجبة المدرسية");
  await page.locator("dialog .primary").click();
  await page.locator(".tour").waitFor();
  await studio.ready();
  const steps = page.locator("#tour-steps li");
  return {
    ...all,
    tour: page.locator(".tour"),
    lack: page.locator(".tour .lack"),
    ways: page.locator(".tour .ways button"),
    shown: page.locator("#shown-title"),
    to: async (index) => {
      await page.locator(".tour [aria-expanded]").click();
      await steps.nth(index).locator("button").click();
    },
    done: (index) => steps.nth(index).evaluate((item) => item.classList.contains("done")),
    /** Replaces a text in a file, as somebody who pastes the whole of it. */
    change: async (path, from, to) => {
      await studio.show(path);
      await studio.editor.click();
      await page.keyboard.press("Control+f");
      await page.locator(".cm-search input[name=search]").fill(from);
      await page.locator(".cm-search input[name=replace]").fill(to);
      await page.locator(".cm-search button[name=replaceAll]").click();
      await page.keyboard.press("Escape");
    },
  };
}

test("what is wrong with a new package is said at the field, no longer than it is", async () => {
  const { page, context, studio, errors } = await author(stage);
  const wrong = page.locator("dialog [aria-invalid]");
  await page.locator(".package-menu").click();
  await page.locator("dialog .primary").click();
  await page.locator("#new-package-name").waitFor();
  await page.locator("dialog .primary").click();
  assert.equal(await wrong.count(), 2);
  assert.equal(await page.evaluate(() => document.activeElement.id), "new-package-name");
  await page.locator("#new-package-name").fill("الأردن");
  assert.equal(await wrong.count(), 1, "the name is right");
  await page.locator("#new-program-name-en").fill("Support for widows");
  assert.equal(await wrong.count(), 0);
  assert.match(await page.locator("dialog #names-made").innerText(), /alardn/);
  assert.equal(await page.locator("#new-program-folder").inputValue(), "support_for_widows");
  await page.locator("#new-language").selectOption("ar-JO");
  assert.equal(await page.locator("#new-program-name-en").count(), 0, "asked in the languages that are chosen");
  await page.locator("#new-program-name-ar").fill("دعم الأرامل");
  assert.equal(await page.locator("#new-program-folder").inputValue(), "dam_alaraml");
  await page.locator("#new-second-language").selectOption("ar-EG");
  await page.locator("dialog .primary").click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "new-second-language");
  await page.locator("#new-second-language").selectOption("en-US");
  assert.equal(await wrong.count(), 0);
  assert.equal(await page.locator("#new-program-folder").inputValue(), "support_for_widows", "what was typed is still there");
  await page.locator("#new-program-folder").fill("Alardn");
  await page.locator("dialog .primary").click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "new-program-folder");
  await page.locator("#new-program-folder").fill("alardn");
  assert.match(await page.locator("dialog .error:not([hidden])").innerText(), /another name/);
  await page.locator("#new-program-folder").fill("widows");
  assert.deepEqual(await violations(page), []);
  await page.locator("#new-currency").selectOption("JOD");
  await page.locator("dialog .primary").click();
  await page.locator(".tour").waitFor();
  await studio.ready();
  await studio.problem("none");
  const { name, bytes } = await studio.download();
  assert.equal(name, "alardn.zip");
  const files = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, text]) => [path, strFromU8(text)]));
  assert.match(files["alardn/README.md"], /^# الأردن\n/);
  assert.match(files["alardn/widows/en.ftl"], /^title = Support for widows$/m);
  assert.match(files["alardn/widows/ar.ftl"], /^title = دعم الأرامل$/m);
  await studio.choose({ name: "out.zip", mimeType: "application/zip", buffer: bytes });
  await page.locator(".tour").waitFor({ state: "hidden" });
  assert.match(await page.locator(".package-menu").innerText(), /الأردن/, "the name is in the zip");
  assert.deepEqual(errors, []);
  await context.close();
});

test("a step that was touched is not done while anything in it is wrong", async () => {
  const { page, context, studio, errors, lack, to, done, change, tour } = await begun();
  assert.equal(await page.locator("#tour-steps .done").count(), 0);

  // A source that is renamed is missing where figures and laws name it.
  await change("package.toml", "ACT =", "LAW =");
  await lack.filter({ hasText: "Still as it began" }).waitFor();
  await change("package.toml", "The law's own title", "School meals act");
  await studio.problem(/6\S? errors/);
  await lack.filter({ hasText: "Still as it began" }).waitFor({ state: "hidden" });
  assert.ok(await done(0));
  await studio.append("parameters.toml", "\n# looked at\n");
  await to(2);
  await lack.filter({ hasText: /3\S? problems/ }).waitFor();
  assert.ok(!(await done(2)));
  await lack.locator("button").click();
  assert.match(await page.locator(".cm-activeLine").innerText(), /ACT/);
  await studio.append("school_meal_grant/criteria.rhai", "\n// looked at\n");
  await to(4);
  await lack.filter({ hasText: /3\S? problems/ }).waitFor();
  await change("parameters.toml", '"ACT"', '"LAW"');
  await change("school_meal_grant/criteria.rhai", "ACT ", "LAW ");
  await studio.problem("none");
  assert.ok((await done(2)) && (await done(4)));

  // Cases are done when all come out.
  await change("school_meal_grant/cases.toml", '"50"', '"51"');
  await to(6);
  await lack.filter({ hasText: /1\S? not as expected/ }).waitFor();
  await lack.locator("button").click();
  assert.equal(await page.locator(".case").count(), 1);
  await studio.append("school_meal_grant/cases.toml", "\n= broken");
  await lack.filter({ hasText: /\d\S? problem/ }).waitFor();
  await change("school_meal_grant/cases.toml", "\\n= broken", "");
  await change("school_meal_grant/cases.toml", '"51"', '"50"');
  await lack.locator("button").waitFor({ state: "detached" });
  assert.ok(!(await done(6)), "as it was in the beginning");
  await studio.append("school_meal_grant/cases.toml", "\n# looked at\n");
  await page.waitForFunction(() => document.querySelectorAll("#tour-steps li")[6].classList.contains("done"));

  // What somebody has done stays done.
  await studio.kept();
  await page.reload();
  await tour.waitFor();
  await page.waitForFunction(() => document.querySelectorAll("#tour-steps li.done").length === 4);
  assert.deepEqual(errors, []);
  await context.close();
});

test("the texts' step shows the program's texts, and is done when every summary is its own", async () => {
  const { page, context, studio, errors, lack, to, done, shown, tour } = await begun();
  await to(5);
  assert.equal(await shown.innerText(), "Texts of this program");
  await tour.locator(".how button", { hasText: "All texts" }).click();
  assert.equal(await shown.innerText(), "All texts");
  await tour.locator(".how button", { hasText: "Texts of this program" }).click();
  const summary = (language) => page.locator(`textarea[data-row$=" summary"][lang=${language}]`);
  await summary("en").fill("A meal at school.");
  await lack.filter({ hasText: "مبلغ كل شهر" }).waitFor();
  assert.ok(!(await done(5)));
  await summary("ar").fill("وجبة في المدرسة.");
  await page.waitForFunction(() => document.querySelectorAll("#tour-steps li")[5].classList.contains("done"));
  const items = await page.locator(".contents .item:not(.tree *)").locator("visible=true").allInnerTexts();
  assert.equal(new Set(items).size, items.length, "no two items have one name");
  assert.deepEqual(errors, []);
  await context.close();
});

test("the steps lead from one to the next, and at last to a download", async () => {
  const { page, context, errors, ways, shown, tour } = await begun();
  const next = ways.nth(1);
  await next.click();
  assert.equal(await shown.innerText(), "Questions");
  await next.click();
  assert.equal(await page.locator(".view-head [aria-pressed=true]").innerText(), "Table", "figures open as a table");
  assert.match(await tour.innerText(), /table/);
  await next.click();
  await next.click();
  assert.match(await tour.innerText(), /Ctrl \+ Space/);
  await next.click();
  await next.click();
  assert.match(await tour.innerText(), /Save this household as a case/);
  await next.click();
  assert.ok(await next.evaluate((button) => button === document.activeElement), "the focus stays");
  const [download] = await Promise.all([page.waitForEvent("download"), tour.locator(".how button", { hasText: "Download" }).click()]);
  assert.equal(download.suggestedFilename(), "egypt_school_support.zip");
  await ways.nth(0).click();
  assert.equal(await shown.innerText(), "Cases");
  assert.deepEqual(errors, []);
  await context.close();
});

test("at the last step the rules are shown when the page comes back, and nothing is written into another package", async () => {
  const { page, context, studio, errors, shown, tour, to } = await begun();
  await to(7);
  await studio.kept();
  await page.reload();
  await tour.waitFor();
  await studio.ready();
  assert.equal(await shown.innerText(), "Rules");
  await studio.egypt(() => ({}));
  await page.locator(".package-menu", { hasText: "Egypt:" }).waitFor();
  await page.locator(".package-menu").click();
  await studio.dialog.locator(".kept .choice", { hasText: "school support" }).click();
  await tour.waitFor();
  await studio.editor.click();
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("// mine\n");
  assert.match(await page.locator(".of").innerText(), /school_meal_grant\/criteria\.rhai/);
  assert.match(await studio.editor.innerText(), /^\/\/ mine\n(?!.*Karama)/);
  await studio.download();
  assert.deepEqual(errors, []);
  await context.close();
});

test("the steps that were hidden come back from Help and from the menu", async () => {
  const { page, context, studio, errors, ways, tour } = await begun();
  const hide = async () => {
    await ways.nth(2).click();
    await tour.waitFor({ state: "hidden" });
  };
  await hide();
  await studio.kept();
  await page.reload();
  await studio.ready();
  assert.ok(!(await tour.isVisible()));
  await studio.press("help");
  await studio.dialog.locator("button", { hasText: "Show the first steps" }).click();
  await tour.waitFor();
  await hide();
  await page.locator(".package-menu").click();
  await studio.dialog.locator("button", { hasText: "Show the first steps" }).click();
  await tour.waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), "tour-heading");
  assert.deepEqual(errors, []);
  await context.close();
});

for (const lang of ["en", "ar"]) {
  for (const [width, height] of [[1386, 820], [1280, 800]]) {
    test(`with the steps there is room to write and to see two cases: ${lang}, ${width} × ${height}`, async () => {
      const { page, context, studio, errors, tour } = await begun({ lang, viewport: { width, height } });
      await studio.cases.click();
      await page.locator(".case").nth(1).waitFor();
      const box = async (what) => (await what.boundingBox()) ?? {};
      assert.ok((await box(tour)).height < 110, "the steps are a slim row");
      assert.ok((await box(page.locator(".cm-scroller"))).height > 15 * 20, "there is room to write");
      const case_ = await box(page.locator(".case").nth(1));
      const panel = await box(page.locator("#panel-cases"));
      assert.ok(case_.y + case_.height <= panel.y + panel.height + 1, "two cases are seen");
      await page.locator(".tour [aria-expanded]").click();
      assert.deepEqual(await violations(page), []);
      assert.deepEqual(errors, []);
      await context.close();
    });
  }
}
