// What a page around the element can rely on: attributes, methods, events, slots, focus and title.
// Numbers are those of the list of checks.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";

import { Check, element, walk } from "./check.mjs";
import { each, open } from "./host.mjs";
import { aged, anyPackage, errorWords, packages } from "./packages.mjs";
import { dist, staged } from "./support.mjs";

const manifest = JSON.parse(await readFile(join(dist, anyPackage.rules), "utf8"));
const stage = staged();

const title = ({ page }) => page.title();
const headings = (check) => check.heading().innerText();

// What the page around is told.

test("events say where somebody is, and nothing of what they answer", async () => {
  const { context, check, heard } = await open(stage, element({}));
  const secrets = ["37", "13", "67", "couple_with_children", "preparatory", "irregular", "884"];
  await check.press("continue");
  await walk(check);
  const events = await heard();
  const [first, ready, wrong] = events;
  const languages = manifest.texts.map(({ key }) => key);
  assert.deepEqual(ready, {
    type: "selfcheck-ready",
    package: manifest.package,
    version: manifest.version,
    hash: manifest.core.sha256,
    languages,
  });
  assert.deepEqual([first.kind, first.position, first.error], ["start", 1, false]);
  assert.deepEqual([wrong.kind, wrong.position, wrong.error], ["start", 1, true]);
  const positions = events.filter(({ type }) => type === "selfcheck-step").map(({ position }) => position);
  assert.deepEqual(positions, [...positions].sort((one, other) => one - other));
  const [result] = events.filter(({ type }) => type === "selfcheck-result");
  assert.deepEqual(result, { type: "selfcheck-result", programs: { office: 2 } });
  const titles = events.map(({ title }) => title ?? "").join("\n");
  for (const secret of secrets) assert.ok(!titles.includes(secret), secret);
  const names = { ready: 5, step: 5, result: 2 };
  for (const event of events) {
    assert.equal(Object.keys(event).length, names[event.type.replace("selfcheck-", "")], event.type);
  }
  await context.close();
});

each(stage, "2: the host changes the language, and keeps its own focus", async ({ page, check }, { other }) => {
  await aged(check, "37");
  await page.evaluate((other) => {
    const button = document.createElement("button");
    button.id = "host";
    document.body.prepend(button);
    button.focus();
    document.querySelector("self-check").lang = other;
  }, other);
  await check.host.locator(`.view[lang|="${other}"]`).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), "host");
  assert.equal(await check.host.locator("input[name=age]").inputValue(), "37");
});

test("3: headings begin at the level asked for, also when it changes", async () => {
  const { page, context, check } = await open(stage, element({ more: 'heading-level="4"' }));
  const level = () => check.heading().evaluate((heading) => heading.localName);
  assert.equal(await level(), "h4");
  await page.evaluate(() => (document.querySelector("self-check").headingLevel = "9"));
  assert.equal(await level(), "h2", "what is no level is the second");
  await context.close();
});

const pair = packages.slice(-2);
const two = pair.map((one) => element(one)).join("\n");

test("5, 43: two elements in two languages share the program and the style sheet, and nothing else", async () => {
  const { page, context, errors } = await open(stage, two);
  await page.waitForFunction(() => heard.filter(({ type }) => type === "selfcheck-step").length === 2);
  const [one, other] = pair.map(
    (_, place) => new Check(page, `self-check >> nth=${place}`),
  );
  await aged(one, "37");
  await one.press("continue");
  assert.equal(await one.kind(), "people");
  assert.equal(await other.kind(), "start", "the other stays where it is");
  await aged(other, "80");
  await other.press("continue");
  assert.notEqual(
    await one.host.locator(".described").innerText(),
    await other.host.locator(".described").innerText(),
  );
  const seen = await page.evaluate(() => {
    const roots = [...document.querySelectorAll("self-check")].map(({ shadowRoot }) => shadowRoot);
    return {
      sheets: new Set(roots.flatMap(({ adoptedStyleSheets }) => [...adoptedStyleSheets])).size,
      languages: roots.map((root) => root.querySelector(".view").lang.split("-")[0]),
      outside: document.querySelectorAll("[id]").length,
      twice: roots.map((root) => {
        const ids = [...root.querySelectorAll("[id]")].map(({ id }) => id);
        return ids.length - new Set(ids).size;
      }),
    };
  });
  assert.deepEqual(seen.languages, pair.map(({ lang }) => lang));
  assert.equal(seen.sheets, 1);
  assert.equal(seen.outside, 0, "no id of the check is in the host's document");
  assert.deepEqual(seen.twice, [0, 0]);
  assert.equal(stage.server.requests.filter((request) => request.includes(".wasm")).length > 0, true);
  const modules = await page.evaluate(
    () => performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".wasm")).length,
  );
  assert.equal(modules, 1);
  // One is taken away: the other goes on.
  await page.evaluate(() => document.querySelector("self-check").remove());
  const rest = new Check(page);
  await rest.press("back");
  assert.equal(await rest.kind(), "person");
  assert.deepEqual(errors, []);
  await context.close();
});

