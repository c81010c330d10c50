// A host's page around the element, for tests of what such a page can rely on. Everything that goes
// wrong and every event is kept.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Check, element } from "./check.mjs";
import { called, packages } from "./packages.mjs";
import { hostPage, watchErrors } from "./support.mjs";

/** Opens a page with this body, and waits for the check on it. Every event is kept. */
export async function open(stage, body, { ready = true, host = {}, ...options } = {}) {
  const context = await stage.browser.newContext(options);
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
  await page.goto(`${stage.server.url}/host.html`);
  const check = new Check(page);
  if (ready) await new Check(page, "self-check >> nth=0").ready();
  return { page, context, check, errors, heard: () => page.evaluate(() => globalThis.heard) };
}

/** A test for each package and language; nothing may go wrong in it. */
export function each(stage, name, run, more = "") {
  for (const one of packages) {
    test(`${name}: ${called(one)}`, async () => {
      const opened = await open(stage, element({ ...one, more }), { host: one });
      await run(opened, one);
      assert.deepEqual(opened.errors, []);
      await opened.context.close();
    });
  }
}

