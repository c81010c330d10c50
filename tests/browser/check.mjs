// A check in a browser, as a citizen goes through it: what the journeys share. No assertions.

import { watchErrors } from "./support.mjs";

/** The host page of the journeys: the element alone, with a way on inside the tag. */
export const element = ({ rules = "/rules/egypt/manifest.json", lang = "en", date = "2026-03-20", more = "" } = {}) => `
<self-check rules="${rules}" lang="${lang}" date="${date}" ${more}>
  <p>Without the check: call <a href="tel:19680">19680</a>.</p>
</self-check>
<script type="module" src="/self-check.js"></script>`;

/** Opens a page with the element, ready to be answered; `errors` grows with what goes wrong. */
export async function visit({ browser, server }, path, options = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const errors = watchErrors(page);
  await page.goto(server.url + path);
  return { page, errors, context, check: await new Check(page).ready() };
}

/** What can be done with the element of a page. */
export class Check {
  constructor(page, selector = "self-check") {
    this.page = page;
    this.host = page.locator(selector);
    this.form = this.host.locator("form");
  }

  /** Waits until there is a page to answer, or a problem. */
  async ready() {
    await this.form.waitFor({ timeout: 20_000 });
    return this;
  }

  /** What sort of page it is: `people`, `choice`, `results`, … */
  kind() {
    return this.form.getAttribute("data-kind");
  }

  /** Which page it is: `person.school 2`. */
  id() {
    return this.form.getAttribute("data-page");
  }

  heading() {
    return this.host.locator(".heading");
  }

  button(action) {
    return this.host.locator(`button[data-action="${action}"]`).first();
  }

  press(action) {
    return this.button(action).click();
  }

  async choose(value) {
    const list = this.host.locator("select.list");
    if (await list.count()) await list.selectOption(value);
    else await this.host.locator(`input[value="${value}"]`).check();
  }

  fill(name, text) {
    return this.host.locator(`input[name="${name}"]`).fill(text);
  }

  /** Goes from the first page on: whom the check is for. */
  async begin(reader = "me") {
    await this.choose(reader);
    await this.press("continue");
  }

  /** Describes the next person by relation and age. */
  async add(relation, age) {
    await this.host.locator(`input[name=relation][value=${relation}]`).check();
    await this.age(age);
    await this.press("add");
  }

  /** Gives an age on whatever form the page has. */
  async age(age) {
    const other = this.button("form age");
    if (await other.count()) await other.click();
    await this.fill("age", age);
  }

  /** Who has focus inside the element: tag, class and name. */
  focused() {
    return this.page.evaluate((selector) => {
      const focused = document.querySelector(selector).shadowRoot?.activeElement;
      if (!focused) return "";
      return [focused.localName, focused.className, focused.getAttribute("name")]
        .filter(Boolean)
        .join(" ");
    }, "self-check");
  }

  /** The text of a card of the results: program, and person where it is about one. */
  card(id) {
    return this.host.locator(`[data-section="${id}"]`);
  }
}

/** What each question is answered with; the rest is "none of these", "nobody", "no". */
export const homeOfSix = {
  "family.kind": "couple_with_children",
  "person.school 2": "preparatory",
  "person.school 3": "primary",
  "person.work 1": "irregular",
};

/**
 * The home of six: a couple, children of 13, 8 and 3, a grandmother of 67. Goes from the first page
 * to the results; `at` is called on every page. Returns how many pages were handed in.
 */
export async function walk(
  check,
  { reader = "family", age = "37", people = sixPeople, answers = homeOfSix, at = async () => {} } = {},
) {
  await at(check);
  await check.begin(reader);
  await at(check);
  await check.age(age);
  await check.press("continue");
  let pages = 2;
  for (const [relation, age] of people) {
    await at(check);
    await check.add(relation, age);
    pages += 1;
  }
  await at(check);
  await check.press("enough");
  return pages + 1 + (await onward(check, answers, at));
}

/** Answers from this page to the results. Returns how many pages were handed in. */
export async function onward(check, answers, at = async () => {}) {
  for (let pages = 0; pages < 60; pages += 1) {
    await at(check);
    const kind = await check.kind();
    if (kind === "results") return pages;
    if (kind !== "answers") await answer(check, answers);
    await check.press("continue");
  }
  throw new Error("the check does not end");
}

export const sixPeople = [
  ["husband", "41"],
  ["child", "13"],
  ["child", "8"],
  ["child", "3"],
  ["parent", "67"],
];

async function answer(check, answers) {
  const id = await check.id();
  const wanted = answers[id];
  if (wanted !== undefined) {
    const choices = `input[value="${wanted}"], option[value="${wanted}"]`;
    if (await check.host.locator(choices).count()) return check.choose(wanted);
    return check.host.locator("input[type=text]").first().fill(wanted);
  }
  for (const value of ["none-of-these", "nobody", "none", "no", "0"]) {
    if (await check.host.locator(`input[value="${value}"]`).count()) return check.choose(value);
  }
  const box = check.host.locator("input[type=text]");
  if (await box.count()) return box.first().fill("0");
  return check.choose("unknown");
}