// Focus and errors.

each(stage, "10: after Continue, Back and an error, focus is where it belongs, and in view", async ({ page, check }) => {
  await page.setViewportSize({ width: 360, height: 400 });
  const seen = async (selector) => {
    const place = check.host.locator(selector).first();
    assert.ok(await place.evaluate((place) => place.getRootNode().activeElement === place), selector);
    // Browsers scroll as soon as they draw.
    await page.waitForTimeout(50);
    const { y } = await place.boundingBox();
    assert.ok(y >= 0 && y < 400, `${selector} is at ${y}`);
  };
  await check.press("continue");
  await seen(".errors");
  await aged(check, "37");
  await check.press("continue");
  await seen(".heading");
  await check.press("enough");
  await seen(".heading");
  await check.press("back");
  await seen(".heading");
});

test("11: on load, and when the host begins anew, its focus stays", async () => {
  const field = '<input id="host" autofocus>';
  const { page, context, check } = await open(stage, field + element({}));
  const focused = () => page.evaluate(() => document.activeElement.id);
  assert.equal(await focused(), "host");
  await page.evaluate(() => {
    const element = document.querySelector("self-check");
    element.prefill({ people: [{ birth_date: "1988-05-01" }] });
    element.back();
  });
  assert.equal(await check.kind(), "which");
  assert.equal(await focused(), "host");
  await page.evaluate(() => document.querySelector("self-check").clear());
  assert.equal(await check.kind(), "start");
  assert.equal(await focused(), "host");
  await context.close();
});

each(stage, "16: Continue with nothing filled in says what to do, above and beside, in the same words", async ({ check }) => {
  await aged(check, "37");
  await check.press("continue");
  await check.add("child", "8");
  await check.press("enough");
  assert.notEqual(await check.kind(), "people");
  await check.press("continue");
  const above = await check.host.locator(".errors a").allInnerTexts();
  const beside = await check.host.locator(".error").allInnerTexts();
  assert.deepEqual(above, beside);
  assert.equal(above.length, 1);
  assert.ok((await check.host.locator("[aria-invalid=true]").count()) > 0);
  assert.match(await check.focused(), /errors/);
  const described = await check.host.locator("fieldset").getAttribute("aria-describedby");
  for (const id of described.trim().split(/\s+/)) {
    assert.equal(await check.host.locator(`[id="${id}"]`).count(), 1, id);
  }
});

// Title.

each(
  stage,
  "17: the page's title follows, with a word in front when something is wrong, and comes back",
  async (opened, { lang }) => {
    const { page, check, heard } = opened;
    assert.equal(await title(opened), `${await headings(check)} – Host page`);
    await check.press("continue");
    assert.equal(await title(opened), `${errorWords[lang]}${await headings(check)} – Host page`);
    assert.equal((await heard()).at(-1).error, true);
    await aged(check, "37");
    await check.press("continue");
    assert.equal(await title(opened), `${await headings(check)} – Host page`);
    assert.equal((await heard()).at(-1).title, await headings(check));
    // The host takes another title meanwhile.
    await page.evaluate(() => (document.title = "Another"));
    await check.press("enough");
    assert.equal(await title(opened), `${await headings(check)} – Another`);
    await page.evaluate(() => (document.querySelector("self-check").manageTitle = false));
    assert.equal(await title(opened), "Another");
    await page.evaluate(() => (document.querySelector("self-check").manageTitle = true));
    assert.notEqual(await title(opened), "Another");
    await page.evaluate(() => document.querySelector("self-check").remove());
    assert.equal(await title(opened), "Another");
  },
  "manage-title",
);

test("17: without being asked for, the title stays", async () => {
  const opened = await open(stage, element({}));
  await opened.check.press("continue");
  assert.equal(await title(opened), "Host page");
  await opened.context.close();
});

each(stage, "18: the results are announced once: by focus on their heading", async ({ page, check }) => {
  await walk(check);
  assert.match(await check.focused(), /heading/);
  const live = page.locator("[aria-live], [role=status], [role=alert], [role=log], output");
  assert.equal((await live.allInnerTexts()).join(""), "", "no live region says anything");
});

// What the host gives and asks for.

