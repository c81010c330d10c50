// The editor of files: what it suggests, explains and mends, what it marks, and lines in which two directions meet.

import assert from "node:assert/strict";
import { test } from "node:test";

import { author } from "./author.mjs";
import { violations } from "./axe.mjs";
import { staged } from "./support.mjs";

const stage = staged();

const SCRIPT = "karama/criteria.rhai";
const ARABIC = "texts/ar.ftl";

test("the editor suggests, explains and mends", async () => {
  const { page, context, studio, errors } = await author(stage);
  await studio.append(SCRIPT, "\nlet q = person.ag");
  await page.keyboard.press("Control+Space");
  await page.locator(".cm-tooltip-autocomplete li", { hasText: "age" }).first().waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+Home");
  const name = page.locator(".cm-line", { hasText: "param.elderly_age" }).first();
  const position = { x: 260, y: 8 };
  await name.hover({ position });
  const explained = page.locator(".cm-tooltip .hover");
  await explained.waitFor();
  const said = await explained.innerText();
  // On a key the same, and aloud, until somebody moves on.
  await page.mouse.move(0, 0);
  await explained.waitFor({ state: "hidden" });
  await name.click({ position });
  await page.mouse.move(0, 0);
  await page.keyboard.press("Control+i");
  assert.equal(await explained.innerText(), said);
  assert.equal(await page.locator("#said").innerText(), said.replace("\n\n", ". ").replaceAll("\n", " "));
  await page.keyboard.press("Escape");
  await explained.waitFor({ state: "hidden" });
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Control+i");
  await page.waitForFunction(() => document.getElementById("said").textContent === "There is nothing to explain here.");
  assert.equal(await explained.count(), 0);
  await studio.append("facts.toml", " ");
  await studio.append(SCRIPT, "\nlet q = person.agee;");
  await page.locator(".problems li.error").first().waitFor();
  assert.ok((await page.locator(".cm-lintRange-error").count()) > 0);
  assert.deepEqual(errors, []);
  await context.close();
});

test("what no case has seen is marked beside its line", async () => {
  const { page, context, studio, errors } = await author(stage);
  await studio.egypt((files) => ({
    "karama/cases.toml": files["karama/cases.toml"].split("\n[[case]]").slice(0, 2).join("\n[[case]]"),
  }));
  await page.locator(".cm-seen .seen").locator("visible=true").first().waitFor();
  const said = page.locator(".cm-seen .seen").locator("visible=true").first();
  assert.match(await said.getAttribute("title"), /No case has seen this[^:]*: \S*person\./, "it names the condition");
  const all = await page.locator(".cm-seen .seen").evaluateAll((marks) => marks.map((mark) => mark.title));
  assert.ok(all.some((text) => text.split("\n").length > 1), "every condition of a line");
  // The same as a list, for who has no pointer; it goes along with edits.
  await studio.cases.click();
  const list = page.locator(".uncovered");
  await list.locator("summary").press("Enter");
  const first = list.locator("li").first();
  assert.match(await list.locator("summary").innerText(), /^\S+ conditions? of this script/);
  assert.ok((await list.locator("li").count()) >= all.join("\n").split("\n").length, "those of lines that are not on the screen too");
  const line = async () => Number((await first.innerText()).replace(/[^\d]*(\d+)[^]*/, "$1"));
  const before = await line();
  assert.deepEqual(await violations(page), []);
  await first.locator("button").press("Enter");
  assert.ok(await studio.editor.evaluate((editor) => editor === document.activeElement));
  await page.keyboard.press("Control+Home");
  await page.keyboard.insertText("// One line more.\n");
  assert.equal(await line(), before + 1);
  await studio.show("figures");
  await list.waitFor({ state: "hidden" });
  // Of another package nothing is said before it is known.
  await studio.show(SCRIPT);
  await list.waitFor();
  await page.evaluate(() => (document.querySelector(".uncovered").dataset.seen = String(document.querySelectorAll(".uncovered li").length)));
  await studio.egypt(() => ({}));
  await page.waitForFunction(() => {
    const list = document.querySelector(".uncovered");
    return list.querySelectorAll("li").length < Number(list.dataset.seen);
  });
  await studio.press("help");
  assert.equal(await studio.dialog.locator(".seen").count(), 3);
  assert.match(await studio.dialog.innerText(), /Marks beside the rules/);
  assert.deepEqual(errors, []);
  await context.close();
});

