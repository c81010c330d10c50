// What the authors' page keeps of the work, and the way back through all edits.

import assert from "node:assert/strict";
import { test } from "node:test";

import { strFromU8, unzipSync } from "fflate";

import { STRICT, author } from "./author.mjs";
import { staged } from "./support.mjs";

const stage = staged({ headers: STRICT });

const SCRIPT = "karama/criteria.rhai";

test("an edit is kept, and goes on where it stood; deleted, it is gone", async () => {
  const { page, context, studio, errors } = await author(stage);
  assert.match(await studio.state.innerText(), /Nothing changed/);
  await studio.append(SCRIPT, "\n// kept until tomorrow");
  await studio.kept();
  await page.reload();
  await studio.ready();
  await studio.show(SCRIPT);
  await studio.editor.click();
  await page.keyboard.press("Control+End");
  assert.match(await studio.editor.innerText(), /kept until tomorrow/);
  assert.match(await studio.changes.innerText(), /not downloaded/);

  await page.locator(".package-menu").click();
  assert.equal(await page.locator(".kept").count(), 1);
  await page.locator(".kept .quiet").click();
  await page.locator("dialog .danger").click();
  await page.locator(".kept").waitFor({ state: "detached" });
  assert.match(await studio.state.innerText(), /Not kept any more/);
  assert.match(await studio.dialog.innerText(), /Nothing yet/, "the list says that it is empty");
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "H2", "the focus stays in the menu");
  await page.keyboard.press("Escape");
  page.on("dialog", (dialog) => dialog.accept());
  await page.reload();
  await studio.ready();
  assert.match(await studio.state.innerText(), /Nothing changed/);
  assert.deepEqual(errors, []);
  await context.close();
});

const nothingKept = (page) =>
  page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("no", "SecurityError");
    };
  });

test("a kept work that cannot be deleted is said to be there still", async () => {
  const { page, context, studio, errors } = await author(stage, {
    prepare: (page) =>
      page.addInitScript(() => {
        IDBObjectStore.prototype.delete = () => {
          throw new DOMException("no", "InvalidStateError");
        };
      }),
  });
  await studio.append(SCRIPT, "\n// kept");
  await studio.kept();
  await page.locator(".package-menu").click();
  await page.locator(".kept .quiet").click();
  await page.locator("dialog .danger").click();
  await page.locator("dialog [role=alert]", { hasText: "could not be deleted" }).waitFor();
  assert.equal(await page.locator(".kept").count(), 1);
  assert.match(await studio.state.innerText(), /Kept in/);
  assert.deepEqual(errors, []);
  await context.close();
});

test("where nothing can be kept that is said, and leaving is warned of", async () => {
  const { page, context, studio } = await author(stage, { prepare: nothingKept });
  await studio.append(SCRIPT, "\n// lost");
  await studio.state.filter({ hasText: "Not kept" }).waitFor();
  const dialogs = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.type());
    dialog.accept();
  });
  await page.close({ runBeforeUnload: true });
  await context.waitForEvent("close", { timeout: 500 }).catch(() => {});
  assert.deepEqual(dialogs, ["beforeunload"]);
  await context.close();
});

test("where nothing can be kept another package opens after a question, and nothing else is said of the work", async () => {
  const { page, context, studio, errors } = await author(stage, { prepare: nothingKept });
  await studio.append(SCRIPT, "\n// lost");
  await studio.state.filter({ hasText: "Not kept" }).waitFor();
  await page.keyboard.press("Control+s");
  await page.locator("#said", { hasText: "Not kept" }).waitFor({ state: "attached" });
  const other = async () => {
    await page.locator(".package-menu").click();
    await studio.dialog.locator(".choice", { hasText: "Russia" }).click();
    await studio.dialog.locator("h2", { hasText: "Your work is not kept" }).waitFor();
  };
  await other();
  await page.keyboard.press("Escape");
  await studio.dialog.waitFor({ state: "detached" });
  assert.match(await studio.editor.innerText(), /\/\/ lost/, "it is still there");
  await other();
  await studio.dialog.locator(".danger").click();
  await page.locator(".package-menu", { hasText: "Russia" }).waitFor();
  assert.match(await studio.state.innerText(), /Nothing changed/);
  assert.deepEqual(errors, []);
  await context.close();
});

test("leaving is not warned of where everything is kept", async () => {
  const { page, context, studio } = await author(stage);
  await studio.append(SCRIPT, "\n// kept");
  await studio.kept();
  const dialogs = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.type());
    dialog.accept();
  });
  await page.reload();
  await studio.ready();
  assert.deepEqual(dialogs, []);
  await context.close();
});