test("what the host gives beforehand is not asked, is shown, and can be changed", async () => {
  const { page, context, check, heard } = await open(stage, element({}));
  const left = [];
  page.on("console", (message) => left.push(message.text()));
  await page.evaluate(() =>
    document.querySelector("self-check").prefill({
      date: "2020-01-01",
      household: { belongings: [], situations: { form: 3 }, wage: 3 },
      units: { family: { kind: "couple_with_children" } },
      people: [
        { birth_date: "1988-05-01", work: "no_such_work" },
        { id: "k", relation: "child", birth_date: { from: "2015-01-01", to: "2015-12-31" }, school: "primary" },
      ],
      hosehold: { x: true },
    }),
  );
  assert.deepEqual(left, [
    "self-check: left out: people.work A024, household.situations A042, household.wage A003, hosehold.x A003",
  ]);
  assert.equal((await heard()).filter(({ type }) => type === "selfcheck-ready").length, 1);
  const ids = [];
  await walkOn(check, ids);
  for (const id of ["family.kind", "household.belongings", "person.school 1"]) {
    assert.ok(!ids.includes(id), `${id} is asked: ${ids}`);
  }
  assert.ok(ids.includes("person.work 0"), "what was not accepted is asked");
  assert.equal(await check.kind(), "answers");
  assert.match(await check.form.innerText(), /Husband and wife with children/);
  await context.close();
});

/** Answers up to the list of all answers. */
async function walkOn(check, ids) {
  for (let pages = 0; pages < 40 && (await check.kind()) !== "answers"; pages += 1) {
    ids.push(await check.id());
    for (const value of ["none-of-these", "nobody", "none", "no"]) {
      const choice = check.host.locator(`input[value="${value}"]`);
      if (await choice.count()) {
        await choice.check();
        break;
      }
    }
    const chosen = await check.host.locator("input:checked").count();
    await check.press(chosen ? "continue" : "unknown");
  }
}

test("properties and answers that are set before the script is there are heard", async () => {
  const [, tag] = element({}).match(/(<self-check[^>]*>)/);
  const { page, context, check } = await open(stage, 
    `${tag.replace(/rules="[^"]*"/, "")}</self-check>
     <script>
       document.querySelector("self-check").rules = "${anyPackage.rules}";
       document.querySelector("self-check").headingLevel = 3;
     </script>
     <script type="module">
       import "/self-check.js";
       document.querySelector("self-check").prefill({ people: [{ birth_date: "1988-05-01" }] });
     </script>`,
  );
  assert.equal(await check.kind(), "which");
  assert.equal(await check.heading().evaluate((heading) => heading.localName), "h3");
  assert.equal(await page.locator("self-check").getAttribute("rules"), anyPackage.rules);
  await context.close();
});

test("the host goes back a page", async () => {
  const { page, context, check } = await open(stage, element({}));
  await aged(check, "37");
  await check.press("continue");
  await page.evaluate(() => document.querySelector("self-check").back());
  assert.equal(await check.kind(), "person");
  await context.close();
});

test("what stands in the slot for help is below every page, also when something is wrong", async () => {
  const help = '<p slot="help">Call <a href="tel:19680">19680</a>.</p>';
  const body = (rules) =>
    `<self-check rules="${rules}" lang="en" date="2026-03-20"><p id="way">Another way</p>${help}</self-check>
     <script type="module" src="/self-check.js"></script>`;
  const { page, context, check } = await open(stage, body(anyPackage.rules));
  const below = async () => {
    const link = await page.locator("self-check [slot=help] a").boundingBox();
    const view = await check.host.locator(".view").boundingBox();
    assert.ok(link && link.y >= view.y + view.height, "below the check");
  };
  await walk(check, { people: [], at: below });
  await below();
  assert.ok(!(await page.locator("#way").isVisible()));
  await context.close();
  const wrong = await open(stage, body("/nowhere/manifest.json"));
  assert.ok(await wrong.page.locator("#way").isVisible());
  assert.ok(await wrong.page.locator("[slot=help]").isVisible());
  await wrong.context.close();
});

test("an element that is moved without being taken away keeps its answers", async () => {
  const { page, context, check } = await open(stage, `<div id="there"></div>${element({})}`);
  await aged(check, "37");
  await check.press("continue");
  const moved = await page.evaluate(() => {
    const there = document.querySelector("#there");
    if (!there.moveBefore) return false;
    there.moveBefore(document.querySelector("self-check"), null);
    return true;
  });
  if (moved) assert.equal(await check.kind(), "people");
  await context.close();
});

each(stage, "41: without speech synthesis every button there is does something", async ({ page, check }) => {
  await page.evaluate(() => {
    delete globalThis.speechSynthesis;
    delete globalThis.SpeechSynthesisUtterance;
  });
  const marks = new Set();
  await walk(check, {
    people: [["child", "8"]],
    async at() {
      for (const button of await check.host.locator("button:visible").all()) {
        marks.add((await button.getAttribute("data-action"))?.split(" ")[0] ?? "none");
      }
    },
  });
  const known = ["add", "answers", "back", "change", "clear", "continue", "edit", "enough", "form"];
  known.push("language", "leave", "narrow", "print", "remove", "retry", "save", "share", "unknown");
  assert.deepEqual([...marks].filter((mark) => !known.includes(mark)), []);
});
