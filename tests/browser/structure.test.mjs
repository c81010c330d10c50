// What assistive technology meets on every page of every journey in every language: axe, language and
// direction, headings, groups, hints, isolates, sizes. One walk for each language serves all checks.
// Numbers are those of docs/accessibility.md.

import assert from "node:assert/strict";
import { test } from "node:test";

import { violations } from "./axe.mjs";
import { begin, hosts, journeysOf, once, open, openAll, spoken, tour, walk } from "./gallery.mjs";
import { staged } from "./support.mjs";

const levels = Object.entries(hosts({ more: 'heading-level="3"' }));
const pages = Object.fromEntries(levels.map(([path, page]) => [path.replace("/", "/level-"), page]));
const stage = staged({ pages: { ...hosts(), ...pages } });

// Each runs in the browser and gives what is wrong. `view` is the root of what is drawn.

const looks = {
  "2: the root says which language it speaks, and which way it runs": ({ view, lang, dir }) => [
    view.lang.split("-")[0] === lang || `lang is ${view.lang}`,
    view.dir === dir || `dir is ${view.dir}`,
  ],

  "3: one heading on a page, at its level, and legend or label of what is asked": ({ view, level }) => {
    const [heading, ...others] = view.querySelectorAll(".heading");
    const controls = [...view.querySelectorAll("input, select")];
    const label = heading.querySelector("label");
    const asks = ["yes-no", "choice", "which", "who", "number", "money"];
    const kind = view.querySelector("form").dataset.kind;
    const tied = label ? controls.some(({ id }) => id === label.htmlFor) : heading.closest("legend");
    const headings = [...view.querySelectorAll("h1, h2, h3, h4, h5, h6")];
    let above = level;
    return [
      !others.length || "several headings",
      heading.localName === `h${level}` || `level of ${heading.localName}`,
      heading === headings[0] || "something is above the heading",
      headings.every((one) => one === heading || one.localName > heading.localName) || "another as high",
      headings.every((one) => {
        const skips = Number(one.localName[1]) > above + 1;
        above = Number(one.localName[1]);
        return !skips;
      }) || "a level is skipped",
      Boolean(tied) || !asks.includes(kind) || "it is neither legend nor label",
    ];
  },

  "4: what runs another way stands in bdi or says its language, and phones run left to right": ({ view, dir }) => {
    const wrong = [];
    const other = dir === "rtl" ? /[A-Za-zА-я]{2}/ : /[؀-ۿ]{2}/;
    const texts = document.createTreeWalker(view, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { data, parentElement } = texts.currentNode;
      const apart = parentElement.closest("bdi, [lang]") !== view;
      if (other.test(data) && !apart) wrong.push(`not apart: ${data}`);
      // A phone, a version, a fingerprint: letters and digits that mean nothing in another order.
      const code = /^(\+?\d[\d -]{3,}|[0-9a-f]{12}|\d+\.\d+\.\d+)$/.test(data.trim());
      const isolated = parentElement.closest("bdi");
      if (code && parentElement.closest(".about, .card") && isolated?.dir !== "ltr" && !/^[\d -]+$/.test(data)) {
        wrong.push(`no left to right: ${data}`);
      }
      if (/19680/.test(data) && isolated?.dir !== "ltr") wrong.push(`a phone that runs as the page: ${data}`);
    }
    for (const button of view.querySelectorAll(".languages button")) {
      if (!button.lang) wrong.push(`no language: ${button.textContent}`);
    }
    return wrong;
  },

  "6: choices are in a fieldset with a legend, hints are tied to them, nothing is chosen": ({ view, answered }) => {
    const wrong = [];
    for (const choice of view.querySelectorAll("input[type=radio], input[type=checkbox]")) {
      const legend = choice.closest("fieldset")?.querySelector(":scope > legend");
      if (!legend?.textContent.trim()) wrong.push(`no legend: ${choice.value}`);
      if (choice.checked && !answered) wrong.push(`chosen beforehand: ${choice.value}`);
    }
    for (const box of view.querySelectorAll("input[type=text], select")) {
      if (!box.labels.length && !box.closest("fieldset > legend")) wrong.push(`no label: ${box.name}`);
      if (box.value && !answered) wrong.push(`filled in beforehand: ${box.name}`);
    }
    const told = [...view.querySelectorAll("[aria-describedby]")].flatMap((one) =>
      one.getAttribute("aria-describedby").trim().split(/ +/),
    );
    for (const id of told) if (!view.querySelector(`[id="${id}"]`)) wrong.push(`tied to nothing: ${id}`);
    const controls = view.querySelector("input, select");
    for (const note of view.querySelectorAll(".hint, .error, .suffix")) {
      if (controls && note.id && !told.includes(note.id)) {
        // The hint of a page of several fields stands below its heading and is read with it.
        if (note.id !== "hint" || view.querySelectorAll(".field").length < 2) wrong.push(`tied by nothing: ${note.id}`);
      }
    }
    return wrong;
  },

  "14: what can be pressed is 24 pixels high and wide at least, choices are 44 high": ({ view }) => {
    const wrong = [];
    for (const target of view.querySelectorAll("button, a[href], select, input[type=text], summary")) {
      const { width, height } = target.getBoundingClientRect();
      // What lies in something closed has no size; a link in a line of text may be as high as it.
      if (width && (width < 24 || height < 24) && !target.matches("p > a")) {
        wrong.push(`${Math.round(width)} by ${Math.round(height)}: ${target.textContent}`);
      }
    }
    for (const choice of view.querySelectorAll(".choice, .primary, .secondary, .list")) {
      if (choice.getBoundingClientRect().height < 44) wrong.push(`low: ${choice.textContent}`);
    }
    return wrong;
  },
};

