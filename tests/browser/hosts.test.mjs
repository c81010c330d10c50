// Pages the element does not control: without scripts or WebAssembly, with hostile styles, with
// strict policies, on another origin, in frames. Numbers are those of the list of checks.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Check, element, walk } from "./check.mjs";
import { examples, guide } from "./embedding.mjs";
import { aged, anyPackage, called, languages, packages } from "./packages.mjs";
import { hostPage, launch, serve, watchErrors } from "./support.mjs";

const TRUSTED = "require-trusted-types-for 'script'";
const way = '<p id="way">Ask at <a href="/office">any office</a>.</p>';
const tag = ({ rules, lang, date }, from = "") =>
  `<self-check rules="${from}${rules}" lang="${lang}" date="${date}">${way}</self-check>
   <script type="module" src="${from}/self-check.js"></script>`;
let browser;
let files;
/** Servers of hosts: one that a failing test leaves open would keep this file from ending. */
const opened = [];

before(async () => {
  // The files are on an origin of their own, which allows pages of others.
  files = await serve({ headers: { "access-control-allow-origin": "*" } });
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await files?.close();
  await Promise.all(opened.map((server) => server.close()));
});

/** A host's page, on a server of its own unless it is that of the files. */
async function visit(body, { host = {}, headers, prepare = async () => {}, ...options } = {}) {
  const server = await serve({ pages: { "/host.html": hostPage(body, host) }, headers });
  opened.push(server);
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const errors = watchErrors(page);
  await prepare(page);
  await page.goto(`${server.url}/host.html`);
  const close = async () => {
    await context.close();
    await server.close();
  };
  return { page, errors, server, close, check: new Check(page) };
}

/** The way on inside the tag is there within two seconds. */
async function led(page) {
  await page.locator("#way a").waitFor({ state: "visible", timeout: 2000 });
}

for (const one of packages) {
  test(`36: without scripts what stands inside the tag leads on: ${called(one)}`, async () => {
    const { page, close } = await visit(tag(one), { javaScriptEnabled: false });
    await led(page);
    await close();
  });
}

test("36: without custom elements it leads on too, and nothing goes wrong", async () => {
  const { page, errors, close } = await visit(tag(anyPackage), {
    prepare: (page) => page.addInitScript(() => delete globalThis.customElements),
  });
  await led(page);
  await page.waitForTimeout(500);
  assert.equal(await page.evaluate(() => typeof customElements), "undefined");
  assert.deepEqual(errors, []);
  await close();
});

const without = {
  "WebAssembly is not there": (page) => page.addInitScript(() => delete globalThis.WebAssembly),
  "the module does not arrive": (page) => page.route("**/*.wasm", (route) => route.abort()),
  "the module is not found": (page) => page.route("**/*.wasm", (route) => route.fulfill({ status: 404 })),
};
for (const [what, prepare] of Object.entries(without)) {
  for (const [lang, dir] of Object.entries(languages)) {
    test(`37: ${what}: within two seconds there is another way, and people are told: ${lang}`, async () => {
      const { page, close } = await visit(tag({ ...anyPackage, lang }), { prepare });
      await led(page);
      const note = page.locator("self-check").getByRole("status");
      await note.waitFor({ timeout: 2000 });
      assert.deepEqual(await note.evaluate((note) => [note.lang, note.dir]), [lang, dir]);
      assert.ok((await note.innerText()).length > 20);
      await close();
    });
  }
}

test("37: a policy that forbids WebAssembly: another way, and the console says what is missing", async () => {
  const { page, errors, close } = await visit(tag(anyPackage), {
    headers: { "content-security-policy": "default-src 'self'" },
  });
  await led(page);
  await page.locator("self-check").getByRole("status").waitFor({ timeout: 2000 });
  assert.ok(errors.some((error) => /^self-check: CompileError.*Content Security/s.test(error)), errors.join());
  await close();
});

test("37: a module that never comes: what stands inside the tag stays", async () => {
  const { page, close } = await visit(tag(anyPackage), {
    prepare: (page) => page.route("**/*.wasm", () => {}),
  });
  await led(page);
  await page.waitForTimeout(2000);
  await led(page);
  await close();
});

// Policies and origins.

const own = `default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; ${TRUSTED}`;

for (const one of packages) {
  test(`39: a strict host grants nothing but the module, for a whole check: ${called(one)}`, async () => {
    const { errors, close, check } = await visit(tag(one), {
      host: one,
      headers: { "content-security-policy": `${own}; trusted-types 'none'` },
    });
    await check.ready();
    await walk(check, { people: [["child", "8"]] });
    assert.equal(await check.kind(), "results");
    assert.deepEqual(errors, []);
    await close();
  });
}

