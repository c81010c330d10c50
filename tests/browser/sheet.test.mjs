// The rule sheet as a page: axe finds nothing on it in light or dark, it fits a telephone, and it asks
// for nothing.

import assert from "node:assert/strict";
import { once } from "node:events";
import { after, before, test } from "node:test";

import { start } from "../native.mjs";
import { violations } from "./axe.mjs";
import { launch } from "./support.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const sheets = [["egypt", "ar"], ["egypt", "en"], ["russia", "ru"], ["country-template", "en"]];

/** What `selfcheck sheet` prints. */
async function sheet(name, language) {
  const selfcheck = await start("selfcheck", ["sheet", `rules/${name}`, "--lang", language], ["ignore", "pipe", "ignore"]);
  const closed = once(selfcheck, "close");
  selfcheck.stdout.setEncoding("utf8");
  let text = "";
  for await (const part of selfcheck.stdout) text += part;
  assert.deepEqual(await closed, [0, null]);
  return text;
}

for (const [name, language] of sheets) {
  test(`the sheet of ${name} in ${language} is for everybody, and whole in itself`, async () => {
    const html = await sheet(name, language);
    for (const colorScheme of ["light", "dark"]) {
      const context = await browser.newContext({ colorScheme, viewport: { width: 1100, height: 900 } });
      const page = await context.newPage();
      const asked = [];
      page.on("request", (request) => asked.push(request.url()));
      await page.setContent(html);
      assert.deepEqual(await violations(page), [], colorScheme);
      for (const width of [320, 1100]) {
        await page.setViewportSize({ width, height: 900 });
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(over <= 0, `${over} pixels too wide at ${width}`);
      }
      assert.deepEqual(asked, []);
      await context.close();
    }
  });
}
