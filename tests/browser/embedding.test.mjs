// What a page around the element can rely on: attributes, methods, events, slots, the browser's
// history and title; and that the guide, the types, the manifest and the code name the same.
// Numbers are those of the list of checks.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { brotliCompressSync } from "node:zlib";

import { Check, element, walk } from "./check.mjs";
import { examples, guide, inCode, inGuide, inManifest, inTypes, rows } from "./embedding.mjs";
import { aged, anyPackage, called, errorWords, packages } from "./packages.mjs";
import { dist, hostPage, launch, serve, watchErrors } from "./support.mjs";

let browser;
let server;
let manifest;

before(async () => {
  server = await serve();
  browser = await launch();
  manifest = JSON.parse(await readFile(join(dist, anyPackage.rules), "utf8"));
});

after(async () => {
  await browser?.close();
  await server?.close();
});

/** Opens a page with this body, and waits for the check on it. Every event is kept. */
async function open(body, { ready = true, host = {}, ...options } = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const errors = watchErrors(page);
  await page.addInitScript(() => {
    globalThis.heard = [];
    for (const name of ["ready", "step", "result"]) {
      addEventListener(`selfcheck-${name}`, ({ type, detail }) => heard.push({ type, ...detail }));
    }
  });
  await page.route("**/host.html", (route) =>
    route.fulfill({ contentType: "text/html; charset=utf-8", body: hostPage(body, host) }),
  );
  await page.goto(`${server.url}/host.html`);
  const check = new Check(page);
  if (ready) await new Check(page, "self-check >> nth=0").ready();
  return { page, context, check, errors, heard: () => page.evaluate(() => globalThis.heard) };
}

/** One for each package and language. */
function each(name, run, more = "") {
  for (const one of packages) {
    test(`${name}: ${called(one)}`, async () => {
      const opened = await open(element({ ...one, more }), { host: one });
      await run(opened, one);
      assert.deepEqual(opened.errors, []);
      await opened.context.close();
    });
  }
}

const title = ({ page }) => page.title();
const headings = (check) => check.heading().innerText();

// The guide.

test("the guide, the manifest, the types and the code name the same", async () => {
  const code = await inCode();
  for (const [where, named] of Object.entries({
    guide: await inGuide(),
    manifest: await inManifest(),
    types: await inTypes(),
  })) {
    assert.ok(Object.keys(named).length > 2, where);
    for (const [kind, names] of Object.entries(named)) {
      assert.ok(names.length > 0, `${where}: no ${kind}`);
      assert.deepEqual(names, code[kind], `${where}: ${kind}`);
    }
  }
});

test("what the code names is there: attributes are properties, methods are methods", async () => {
  const { attributes, methods, slots } = await inCode();
  const { page, context } = await open(element({}));
  const wrong = await page.evaluate(
    ([attributes, methods, slots]) => {
      const element = document.querySelector("self-check");
      const property = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
      const wrong = methods.filter((name) => typeof element[name] !== "function");
      const other = document.createElement("self-check");
      for (const name of attributes) {
        const flag = typeof other[property(name)] === "boolean";
        other[property(name)] = flag ? true : "x";
        const reflected = other.getAttribute(name) === (flag ? "" : "x");
        if (!reflected || other[property(name)] !== (flag ? true : "x")) wrong.push(name);
      }
      const there = [...element.shadowRoot.querySelectorAll("slot")].map((slot) => slot.name);
      return [...wrong, ...slots.filter((name) => name && !there.includes(name))];
    },
    [attributes, methods, slots],
  );
  assert.deepEqual(wrong, []);
  await context.close();
});

test("the guide's custom properties and parts do something, and its defaults are true", async () => {
  const text = await guide();
  const css = await readFile(new URL("../../widget/css/self-check.css", import.meta.url), "utf8");
  for (const [name, light, dark] of rows(text, "custom property").map((row) => row.map((cell) => cell.replaceAll("`", "")))) {
    const defaults = [];
    for (let at = css.indexOf(`var(${name},`); at >= 0; at = css.indexOf(`var(${name},`, at + 1)) {
      defaults.push(css.slice(at + name.length + 5));
    }
    for (const value of [light, dark].filter((value) => value && !value.includes("own"))) {
      assert.ok(defaults.some((rest) => rest.trim().startsWith(`${value})`)), `${name}: ${value}`);
    }
  }
  const parts = new Set();
  const { context, check } = await open(element({}));
  const look = async () => {
    for (const part of await check.host.locator("[part]").all()) parts.add(await part.getAttribute("part"));
  };
  await check.press("continue");
  await walk(check, { at: look });
  await look();
  assert.deepEqual([...parts].sort(), (await inCode()).parts);
  await context.close();
});

