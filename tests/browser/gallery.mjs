// The gallery for tests: its journeys, walked from inside the browser, so that many things can be
// looked at on every page in a few seconds. No assertions. Examples are in `www/gallery/examples.js`;
// a package that `dist/` does not have is left out.

import { existsSync } from "node:fs";
import { join } from "node:path";

import { examples, journeys, packages, rulesOf } from "../../www/gallery/examples.js";
import { element, visit } from "./check.mjs";
import { dist, hostPage } from "./support.mjs";

export { journeys };

/** The example of that name. */
export const example = (wanted) => examples.find(({ name }) => name === wanted);

/** Each package that is there, in each of its languages: `{ name, lang, dir, called }`. */
export const spoken = Object.entries(packages)
  .filter(([name]) => existsSync(join(dist, rulesOf(name))))
  .flatMap(([name, { languages }]) =>
    Object.entries(languages).map(([lang, dir]) => ({ name, lang, dir, called: `${name}, ${lang}` })),
  );

/** Names of the journeys through a package that answer what is asked. */
export const journeysOf = ({ name }) =>
  Object.keys(journeys).filter((key) => journeys[key].package === name && !journeys[key].otherwise);

const DRIVER = `<script type="module">
  import { Steps } from "/gallery/steps.js";
  globalThis.Steps = Steps;
</script>`;

/** Host pages for `serve`: `/egypt-ar.html`, … `more` are attributes, `head` goes into the page. */
export function hosts({ more = "", head = "" } = {}) {
  return Object.fromEntries(
    spoken.map(({ name, lang, dir }) => {
      const check = element({ rules: `/${rulesOf(name)}`, lang, date: packages[name].date, more });
      return [`/${name}-${lang}.html`, hostPage(check + DRIVER, { lang, dir, head })];
    }),
  );
}

/** Opens a package in a language, ready for a journey. */
export async function open(stage, { name, lang }, options = {}) {
  const opened = await visit(stage, `/${name}-${lang}.html`, options);
  await opened.page.waitForFunction(() => globalThis.Steps);
  return opened;
}

/** Begins a journey on an open page. */
export async function begin(page, journey) {
  await page.evaluate(async (journey) => {
    const element = document.querySelector("self-check");
    globalThis.steps = await new globalThis.Steps(element, journey).ready();
  }, journeys[journey]);
}

/** Where one is: kind and id of the page. */
export const here = (page) =>
  page.evaluate(() => ({ kind: globalThis.steps.kind, id: globalThis.steps.id }));

/** Walks a journey to its end; `at` is called on every page with its kind and id. */
export async function walk(page, journey, at = async () => {}) {
  await begin(page, journey);
  for (let more = true; more; ) {
    await at(await here(page));
    more = await page.evaluate(() => globalThis.steps.next());
  }
}

/** Goes to an example on an open page. */
export async function show(page, example) {
  await begin(page, example.journey);
  await page.evaluate((example) => globalThis.steps.until(example), example);
}

/**
 * Walks a journey and stops at the examples that lie on it: `at` is called with each, once what it
 * says was pressed.
 */
export async function tour(page, journey, at) {
  const left = new Set(examples.filter(({ journey: on, rules, lacks }) => on === journey && !rules && !lacks));
  await walk(page, journey, async ({ id }) => {
    const shown = await page.evaluate(
      (all) => all.filter((example) => globalThis.steps.is(example)).map(({ name }) => name),
      [...left],
    );
    for (const example of [...left].filter(({ name }) => shown.includes(name))) {
      left.delete(example);
      const press = (action) => page.evaluate((action) => globalThis.steps.press(action), action);
      if (example.pressed) await press(example.pressed);
      await at(example);
      if ((await here(page)).id !== id) await press("back");
    }
  });
  if (left.size) throw new Error(`${journey} does not come by ${[...left].map(({ name }) => name)}`);
}

/** Opens everything on the page that can be opened. */
export const openAll = (page) =>
  page.evaluate(() => {
    const { shadowRoot } = document.querySelector("self-check");
    for (const details of shadowRoot.querySelectorAll("details")) details.open = true;
  });

/**
 * Begins a table of things to look at on every page of every journey of a package. Each look is a
 * function that runs in the browser and gives what is wrong, a line each. Gives what each found, by
 * its name; the walk happens once, whoever asks first.
 */
export function once(walkAll) {
  let found;
  return () => (found ??= walkAll());
}
