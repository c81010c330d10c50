// Nothing is cut, broken or out of reach: on narrow phones, with large letters, with wide spacing, in
// both directions. One walk for each language measures every page in every setting.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { begin, example, hosts, journeysOf, once, open, openAll, show, spoken, tour, walk } from "./gallery.mjs";
import { staged } from "./support.mjs";

const PHONE = { viewport: { width: 320, height: 640 } };

const stage = staged({ pages: hosts() });

/** Styles a page is put under, by the name of the check that measures it. */
const settings = {
  "27: at 320 pixels nothing scrolls sideways, whatever the host's padding": [
    "body { margin: 0 } main { padding: 0 }",
    "body { margin: 0 } main { padding: 24px }",
  ],
  "28: at 400 % zoom, and with letters twice as large, nothing is cut": [
    "html { font-size: 200% } body { margin: 0 }",
  ],
  "29: wider spacing of lines, letters, words and paragraphs loses nothing": [
    // What WCAG 1.4.12 lets a reader set; a style sheet of theirs reaches into the element.
    "SPACING",
  ],
};

const SPACING = `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-block-end: 2em !important }`;

/** Runs in the browser: what is wrong with the page in a setting, a line each. */
function measure([css, spacing]) {
  const root = document.querySelector("self-check").shadowRoot;
  const view = root.querySelector(".view");
  let own = document.querySelector("style#setting");
  if (!own) {
    own = document.createElement("style");
    own.id = "setting";
    document.head.append(own);
  }
  own.textContent = css === "SPACING" ? "body { margin: 0 }" : css;
  const sheets = root.adoptedStyleSheets;
  if (css === "SPACING") {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(spacing);
    root.adoptedStyleSheets = [...sheets, sheet];
  }
  const wrong = [];
  const wide = document.documentElement.scrollWidth;
  if (wide > innerWidth) wrong.push(`${wide} pixels wide`);
  const around = view.getBoundingClientRect();
  const words = document.createTreeWalker(view, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (words.nextNode()) {
    const { data, parentElement } = words.currentNode;
    for (const { 0: word, index } of data.matchAll(/[^\s-]{2,12}(?!\S)(?<!\S{13})/gu)) {
      range.setStart(words.currentNode, index);
      range.setEnd(words.currentNode, index + word.length);
      const lines = range.getClientRects();
      if (!lines.length || parentElement.closest("option")) continue;
      const { left, right } = range.getBoundingClientRect();
      if (left < around.left - 1 || right > around.right + 1) wrong.push(`outside: ${word}`);
      // A short word in two lines: a box has become too narrow for what it says. A fingerprint may.
      // So may any word where letters are twice as large on the narrowest screen.
      const narrow = around.width < 12 * parseFloat(getComputedStyle(view).fontSize);
      const broken = lines[0].top + 2 < lines[lines.length - 1].top;
      if (broken && !narrow && !parentElement.closest("bdi[dir=ltr]")) {
        wrong.push(`broken: ${word}`);
      }
    }
  }
  for (const box of view.querySelectorAll("button, .choice, input, select, summary, legend, label, .card, dd, dt")) {
    const { overflow, overflowX } = getComputedStyle(box);
    const cut = box.scrollHeight > box.clientHeight + 2 && box.clientHeight && overflow !== "visible";
    const text = box.textContent.slice(0, 40);
    // What is in a control the browser places itself.
    if (cut && !box.matches("select, input")) wrong.push(`cut: ${box.localName} ${text}`);
    if (box.clientWidth && box.scrollWidth > box.clientWidth + 2 && !box.matches("[type=radio], [type=checkbox]")) {
      wrong.push(`too wide: ${box.localName} ${overflowX} ${text}`);
    }
    const { left, right, width } = box.getBoundingClientRect();
    if (width && (left < around.left - 1 || right > around.right + 1)) wrong.push(`outside: ${box.localName} ${text}`);
  }
  // What lies one above the other cannot be read.
  const shown = [...view.querySelectorAll(".heading, .hint, .error, .choice, .line, .actions > *, .progress, summary")];
  for (let place = 1; place < shown.length; place += 1) {
    const [before, after] = [shown[place - 1], shown[place]].map((one) => one.getBoundingClientRect());
    const apart = before.bottom <= after.top + 2 || before.right <= after.left + 2 || after.right <= before.left + 2;
    const inside = shown[place - 1].contains(shown[place]) || shown[place].contains(shown[place - 1]);
    if (!apart && !inside && after.height && before.height) wrong.push(`overlap: ${shown[place].textContent.slice(0, 40)}`);
  }
  root.adoptedStyleSheets = sheets;
  own.textContent = "";
  return wrong;
}

for (const language of spoken) {
  const { called } = language;
  

  const seen = once(async () => {
    const found = Object.fromEntries(Object.keys(settings).map((name) => [name, []]));
    let pages = 0;
    const measureAll = async (page, place) => {
      pages += 1;
      await openAll(page);
      for (const [name, styles] of Object.entries(settings)) {
        for (const css of styles) {
          const wrong = await page.evaluate(measure, [css, SPACING]);
          found[name].push(...wrong.map((one) => `${place}: ${one}`));
        }
      }
    };
    for (const journey of journeysOf(language)) {
      const { page, context } = await open(stage, language, PHONE);
      await walk(page, journey, ({ id }) => measureAll(page, `${journey}, ${id}`));
      await context.close();
      const again = await open(stage, language, PHONE);
      await tour(again.page, journey, ({ pressed, name }) => pressed && measureAll(again.page, name));
      await again.context.close();
    }
    return { found, pages };
  });

  for (const name of Object.keys(settings)) {
    test(`${name}: ${called}`, async () => {
      const { found, pages } = await seen();
      assert.ok(pages > 8, `${pages} pages`);
      assert.deepEqual([...new Set(found[name])], []);
    });
  }
}

/**
 * Which way the arrow of the back link points, as it is drawn: a browser may mirror the sign that a
 * style names. Its point is halfway up, its ends are above and below.
 */
async function pointsTo(page) {
  const link = page.locator("self-check .back");
  const { x, y, width, height } = await link.boundingBox();
  const mirrored = (await link.evaluate((one) => getComputedStyle(one).direction)) === "rtl";
  const clip = { x: mirrored ? x + width - 9 : x, y, width: 9, height };
  const picture = (await page.screenshot({ clip })).toString("base64");
  const [ends, point] = await page.evaluate(async (picture) => {
    const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const { width, height } = image;
    const canvas = new OffscreenCanvas(width, height).getContext("2d");
    canvas.drawImage(image, 0, 0);
    const { data } = canvas.getImageData(0, 0, width, height);
    const ink = (at, row) => Math.abs(data[4 * (row * width + at)] - data[0]);
    const middle = (row) => {
      const all = Array.from({ length: width }, (_, at) => ink(at, row));
      const whole = all.reduce((sum, one) => sum + one, 0);
      return whole > 60 ? all.reduce((sum, one, at) => sum + at * one, 0) / whole : undefined;
    };
    const rows = Array.from({ length: height }, (_, row) => middle(row)).filter((one) => one !== undefined);
    return [(rows[0] + rows.at(-1)) / 2, rows[rows.length >> 1]];
  }, picture);
  return point > ends ? "right" : "left";
}

const rightToLeft = spoken.filter(({ dir }) => dir === "rtl");

for (const language of rightToLeft) {
  test(`42: right to left at 200 % nothing is cut, and the page does not scroll either way: ${language.called}`, async () => {
    // Half of a screen of 1280, as at 200 %, and of a phone of 640 in its long direction.
    for (const width of [640, 320]) {
      const { page, context } = await open(stage, language, { viewport: { width, height: 512 } });
      await page.addStyleTag({ content: "html { font-size: 200% }" });
      for (const journey of journeysOf(language)) {
        await walk(page, journey, async ({ id }) => {
          assert.deepEqual(await page.evaluate(measure, ["html { font-size: 200% }", ""]), [], `${width}, ${id}`);
        });
        await page.reload();
        await page.addStyleTag({ content: "html { font-size: 200% }" });
        await page.waitForFunction(() => globalThis.Steps);
      }
      await context.close();
    }
  });

  test(`30: back link, choices and progress are mirrored, digits and phones are not: ${language.called}`, async () => {
    const { page, context } = await open(stage, language);
    await show(page, example("A choice"));
    const places = await page.evaluate(() => {
      const { root } = globalThis.steps;
      const box = (selector) => root.querySelector(selector).getBoundingClientRect();
      const view = box(".view");
      const [button, words] = [box(".choice input"), box(".choice span")];
      return {
        back: view.right - box(".back").right < view.width / 2,
        choice: button.left >= words.right,
        progress: getComputedStyle(root.querySelector("progress")).direction,
        text: getComputedStyle(root.querySelector(".heading")).textAlign,
      };
    });
    assert.deepEqual(places, { back: true, choice: true, progress: "rtl", text: "start" });
    assert.equal(await pointsTo(page), "right");
    await page.locator("self-check [data-action='language en']").click();
    await page.locator('self-check .view[dir="ltr"] .back').waitFor();
    assert.equal(await pointsTo(page), "left", "in English it is the other way round");
    await page.reload();
    await page.waitForFunction(() => globalThis.Steps);
    await show(page, example("Results: the office decides"));
    const phone = await page.evaluate(() => {
      const [phone] = [...globalThis.steps.root.querySelectorAll("bdi")].filter((one) => one.textContent === "19680");
      const range = document.createRange();
      const left = (place) => {
        range.setStart(phone.firstChild, place);
        range.setEnd(phone.firstChild, place + 1);
        return range.getBoundingClientRect().left;
      };
      return { dir: getComputedStyle(phone).direction, first: left(0) < left(4) };
    });
    assert.deepEqual(phone, { dir: "ltr", first: true });
    await context.close();
  });
}

test("30: no style of the element names a physical side", async () => {
  const { page, context } = await open(stage, spoken[0]);
  const shipped = await page.evaluate(() =>
    [...document.querySelector("self-check").shadowRoot.adoptedStyleSheets]
      .flatMap((sheet) => [...sheet.cssRules])
      .length,
  );
  assert.ok(shipped > 50, "the style sheet was read");
  const css = await readFile(new URL("../../widget/css/self-check.css", import.meta.url), "utf8");
  const physical = (text) =>
    text.replace(/\/\*[^]*?\*\//g, "").match(/(?:^|[;{\s])(?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right|top|bottom)[\w-]*|left|right|top|bottom|width|height|(?:min|max)-(?:width|height)|(?:float|clear|text-align)\s*:\s*(?:left|right))\s*:?[^;]*/g) ?? [];
  assert.deepEqual(physical("a { margin-left: 1px; text-align: right }").length, 2);
  const media = css.replace(/@media[^{]*/g, "");
  assert.deepEqual(physical(media), []);
  for (const never of ["letter-spacing", "justify-all", "text-align: justify", "italic", "text-transform"]) {
    assert.ok(!css.includes(never), `${never} does harm in Arabic`);
  }
  await context.close();
});

test("27: a box that is too narrow, and a page that is too wide, are found", async () => {
  // What the checks above lean on: they can fail.
  const { page, context } = await open(stage, spoken[0], { viewport: { width: 320, height: 640 } });
  await begin(page, journeysOf(spoken[0])[0]);
  assert.deepEqual(await page.evaluate(measure, ["", ""]), []);
  await page.evaluate(() => {
    const { root } = globalThis.steps;
    root.querySelector(".heading").style.inlineSize = "1px";
    root.querySelector(".primary").style.cssText = "block-size: 8px; min-block-size: 0; overflow: hidden; padding: 0";
    root.querySelector(".choice").style.inlineSize = "700px";
  });
  const wrong = (await page.evaluate(measure, ["", ""])).join("\n");
  for (const sort of ["broken:", "cut:", "outside:", "pixels wide"]) assert.match(wrong, new RegExp(sort));
  await context.close();
});
