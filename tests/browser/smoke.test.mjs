// The build arrives in a browser: the script is read, the module starts, nothing is missing.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { hostPage, launch, serve, watchErrors } from "./support.mjs";

const body = `<self-check></self-check><script type="module" src="/self-check.js"></script>`;
let browser;
let server;

before(async () => {
  server = await serve({ pages: { "/host.html": hostPage(body) } });
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await server?.close();
});

test("a page with the element loads its script and its module, without an error", async () => {
  const page = await browser.newPage();
  const errors = watchErrors(page);
  const loaded = page.waitForResponse((response) => response.url().endsWith(".wasm"));
  await page.goto(`${server.url}/host.html`);
  const response = await loaded;
  assert.equal(response.status(), 200);
  assert.equal(response.headers()["content-type"], "application/wasm");
  await page.waitForFunction(() => customElements.get("self-check") !== undefined);
  assert.deepEqual(errors, []);
});

test("the server of the tests gives nothing from outside its folder", async () => {
  const outside = await fetch(`${server.url}/..%2fpackage.json`);
  assert.equal(outside.status, 404);
});