for (const lang of ["en", "ar"]) {
  for (const width of [1280, 820]) {
    test(`what a suggestion means is seen beside it: ${lang}, ${width}`, async () => {
      const { page, context, studio, errors } = await author(stage, { lang, viewport: { width, height: 820 }, ready: width > 1000 });
      if (width < 1000) {
        // A package that opens shows its rules.
        await page.locator(".cm-line", { hasText: "Karama" }).first().waitFor({ timeout: 30_000 });
        await page.locator("[data-of=contents]").click();
      }
      for (const before of ["let q = ", "let quite_a_long_name_that_goes_on_and_on = "]) {
        await studio.append(SCRIPT, `\n${before}person.bi`);
        await page.keyboard.press("Control+Space");
        // Once it has been measured it lies behind nothing and within the screen.
        await page.waitForFunction(() => {
          const info = document.querySelector(".cm-completionInfo");
          if (!info) return false;
          const { left, right, top, bottom } = info.getBoundingClientRect();
          const on = info.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2));
          return on && left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight;
        });
        await page.keyboard.press("Escape");
        if (width < 1000) await page.locator("[data-of=contents]").click();
      }
      assert.deepEqual(errors, []);
      await context.close();
    });
  }
}

test("Home and End go to the ends of a line as it is written", async () => {
  const { page, context, studio, errors } = await author(stage);
  await studio.append(ARABIC, "");
  await page.keyboard.insertText("\nfact-one = كم عمر { $person } في البيت.\n    .hint = نص طويل جدًا يستمر في سطر ثان وثالث لأن المحرر يلف السطور الطويلة، ثم نقطة.");
  for (const key of ["fact-one", ".hint"]) {
    const line = page.locator(".cm-line", { hasText: `${key} =` }).last();
    await line.click();
    await page.keyboard.press("End");
    await page.keyboard.type("!");
    await page.keyboard.press("Home");
    await page.keyboard.type("?");
    await page.keyboard.press("Shift+End");
    assert.match(await page.evaluate(() => getSelection().toString()), /!$/);
    await page.keyboard.press("End");
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Shift+Home");
    assert.match(await page.evaluate(() => getSelection().toString()), /^\?/);
  }
  const text = await studio.written(ARABIC);
  assert.match(text, /\n\?fact-one = كم عمر \{ \$person \} في البيت\n/);
  assert.match(text, /\n\? {4}\.hint = نص [^\n]* ثم نقطة$/);
  assert.deepEqual(errors, []);
  await context.close();
});

test("Arabic words stand as they are read, and the signs around them as they are written", async () => {
  const { page, context, studio, errors } = await author(stage);
  await studio.append(ARABIC, "");
  await page.keyboard.insertText("\nfact-one = كم عمر { $person }.\nfact-two = { $form ->\n    [you] أنت هنا.\n   *[other] هو هنا. }\n");
  // Where signs are on the screen, from left to right.
  const places = (line, ...wanted) =>
    page.locator(".cm-line", { hasText: line }).last().evaluate((element, wanted) => {
      const text = element.textContent;
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const boxes = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (let at = 0; at < node.length; at += 1) {
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          boxes.push(range.getBoundingClientRect().left);
        }
      }
      return wanted.map((sign) => boxes[text.lastIndexOf(sign)]);
    }, wanted);
  const rises = (numbers) => numbers.every((one, index) => !index || one > numbers[index - 1]);
  assert.ok(rises(await places("fact-one =", "fact", "=", ".", "{", "$", "}", "ر", "كم")), "a text with a value");
  assert.ok(rises(await places("fact-two =", "fact", "=", "{", "$", "->")), "the choice");
  assert.ok(rises(await places("[you] أنت", "[", "]", ".", "هنا", "أنت")), "one of the choices");
  assert.ok(rises(await places("[other] هو", "*", "]", ".", "هنا", "هو", "}")), "the last one and the end");
  assert.deepEqual(errors, []);
  await context.close();
});
