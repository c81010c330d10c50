// The browser's history, when a host asks for it and when it does not. Numbers are those of the list
// of checks.

import assert from "node:assert/strict";
import { test } from "node:test";

import { element, walk } from "./check.mjs";
import { each, open } from "./host.mjs";
import { aged } from "./packages.mjs";
import { staged } from "./support.mjs";

const stage = staged();

const depth = (page) => page.evaluate(() => history.length);

/** Waits until the page with that id is there. */
const at = (check, id) => check.host.locator(`form[data-page="${id}"]`).waitFor({ timeout: 3000 });

each(
  stage,
  "21: the browser's Back and Forward go through the pages, and answers stay",
  async ({ page, check }) => {
    const ids = [];
    await walk(check, { people: [["child", "8"]], at: async () => ids.push(await check.id()) });
    await at(check, "results");
    // The page of the people is one, however many are described.
    const pages = [...new Set(ids.map((id) => (id.startsWith("people") ? "people 2" : id)))];
    for (const id of pages.slice().reverse().slice(1)) {
      await page.goBack();
      await at(check, id);
      assert.match(await check.focused(), /heading/);
    }
    for (const id of pages.slice(1)) {
      await page.goForward();
      await at(check, id);
    }
    assert.equal(await check.kind(), "results");
    await page.goBack();
    await at(check, "answers");
    // Change, and back again to the list: one step of the browser's, not two more.
    const before = await depth(page);
    await check.host.locator(".given .change button").first().click();
    await check.press("continue");
    await at(check, "answers");
    assert.ok((await depth(page)) <= before, "coming back to a page is not a new one");
    // The check's own Back is a step back of the browser too.
    await check.press("back");
    await at(check, pages[pages.indexOf("people 2") + 1]);
    await page.goForward();
    await at(check, "answers");
  },
  "history",
);

test("21: several steps at once, and a page that is not there any more", async () => {
  const { page, context, check, errors } = await open(stage, element({ more: "history" }));
  const step = (by) => page.evaluate((by) => history.go(by), by);
  await walk(check, { people: [] });
  await at(check, "results");
  const last = (await depth(page)) - 2;
  await step(-last);
  await check.host.locator('form[data-kind="start"]').waitFor();
  await step(last);
  await at(check, "results");
  await step(-2);
  await page.waitForTimeout(200);
  await page.evaluate(() => document.querySelector("self-check").clear());
  await check.host.locator('form[data-kind="start"]').waitFor();
  await page.waitForTimeout(200);
  await page.goForward().catch(() => {});
  await page.waitForTimeout(200);
  assert.equal(await check.kind(), "start", "what was cleared is not returned to");
  assert.deepEqual(errors, []);
  await context.close();
});

test("21: after a reload the browser's Back leaves the page at once, and the host's state is kept", async () => {
  const { page, context, check } = await open(stage, element({ more: "history" }));
  await page.evaluate(() => history.replaceState({ ...history.state, host: 7 }, ""));
  await aged(check, "37");
  await check.press("continue");
  await check.press("enough");
  assert.deepEqual(await page.evaluate(() => history.state), { host: 7, selfcheck: 3 });
  await page.reload();
  await check.ready();
  await page.waitForTimeout(300);
  assert.deepEqual(await page.evaluate(() => history.state), { host: 7, selfcheck: 0 });
  await context.close();
});

test("21: without being asked for, the host's history is not touched", async () => {
  const { page, context, check } = await open(stage, element({}));
  const before = await depth(page);
  await walk(check, { people: [] });
  await check.press("back");
  assert.equal(await depth(page), before);
  assert.equal(await page.evaluate(() => history.state), null);
  await context.close();
});

test("21: an element that is removed leaves the browser's history alone", async () => {
  const { page, context, check, errors } = await open(stage, element({ more: "history" }));
  await aged(check, "37");
  await check.press("continue");
  await page.evaluate(() => {
    globalThis.removed = document.querySelector("self-check");
    removed.remove();
  });
  await page.goBack();
  await page.waitForTimeout(100);
  assert.equal(new URL(page.url()).pathname, "/host.html");
  assert.equal(await page.evaluate(() => removed.shadowRoot.querySelectorAll("button").length), 0);
  assert.deepEqual(errors, []);
  await context.close();
});
