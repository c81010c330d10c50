// A measurement, not part of the tests: `node --test tests/benches/studio.mjs`
//
// From a key to findings, to the preview and to all cases, in the largest package that is shipped and in
// Egypt's, in a browser; and how long the page's own thread is busy meanwhile, which is what typing feels.

import { test } from "node:test";

import { staged } from "../browser/support.mjs";

const TIMES = 12;
const stage = staged({ compressed: true });

const EDITS = [
  { package: "usa", title: "United States", path: "snap/criteria.rhai" },
  { package: "usa", title: "United States", path: "results.rhai" },
  { package: "usa", title: "United States", path: "parameters.toml" },
  { package: "egypt", path: "takaful/criteria.rhai" },
];

for (const edit of EDITS) {
  test(`${edit.package}: ${edit.path}`, { timeout: 300_000 }, async () => {
    const context = await stage.browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    await page.addInitScript(() => {
      globalThis.seen = { longest: 0 };
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
      }).observe({ type: "longtask", buffered: false });
      // What the worker tells is timed as it comes to the page.
      const own = Worker;
      globalThis.Worker = class extends own {
        constructor(...given) {
          super(...given);
          this.addEventListener("message", ({ data: { event, detail } }) => {
            if (event === "checked") seen.checked = { at: performance.now(), took: detail.took, ok: detail.ok };
            if (event === "cases" && detail.done === detail.total) seen.cases = performance.now();
          });
        }
      };
      addEventListener("message", ({ data }) => {
        if (data?.what === "ready") seen.preview = performance.now();
      });
      addEventListener("beforeinput", () => (seen.key = performance.now()), true);
    });
    await page.goto(`${stage.server.url}/studio/`);
    await page.waitForFunction(() => seen.cases, undefined, { timeout: 120_000 });
    if (edit.package !== "egypt") {
      await page.evaluate(() => delete seen.cases);
      await page.locator(".package-menu").click();
      await page.getByRole("dialog").getByRole("button", { name: edit.title }).click();
      await page.waitForFunction(() => seen.cases, undefined, { timeout: 120_000 });
    }
    await page.locator(".all-files > summary").click();
    await page.locator(`.tree [data-item="${edit.path}"]`).click();
    await page.waitForTimeout(1500);
    const editor = page.locator(".cm-content");
    await editor.press("Control+End");
    const comment = edit.path.endsWith(".rhai") ? "\n//" : "\n#";
    await page.keyboard.type(comment);
    await page.waitForTimeout(2500);
    const all = { findings: [], compiled: [], preview: [], cases: [], busy: [] };
    for (let time = 0; time < TIMES; time += 1) {
      await page.evaluate(() => {
        delete seen.checked;
        delete seen.cases;
        delete seen.preview;
        seen.longest = 0;
      });
      await page.keyboard.type("x");
      await page.waitForFunction(() => seen.checked && seen.cases && seen.preview, undefined, { timeout: 30_000 });
      const { key, checked, cases, preview, longest } = await page.evaluate(() => seen);
      all.findings.push(checked.at - key);
      all.compiled.push(checked.took);
      all.preview.push(preview - key);
      all.cases.push(cases - key);
      all.busy.push(longest);
      await page.waitForTimeout(200);
    }
    for (const [what, list] of Object.entries(all)) {
      list.sort((one, other) => one - other);
      const [middle, worst] = [list[TIMES / 2], list.at(-1)].map(Math.round);
      console.log(`${edit.package} ${edit.path}: ${what} ${middle} ms in the middle, ${worst} at worst`);
    }
    await context.close();
  });
}
