// SNAP in the element: a worker alone reaches her result in few pages, though the rules are many;
// a list of 59 places is one control; every kind of page is clean.

import assert from "node:assert/strict";
import { test } from "node:test";

import { violations } from "./axe.mjs";
import { element, onward, visit, walk } from "./check.mjs";
import { journeys } from "./gallery.mjs";
import { hostPage, staged } from "./support.mjs";

const check = (build) => element({ rules: `/${build}/manifest.json`, date: "2026-09-01" });
const stage = staged({
  pages: { "/usa.html": hostPage(check("rules/usa")), "/texas.html": hostPage(check("parts/usa-snap-texas")) },
});

const open = (options) => visit(stage, "/usa.html", options);

/** A worker of 35 in Texas: 1,200 a month for 30 hours a week, rent of 700, savings of 1,000. */
const worker = { ...journeys.worker.answers, "household.is_homeless": "no" };

for (const path of ["/usa.html", "/texas.html"]) test(`a worker alone reaches SNAP's result in at most 20 pages, each kind clean: ${path}`, async () => {
  const { page, errors, context, check } = await visit(stage, path, {
    viewport: { width: 320, height: 640 },
  });
  const seen = new Set();
  const asked = [];
  let pages = await walk(check, {
    age: "35",
    people: [],
    answers: worker,
    async at() {
      asked.push(await check.id());
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      assert.equal(wide, false, `${asked.at(-1)} scrolls sideways`);
      const kind = (await check.kind()) + (await check.host.locator("select").count());
      if (seen.has(kind)) return;
      seen.add(kind);
      assert.deepEqual(await violations(page), [], kind);
    },
  });
  assert.ok(pages <= 20, `${pages} pages: ${asked.join(", ")}`);
  const card = check.host.locator('[data-section="eligible"] [data-section="snap"]');
  assert.match(await card.innerText(), /\$72\.70 to \$298/, "the amount depends on costs not yet asked");
  await check.press("narrow");
  pages += await onward(check, worker);
  assert.ok(pages <= 20, `${pages} pages with the costs`);
  assert.match(await card.innerText(), /170\.20/);
  assert.deepEqual(errors, []);
  await context.close();
});

test("a list is a control with a label, keeps its answer, and says when nothing is chosen", async () => {
  const { context, check } = await open();
  await check.begin();
  await check.age("35");
  await check.press("continue");
  await check.press("enough");
  assert.equal(await check.id(), "household.state_code");
  const list = check.host.locator("select.list");
  assert.equal(await list.inputValue(), "", "nothing is chosen beforehand");
  await check.press("continue");
  assert.equal(await list.getAttribute("aria-invalid"), "true");
  await check.host.locator("[data-go]").first().click();
  assert.match(await check.focused(), /^select/);
  await check.choose("NY");
  await check.press("continue");
  await check.press("back");
  assert.equal(await list.inputValue(), "NY");
  await context.close();
});
