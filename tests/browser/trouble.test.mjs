// When something is missing or wrong, the citizen is told and has a way on: the page says what
// happened, and what stands inside the tag stays visible.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";

import { Check, element } from "./check.mjs";
import { dist, hostPage, serve, staged, watchErrors } from "./support.mjs";

const manifest = JSON.parse(await readFile(join(dist, "rules/egypt/manifest.json"), "utf8"));
const host = (options) => hostPage(element(options));
const stage = staged({
  pages: {
    "/there.html": host({}),
    "/nowhere.html": host({ rules: "/rules/nowhere/manifest.json" }),
    "/page.html": host({ rules: "/there.html" }),
    "/french.html": host({ lang: "fr" }),
    "/early.html": host({ date: "2001-01-01" }),
    "/no-date.html": host({ date: "soon" }),
    "/region.html": host({ lang: "ar-EG" }),
  },
});

async function problem(path, prepare = async () => {}) {
  const page = await stage.browser.newPage();
  await prepare(page);
  await page.goto(`${stage.server.url}/${path}`);
  const check = await new Check(page).ready();
  return { page, check };
}

/** The page says what happened, and the way on inside the tag can be seen. */
async function told({ page, check }, id) {
  assert.equal(await check.kind(), "problem");
  assert.equal(await check.id(), id);
  assert.ok((await check.heading().innerText()).length > 10);
  assert.ok(await page.locator("self-check > p").isVisible(), "the way on is visible");
}

test("the rules cannot be reached", async () => {
  const { page, check } = await problem("nowhere.html");
  await told({ page, check }, "unreachable");
  assert.ok(await check.button("retry").isVisible());
  await page.close();
});

test("the connection is back, and trying again goes on", async () => {
  let lost = true;
  const { page, check } = await problem("there.html", (page) =>
    page.route("**/manifest.json", (route) => (lost ? route.abort() : route.continue())),
  );
  await told({ page, check }, "unreachable");
  lost = false;
  await check.press("retry");
  await check.host.locator('form[data-kind="start"]').waitFor();
  await page.close();
});

test("the address leads to something else", async () => {
  const { page, check } = await problem("page.html");
  await told({ page, check }, "unreadable");
  await page.close();
});

for (const [what, file] of [
  ["rules", () => manifest.slices[0]],
  ["texts", () => manifest.texts.find((texts) => texts.key === "en")],
]) {
  test(`a file of the ${what} was altered on the way`, async () => {
    const { page, check } = await problem("there.html", (page) =>
      page.route(`**/${file().sha256}.json`, async (route) => {
        const body = await (await route.fetch()).text();
        await route.fulfill({ body: body.replace("1", "2"), contentType: "application/json" });
      }),
    );
    await told({ page, check }, "altered");
    await page.close();
  });

  test(`a file of the ${what} was cut on the way`, async () => {
    const { page, check } = await problem("there.html", (page) =>
      page.route(`**/${file().sha256}.json`, async (route) => {
        const body = await (await route.fetch()).text();
        await route.fulfill({ body: body.slice(0, 500), contentType: "application/json" });
      }),
    );
    await told({ page, check }, "altered");
    await page.close();
  });
}

test("the rules are newer than the check", async () => {
  const { page, check } = await problem("there.html", (page) =>
    page.route("**/manifest.json", (route) =>
      route.fulfill({ body: JSON.stringify({ ...manifest, format: 99 }) }),
    ),
  );
  await told({ page, check }, "too-new");
  await page.close();
});

test("a language that the rules lack: those they have can be chosen", async () => {
  const { page, check } = await problem("french.html");
  await told({ page, check }, "language");
  await check.press("language ar");
  await check.host.locator('form[data-kind="start"]').waitFor();
  assert.equal(await check.host.locator(".view").getAttribute("dir"), "rtl");
  await page.close();
});

test("a region of a language that is there is that language", async () => {
  const { page, check } = await problem("region.html");
  assert.equal(await check.kind(), "start");
  await page.close();
});

test("a date before the rules, and a date that is none", async () => {
  for (const [path, id] of [["early.html", "too-early"], ["no-date.html", "date"]]) {
    const { page, check } = await problem(path);
    await told({ page, check }, id);
    await page.close();
  }
});

test("the module cannot be loaded", async () => {
  const page = await stage.browser.newPage();
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto(`${stage.server.url}/there.html`);
  await page.locator("self-check").getByRole("status").waitFor({ timeout: 5000 });
  assert.ok(await page.locator("self-check > p").first().isVisible());
  await page.close();
});

