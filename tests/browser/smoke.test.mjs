// The build arrives in a browser: the script is read, the module starts, nothing is missing.

import assert from "node:assert/strict";
import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";

import { start } from "../native.mjs";
import { dist, hostPage, staged, watchErrors } from "./support.mjs";

const script = `<script type="module" src="/self-check.js"></script>`;
const rules = "/rules/egypt/manifest.json";

const pages = {
  "/host.html": hostPage(`<self-check rules="${rules}" lang="en"></self-check>${script}`),
  "/no-rules.html": hostPage(`<self-check></self-check>${script}`),
};
const stage = staged({ pages });

const heading = () => document.querySelector("self-check").shadowRoot?.querySelector(".heading");

test("a page with the element shows the first page of a check, without an error", async () => {
  const page = await stage.browser.newPage();
  const errors = watchErrors(page);
  const loaded = page.waitForResponse((response) => response.url().endsWith(".wasm"));
  await page.goto(`${stage.server.url}/host.html`);
  const response = await loaded;
  assert.equal(response.status(), 200);
  assert.equal(response.headers()["content-type"], "application/wasm");
  await page.waitForFunction(heading);
  assert.deepEqual(errors, []);
});

test("whoever runs the page reads in the console what is wrong, and with which rules", async () => {
  const page = await stage.browser.newPage();
  const errors = watchErrors(page);
  await page.goto(`${stage.server.url}/no-rules.html`);
  await page.waitForFunction(heading);
  assert.deepEqual(errors, ["self-check: unreadable rules=null"]);
});

test("the server of the tests gives nothing from outside its folder", async () => {
  const outside = await fetch(`${stage.server.url}/..%2fpackage.json`);
  assert.equal(outside.status, 404);
});

test("the built site is served as the demonstration serves it, with every package", async () => {
  const options = ["serve", "--listen", "127.0.0.1:0", "--site", dist];
  const server = await start("selfcheck", options, ["ignore", "pipe", "inherit"]);
  try {
    const [first] = await once(createInterface({ input: server.stdout }), "line", {
      signal: AbortSignal.timeout(20_000),
    });
    const url = first.match(/http:\/\/[^/\s]+/)[0];
    const { packages } = await (await fetch(`${url}/v1/packages`)).json();
    const named = packages.map(({ id }) => id.replace("_", "-"));
    assert.deepEqual(named.sort(), (await readdir(join(dist, "rules"))).sort());
    for (const path of ["/", "/self-check.js", "/rules/usa/manifest.json"]) {
      assert.equal((await fetch(url + path)).status, 200, path);
    }
  } finally {
    server.kill();
  }
});
