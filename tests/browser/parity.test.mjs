// One household, three ways: `selfcheck eval`, the server's `/v1/evaluate` and the element in a
// browser give the same bytes, for every case of every package. And the element that citizens
// download shows, for every case, the pages that the same sources draw natively.
//
// The element is there twice. The module that is shipped can be asked for pages alone: writing
// outcomes would be kilobytes for every citizen. So outcomes come from the module for tests behind
// the same class, which differs from the shipped one by the feature `testing`, by a class that is not
// bundled and minified, and in not being packed; pages come from what is shipped.

import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, readdir, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";

import { root, start } from "../native.mjs";
import { dist, hostPage, launch, serve } from "./support.mjs";

const stage = join(root, "target/wasm/stage/selfcheck-widget-testing");
const whole = (name) => `/shipped/rules/${name}/whole.json`;
const address = ({ package: name, sliced }) =>
  sliced ? `/shipped/rules/${name}/manifest.json` : whole(name);

let folder;
let server;
let browser;
let packages;

before(async () => {
  packages = grouped(
    await lines("parity", ["element"]),
    (one) => one.package,
  );
  folder = await mkdtemp(join(tmpdir(), "selfcheck-parity-"));
  await symlink(dist, join(folder, "shipped"));
  await mkdir(join(folder, "testing"));
  // The class lies beside the glue, as the build puts it.
  for (const from of [join(root, "widget/js"), stage]) {
    for (const name of await readdir(from)) await symlink(join(from, name), join(folder, "testing", name));
  }
  const pages = { "/host.html": hostPage("") };
  for (const name of packages.keys()) {
    // Days before every slice are looked at in the whole.
    const manifest = JSON.parse(await readFile(join(dist, `rules/${name}/manifest.json`), "utf8"));
    pages[whole(name)] = JSON.stringify({ ...manifest, slices: [] });
  }
  server = await serve({ folder, pages });
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await server?.close();
  if (folder) await rm(folder, { recursive: true });
});

test("every case gives the same bytes in the element, from eval and from the server", async () => {
  const evaluator = await serving([...packages.keys()]);
  let compared = 0;
  try {
    await eachPackage(async (name, cases) => {
      const told = cases.map((one) => one.told);
      const lines = await evaluated(name, told);
      assert.equal(lines.length, cases.length, name);
      const shown = await replayed("/testing/self-check.js", cases, outcomes);
      for (const [place, one] of cases.entries()) {
        const where = `${name}: ${one.name}`;
        const id = JSON.stringify(JSON.parse(lines[place]).package);
        const reply = await evaluator.ask(`{"package":${id},"answers":${told[place]}}`);
        const said = `{"evaluation":${lines[place]},"next_question":`;
        assert.equal(reply.slice(0, said.length), said, where);
        assert.equal(shown[place], lines[place], where);
        compared += 1;
      }
    });
  } finally {
    evaluator.end();
  }
  console.log(`${compared} cases say the same three ways`);
  assert.ok(compared > 1400);
});

test("the element that is shipped shows for every case what is drawn natively", async () => {
  let compared = 0;
  await eachPackage(async (name, cases) => {
    // What is fixed from outside is no page's to say.
    const shown = cases.filter(({ given }) => !given);
    const others = await replayed("/shipped/self-check.js", shown, drawings);
    for (const [place, { name: case_, pages }] of shown.entries()) {
      const { page, marks } = others[place] ?? {};
      const where = `${name}: ${case_}, page ${page}`;
      assert.equal(marks, undefined, `${where}\n${marks?.replaceAll("\0", "\n")}`);
      compared += pages.length;
    }
  });
  console.log(`${compared} pages are the same`);
  assert.ok(compared > 2_000);
});

/** Looks at all packages at once; what each finds is waited for. */
async function eachPackage(look) {
  const looks = await Promise.allSettled([...packages].map(([name, cases]) => look(name, cases)));
  const failed = looks.find(({ status }) => status === "rejected");
  if (failed) throw failed.reason;
}

