// The table of figures: fields take what people type, when they are done with it, and say what is wrong.

import assert from "node:assert/strict";
import { test } from "node:test";

import { author } from "./author.mjs";
import { violations } from "./axe.mjs";
import { staged } from "./support.mjs";

const stage = staged();

const FIGURES = "parameters.toml";

async function figure(name, options) {
  const one = await author(stage, options);
  await one.studio.show("figures");
  await one.page.locator(`[data-name=${name}] summary`).click();
  const field = (column, row = 0) => one.page.locator(`[data-place='${name} ${row} ${column}']`);
  return { ...one, field, value: async () => new RegExp(`^${name}\\b[^]*?\\n(?=\\n|$)`, "m").exec(await one.studio.written(FIGURES))[0] };
}

test("the value of today is that of the day where somebody is", async () => {
  // Far in the east a day begins while it is yesterday elsewhere.
  const { page, context, field, errors } = await figure("elderly_age", {
    timezoneId: "Pacific/Kiritimati",
    prepare: (page) => page.clock.setFixedTime("2027-06-01T20:00:00Z"),
  });
  await page.locator("[data-place='elderly_age add']").click();
  assert.equal(await field("from", 1).inputValue(), "2027-06-02");
  await field("value", 1).fill("71");
  await page.keyboard.press("Tab");
  await page.locator("[data-name=elderly_age] summary .value", { hasText: "71" }).waitFor();
  assert.deepEqual(errors, []);
  await context.close();
});

test("a date is typed at the speed of people, and is one step", async () => {
  const { page, context, studio, field, value, errors } = await figure("elderly_age");
  const before = await value();
  await field("from").click();
  for (const key of ["ArrowLeft", "ArrowLeft", "0", "3", "1", "5", "2", "0", "2", "4"]) {
    await page.keyboard.press(key);
    await page.waitForTimeout(300);
  }
  const changes = () => studio.changes.innerText();
  assert.equal(await changes(), "", "nothing is written before the field is left");
  await page.keyboard.press("Enter");
  assert.match(await changes(), /1\S? change/);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.place), "elderly_age 0 from");
  assert.match(await value(), /from = 2024-03-15/);
  await studio.press("undo");
  assert.equal(await value(), before);
  await page.waitForFunction(() => document.querySelector("[data-place='elderly_age 0 from']").value !== "2024-03-15");
  assert.deepEqual(errors, []);
  await context.close();
});

test("a field that is left writes once, and a press elsewhere is not lost", async () => {
  const { page, context, field, value, errors } = await figure("elderly_age");
  await field("note").click();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("Why");
  await page.locator("[data-name=elderly_age] .secondary").click();
  assert.match(await value(), /note = "Why"/);
  await field("value", 1).waitFor();
  await field("from", 1).fill("2030-01-01");
  await page.keyboard.press("Tab");
  await field("value", 1).fill("70");
  await page.keyboard.press("Shift+Tab");
  assert.match(await value(), /from = 2030-01-01, value = 70/);
  assert.deepEqual(errors, []);
  await context.close();
});

const NUMBERS = [
  ["3,000", "3000"], ["3 000", "3000"], ["3\u00a0000.50", "3000.50"], ["1,234,567", "1234567"], ["0400", "400"],
  ["١٢٬٣٤٥٫٥", "12345.5"], ["٣٠٠٠", "3000"], ["٣،٠٠٠", "3000"], ["۴۵۰", "450"],
];

test("a number is taken as people write it", async () => {
  const { page, context, field, value, errors } = await figure("elderly_age");
  for (const [typed, stored] of NUMBERS) {
    await field("value").fill(typed);
    await page.keyboard.press("Enter");
    assert.equal(await field("value").inputValue(), stored, typed);
    assert.match(await value(), new RegExp(`value = ${stored},`), typed);
  }
  assert.deepEqual(errors, []);
  await context.close();
});

for (const lang of ["en", "ar"]) {
  test(`what is no number stays as it was typed, and why is said below it: ${lang}`, async () => {
    const { page, context, field, value, errors } = await figure("elderly_age", { lang });
    const before = await value();
    for (const typed of ["3,00", "many", "1,5"]) {
      await field("value").fill(typed);
      await page.keyboard.press("Tab");
      assert.equal(await value(), before);
      assert.equal(await field("value").inputValue(), typed);
      assert.equal(await field("value").getAttribute("aria-invalid"), "true");
      const id = await field("value").getAttribute("aria-describedby");
      assert.match(await page.locator(`[id="${id}"]`).innerText(), /400\.50/);
    }
    // Another edit of the table leaves it alone.
    await field("note").fill("x");
    await page.keyboard.press("Tab");
    assert.match(await value(), /note = "x"/);
    assert.equal(await field("value").inputValue(), "1,5");
    assert.deepEqual(await violations(page), []);
    await field("value").fill("66");
    await page.keyboard.press("Tab");
    assert.match(await value(), /value = 66/);
    assert.equal(await field("value").getAttribute("aria-invalid"), null);
    assert.equal(await page.locator("td .error").count(), 0);
    assert.deepEqual(errors, []);
    await context.close();
  });
}
