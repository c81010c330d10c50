// What the authors' page takes in and gives out: downloads, zips, folders and files that are dropped, and one work
// in two windows.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

import { author, sources } from "./author.mjs";
import { staged } from "./support.mjs";

const stage = staged();

const zipped = (files) => Buffer.from(zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)]))));

const folder = mkdtempSync(join(tmpdir(), "selfcheck-drop-"));
after(() => rmSync(folder, { recursive: true }));

const country = fileURLToPath(new URL("../../rules/country-template/", import.meta.url));

/** Drops files of the disk onto the page, as a hand does. */
async function drop(page, files) {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files, dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"]) await session.send("Input.dispatchDragEvent", { type, x: 500, y: 300, data });
}

test("a download holds the package in a folder of its name, and opens again as it was", async () => {
  const { page, context, studio, errors } = await author(stage);
  await studio.append("facts.toml", "\n# a note\n");
  await studio.changes.filter({ hasText: "not downloaded" }).waitFor();
  const { name, bytes } = await studio.download();
  assert.equal(name, "egypt.zip");
  const files = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, text]) => [path, strFromU8(text)]));
  const before = await sources("egypt");
  before["facts.toml"] += "\n# a note\n";
  const expected = Object.fromEntries(Object.entries(before).map(([path, text]) => [`egypt/${path}`, text]));
  assert.deepEqual(files, expected);
  assert.equal(await studio.changes.innerText(), "", "everything is downloaded");

  await studio.choose({ name, mimeType: "application/zip", buffer: bytes });
  await studio.ready();
  const again = await studio.download();
  assert.deepEqual(unzipSync(again.bytes), unzipSync(bytes));
  assert.deepEqual(errors, []);
  await context.close();
});

test("where no zip can be made that is said, and nothing is called downloaded", async () => {
  const { page, context, studio } = await author(stage, { prepare: (page) => page.route(/\/browser-\w+\.js$/, (route) => route.abort()) });
  await studio.append("facts.toml", "\n# a note\n");
  await studio.press("download");
  await studio.dialog.locator("[role=alert]", { hasText: "Nothing was downloaded" }).waitFor();
  await page.keyboard.press("Escape");
  assert.match(await studio.changes.innerText(), /not downloaded/);
  await page.unroute(/\/browser-\w+\.js$/);
  await studio.download();
  assert.equal(await studio.changes.innerText(), "");
  await context.close();
});

test("a zip without a folder on top opens too, and what is no package file is left out", async () => {
  const { context, studio, errors } = await author(stage);
  const files = Object.entries(await sources("country-template")).map(([path, text]) => [path, strToU8(text)]);
  const zip = zipSync({ ...Object.fromEntries(files), "photo.jpg": new Uint8Array([1, 2, 3]), "__MACOSX/._x.toml": strToU8("x") });
  await studio.choose({ name: "mine.zip", mimeType: "application/zip", buffer: Buffer.from(zip) });
  await studio.page.locator(".contents h3", { hasText: /Basic income/i }).waitFor();
  const paths = Object.keys(unzipSync((await studio.download()).bytes));
  assert.equal(paths.length, files.length);
  assert.ok(!paths.some((path) => path.includes("photo") || path.includes("MACOSX")));
  assert.deepEqual(errors, []);
  await context.close();
});

test("a folder opens as it lies on the disk", async () => {
  const { page, context, studio, errors } = await author(stage);
  const folder = fileURLToPath(new URL("../../rules/country-template/", import.meta.url));
  await page.locator("input[webkitdirectory]").setInputFiles(folder);
  await page.locator(".contents h3", { hasText: /Basic income/i }).waitFor();
  await studio.ready();
  const files = unzipSync((await studio.download()).bytes);
  assert.equal(Object.keys(files).length, Object.keys(await sources("country-template")).length);
  assert.deepEqual(errors, []);
  await context.close();
});

const REFUSED = [
  ["bytes that are no zip", Buffer.from("not a zip at all"), /not a zip/],
  ["half a zip", Buffer.from(zipSync({ "package.toml": strToU8("id = 'x'\n".repeat(500)) }, { level: 0 })).subarray(0, 900), /not a zip/],
  ["a zip without package.toml", Buffer.from(zipSync({ "a/facts.toml": strToU8("x") })), /package\.toml/],
  ["an empty zip", Buffer.from(zipSync({})), /package\.toml/],
  ["a text that is not UTF-8", Buffer.from(zipSync({ "package.toml": strToU8("id = 'x'"), "facts.toml": new Uint8Array([0xc8, 0xe1, 0xff]) })), /facts\.toml.*UTF-8/],
  ["what unpacks to more than 20 MB", Buffer.from(zipSync({ "package.toml": new Uint8Array(21 * 1024 * 1024) })), /20 MB/],
];

