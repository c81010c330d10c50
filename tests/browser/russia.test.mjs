// Russia's unified benefit in the element: a family reaches its result in Russian on a narrow phone,
// every page clean; somebody who helps is told that a region has no figure; in English the keyboard alone is enough.

import assert from "node:assert/strict";
import { test } from "node:test";

import { violations } from "./axe.mjs";
import { element, visit, walk } from "./check.mjs";
import { hostPage, staged } from "./support.mjs";

const PHONE = { viewport: { width: 390, height: 844 } };

const pages = {};
for (const lang of ["ru", "en"]) {
  const check = element({ rules: "/rules/russia/manifest.json", lang });
  pages[`/${lang}.html`] = hostPage(check, { lang });
}
const stage = staged({ pages });

const open = (lang, options) => visit(stage, `/${lang}.html`, options);

/** A couple in Moscow with children of 8 and 3; both work, 840,000 a year together. */
const people = [
  ["husband", "37"],
  ["child", "8"],
  ["child", "3"],
];
const answers = {
  "household.region": "moscow",
  "person.worked": "0",
  "person.earnings 0": "540000",
  "person.earnings 1": "300000",
};

/** Both adults worked: ticks the husband; `walk` ticks the applicant. */
async function bothWorked(check) {
  if ((await check.id()) === "person.worked") await check.choose("1");
}

test("a family reaches three quarters in Russian, every page clean, nothing scrolls sideways", async () => {
  const { page, errors, context, check } = await open("ru", PHONE);
  const asked = [];
  const pages = await walk(check, {
    age: "35",
    people,
    answers,
    async at() {
      asked.push(await check.id());
      await bothWorked(check);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= 390, `${asked.at(-1)}: ${wide}`);
      assert.deepEqual(await violations(page), [], asked.at(-1));
    },
  });
  assert.ok(pages <= 17, `${pages} pages: ${asked.join(", ")}`);
  assert.equal(await check.host.locator(".view").getAttribute("lang"), "ru-RU");
  const card = check.host.locator('[data-section="eligible"] [data-section="unified_benefit"]');
  assert.match(await card.innerText(), /32\s854,50\s₽ в месяц/);
  for (const summary of await check.host.locator("summary").all()) await summary.click();
  assert.deepEqual(await violations(page), [], "opened");
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390);
  const all = await check.host.locator(".view").innerText();
  assert.match(all, /15 марта 2026/, "the day of review, as Russian writes it");
  assert.doesNotMatch(all, /отказ|не имеете|ошибк/i);
  assert.deepEqual(errors, []);
  await context.close();
});

test("somebody who helps: a region without a figure is left to the office, with a range", async () => {
  const { context, check } = await open("ru", PHONE);
  await walk(check, {
    reader: "helper",
    age: "35",
    people,
    answers: { ...answers, "household.region": "other" },
    async at() {
      await bothWorked(check);
      const said = await check.form.innerText();
      if ((await check.kind()) === "people") assert.match(said, /тому, кому вы помогаете/);
      if ((await check.kind()) !== "start") assert.doesNotMatch(said, /(^|\s)(вам|вас|с вами)\s/i);
    },
  });
  const card = check.host.locator('[data-section="office"] [data-section="unified_benefit"]');
  assert.match(await card.innerText(), /От 11\s000\s₽ до 54\s000\s₽ в месяц/);
  assert.equal(await check.host.locator('[data-section="ineligible"]').count(), 0);
  await context.close();
});

test("in English the keyboard alone leads to the office's decision about a parent at home", async () => {
  const { page, errors, context, check } = await open("en");
  const key = (name) => page.keyboard.press(name);

  /** Tab until the focus is on something that matches. */
  async function reach(selector) {
    for (let tabs = 0; tabs < 40; tabs += 1) {
      const there = await page.evaluate(
        (wanted) => document.querySelector("self-check").shadowRoot?.activeElement?.matches(wanted),
        selector,
      );
      if (there) return;
      await key("Tab");
    }
    assert.fail(`${await check.id()}: no Tab reaches ${selector}`);
  }
  async function write(selector, text) {
    await reach(selector);
    await page.keyboard.type(text);
  }
  /** A radio button: Tab leads to the group, arrows lead to the option. */
  async function pick(name, value) {
    await reach(`input[name="${name}"]`);
    await key("Space");
    const chosen = check.host.locator(`input[name="${name}"]:checked`);
    for (let steps = 0; (await chosen.getAttribute("value")) !== value; steps += 1) {
      assert.ok(steps < 12, `no arrow reaches ${value}`);
      await key("ArrowDown");
    }
  }
  /** A list: letters lead to the option. */
  async function find(text) {
    await reach("select");
    await page.keyboard.type(text);
  }
  async function tick(value) {
    await reach(`input[value="${value}"]`);
    await key("Space");
  }
  async function press(action) {
    await reach(`button[data-action="${action}"]`);
    await key("Enter");
  }
  async function person(relation, age) {
    await pick("relation", relation);
    await press("form age");
    await write("input[name=age]", age);
    await press("add");
  }

  await pick("answer", "family");
  await press("continue");
  await press("form age");
  await write("input[name=age]", "35");
  await key("Enter");
  await person("husband", "37");
  await person("child", "2");
  await press("enough");
  const steps = {
    "person.pregnant": () => tick("nobody"),
    "household.region": () => find("Tatar"),
    "person.worked": () => tick("1"),
    "person.earnings 1": () => write("input[type=text]", "360000"),
    "family.other_income": () => write("input[type=text]", "0"),
    "person.reason 0": () => pick("answer", "care"),
    "person.reason_months 0": () => write("input[type=text]", "12"),
    "family.property": () => tick("none-of-these"),
    "person.not_citizen": () => tick("nobody"),
    "person.lives_abroad": () => tick("nobody"),
  };
  for (const [id, step] of Object.entries(steps)) {
    assert.equal(await check.id(), id);
    assert.match(await check.focused(), /heading/);
    await step();
    await press("continue");
  }
  if ((await check.kind()) === "answers") await press("continue");
  assert.equal(await check.kind(), "results");
  const card = check.host.locator('[data-section="office"] [data-section="unified_benefit"]');
  // 30,000 a month for three, limit 48,294: with half and with three quarters still below it.
  assert.match(await card.innerText(), /15,615/);
  assert.match(await card.innerText(), /Why the earnings were lower/);
  assert.deepEqual(errors, []);
  await context.close();
});