/** What there is by the key of each. */
function grouped(all, key) {
  const groups = new Map();
  for (const one of all) {
    const name = key(one);
    groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  return groups;
}

/**
 * What `look` finds for each case, in an element of that class. Cases of one day share an element, and
 * so do those of a package with something fixed, for which it does not matter what day it is.
 */
async function replayed(script, cases, look) {
  const found = new Array(cases.length);
  const page = await browser.newPage();
  const warned = [];
  page.on("console", (message) => warned.push(message.text()));
  page.on("pageerror", (error) => warned.push(String(error)));
  await page.goto(`${server.url}/host.html`);
  // What is compared is not looked at: laying it out would take most of the time.
  await page.evaluate(() => (document.querySelector("main").hidden = true));
  await page.evaluate((script) => import(script), script);
  const groups = grouped(cases.keys(), (place) => {
    const { package: name, language, date, given } = cases[place];
    if (given) return `${whole(name)} ${cases[0].language} ${cases[0].date}`;
    return `${address(cases[place])} ${language} ${date}`;
  });
  for (const [key, places] of groups) {
    const [rules, lang, date] = key.split(" ");
    await page.evaluate(async (attributes) => {
      const element = document.createElement("self-check");
      for (const name in attributes) element.setAttribute(name, attributes[name]);
      const ready = new Promise((done) => element.addEventListener("selfcheck-ready", done));
      document.querySelector("main").replaceChildren(element);
      await ready;
    }, { rules, lang, date });
    const households = places.map((place) => ({
      answers: JSON.parse(cases[place].answers),
      date,
      given: cases[place].given,
      pages: cases[place].pages,
    }));
    const results = await page.evaluate(look, households);
    for (const [at, place] of places.entries()) found[place] = results[at];
  }
  // Whatever is left out of the answers is warned of.
  assert.deepEqual(warned, []);
  await page.close();
  return found;
}

/**
 * In the browser: the outcomes behind the page, household by household. What is fixed from outside
 * is no page's to say: the module that the class has loaded is told it, with the same rules.
 */
async function outcomes(households) {
  const element = document.querySelector("self-check");
  const { Evaluator } = await import("/testing/selfcheck_widget.js");
  const { about, address, files } = element._open;
  const { sha256 } = address.endsWith("whole.json") ? about.core : about.slices[0];
  const evaluator = new Evaluator(files[0], sha256);
  return households.map(({ answers, date, given }) => {
    if (given) return evaluator.outcome(date, given);
    element.prefill(answers);
    return element._screen.ask("outcome");
  });
}

/**
 * In the browser: of each household the first page whose hash is another than expected, as the marks
 * that what it shows is drawn from.
 */
function drawings(households) {
  const element = document.querySelector("self-check");
  const marks = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return `"${node.data}\0`;
    // Parts are the class's own addition.
    const attributes = [...node.attributes].filter(({ name }) => name !== "part");
    const set = attributes.map(({ name, value }) => `@${name} ${value}\0`);
    return [`<${node.localName}\0`, ...set, ...[...node.childNodes].map(marks), ">\0"].join("");
  };
  const hash = async (text) => {
    const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
    return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
  };
  const compared = async ({ answers, pages }) => {
    element.prefill(answers);
    for (const [page, [expected, action]] of pages.entries()) {
      const view = element.shadowRoot.querySelector(".view");
      const around = `@lang ${view.lang}\0@dir ${view.dir}\0`;
      const drawn = [around, ...[...view.childNodes].map(marks)].join("");
      if ((await hash(drawn)) !== expected) return { page, marks: drawn };
      if (action) view.querySelector(`button[data-action="${action}"]`).click();
    }
  };
  return households.reduce(
    async (before, household) => [...(await before), await compared(household)],
    Promise.resolve([]),
  );
}

/** What a program prints, each line read as JSON. */
async function lines(name, args) {
  const child = await start(name, args, ["ignore", "pipe", "inherit"]);
  const ended = once(child, "close");
  const read = [];
  for await (const line of createInterface({ input: child.stdout })) read.push(JSON.parse(line));
  assert.deepEqual(await ended, [0, null], name);
  return read;
}

/** The lines of `selfcheck eval` for households of a package of dist/. */
async function evaluated(name, households) {
  const child = await start("selfcheck", ["eval", `dist/rules/${name}`], ["pipe", "pipe", "inherit"]);
  const ended = once(child, "close");
  child.stdin.end(households.join("\n") + "\n");
  const read = [];
  for await (const line of createInterface({ input: child.stdout })) read.push(line);
  assert.deepEqual(await ended, [0, null], name);
  return read;
}

/** `selfcheck serve` over packages of dist/, on a port of its own. */
async function serving(names) {
  const folders = names.map((name) => `dist/rules/${name}`);
  const options = ["--no-site", "--listen", "127.0.0.1:0", "--rate", "100000", "--burst", "100000"];
  const child = await start("selfcheck", ["serve", ...folders, ...options], ["ignore", "pipe", "ignore"]);
  const [first] = await once(createInterface({ input: child.stdout }), "line");
  const url = first.match(/http:\/\/[^/\s]+/)[0];
  return {
    async ask(body) {
      const headers = { "content-type": "application/json" };
      const response = await fetch(`${url}/v1/evaluate`, { method: "POST", headers, body });
      assert.equal(response.status, 200, body);
      return response.text();
    },
    end: () => child.kill(),
  };
}