test("39: the guide's policies are enough, on one origin and on two", async () => {
  const [, text] = (await guide()).match(/```text\n(default-src[^]*?)```/);
  const policies = text.trim().split("\n");
  assert.equal(policies.length, 2);
  assert.equal(policies[0], own, "it is the strictest there is");
  for (const policy of policies) {
    const elsewhere = policy.includes("example.org");
    const { errors, server, close, check } = await visit(tag(anyPackage, elsewhere ? files.url : ""), {
      headers: { "content-security-policy": policy.replaceAll("https://example.org", files.url) },
    });
    await check.ready();
    assert.equal(await check.kind(), "start");
    assert.deepEqual(errors, []);
    if (elsewhere) {
      const asked = server.requests.filter((request) => !request.endsWith("favicon.ico"));
      assert.deepEqual(asked, ["GET /host.html"], "the host serves its page and nothing else");
    }
    await close();
  }
});

test("files on an origin that does not allow it: what stands inside the tag stays, and the console says why", async () => {
  const closed = await serve();
  const script = await visit(tag(anyPackage, closed.url));
  await script.page.waitForTimeout(500);
  await led(script.page);
  assert.ok(script.errors.some((error) => /CORS|Access-Control-Allow-Origin/.test(error)), script.errors.join());
  await script.close();
  // The script from here, the rules from there.
  const rules = await visit(
    tag(anyPackage).replace(`rules="`, `rules="${closed.url}`),
  );
  await rules.check.ready();
  assert.equal(await rules.check.id(), "unreachable");
  await led(rules.page);
  assert.ok(rules.errors.some((error) => error.startsWith("self-check: unreachable rules=http")));
  await rules.close();
  await closed.close();
});

test("a server that knows no type for the module and the rules", async () => {
  const { errors, close, check } = await visit(tag(anyPackage), {
    prepare: (page) =>
      page.route(/\.(wasm|json)$/, async (route) => {
        const response = await route.fetch();
        const headers = { ...response.headers(), "content-type": "text/plain" };
        await route.fulfill({ response, headers: { ...headers, "x-content-type-options": "nosniff" } });
      }),
  });
  await check.ready();
  assert.equal(await check.kind(), "start");
  assert.deepEqual(errors, []);
  await close();
});

const addresses = {
  "no rules at all": ["", "", "unreadable"],
  "no address": ["", "http://[", "unreachable"],
  "a protocol that is not fetched": ["", "file:///rules/manifest.json", "unreachable"],
};
for (const [what, [head, rules, problem]] of Object.entries(addresses)) {
  test(`an address that cannot be right is a problem with a name: ${what}`, async () => {
    const body = `<self-check rules="${rules}" lang="en">${way}</self-check>`;
    const script = `<script type="module" src="/self-check.js"></script>`;
    const { page, errors, close, check } = await visit(body, { host: { head: script + head } });
    await check.ready();
    assert.equal(await check.id(), problem);
    await led(page);
    assert.ok(errors.includes(`self-check: ${problem} rules=${rules}`), errors.join());
    await close();
  });
}

test("addresses count from the host's base", async () => {
  const { close, check } = await visit(tag({ ...anyPackage, rules: "egypt/manifest.json" }), {
    host: { head: '<base href="/rules/">' },
  });
  await check.ready();
  assert.equal(await check.kind(), "start");
  await close();
});

// Styles.

const hostile = `<style>
  * { all: unset !important; }
  * { letter-spacing: 1em !important; text-transform: uppercase !important; line-height: .5 !important;
      visibility: hidden; color: #fefefe !important; font: 3px/1 fantasy !important; cursor: none; text-indent: -99em; }
  button, input, label, form, fieldset, h2, .view, .choice, .primary { display: none !important; }
  :root { font-size: 8px; }
</style>`;

for (const one of packages) {
  test(`39: hostile host styles change nothing that matters: ${called(one)}`, async () => {
    const measures = async (head) => {
      const { page, close, check } = await visit(tag(one), { host: { ...one, head } });
      await check.ready();
      const seen = { };
      await aged(check, "37");
      await check.press("continue");
      await check.add("child", "8");
      await check.press("enough");
      await check.host.locator(".choice").first().waitFor({ state: "visible" });
      for (const [name, selector] of Object.entries({ text: ".choice span", heading: ".heading", button: ".primary" })) {
        seen[name] = await check.host.locator(selector).first().evaluate((place) => {
          const { color, fontFamily, letterSpacing, textTransform, visibility, cursor, textIndent, direction, lineHeight, fontSize } =
            getComputedStyle(place);
          const ratio = (parseFloat(lineHeight) / parseFloat(fontSize)).toFixed(2);
          return { color, fontFamily, letterSpacing, textTransform, visibility, cursor, textIndent, direction, ratio };
        });
      }
      for (const [selector, height] of [[".choice", 44], [".primary", 44], [".back", 24], [".languages button", 24]]) {
        const box = await check.host.locator(selector).first().boundingBox();
        assert.ok(box.height >= height, `${selector}: ${box.height} px high`);
      }
      const size = await check.host.locator(".choice span").first().evaluate((place) => getComputedStyle(place).fontSize);
      assert.ok(parseFloat(size) >= 16, `text of ${size}`);
      const asked = await check.id();
      await check.host.locator(".choice input").first().check();
      await check.press("continue");
      assert.notEqual(await check.id(), asked);
      await close();
      return seen;
    };
    assert.deepEqual(await measures(hostile), await measures(""));
  });
}