/** Looks at the page as it is; what each look finds is added to `found`. */
async function lookAt(page, seen, setting) {
  const found = await page.evaluate(
    ([sources, setting]) => {
      const view = document.querySelector("self-check").shadowRoot.querySelector(".view");
      return sources.map((source) => {
        const wrong = (0, eval)(`(${source})`)({ view, ...setting });
        return wrong.filter((one) => one !== true);
      });
    },
    [Object.values(looks).map(String), setting],
  );
  Object.keys(looks).forEach((name, place) => {
    for (const wrong of found[place]) seen.found[name].push(`${setting.place}: ${wrong}`);
  });
}

for (const language of spoken) {
  const { called } = language;

  /** Every page of every journey of the package, in this language. */
  const seen = once(async () => {
    const seen = { found: {}, axe: [], headings: new Map(), pages: 0 };
    for (const name of Object.keys(looks)) seen.found[name] = [];
    for (const journey of journeysOf(language)) {
      const { page, context, errors } = await open(stage, language);
      await walk(page, journey, async ({ kind, id }) => {
        seen.pages += 1;
        const answered = kind === "results" || kind === "answers";
        await lookAt(page, seen, { ...language, level: 2, answered, place: `${journey}, ${id}` });
        const heading = await page.evaluate(() => globalThis.steps.root.querySelector(".heading").textContent);
        // People are described on one page after another, which asks the same of each.
        if (kind !== "people") {
          const others = seen.headings.get(heading) ?? new Set();
          seen.headings.set(heading, others.add(journey + id));
        }
      });
      assert.deepEqual(errors, []);
      await context.close();
    }
    return seen;
  });

  for (const name of Object.keys(looks)) {
    test(`${name}: ${called}`, async () => {
      const { found, pages } = await seen();
      assert.ok(pages > 8, `${pages} pages`);
      assert.deepEqual([...new Set(found[name])], []);
    });
  }

  test(`3: no two pages of a journey have one heading, so a page's title says where one is: ${called}`, async () => {
    const { headings } = await seen();
    const twice = [...headings].filter(([, pages]) => {
      const byJourney = [...pages].map((page) => page.replace(/[a-z_.]+( \d+)?$/, ""));
      return new Set(byJourney).size < byJourney.length;
    });
    // Results come again where more answers narrow an amount: they are one page.
    assert.deepEqual(twice, []);
  });

  test(`1: axe finds nothing on any sort of page, also with something to be put right: ${called}`, async () => {
    for (const journey of journeysOf(language)) {
      const { page, context } = await open(stage, language);
      await tour(page, journey, async ({ name }) => {
        await openAll(page);
        assert.deepEqual(await violations(page), [], name);
      });
      await context.close();
    }
  });

  test(`3: the host says at which level headings begin: ${called}`, async () => {
    const { page, context } = await open(stage, { ...language, name: `level-${language.name}` });
    await begin(page, journeysOf(language)[0]);
    const level = await page.evaluate(() => globalThis.steps.root.querySelector(".heading").localName);
    assert.equal(level, "h3");
    await context.close();
  });
}

test("4: letters of another script are found where nothing sets them apart", async () => {
  // What the checks above lean on: they can fail.
  const { page, context } = await open(stage, spoken[0]);
  await begin(page, journeysOf(spoken[0])[0]);
  const seen = { found: Object.fromEntries(Object.keys(looks).map((name) => [name, []])) };
  await page.evaluate(() => {
    const view = globalThis.steps.root.querySelector(".view");
    view.lang = "xx";
    view.querySelector(".heading").append("Latin العربية");
    view.querySelector("input").checked = true;
    view.querySelector("legend").remove();
    view.querySelector(".choice").style.cssText = "min-block-size: 0; padding: 0; block-size: 20px";
    view.append(document.createElement("h1"));
    view.querySelector("h1").className = "heading";
  });
  await lookAt(page, seen, { ...spoken[0], level: 2, answered: false, place: "broken" });
  for (const [name, wrong] of Object.entries(seen.found)) assert.ok(wrong.length, name);
  await context.close();
});
