// What a person or a device prefers: forced colours, no motion, dark, a theme of the host, paper.

import assert from "node:assert/strict";
import { test } from "node:test";

import { violations } from "./axe.mjs";
import { begin, example, hosts, journeysOf, open, openAll, show, spoken, tour } from "./gallery.mjs";
import { staged } from "./support.mjs";

const stage = staged({ pages: hosts() });

const egypt = { name: "egypt", lang: "ar" };

test("31: with forced colours a choice, its focus and what is wrong can still be seen", async () => {
  const { page, context, check } = await open(stage, egypt, { forcedColors: "active" });
  await show(page, example("A choice, nothing chosen"));
  const style = (selector, place = 0) =>
    page.evaluate(
      ([selector, place]) => {
        const one = globalThis.steps.root.querySelectorAll(selector)[place];
        const { borderTopWidth, borderTopStyle, borderTopColor, outlineStyle, outlineWidth } = getComputedStyle(one);
        return { border: parseFloat(borderTopWidth), borderTopStyle, borderTopColor, outlineStyle, outline: parseFloat(outlineWidth) };
      },
      [selector, place],
    );
  const errors = await style(".errors");
  assert.ok(errors.border >= 2 && errors.borderTopStyle === "solid");
  const box = await style(".choice input");
  assert.ok(box.border >= 1 && box.borderTopStyle === "solid", "what is not chosen has a box of its own");
  const plain = await style(".choice");
  await check.host.locator(".choice input").first().focus();
  await page.keyboard.press("Space");
  const native = () => page.evaluate(() => getComputedStyle(globalThis.steps.root.querySelector(".choice input:checked")).appearance);
  assert.equal(await native(), "auto", "the browser draws what is chosen itself");
  const chosen = await style(".choice");
  assert.ok(chosen.border > plain.border && chosen.borderTopColor !== plain.borderTopColor, "chosen");
  assert.ok(chosen.outlineStyle === "solid" && chosen.outline >= 2, "focus");
  await page.keyboard.press("Tab");
  const left = await style(".choice");
  assert.equal(left.outlineStyle, "none", "without focus it looks chosen, not focused");
  assert.ok(left.border > plain.border);
  await context.close();
});

test("31: with forced colours marks are shapes and buttons have edges", async () => {
  const { page, context } = await open(stage, egypt, { forcedColors: "active" });
  await show(page, example("Results: the office decides"));
  const edges = await page.evaluate(() =>
    [...globalThis.steps.root.querySelectorAll(".mark, .primary, .secondary, .card")].map((one) => parseFloat(getComputedStyle(one).borderTopWidth)),
  );
  assert.ok(edges.length > 4 && edges.every((width) => width >= 1), String(edges));
  await context.close();
});

test("32: who wants no motion gets none", async () => {
  const { page, context } = await open(stage, egypt, { reducedMotion: "reduce" });
  let looked = 0;
  await tour(page, "home of six", async ({ name }) => {
    await openAll(page);
    const moving = await page.evaluate(() => {
      const { root } = globalThis.steps;
      const slow = [...root.querySelectorAll("*")].filter((one) => {
        const { transitionDuration, animationDuration, scrollBehavior } = getComputedStyle(one);
        return /[1-9]/.test(transitionDuration + animationDuration) || scrollBehavior === "smooth";
      });
      return root.getAnimations().length + slow.length;
    });
    assert.equal(moving, 0, name);
    looked += 1;
  });
  assert.ok(looked > 5);
  // It can fail: an animation would be seen.
  const seen = await page.evaluate(() => {
    globalThis.steps.root.querySelector(".heading").animate({ opacity: [0, 1] }, 1000);
    return globalThis.steps.root.getAnimations().length;
  });
  assert.equal(seen, 1);
  await context.close();
});

const themes = {
  dark: { colorScheme: "dark" },
  "a host's own colours": {
    style: `self-check { --selfcheck-accent: #7a1fa2; --selfcheck-on-accent: #fff; --selfcheck-background: #fffbe6;
      --selfcheck-text: #222; --selfcheck-soft: #4d4d4d; --selfcheck-font: Georgia, serif }`,
  },
};

// A host's own colours reach every page alike; one package shows it.
for (const [theme, { style, ...options }] of Object.entries(themes)) {
  test(`33: words stand out 4.5 to 1 on every sort of page: ${theme}`, async () => {
    for (const language of spoken.filter(({ lang, name }) => lang === "ar" || (name !== "egypt" && !style))) {
      for (const journey of journeysOf(language)) {
        const { page, context } = await open(stage, language, options);
        if (style) await page.addStyleTag({ content: style });
        await tour(page, journey, async ({ name }) => {
          await openAll(page);
          const first = await page.evaluate(() => {
            const input = globalThis.steps.root.querySelector(".choice input");
            input?.click();
            return Boolean(input);
          });
          assert.deepEqual(await violations(page, ["color-contrast"]), [], `${language.called}: ${name}`);
          // What was chosen to be looked at is not part of the journey.
          if (first) await page.evaluate(() => globalThis.steps.root.querySelector("form").reset());
        });
        await context.close();
      }
    }
  });
}

test("33: too little contrast is found", async () => {
  const { page, context } = await open(stage, egypt, { colorScheme: "dark" });
  await begin(page, "home of six");
  await page.evaluate(() => (globalThis.steps.root.querySelector(".heading").style.color = "#444"));
  assert.match(String(await violations(page, ["color-contrast"])), /color-contrast/);
  await context.close();
});

for (const lang of ["ar", "en"]) {
  test(`34: on paper results stand with answers and fingerprint, links written out, nothing to press: ${lang}`, async () => {
    const { page, context } = await open(stage, { name: "egypt", lang });
    await show(page, example("Results: the office decides"));
    await page.emulateMedia({ media: "print" });
    const paper = await page.evaluate(async () => {
      dispatchEvent(new Event("beforeprint"));
      // What is opened is laid out with the next frame.
      for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
      const { root } = globalThis.steps;
      const visible = (one) => one.checkVisibility({ contentVisibilityAuto: true }) && one.getBoundingClientRect().height > 0;
      const shown = (selector) => [...root.querySelectorAll(selector)].filter(visible);
      const closed = shown("details:not([open])");
      const links = shown("a[href^=http]");
      const found = {
        closed: closed.map((one) => one.textContent.slice(0, 30)),
        papers: shown(".card details li:not([class])").length,
        buttons: shown("button, input, select, progress, .progress").map((one) => one.textContent),
        bare: links.filter((one) => !getComputedStyle(one, "::after").content.includes("http")).map((one) => one.href),
        answers: shown("[data-section=given] .row").length,
        about: shown(".about bdi").map((one) => one.textContent),
      };
      dispatchEvent(new Event("afterprint"));
      return { ...found, open: root.querySelectorAll("details[open]").length };
    });
    assert.equal(paper.open, 0, "what was opened for the printer is closed again");
    assert.deepEqual(paper.closed, [], "what stays closed is not on paper");
    assert.ok(paper.papers > 6, `${paper.papers} papers to bring`);
    assert.deepEqual(paper.buttons, []);
    assert.deepEqual(paper.bare, []);
    assert.ok(paper.answers >= 12, `${paper.answers} answers`);
    assert.ok(paper.about.some((text) => /^[0-9a-f]{12}$/.test(text)), "fingerprint");
    const pdf = await page.pdf({ format: "A4" });
    const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
    assert.ok(pages <= 3, `${pages} pages for six people and two programs`);
    await context.close();
  });
}