test("39: the styles of the check do not come out", async () => {
  const body = `<button class="primary" id="other">Other</button><h2 class="heading">Other</h2>${tag(anyPackage)}`;
  const { page, close, check } = await visit(body);
  await check.ready();
  const other = await page.locator("#other").evaluate((place) => getComputedStyle(place).borderRadius);
  assert.equal(other, await page.evaluate(() => {
    const button = document.createElement("button");
    document.body.append(button);
    return getComputedStyle(button).borderRadius;
  }));
  await close();
});

test("custom properties and parts reach inside, and light stays light where people want dark", async () => {
  const head = `<style>
    self-check { --selfcheck-accent: rgb(122, 31, 92); --selfcheck-width: 30rem; }
    self-check::part(primary) { border-radius: 31px; }
  </style>`;
  const { page, close, check } = await visit(tag(anyPackage), { host: { head }, colorScheme: "dark" });
  await check.ready();
  const style = (selector, name) =>
    check.host.locator(selector).first().evaluate((place, name) => getComputedStyle(place)[name], name);
  assert.equal(await style(".primary", "backgroundColor"), "rgb(122, 31, 92)");
  assert.equal(await style(".primary", "borderRadius"), "31px");
  assert.equal(await style(".view", "maxInlineSize"), "480px");
  assert.equal(await style(".view", "backgroundColor"), "rgb(20, 27, 33)");
  await page.evaluate(() => (document.querySelector("self-check").theme = "light"));
  assert.equal(await style(".view", "backgroundColor"), "rgb(255, 255, 255)");
  await close();
});

// Frames.

test("in a bare frame nothing grows for ever, no focus is taken, and the host does not jump", async () => {
  const frame = (await examples()).find((example) => example.includes("<iframe"));
  const inside = await serve({ pages: { "/selfcheck/": hostPage(tag(anyPackage)) } });
  const body = `<input id="host" autofocus><div style="height: 3000px"></div>
    ${frame.replace("https://example.org", inside.url)}<div style="height: 3000px"></div>`;
  const { page, close } = await visit(body);
  const check = new Check(page.frameLocator("iframe"));
  await check.ready();
  assert.equal(await page.evaluate(() => document.activeElement.id), "host");
  assert.equal(await page.evaluate(() => scrollY), 0);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
  // A script of the host makes the frame as high as its page, again and again.
  const inner = page.frames()[1];
  const heights = [];
  for (let times = 0; times < 6; times += 1) {
    const height = await inner.evaluate(() => document.documentElement.scrollHeight);
    heights.push(height);
    await page.locator("iframe").evaluate((frame, height) => (frame.style.height = `${height}px`), height);
    await page.waitForTimeout(50);
  }
  assert.equal(new Set(heights.slice(-3)).size, 1, `it comes to rest: ${heights}`);
  // By keyboard alone from Continue on: what is in focus is in view, in the frame and in the host.
  await aged(check, "37");
  await check.press("continue");
  await page.waitForTimeout(100);
  const box = await check.heading().boundingBox();
  const high = page.viewportSize().height;
  assert.ok(box.y >= 0 && box.y < high, `the heading is at ${box.y}`);
  await close();
  await inside.close();
});

test("in a frame that may do next to nothing it still runs, and leaving leaves the frame", async () => {
  const inside = await serve({
    headers: { "access-control-allow-origin": "*" },
    pages: { "/frame.html": hostPage(tag(anyPackage).replace("<self-check", '<self-check leave-to="/left.html"')),
             "/left.html": hostPage("<p id=left>Left</p>") },
  });
  const { page, close } = await visit(
    `<iframe sandbox="allow-scripts" src="${inside.url}/frame.html" style="height: 800px; width: 600px"></iframe>`,
  );
  const check = new Check(page.frameLocator("iframe"));
  await check.ready();
  await aged(check, "37");
  await check.press("continue");
  assert.equal(await check.kind(), "people");
  await page.frames()[1].evaluate(() => document.querySelector("self-check").leave());
  await page.frameLocator("iframe").locator("#left").waitFor({ timeout: 3000 });
  await close();
  await inside.close();
});

// Small windows.

for (const one of packages) {
  for (const viewport of [{ width: 360, height: 640 }, { width: 640, height: 360 }]) {
    test(`35: ${viewport.width} × ${viewport.height}: Continue can be reached on every page: ${called(one)}`, async () => {
      const { page, close, check } = await visit(tag(one), { host: one, viewport });
      await check.ready();
      await walk(check, {
        people: [["child", "8"]],
        async at() {
          const primary = check.host.locator(".primary").first();
          if (!(await primary.count())) return;
          await primary.scrollIntoViewIfNeeded();
          const { x, y, width, height } = await primary.boundingBox();
          const where = `${await check.id()}: ${x}, ${y}, ${width} × ${height}`;
          assert.ok(x >= 0 && x + width <= viewport.width && y >= 0 && y + height <= viewport.height, where);
          assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), where);
        },
      });
      await close();
    });
  }
}
