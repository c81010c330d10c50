// Where to apply: a number that can be pressed to call, what is near behind the result, and nothing of
// it anywhere but on the page.

import assert from "node:assert/strict";
import { test } from "node:test";

import { violations } from "./axe.mjs";
import { visit, walk } from "./check.mjs";
import { example, hosts, open, show } from "./gallery.mjs";
import { staged } from "./support.mjs";

const stage = staged({ pages: hosts() });
const template = { name: "country-template", lang: "en" };

const small = { viewport: { width: 320, height: 640 } };

/** Name and number of what the section lists. */
const near = (check) =>
  check.card("places").evaluate((section) =>
    [...section.querySelectorAll("li")].map((line) => [
      line.querySelector("div > div").textContent,
      line.querySelector("a")?.getAttribute("href") ?? "",
    ]),
  );

test("a number on a card can be called, and runs left to right in Arabic", async () => {
  const { page, errors, context, check } = await visit(stage, "/egypt-ar.html", small);
  await walk(check);
  const call = check.card("takaful").locator("a[href^='tel:']");
  assert.equal(await call.getAttribute("href"), "tel:19680");
  assert.equal(await call.innerText(), "19680");
  assert.equal(await call.locator("bdi").getAttribute("dir"), "ltr");
  assert.equal(await call.getAttribute("target"), null, "the page stays, the telephone calls");
  const { width, height } = await call.boundingBox();
  assert.ok(width >= 44 && height >= 44, `${width} by ${height}`);
  assert.equal(await check.button("area").count(), 0, "no areas: nothing to ask");
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(errors, []);
  await context.close();
});

test("who says where they live is shown what is near, with focus there, and no request says it", async () => {
  const { page, errors, context, check } = await open(stage, template, small);
  await show(page, example("Results: not open now"));
  const loaded = stage.server.requests.length;
  assert.deepEqual(await near(check), [["Benefits line", "tel:5550100"]], "the whole country at once");

  await check.press("area");
  assert.equal(await check.heading().innerText(), "Where do you live?");
  assert.deepEqual(await violations(page), []);
  await check.choose("1");
  await check.press("continue");
  assert.deepEqual(await near(check), [
    ["Office of the north", "tel:5550101"],
    ["Housing desk of the north", ""],
    ["Benefits line", "tel:5550100"],
  ]);
  assert.match(await check.card("places").innerText(), /1, Harbour Street/);
  assert.match(await check.focused(), /now/);
  assert.ok(await page.locator(".now").evaluate((heading) => heading.getBoundingClientRect().top >= 0));
  assert.deepEqual(await violations(page), []);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  assert.equal(wide, false);

  await check.press("area");
  await check.press("back");
  assert.match(await check.focused(), /heading/, "nothing was said just now");
  await check.press("area");
  await check.choose("unknown");
  await check.press("continue");
  assert.deepEqual(await near(check), [["Benefits line", "tel:5550100"]]);
  assert.deepEqual(stage.server.requests.slice(loaded), []);
  assert.deepEqual(errors, []);
  await context.close();
});

test("where somebody lives is not kept with the answers", async () => {
  const { page, context, check } = await open(stage, template);
  await show(page, example("Results: not open now"));
  await check.press("save");
  const kept = () => page.evaluate(() => JSON.stringify({ ...localStorage }));
  const before = await kept();
  await check.press("area");
  await check.choose("1");
  await check.press("continue");
  assert.equal(await kept(), before);
  await context.close();
});
