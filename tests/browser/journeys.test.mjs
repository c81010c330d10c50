// Citizens go through both of Egypt's programs, in Arabic and in English, to the expected results.
// What must hold on every page is in structure, keyboard, layout, preferences and flow.

import assert from "node:assert/strict";
import { test } from "node:test";

import { ByKeyboard } from "./by_keyboard.mjs";
import { element, homeOfSix, sixPeople, visit, walk } from "./check.mjs";
import { hostPage, staged } from "./support.mjs";

const LANGUAGES = { ar: "rtl", en: "ltr" };

const pages = {};
for (const [lang, dir] of Object.entries(LANGUAGES)) {
  pages[`/${lang}.html`] = hostPage(element({ lang }), { lang, dir });
}
const stage = staged({ pages });

const open = (lang, options) => visit(stage, `/${lang}.html`, options);

for (const [lang, dir] of Object.entries(LANGUAGES)) {
  test(`the home of six is told Takaful and Karama apart: ${lang}`, async () => {
    const { page, errors, context, check } = await open(lang);
    const pages = await walk(check);
    assert.equal(await check.host.locator(".view").getAttribute("dir"), dir);
    assert.ok(pages <= 25, `${pages} pages`);
    for (const id of ["takaful", "karama-5"]) {
      const group = check.host.locator('[data-section="office"]');
      assert.equal(await group.locator(`[data-section="${id}"]`).count(), 1, id);
    }
    assert.match(await check.card("karama-5").innerText(), /884|٨٨٤/);
    const unfit = await check.host.locator('[data-section="ineligible"]').innerText();
    assert.ok(unfit.length > 20);
    const all = await check.form.textContent();
    assert.match(all, /2026\.3\.0/);
    assert.deepEqual(errors, []);
    await context.close();
  });
}

test("the keyboard alone leads the home of six to both results", async () => {
  const { page, errors, context } = await open("ar");
  await page.evaluate(() => {
    globalThis.pointed = 0;
    for (const name of ["pointerdown", "mousedown"]) addEventListener(name, () => (globalThis.pointed += 1), true);
  });
  const check = new ByKeyboard(page);
  const pages = await walk(check);
  assert.ok(pages <= 25, `${pages} pages`);
  const office = check.host.locator('[data-section="office"]');
  for (const id of ["takaful", "karama-5"]) {
    assert.equal(await office.locator(`[data-section="${id}"]`).count(), 1, id);
  }
  assert.equal(await page.evaluate(() => globalThis.pointed), 0, "nothing was pointed at");
  assert.deepEqual(errors, []);
  console.log(`${pages} pages, ${check.keys} keys`);
  await context.close();
});

test("a brother with a job, the seventh, changes neither result", async () => {
  const { context, check } = await open("en");
  await walk(check, {
    people: [...sixPeople, ["sibling", "30"]],
    answers: { ...homeOfSix, "person.work 6": "government" },
  });
  const office = check.host.locator('[data-section="office"]');
  assert.equal(await office.locator('[data-section="takaful"]').count(), 1);
  assert.equal(await office.locator('[data-section="karama-5"]').count(), 1);
  await context.close();
});

test("after the first page nothing is fetched, sent or stored, also offline (22, 40)", async () => {
  const { page, context, check } = await open("en");
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  await context.setOffline(true);
  await walk(check);
  assert.equal(await check.kind(), "results");
  assert.deepEqual(requests, []);
  const stored = await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]);
  assert.deepEqual(stored, [0, 0, ""]);
  await context.close();
});

test("the keyboard alone is enough, and focus is where it belongs (7–12)", async () => {
  const { page, context, check } = await open("en");
  assert.equal(await page.evaluate(() => document.activeElement.localName), "body", "not moved on load");
  await check.begin();
  const key = (name) => page.keyboard.press(name);

  // Continue with nothing filled in: focus on the summary, its link leads to the field.
  await check.host.locator("input[name=day]").focus();
  await key("Enter");
  assert.match(await check.focused(), /errors/);
  await key("Tab");
  await key("Enter");
  assert.equal(await check.focused(), "input day");
  assert.equal(await check.host.locator("input[name=day]").getAttribute("aria-invalid"), "true");

  // What is typed goes in once, and a double Enter skips nothing.
  for (const part of ["1", "5", "1988"]) {
    await page.keyboard.type(part);
    if (part !== "1988") await key("Tab");
  }
  await key("Enter");
  await key("Enter");
  assert.equal(await check.kind(), "people");
  assert.match(await check.focused(), /heading/);

  // A child, and nobody else.
  await check.add("child", "8");
  await check.button("enough").focus();
  await key("Enter");
  assert.equal(await check.kind(), "choice");
  assert.match(await check.focused(), /heading/);

  // Shift+Tab reaches Back, Tab the first choice; arrows move, and nothing is handed in by it.
  await key("Shift+Tab");
  assert.match(await check.focused(), /back/);
  await key("Tab");
  assert.equal(await check.focused(), "input answer");
  await key("Space");
  await key("ArrowDown");
  assert.equal(await check.kind(), "choice");
  assert.equal(await check.host.locator("input:checked").count(), 1);
  await key("Enter");
  assert.notEqual(await check.id(), "family.kind");

  // Back keeps the answer.
  await key("Shift+Tab");
  await key("Enter");
  assert.equal(await check.id(), "family.kind");
  assert.equal(await check.host.locator("input:checked").count(), 1);
  await context.close();
});

test("whom the check is for is asked first, said once, and can be changed (6, 16)", async () => {
  const { context, check } = await open("en");
  assert.equal(await check.kind(), "start");
  assert.equal(await check.host.locator("input:checked").count(), 0);
  await check.press("continue");
  assert.match(await check.focused(), /errors/);
  await check.begin("helper");
  assert.match(await check.heading().innerText(), /this person/);
  await check.press("back");
  assert.equal(await check.host.locator("input:checked").getAttribute("value"), "helper");
  await check.begin("me");
  assert.match(await check.heading().innerText(), /you/);
  await context.close();
});

test("what is wrong is said twice in the same words, and stays as typed (16, 20)", async () => {
  const { context, check } = await open("en");
  await check.begin();
  for (const [name, text] of [["day", "31"], ["month", "13"], ["year", "1988"]]) {
    await check.fill(name, text);
  }
  await check.press("continue");
  const above = await check.host.locator(".errors a").innerText();
  assert.equal(above, await check.host.locator(".error").innerText());
  assert.match(above, /13/);
  assert.equal(await check.host.locator("input[name=month]").inputValue(), "13");
  assert.equal(await check.host.locator("input[name=month]").getAttribute("aria-invalid"), "true");
  await check.fill("month", "٣");
  await check.press("continue");
  assert.equal(await check.kind(), "people");
  await context.close();
});