test("what is no package is refused, and why is said", async (t) => {
  const { context, studio, errors } = await author(stage);
  for (const [what, buffer, why] of REFUSED) {
    await t.test(what, async () => {
      await studio.choose({ name: "x.zip", mimeType: "application/zip", buffer });
      const said = await studio.dialog.locator("[role=alert]").innerText();
      assert.match(said.replace(/[\u2066-\u2069]/g, ""), why);
      await studio.page.keyboard.press("Escape");
      await studio.dialog.waitFor({ state: "detached" });
      assert.match(await studio.page.locator(".package-menu").innerText(), /Egypt/, "what was open stays open");
    });
  }
  assert.deepEqual(errors, []);
  await context.close();
});

const TITLE = /The country template/;

test("a zip, a folder or loose files that are dropped are opened", async (t) => {
  const zip = join(folder, "out.zip");
  writeFileSync(zip, zipped(await sources("country-template")));
  const loose = ["package.toml", "facts.toml", "parameters.toml", "README.md"].map((name) => join(country, name));
  for (const [what, files, count] of [["a zip", [zip]], ["a folder", [country]], ["loose files", loose, 4]]) {
    await t.test(what, async () => {
      const { page, context, studio, errors } = await author(stage);
      await drop(page, files);
      await page.locator(".package-menu", { hasText: TITLE }).waitFor();
      assert.ok(!(await page.locator("body").getAttribute("class"))?.includes("dropping"));
      const given = Object.keys(unzipSync((await studio.download()).bytes));
      assert.equal(given.length, count ?? Object.keys(await sources("country-template")).length);
      assert.deepEqual(errors, []);
      await context.close();
    });
  }
});

test("a file that is no package and is dropped is refused", async () => {
  const { page, context, studio, errors } = await author(stage);
  await drop(page, [join(country, "facts.toml")]);
  assert.match(await studio.dialog.locator("[role=alert]").innerText(), /package\.toml/);
  assert.deepEqual(errors, []);
  await context.close();
});

test("files that are dropped and cannot be read are said to be so", async () => {
  const { page, context, studio, errors } = await author(stage, {
    prepare: (page) =>
      page.addInitScript(() => {
        const file = (_, fail) => fail(new DOMException("no such file", "NotFoundError"));
        DataTransferItem.prototype.webkitGetAsEntry = () => ({ isFile: true, name: "facts.toml", file });
      }),
  });
  await drop(page, [join(country, "facts.toml")]);
  assert.match(await studio.dialog.locator("[role=alert]").innerText(), /could not be read/);
  assert.deepEqual(errors, []);
  await context.close();
});

test("a package is called as its notes or else its id say, not as the zip", async () => {
  const { page, context, studio, errors } = await author(stage);
  const called = (name) => page.locator(".package-menu", { hasText: name }).waitFor();
  const files = await sources("country-template");
  await studio.choose({ name: "out.zip", mimeType: "application/zip", buffer: zipped(files) });
  await called(TITLE);
  const { "README.md": _, ...bare } = files;
  await studio.choose({ name: "out.zip", mimeType: "application/zip", buffer: zipped(bare) });
  await called("country_template");
  assert.deepEqual(errors, []);
  await context.close();
});

test("what was asked for last is opened, however long another package takes to come", async () => {
  const { page, context, studio, errors } = await author(stage);
  let release;
  const held = new Promise((done) => (release = done));
  await page.route("**/sources/usa.json", async (route) => {
    await held;
    await route.continue();
  });
  await page.locator(".package-menu").click();
  await studio.dialog.locator(".choice", { hasText: "United States" }).click();
  await studio.choose({ name: "out.zip", mimeType: "application/zip", buffer: zipped(await sources("country-template")) });
  await page.locator(".package-menu", { hasText: TITLE }).waitFor();
  const came = page.waitForResponse("**/sources/usa.json").then((response) => response.finished());
  release();
  await came;
  await page.waitForTimeout(200);
  assert.match(await page.locator(".package-menu").innerText(), TITLE);
  assert.deepEqual(errors, []);
  await context.close();
});

test("a second window is told that the work is open elsewhere, until it is alone", async () => {
  const { page, context, studio, errors } = await author(stage);
  const told = (one) => one.locator(".notice", { hasText: "another window" });
  await studio.append("facts.toml", "\n# first");
  await studio.kept();
  const second = await context.newPage();
  await second.goto(page.url());
  await told(second).waitFor();
  assert.ok(!(await told(page).isVisible()), "the first is not disturbed");
  await studio.append("facts.toml", " and more");
  await studio.kept();
  await page.close();
  await told(second).waitFor({ state: "hidden" });
  await second.locator(".all-files > summary").click();
  await second.locator('.tree [data-item="facts.toml"]').click();
  await second.locator(".cm-content").click();
  await second.keyboard.press("Control+End");
  await second.locator(".cm-content", { hasText: "# first and more" }).waitFor();
  assert.deepEqual(errors, []);
  await context.close();
});