test("undo goes back through all files in the order of the edits, and redo forth", async () => {
  const { page, context, studio, errors } = await author(stage);
  const files = async () => {
    const { bytes } = await studio.download();
    return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, text]) => [path.slice("egypt/".length), strFromU8(text)]));
  };
  const trail = [await files()];
  const step = async (act) => {
    await act();
    trail.push(await files());
  };
  const named = (button, path) => step(async () => {
    await page.locator(".all-files button", { hasText: button }).click();
    await page.locator("#file-name").fill(path);
    await page.keyboard.press("Enter");
    await studio.dialog.waitFor({ state: "detached" });
  });
  await step(() => studio.paste(SCRIPT, "\n// one"));
  await step(async () => {
    await studio.show("figures");
    await page.locator("[data-name=elderly_age] summary").click();
    await page.locator("[data-place='elderly_age 0 value']").fill("66");
    await page.keyboard.press("Tab");
  });
  await step(async () => {
    await page.locator("[data-name=elderly_age] .secondary").click();
  });
  await step(() => studio.paste("facts.toml", "\n# two"));
  await page.locator(".all-files > summary").click();
  await named("Add a file", "tables/new.csv");
  await step(() => studio.paste("tables/new.csv", "one"));
  await named("Rename", "tables/other.csv");
  await step(() => studio.paste("tables/other.csv", ",two"));
  await step(async () => {
    await page.locator(".all-files button", { hasText: "Delete" }).click();
    await page.locator("dialog .danger").click();
    await studio.dialog.waitFor({ state: "detached" });
  });
  for (const [index, state] of trail.entries()) if (index) assert.notDeepEqual(state, trail[index - 1], `step ${index} changed something`);
  for (const expected of trail.slice(0, -1).reverse()) {
    await studio.press("undo");
    assert.deepEqual(await files(), expected);
  }
  assert.ok(await page.locator("header button", { hasText: "Undo" }).isDisabled());
  for (const expected of trail.slice(1)) {
    await studio.press("redo");
    assert.deepEqual(await files(), expected);
  }
  // In the editor, keys do the same.
  await studio.show(SCRIPT);
  await studio.editor.click();
  await page.keyboard.press("Control+z");
  assert.ok((await files())["tables/other.csv"] !== undefined, "the file that was deleted last is back");
  assert.deepEqual(errors, []);
  await context.close();
});

test("every edit of a file is taken back, however many there were", async () => {
  const { page, context, studio, errors } = await author(stage);
  const undo = page.locator("header button", { hasText: "Undo" });
  await studio.paste(SCRIPT, "\n// one");
  for (let times = 0; times < 150; times += 1) await page.keyboard.press("Enter");
  assert.match(await studio.changes.innerText(), /\b151\b/);
  for (let times = 0; times < 151; times += 1) await page.keyboard.press("Control+z");
  assert.ok(await undo.isDisabled());
  assert.equal(await studio.changes.innerText(), "");
  await studio.kept();
  assert.doesNotMatch(await studio.editor.innerText(), /\/\/ one/);
  assert.deepEqual(errors, []);
  await context.close();
});

test("the browser's own undo and redo go the same way as the page's", async () => {
  const { page, context, studio, errors } = await author(stage);
  const asks = (inputType) =>
    studio.editor.evaluate((element, inputType) => element.dispatchEvent(new InputEvent("beforeinput", { inputType, bubbles: true, cancelable: true })), inputType);
  await studio.paste(SCRIPT, "\n// one");
  await asks("historyUndo");
  assert.equal(await studio.changes.innerText(), "");
  await page.locator("#said", { hasText: "Undone" }).waitFor({ state: "attached" });
  await asks("historyRedo");
  assert.match(await studio.changes.innerText(), /^1 /);
  assert.deepEqual(errors, []);
  await context.close();
});

test("what was downloaded and then taken back is not said to be downloaded whatever is written instead", async () => {
  const { page, context, studio, errors } = await author(stage);
  await studio.paste(SCRIPT, "\n// one");
  await studio.download();
  await studio.state.filter({ hasText: /^Downloaded$/ }).waitFor();
  await studio.press("undo");
  assert.match(await studio.changes.innerText(), /^1 /);
  await studio.press("redo");
  assert.equal(await studio.changes.innerText(), "");
  await studio.press("undo");
  await studio.paste(SCRIPT, "\n// two");
  assert.match(await studio.changes.innerText(), /\b2\b/);
  await studio.download();
  assert.equal(await studio.changes.innerText(), "");
  assert.deepEqual(errors, []);
  await context.close();
});