test("the guide's sizes are what is downloaded", async () => {
  const weight = async (path) => brotliCompressSync(await readFile(join(dist, path))).length;
  const { slices, texts } = manifest;
  const hashes = [slices.at(-1).sha256, ...texts.map((texts) => texts.sha256)];
  const sizes = await Promise.all(hashes.map((hash) => weight(`rules/egypt/${hash}.json`)));
  const real = {
    "self-check.js": await weight("self-check.js"),
    "selfcheck_widget_bg.wasm": await weight("selfcheck_widget_bg.wasm"),
    "rules/egypt/,": (await weight("rules/egypt/manifest.json")) + sizes[0] + Math.max(...sizes.slice(1)),
  };
  for (const [file, bytes] of rows(await guide(), "file")) {
    const most = Number(bytes.replaceAll(",", ""));
    const size = real[file.split(" ")[0].replaceAll("`", "")];
    assert.ok(size <= most && size > most * 0.85, `${file}: ${size} bytes, the guide says ${most}`);
  }
});

test("every example of the guide runs, without an error", async () => {
  const all = await examples();
  assert.ok(all.length >= 8, `${all.length} examples`);
  for (const example of all) {
    const body = example.replaceAll("https://example.org/selfcheck", server.url);
    if (body.includes("<iframe")) continue; // hosts.test.mjs
    const { page, context, errors, heard } = await open(body);
    const count = body.split("</self-check>").length - 1;
    await page.waitForFunction(
      (count) => globalThis.heard.filter(({ type }) => type === "selfcheck-step").length >= count,
      count,
    );
    assert.ok((await heard()).every(({ kind }) => kind !== "problem"), example);
    if (body.includes("prefill")) await page.waitForFunction(() => heard.at(-1).kind !== "start");
    assert.deepEqual(errors, [], example);
    await context.close();
  }
});

// What the page around is told.

test("events say where somebody is, and nothing of what they answer", async () => {
  const { context, check, heard } = await open(element({}));
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

each("2: the host changes the language, and keeps its own focus", async ({ page, check }, { lang }) => {
  await aged(check, "37");
  await page.evaluate((lang) => {
    const button = document.createElement("button");
    button.id = "host";
    document.body.prepend(button);
    button.focus();
    document.querySelector("self-check").lang = lang === "ar" ? "en" : "ar";
  }, lang);
  await check.host.locator(`.view[lang|="${lang === "ar" ? "en" : "ar"}"]`).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), "host");
  assert.equal(await check.host.locator("input[name=age]").inputValue(), "37");
});

test("3: headings begin at the level asked for, also when it changes", async () => {
  const { page, context, check } = await open(element({ more: 'heading-level="4"' }));
  const level = () => check.heading().evaluate((heading) => heading.localName);
  assert.equal(await level(), "h4");
  await page.evaluate(() => (document.querySelector("self-check").headingLevel = "9"));
  assert.equal(await level(), "h2", "what is no level is the second");
  await context.close();
});

const two = packages.map((one) => element(one)).join("\n");

