// The keyboard alone is enough: order of stops, arrows, Enter, errors, and focus that can be seen.

import assert from "node:assert/strict";
import { test } from "node:test";

import { begin, example, hosts, journeysOf, open, show, spoken } from "./gallery.mjs";
import { staged } from "./support.mjs";

const english = { name: "egypt", lang: "en" };
const arabic = { name: "egypt", lang: "ar" };

const STICKY = `<style>
  html { scroll-padding-block-start: 6rem }
  .host-bar { position: sticky; inset-block-start: 0; block-size: 5rem; background: #ddd; z-index: 9 }
  .before { block-size: 30rem }
</style>
<script type="module">
  document.querySelector("h1").insertAdjacentHTML("beforebegin", '<div class="host-bar">Host</div><div class="before"></div>');
</script>`;

const around = Object.entries(hosts()).map(([path, page]) => [
  path,
  page.replace("<self-check", '<a href="#before" id="before">Before</a><self-check').replace("</main>", '<a href="#after" id="after">After</a></main>'),
]);
const sticky = Object.entries(hosts({ head: STICKY })).map(([path, page]) => [path.replace("/", "/sticky-"), page]);
const stage = staged({ pages: Object.fromEntries([...around, ...sticky]) });

/** What has focus: inside the element by what it does, outside by its id. */
const focused = (page) =>
  page.evaluate(() => {
    const outer = document.activeElement;
    const inner = outer.shadowRoot?.activeElement;
    if (!inner) return outer.id || outer.localName;
    return inner.dataset.action?.split(" ")[0] || inner.className || inner.localName;
  });

/** Presses a key until a stop is reached; gives all stops on the way. */
async function stops(page, key, last) {
  const found = [];
  for (let times = 0; times < 20; times += 1) {
    await page.keyboard.press(key);
    found.push(await focused(page));
    if (found.at(-1) === last) return found;
  }
  throw new Error(`${last} is not reached: ${found}`);
}

for (const lang of [english, arabic]) {
  test(`7: Tab goes back, choice, reason, continue, language and out; Shift+Tab the other way: ${lang.lang}`, async () => {
    const { page, context } = await open(stage, lang);
    await show(page, example("A choice"));
    await page.locator("#before").focus();
    const forth = await stops(page, "Tab", "after");
    // Reading aloud is there where the browser can; a browser without voices has no button for it.
    const order = ["back", "input", "summary", "continue", "save", "clear", "leave", "language", "language"];
    assert.deepEqual(forth.filter((stop) => stop !== "speak"), [...order, "after"]);
    const back = await stops(page, "Shift+Tab", "before");
    assert.deepEqual(back.filter((stop) => stop !== "speak"), [...order.reverse(), "before"]);
    await context.close();
  });
}

for (const lang of [english, arabic]) {
  test(`8: a group of choices is one stop, arrows move in it, Space chooses: ${lang.lang}`, async () => {
    const { page, context, check } = await open(stage, lang);
    await show(page, example("A choice"));
    const chosen = () => page.evaluate(() => [...globalThis.steps.root.querySelectorAll("input")].findIndex((one) => one.checked));
    await check.host.locator("input").first().focus();
    await page.keyboard.press("Space");
    assert.equal(await chosen(), 0);
    await page.keyboard.press("ArrowDown");
    assert.equal(await chosen(), 1);
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    assert.ok((await chosen()) > 4, "around the end");
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), "summary");
    await page.keyboard.press("Shift+Tab");
    assert.ok((await chosen()) > 4, "back to what is chosen");
    await context.close();
  });
}

test("9: Enter in a box hands it in once, and a double Enter skips nothing", async () => {
  const { page, context, check } = await open(stage, english);
  await show(page, example("An age"));
  await check.host.locator("input[name=age]").focus();
  await page.keyboard.type("37");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  assert.equal(await check.kind(), "people");
  assert.equal(await check.host.locator(".described .row").count(), 1);
  assert.equal(await check.host.locator(".errors").count(), 0);
  await context.close();
});

test("9: a double click on Continue answers nothing that was not read", async () => {
  const { page, context, check } = await open(stage, english);
  await show(page, example("A choice"));
  await check.choose("other");
  await check.button("continue").dblclick();
  assert.equal(await check.id(), "household.situations");
  assert.equal(await check.host.locator("input:checked").count(), 0);
  await context.close();
});

