// What the authors' page says while rules are broken: the cause before what follows from it, cases as those of
// before, and a download with its errors.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";

import { strToU8, zipSync } from "fflate";

import { author, sources } from "./author.mjs";
import { staged } from "./support.mjs";

const stage = staged();

test("an error of syntax is named before the names that are not found for it", async () => {
  const { page, context, studio, errors } = await author(stage);
  const files = await sources("egypt");
  const broken = { ...files, "package.toml": `${files["package.toml"]}\n= broken\n`, "facts.toml": `${files["facts.toml"]}\nperson.x = { type = "nothing" }\n` };
  const zip = zipSync(Object.fromEntries(Object.entries(broken).map(([path, text]) => [path, strToU8(text)])));
  await studio.choose({ name: "x.zip", mimeType: "application/zip", buffer: Buffer.from(zip) });
  await studio.note.filter({ hasText: "package.toml" }).waitFor();
  assert.match(await page.locator(".problems h2").first().innerText(), /package\.toml/);
  assert.match(await page.locator(".problems .code").first().innerText(), /E0003/);
  assert.deepEqual(errors, []);
  await context.close();
});

test("while rules are broken, cases are said to be those of before", async () => {
  const { page, context, studio, errors } = await author(stage);
  await studio.cases.filter({ hasText: "207" }).waitFor();
  await studio.append("karama/criteria.rhai", "\nrequire(");
  await studio.cases.filter({ hasText: "before the error" }).waitFor();
  await studio.cases.click();
  assert.match(await page.locator(".checks .summary").innerText(), /Before the error/);
  for (let index = 0; index < 8; index++) await page.locator(".cm-content").press("Control+z");
  await studio.cases.filter({ hasText: /^\D*207$/ }).waitFor();
  assert.deepEqual(errors, []);
  await context.close();
});

test("what is found of the package before is not said of the one just opened", async () => {
  const { page, context, studio, errors } = await author(stage, {
    ready: false,
    prepare: (page) =>
      page.addInitScript(() => {
        // What the worker finds is heard late.
        const held = new Promise((release) => (window.release = release));
        window.Worker = class extends Worker {
          set onmessage(heard) {
            super.onmessage = async (message) => {
              if (message.data.event) await held;
              heard(message);
            };
          }
        };
      }),
  });
  await page.locator(".package-menu", { hasText: "Egypt" }).waitFor();
  await studio.egypt((files) => ({ "README.md": "# Mine", "karama/criteria.rhai": `${files["karama/criteria.rhai"]}\nrequire(` }));
  await page.locator(".package-menu", { hasText: "Mine" }).waitFor();
  await page.evaluate(() => window.release());
  await studio.problem("error");
  await studio.note.filter({ hasText: "karama/criteria.rhai" }).waitFor();
  assert.doesNotMatch(await studio.note.innerText(), /as they were before/);
  assert.ok(!(await page.locator(".stage.there").isVisible()), "no rules of the package before are shown");
  assert.doesNotMatch(await studio.cases.innerText(), /207/);
  assert.deepEqual(errors, []);
  await context.close();
});

test("a download says how many errors it has, and the work is downloaded", async () => {
  const { page, context, studio, errors } = await author(stage);
  const said = async () => (await page.locator("#said").innerText()).replace(/[\u2066-\u2069]/g, "");
  await studio.append("karama/criteria.rhai", "\n// a note");
  await studio.download();
  await studio.state.filter({ hasText: /^Downloaded$/ }).waitFor();
  assert.equal(await said(), "egypt.zip was downloaded.");
  await studio.append("karama/criteria.rhai", "\nrequire(");
  await studio.problem("error");
  await studio.state.filter({ hasText: "Kept in" }).waitFor();
  await studio.download();
  await studio.state.filter({ hasText: "Downloaded with" }).waitFor();
  assert.match(await said(), /downloaded, with \d+ errors?\.$/);
  await studio.kept();
  await page.reload();
  await studio.state.filter({ hasText: "Downloaded with" }).waitFor();
  assert.deepEqual(errors, []);
  await context.close();
});

test("every finding has a name in Arabic, and it stands before the compiler's own words", async () => {
  const pages = await readdir(new URL("../../docs/diagnostics/", import.meta.url));
  const codes = pages.map((name) => /^([EW]\d{4})\.md$/.exec(name)?.[1]).filter(Boolean);
  assert.ok(codes.length > 60);
  const names = await readFile(new URL("../../www/studio/texts/codes.ar.ftl", import.meta.url), "utf8");
  const named = [...names.matchAll(/^code-(\S+) = \S/gm)].map(([, code]) => code);
  assert.deepEqual(named, codes.sort());

  const { page, context, studio, errors } = await author(stage, { lang: "ar" });
  await studio.append("karama/criteria.rhai", "\nrequire(");
  const told = page.locator(".problems .told").first();
  await told.locator(".named").filter({ hasText: "عدد القيم المعطاة" }).waitFor();
  assert.match(await told.locator(".what").innerText(), /E0303/);
  assert.deepEqual(errors, []);
  await context.close();
});