test("5, 43: two elements in two languages share the program and the style sheet, and nothing else", async () => {
  const { page, context, errors } = await open(two);
  await page.waitForFunction(() => heard.filter(({ type }) => type === "selfcheck-step").length === 2);
  const [one, other] = packages.map(
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
  assert.deepEqual(seen.languages, packages.map(({ lang }) => lang));
  assert.equal(seen.sheets, 1);
  assert.equal(seen.outside, 0, "no id of the check is in the host's document");
  assert.deepEqual(seen.twice, [0, 0]);
  assert.equal(server.requests.filter((request) => request.includes(".wasm")).length > 0, true);
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

each("10: after Continue, Back and an error, focus is where it belongs, and in view", async ({ page, check }) => {
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
  const { page, context, check } = await open(field + element({}));
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

each("16: Continue with nothing filled in says what to do, above and beside, in the same words", async ({ check }) => {
  await aged(check, "37");
  await check.press("continue");
  await check.add("child", "8");
  await check.press("enough");
  assert.equal(await check.kind(), "choice");
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
  const opened = await open(element({}));
  await opened.check.press("continue");
  assert.equal(await title(opened), "Host page");
  await opened.context.close();
});

each("18: the results are announced once: by focus on their heading", async ({ page, check }) => {
  await walk(check);
  assert.match(await check.focused(), /heading/);
  const live = page.locator("[aria-live], [role=status], [role=alert], [role=log], output");
  assert.equal((await live.allInnerTexts()).join(""), "", "no live region says anything");
});

// The browser's history.

const depth = (page) => page.evaluate(() => history.length);

/** Waits until the page with that id is there. */
const at = (check, id) => check.host.locator(`form[data-page="${id}"]`).waitFor({ timeout: 3000 });

each(
  "21: the browser's Back and Forward go through the pages, and answers stay",
  async ({ page, check }) => {
    const ids = [];
    await walk(check, { people: [["child", "8"]], at: async () => ids.push(await check.id()) });
    await at(check, "results");
    // The page of the people is one, however many are described.
    const pages = [...new Set(ids.map((id) => (id.startsWith("people") ? "people 2" : id)))];
    for (const id of pages.slice().reverse().slice(1)) {
      await page.goBack();
      await at(check, id);
      assert.match(await check.focused(), /heading/);
    }
    for (const id of pages.slice(1)) {
      await page.goForward();
      await at(check, id);
    }
    assert.equal(await check.kind(), "results");
    await page.goBack();
    await at(check, "answers");
    // Change, and back again to the list: one step of the browser's, not two more.
    const before = await depth(page);
    await check.host.locator(".given .change button").first().click();
    await check.press("continue");
    await at(check, "answers");
    assert.ok((await depth(page)) <= before, "coming back to a page is not a new one");
    // The check's own Back is a step back of the browser too.
    await check.press("back");
    await at(check, "family.kind");
    await page.goForward();
    await at(check, "answers");
  },
  "history",
);

test("21: several steps at once, and a page that is not there any more", async () => {
  const { page, context, check, errors } = await open(element({ more: "history" }));
  const step = (by) => page.evaluate((by) => history.go(by), by);
  await walk(check, { people: [] });
  await at(check, "results");
  const last = (await depth(page)) - 2;
  await step(-last);
  await check.host.locator('form[data-kind="start"]').waitFor();
  await step(last);
  await at(check, "results");
  await step(-2);
  await page.waitForTimeout(200);
  await page.evaluate(() => document.querySelector("self-check").clear());
  await check.host.locator('form[data-kind="start"]').waitFor();
  await page.waitForTimeout(200);
  await page.goForward().catch(() => {});
  await page.waitForTimeout(200);
  assert.equal(await check.kind(), "start", "what was cleared is not returned to");
  assert.deepEqual(errors, []);
  await context.close();
});

test("21: after a reload the browser's Back leaves the page at once, and the host's state is kept", async () => {
  const { page, context, check } = await open(element({ more: "history" }));
  await page.evaluate(() => history.replaceState({ ...history.state, host: 7 }, ""));
  await aged(check, "37");
  await check.press("continue");
  await check.press("enough");
  assert.deepEqual(await page.evaluate(() => history.state), { host: 7, selfcheck: 3 });
  await page.reload();
  await check.ready();
  await page.waitForTimeout(300);
  assert.deepEqual(await page.evaluate(() => history.state), { host: 7, selfcheck: 0 });
  await context.close();
});

test("21: without being asked for, the host's history is not touched", async () => {
  const { page, context, check } = await open(element({}));
  const before = await depth(page);
  await walk(check, { people: [] });
  await check.press("back");
  assert.equal(await depth(page), before);
  assert.equal(await page.evaluate(() => history.state), null);
  await context.close();
});

test("21: an element that is removed leaves the browser's history alone", async () => {
  const { page, context, check, errors } = await open(element({ more: "history" }));
  await aged(check, "37");
  await check.press("continue");
  await page.evaluate(() => {
    globalThis.removed = document.querySelector("self-check");
    removed.remove();
  });
  await page.goBack();
  await page.waitForTimeout(100);
  assert.equal(new URL(page.url()).pathname, "/host.html");
  assert.equal(await page.evaluate(() => removed.shadowRoot.querySelectorAll("button").length), 0);
  assert.deepEqual(errors, []);
  await context.close();
});

// What the host gives and asks for.

test("what the host gives beforehand is not asked, is shown, and can be changed", async () => {
  const { page, context, check, heard } = await open(element({}));
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
  const { page, context, check } = await open(
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
  const { page, context, check } = await open(element({}));
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
  const { page, context, check } = await open(body(anyPackage.rules));
  const below = async () => {
    const link = await page.locator("self-check [slot=help] a").boundingBox();
    const view = await check.host.locator(".view").boundingBox();
    assert.ok(link && link.y >= view.y + view.height, "below the check");
  };
  await walk(check, { people: [], at: below });
  await below();
  assert.ok(!(await page.locator("#way").isVisible()));
  await context.close();
  const wrong = await open(body("/nowhere/manifest.json"));
  assert.ok(await wrong.page.locator("#way").isVisible());
  assert.ok(await wrong.page.locator("[slot=help]").isVisible());
  await wrong.context.close();
});

test("an element that is moved without being taken away keeps its answers", async () => {
  const { page, context, check } = await open(`<div id="there"></div>${element({})}`);
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

each("41: without speech synthesis every button there is does something", async ({ page, check }) => {
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
