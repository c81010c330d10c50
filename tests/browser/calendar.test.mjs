// A day of a program as a file for the device's calendar: made on the device, without a request, and
// with nothing in it that was answered.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { before, test } from "node:test";

import { element, visit, walk } from "./check.mjs";
import { dist, hostPage, staged } from "./support.mjs";

// No package of ours has a program with a window: Egypt's get one here.
const WINDOW = ["2026-04-01", "2026-06-30"].map((day) => Date.parse(day) / 86_400_000);

const pages = {};
before(async () => {
  const folder = join(dist, "rules/egypt");
  const manifest = JSON.parse(await readFile(join(folder, "manifest.json")));
  const [slice] = manifest.slices;
  const core = JSON.parse(await readFile(join(folder, `${slice.sha256}.json`)));
  for (const program of core.programs) program.windows = WINDOW;
  const bytes = JSON.stringify(core);
  slice.sha256 = createHash("sha256").update(bytes).digest("hex");
  slice.size = Buffer.byteLength(bytes);
  for (const { sha256 } of manifest.texts) {
    pages[`/dated/${sha256}.json`] = await readFile(join(folder, `${sha256}.json`));
  }
  pages[`/dated/${slice.sha256}.json`] = bytes;
  pages["/dated/manifest.json"] = JSON.stringify(manifest);
  for (const [lang, dir] of [["ar", "rtl"], ["en", "ltr"]]) {
    const check = element({ rules: "/dated/manifest.json", lang });
    pages[`/${lang}.html`] = hostPage(check, { lang, dir });
  }
});
const stage = staged({ pages });

for (const [lang, said] of [["ar", "يُفتح التقديم في ١ أبريل ٢٠٢٦"], ["en", "Applications open on 1 April 2026"]]) {
  test(`the day on which applying opens goes into the calendar: ${lang}`, async () => {
    const { page, errors, context, check } = await visit(stage, `/${lang}.html`, { acceptDownloads: true });
    await walk(check);
    const loaded = stage.server.requests.length;
    const [download] = await Promise.all([page.waitForEvent("download"), check.press("calendar takaful")]);
    assert.equal(download.suggestedFilename(), "takaful.ics");
    const text = await readFile(await download.path(), "utf8");
    const lines = text.split("\r\n");
    assert.equal(lines.pop(), "", "every line has its end");
    assert.ok(lines.every((line) => Buffer.byteLength(line) <= 75 && !line.includes("\n")), text);
    const whole = text.replaceAll("\r\n ", "");
    assert.match(whole, /^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n/);
    assert.match(whole, /\r\nDTSTART;VALUE=DATE:20260401\r\n/);
    assert.match(whole, /\r\nUID:egypt-takaful-20260401@selfcheck\r\n/);
    const [, stamp] = whole.match(/\r\nDTSTAMP:(\d{8}T\d{6}Z)\r\n/);
    const moment = Date.parse(stamp.replace(/(....)(..)(..)T(..)(..)(..)Z/, "$1-$2-$3T$4:$5:$6Z"));
    assert.ok(Math.abs(Date.now() - moment) < 60_000, stamp);
    assert.ok(whole.includes(said), whole);
    assert.deepEqual(stage.server.requests.slice(loaded), [], "it is made on the device");
    assert.equal(await check.kind(), "results", "the page stays");
    assert.deepEqual(errors, []);
    await context.close();
  });
}