for (const lang of [english, arabic]) {
  test(`12: what has to be put right takes the focus, and each line leads to its field: ${lang.lang}`, async () => {
    const { page, context } = await open(stage, lang);
    await show(page, example("People, nothing filled in"));
    assert.equal(await focused(page), "errors");
    const lines = await page.evaluate(() => globalThis.steps.root.querySelectorAll("[data-go]").length);
    assert.equal(lines, 2);
    for (let line = 0; line < lines; line += 1) {
      const [wanted, got] = await page.evaluate((line) => {
        const { root } = globalThis.steps;
        const link = root.querySelectorAll("[data-go]")[line];
        link.focus();
        link.click();
        const field = root.activeElement;
        const box = field.getBoundingClientRect();
        return [`${link.dataset.go} true true`, `${field.name} ${field.getAttribute("aria-invalid") === "true"} ${box.top >= 0 && box.bottom <= innerHeight}`];
      }, line);
      assert.equal(got, wanted, "the field, told to be wrong, in view");
    }
    await context.close();
  });
}

/** Contrast of two colours as computed, `rgb(…)`. */
const contrast = (one, two) => {
  const light = (colour) => {
    const [red, green, blue] = colour.match(/[\d.]+/g).map(Number).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [dark, bright] = [light(one), light(two)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
};

for (const colorScheme of ["light", "dark"]) {
  test(`13: focus is a line of 2 pixels and more with a contrast of 3 to 1, on everything: ${colorScheme}`, async () => {
    const { page, context } = await open(stage, english, { colorScheme });
    for (const name of ["A choice", "Which of these", "Money", "People, nothing filled in", "Results: the office decides"]) {
      await page.reload();
      await page.waitForFunction(() => globalThis.Steps);
      await show(page, example(name));
      await page.locator("#before").focus();
      for (let times = 0; times < 40; times += 1) {
        await page.keyboard.press("Tab");
        const seen = await page.evaluate(() => {
          const inner = document.activeElement.shadowRoot?.activeElement;
          if (!inner) return undefined;
          const choice = inner.closest(".choice") ?? inner;
          const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(choice);
          const page = getComputedStyle(globalThis.steps.root.querySelector(".view")).backgroundColor;
          return { who: choice.textContent || inner.name, outlineStyle, width: parseFloat(outlineWidth), outlineColor, page };
        });
        if (!seen) break;
        assert.notEqual(seen.outlineStyle, "none", `${name}: ${seen.who}`);
        assert.ok(seen.width >= 2, `${name}: ${seen.who}: ${seen.width}`);
        assert.ok(contrast(seen.outlineColor, seen.page) >= 3, `${name}: ${seen.who}: ${seen.outlineColor}`);
      }
    }
    await context.close();
  });
}

test("13: a bar of the host that stays on top hides no focus, going on or going through", async () => {
  const { page, context, check } = await open(stage, { ...english, name: "sticky-egypt" }, { viewport: { width: 390, height: 500 } });
  await begin(page, journeysOf(english)[0]);
  const hidden = () =>
    page.evaluate(() => {
      const inner = document.activeElement.shadowRoot?.activeElement;
      if (!inner) return false;
      const box = inner.getBoundingClientRect();
      return box.top < document.querySelector(".host-bar").getBoundingClientRect().bottom - 1;
    });
  for (let pages = 0; pages < 9; pages += 1) {
    await check.button((await check.kind()) === "people" ? "add" : "continue").scrollIntoViewIfNeeded();
    await page.evaluate(() => globalThis.steps.next());
    assert.equal(await hidden(), false, `heading of ${await check.id()}`);
  }
  for (let times = 0; times < 12; times += 1) {
    await page.keyboard.press("Tab");
    assert.equal(await hidden(), false, `stop ${times}`);
  }
  for (let times = 0; times < 12; times += 1) {
    await page.keyboard.press("Shift+Tab");
    assert.equal(await hidden(), false, `stop ${times} back`);
  }
  await context.close();
});

test("15: choosing hands nothing in and moves nothing, whatever the control", async () => {
  const { page, context, check } = await open(stage, english);
  for (const name of ["Start", "A choice", "Which of these", "Who", "Yes or no"]) {
    await page.reload();
    await page.waitForFunction(() => globalThis.Steps);
    await show(page, example(name));
    const before = await check.id();
    await page.evaluate(() => (globalThis.form = globalThis.steps.form));
    const choices = await check.host.locator("input").count();
    for (let place = 0; place < choices; place += 1) {
      await check.host.locator("input").nth(place).click();
      const state = await page.evaluate(() => [globalThis.steps.id, globalThis.form === globalThis.steps.form]);
      assert.deepEqual(state, [before, true], `${name}, choice ${place}`);
      assert.equal(await check.host.locator("input").nth(place).evaluate((one) => one.getRootNode().activeElement === one), true);
    }
  }
  if (spoken.some(({ name }) => name === "usa")) {
    const usa = await open(stage, { name: "usa", lang: "en" });
    await show(usa.page, example("A list of more than ten"));
    await usa.check.host.locator("select").focus();
    await usa.page.keyboard.press("ArrowDown");
    assert.equal(await usa.check.id(), "household.state_code");
    await usa.context.close();
  }
  await context.close();
});