test("the module comes cut or altered, and trying again goes on", async () => {
  const page = await stage.browser.newPage();
  const whole = await readFile(join(dist, "selfcheck_widget_bg.wasm"));
  const altered = Buffer.from(whole);
  const middle = altered.length >> 1;
  altered.fill(0xff, middle, middle + 1000);
  const bodies = [whole.subarray(0, middle), Buffer.alloc(0), altered, whole];
  await page.route("**/*.wasm", (route) => route.fulfill({ body: bodies.shift() }));
  await page.goto(`${stage.server.url}/there.html`);
  const note = page.locator("self-check").getByRole("status");
  for (const left of [3, 2, 1]) {
    await page.waitForFunction(() => document.querySelector("self-check").shadowRoot?.textContent);
    await note.waitFor({ timeout: 5000 });
    assert.equal(bodies.length, left);
    await note.getByRole("button").click();
  }
  assert.equal(await (await new Check(page).ready()).kind(), "start");
  await page.close();
});

test("the host names the module's type wrongly", async () => {
  const { page, check } = await problem("there.html", (page) =>
    page.route("**/*.wasm", async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { "content-type": "application/octet-stream" } });
    }),
  );
  assert.equal(await check.kind(), "start");
  await page.close();
});

test("a strict host needs to grant nothing but the module", async () => {
  const policy =
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'";
  const strict = await serve({
    pages: { "/strict.html": hostPage(element({})) },
    headers: { "content-security-policy": policy },
  });
  const page = await stage.browser.newPage();
  await page.goto(`${strict.url}/strict.html`);
  const check = await new Check(page).ready();
  assert.equal(await check.kind(), "start");
  const radius = await check.host.locator(".view").evaluate((view) => getComputedStyle(view).borderRadius);
  assert.notEqual(radius, "0px", "the style sheet is there");
  await page.close();
  await strict.close();
});

test("the README's two lines are enough on a page of another origin", async () => {
  const files = await serve({ headers: { "access-control-allow-origin": "*" } });
  const readme = await readFile(new URL("../../README.md", import.meta.url), "utf8");
  const [, lines] = readme.match(/```html\n([^]*?)```/);
  const embed = lines.replaceAll("https://example.org/selfcheck", files.url);
  assert.equal(embed.trim().split("\n").length, 2);
  const foreign = await serve({ pages: { "/": hostPage(embed, { lang: "ar", dir: "rtl" }) } });
  const page = await stage.browser.newPage();
  await page.goto(foreign.url);
  const check = await new Check(page).ready();
  assert.equal(await check.kind(), "start");
  assert.deepEqual(
    foreign.requests.filter((request) => !request.endsWith("favicon.ico")),
    ["GET /"],
    "the foreign host serves its page and nothing else",
  );
  await page.close();
  await foreign.close();
  await files.close();
});

test("a language that could not be loaded is tried again by its own button", async () => {
  const page = await stage.browser.newPage();
  await page.goto(`${stage.server.url}/there.html`);
  const check = await new Check(page).ready();
  await page.context().setOffline(true);
  await check.press("language ar");
  await page.waitForTimeout(200);
  assert.equal(await check.host.locator(".view").getAttribute("dir"), "ltr");
  await page.context().setOffline(false);
  await check.press("language ar");
  await check.host.locator(".view[dir=rtl]").waitFor();
  await page.close();
});

test("an element that is taken away and put back begins anew, without an error", async () => {
  const page = await stage.browser.newPage();
  const errors = watchErrors(page);
  await page.goto(`${stage.server.url}/there.html`);
  const check = await new Check(page).ready();
  await check.begin();
  await page.evaluate(() => {
    const element = document.querySelector("self-check");
    element.remove();
    // Nothing of the old page is there to be pressed meanwhile.
    globalThis.buttons = element.shadowRoot.querySelectorAll("button").length;
    document.body.append(element);
  });
  assert.equal(await page.evaluate(() => globalThis.buttons), 0);
  await check.ready();
  assert.equal(await check.kind(), "start");
  assert.deepEqual(errors, []);
  await page.close();
});

test("trying again does not lose the focus", async () => {
  const page = await stage.browser.newPage();
  await page.goto(`${stage.server.url}/nowhere.html`);
  const check = await new Check(page).ready();
  await check.button("retry").focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() =>
    document.querySelector("self-check").shadowRoot.activeElement?.matches(".heading"),
  );
  await page.close();
});

for (const lang of ["ar", "en"]) {
  test(`what the engine cannot check is said to be so, with a way to apply, and the rest stands: ${lang}`, async () => {
    const page = await stage.browser.newPage();
    const errors = watchErrors(page);
    const shown = new URLSearchParams({ example: "Results: could not be checked", lang });
    await page.goto(`${stage.server.url}/gallery/frame.html?${shown}`);
    const group = (name) => page.locator(`self-check [data-section="${name}"]`);
    await group("unchecked").waitFor();
    const cards = (name) => group(name).locator(".card").evaluateAll((all) => all.map((one) => one.dataset.section));
    assert.deepEqual(await cards("unchecked"), ["takaful"]);
    assert.deepEqual(await cards("office"), ["karama-5"]);
    assert.equal(await group("unchecked").locator("a[href='tel:19680']").count(), 1);
    assert.equal(await group("unchecked").locator(".lead").count(), 0, "no amount");
    assert.deepEqual(errors, []);
    await page.close();
  });
}
