// An author's morning: a figure is raised, a rule broken and mended, a sentence put right, a household saved as a
// case, and everything taken along; the command then finds nothing wrong with it. What the page's parts are, each
// by itself, is in studio-page.

import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";

import { unzipSync } from "fflate";

import { start } from "../native.mjs";
import { Check, onward } from "./check.mjs";
import { staged, watchErrors } from "./support.mjs";

const stage = staged();

async function open(path = "/studio/") {
  const context = await stage.browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true });
  const page = await context.newPage();
  const errors = watchErrors(page);
  await page.goto(stage.server.url + path);
  return { page, context, errors };
}

/** What somebody of 50 who never married answers. */
const unmarried = { "person.female": "0", "person.marital 0": "never_married" };

/** What the command says of a package. */
async function said(verb, package_) {
  const command = await start("selfcheck", [verb, package_], ["ignore", "pipe", "pipe"]);
  let text = "";
  for (const stream of [command.stdout, command.stderr]) stream.on("data", (more) => (text += more));
  await once(command, "close");
  return text;
}

test("an author's morning", async () => {
  const { page, context, errors } = await open();
  // What can be seen, without the signs around what is put into a sentence.
  const says = (text) =>
    page.waitForFunction(
      (text) => document.body.innerText.replace(/[\u2066-\u2069]/g, "").includes(text),
      text,
      { timeout: 20_000 },
    );
  const contents = page.getByRole("navigation", { name: "Contents" });

  // Egypt is open, and its cases come out.
  const see = (what) => page.getByRole("tab", { name: what }).click();
  await see("Cases");
  await says("207 cases: 207 as expected, 0 not, 0 changed");

  // The preview is the citizens' own check: a woman of 50 goes through it.
  const check = new Check(page.frameLocator("iframe"));
  await check.form.waitFor();
  await check.begin("me");
  await check.age("50");
  await check.press("continue");
  await check.press("enough");
  await onward(check, unmarried);
  const karama = () => check.host.locator("[data-section=office] [data-section^=karama]");
  assert.equal(await karama().count() > 0, true, "Karama can be applied for");

  // She raises the age. Two cases come out differently, and the preview says so.
  await contents.getByRole("button", { name: "Figures" }).click();
  await page.locator('details[data-name="unmarried_age"] summary').click();
  const value = page.locator('[data-place="unmarried_age 0 value"]');
  await value.fill("51");
  await value.press("Tab");
  await says("207 cases: 205 as expected, 2 not, 2 changed");
  await check.host.locator("[data-section=ineligible] [data-section^=karama]").first().waitFor();
  assert.equal(await check.kind(), "results", "the preview stays where it was");
  const failing = page.locator(".case.failed").first();
  await failing.locator("summary").click();
  assert.match(await failing.innerText(), /expected\s+office\s+came out\s+ineligible/);
  assert.match(await failing.innerText(), /unmarried is unmet/, "it says why");

  // The cases are about the old age: she puts them right, in the file they lead to.
  await failing.locator("button.name").click();
  const editor = page.locator(".cm-content");
  assert.match(await page.locator(".cm-activeLine").innerText(), /never married/);
  await editor.press("Control+f");
  await page.locator(".cm-search input[name=search]").fill("1976-03-01");
  await page.locator(".cm-search input[name=replace]").fill("1975-03-01");
  await page.locator(".cm-search [name=replaceAll]").click();
  await page.keyboard.press("Escape");
  await says("207 cases: 207 as expected, 0 not");

  // She breaks a rule, reads why, and the preview keeps the last rules that worked.
  await contents.getByRole("button", { name: "Rules", exact: true }).first().click();
  const line = page.locator(".cm-line", { hasText: "param.unmarried_age" });
  await line.click();
  // To the end of what is seen as a line, then of the whole line, and before its semicolon.
  await page.keyboard.press("End");
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.type("x");
  await see("Problems");
  await says("did you mean `unmarried_age`?");
  await says("The preview shows the rules as they were before the error in line 14 of karama/criteria.rhai.");
  assert.equal(await check.kind(), "results");
  await page.locator(".fixes button", { hasText: "unmarried_age" }).first().click();
  await says("Nothing is wrong with the rules.");
  await see("Cases");
  await says("207 cases: 207 as expected, 0 not");

  // She puts an Arabic sentence right, and reads it as a citizen does.
  await contents.getByRole("button", { name: "All texts", exact: true }).click();
  await page.getByRole("searchbox", { name: "Search texts" }).fill("rule-unmarried");
  const sentence = page.locator('textarea[lang="ar"]').first();
  assert.equal(await sentence.inputValue(), "امرأة لم يسبق لها الزواج");
  await sentence.fill("امرأة لم تتزوج من قبل");
  await page.locator("#preview").getByLabel("Language").selectOption("ar");
  await check.host.getByText("امرأة لم تتزوج من قبل").first().waitFor({ state: "attached" });

  // She saves the household as a case.
  await page.getByRole("button", { name: "Save this household as a case" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Program").selectOption("karama");
  await dialog.getByLabel("What does the case show?").fill("a woman of 50, when 51 is asked");
  await dialog.getByRole("button", { name: "Save" }).click();
  await says("208 cases: 208 as expected, 0 not");

  // She takes it along, and the command agrees.
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download", exact: true }).click(),
  ]);
  const folder = mkdtempSync(join(tmpdir(), "selfcheck-studio-"));
  for (const [path, bytes] of Object.entries(unzipSync(readFileSync(await download.path())))) {
    if (path.endsWith("/")) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  assert.match(await said("check", join(folder, "egypt")), /0 errors, 0 warnings/);
  assert.match(await said("test", join(folder, "egypt")), /208 passed, 0 failed/);
  assert.match(readFileSync(join(folder, "egypt/karama/cases.toml"), "utf8"), /a woman of 50, when 51 is asked/);
  rmSync(folder, { recursive: true });
  assert.deepEqual(errors, []);
  await context.close();
});
