// The build arrives in a browser: the script is read, the module starts, nothing is missing.

import assert from "node:assert/strict";
import { test } from "node:test";

import { hostPage, staged, watchErrors } from "./support.mjs";

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
