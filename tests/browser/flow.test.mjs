// What a citizen says is taken as meant, kept, listed, and never turned into a "no" it is not.

import assert from "node:assert/strict";
import { test } from "node:test";

import { begin, example, hosts, journeys, open, show, spoken, walk } from "./gallery.mjs";
import { staged } from "./support.mjs";

const english = { name: "egypt", lang: "en" };

const stage = staged({ pages: hosts() });

/** What is asked, without whom it is asked of. */
const knowHeadings = (page) =>
  page.evaluate(() => {
    globalThis.heading = () => {
      const heading = globalThis.steps.root.querySelector(".heading").cloneNode(true);
      heading.querySelector(".caption")?.remove();
      return heading.textContent.trim();
    };
  });
const there = (name) => spoken.some((language) => language.name === name);

/** Hands in texts one after the other on the page of an example; gives what came of each. */
async function handIn(lang, name, box, texts) {
  const { page, context, check } = await open(stage, { name: "egypt", lang });
  await show(page, example(name));
  const before = await check.id();
  const came = [];
  for (const text of texts) {
    await check.host.locator(box).fill(text);
    await check.press("continue");
    const taken = (await check.id()) !== before;
    const wrong = taken ? "" : await check.host.locator(".error").innerText();
    if (taken) await check.press("back");
    came.push({ text, taken, wrong, value: await check.host.locator(box).inputValue() });
  }
  await context.close();
  return came;
}

test("2: another language keeps the answers and what is being typed", async () => {
  const { page, context, check } = await open(stage, english);
  await check.begin("helper");
  await check.age("37");
  await check.press("continue");
  await check.add("child", "8");
  await check.age("3");
  await check.press("language ar");
  await check.host.locator('.view[dir="rtl"]').waitFor();
  assert.equal(await check.host.locator(".view").getAttribute("lang"), "ar-EG");
  assert.equal(await check.host.locator("input[name=age]").inputValue(), "3");
  assert.equal(await check.host.locator(".described .row").count(), 2);
  assert.match(await check.focused(), /heading/);
  assert.match(await check.heading().innerText(), /شخص آخر/);
  assert.match(await check.host.locator(".described").innerText(), /صاحب الطلب/, "still helping");
  // And back again, at the end, with everything answered.
  await check.press("language en");
  await check.host.locator('.view[dir="ltr"]').waitFor();
  assert.equal(await check.host.locator(".described .row").count(), 2);
  await page.close();
  await context.close();
});

for (const lang of ["ar", "en"]) {
  test(`20: an age in any digits, with a space behind it, is that age: ${lang}`, async () => {
    const texts = ["34", "٣٤", "۳۴", "34 ", " ٣٤ ", "\u200f34"];
    for (const { text, taken, wrong } of await handIn(lang, "An age", "input[name=age]", texts)) {
      assert.ok(taken, `${JSON.stringify(text)}: ${wrong}`);
    }
  });

  test(`20: an amount with its thousands set apart is that amount: ${lang}`, async () => {
    const texts = ["1200", "1 200", "1,200", "1\u00a0200", "1\u202f200", "١٬٢٠٠", "١٢٠٠", "۱۲۰۰", "1,200.50", "١٢٠٠٫٥"];
    for (const { text, taken, wrong, value } of await handIn(lang, "Money", "input[type=text]", texts)) {
      assert.ok(taken, `${JSON.stringify(text)}: ${wrong}`);
      // What stands there when one comes back is what was understood.
      assert.match(value.replace(/[^\d٠-٩]/g, ""), /^(1200|١٢٠٠)(00|50|٠٠|٥٠)?$/, text);
    }
  });

  test(`20: what is no amount is refused, said in words, and stays as it was written: ${lang}`, async () => {
    const texts = ["1,2,3", "12a", "-5", "1.2.3"];
    for (const { text, taken, wrong, value } of await handIn(lang, "Money", "input[type=text]", texts)) {
      assert.ok(!taken, JSON.stringify(text));
      assert.ok(wrong.length > 10);
      assert.equal(value, text);
    }
  });

  test(`20: a thirteenth month is refused and named: ${lang}`, async () => {
    for (const typed of ["13", "١٣"]) {
      const { page, context, check } = await open(stage, { name: "egypt", lang });
      await show(page, example("A birth"));
      for (const [name, text] of [["day", "31"], ["month", typed], ["year", "1988"]]) await check.fill(name, text);
      await check.press("continue");
      assert.match(await check.host.locator(".error").innerText(), /13|١٣/);
      assert.equal(await check.host.locator("input[name=month]").inputValue(), typed);
      assert.equal(await check.host.locator("input[name=month]").getAttribute("aria-invalid"), "true");
      assert.equal(await check.host.locator("input[aria-invalid]").count(), 1, "the others are right");
      await context.close();
    }
  });
}

test("19: nothing is called wrong while one types or leaves a box", async () => {
  const { page, context, check } = await open(stage, english);
  await show(page, example("A birth"));
  for (const name of ["day", "month", "year"]) {
    await check.host.locator(`input[name=${name}]`).focus();
    await page.keyboard.type("99");
    await page.keyboard.press("Tab");
    assert.equal(await check.host.locator(".errors, .error, [aria-invalid]").count(), 0, name);
  }
  await show(page, { ...example("A birth"), pressed: undefined });
  await check.press("continue");
  assert.ok((await check.host.locator(".error").count()) > 0);
  await check.host.locator("input[name=day]").focus();
  await page.keyboard.type("1");
  assert.equal(await check.host.locator(".errors").count(), 1, "what was said stays until it is handed in");
  await context.close();
});

test("24: the list has exactly what was asked, an answer can be changed and one comes back to it", async () => {
  const { page, context, check } = await open(stage, english);
  const asked = [];
  await begin(page, "home of six");
  await knowHeadings(page);
  for (;;) {
    const { kind, heading } = await page.evaluate(() => ({ kind: globalThis.steps.kind, heading: globalThis.heading() }));
    if (kind === "answers") break;
    if (!["start", "people", "person"].includes(kind)) asked.push(heading);
    await page.evaluate(() => globalThis.steps.next());
  }
  const listed = await check.host.locator(".given .row dt").allInnerTexts();
  assert.equal(listed.length, asked.length);
  // In the order of the rules' own list; about one of several people, whom it is about stands first.
  for (const heading of new Set(asked)) {
    const wanted = asked.filter((one) => one === heading).length;
    assert.equal(listed.filter((line) => line.endsWith(heading)).length, wanted, heading);
  }
  assert.equal(await check.host.locator(".described .row").count(), 6);
  for (const place of [0, 2, asked.length - 1]) {
    const line = check.host.locator(".given .row").nth(place);
    const said = await line.locator("dd").first().innerText();
    await line.locator(".change button").click();
    assert.ok((await check.host.locator("input:checked, option:checked").count()) > 0, "as it was answered");
    await check.press("continue");
    assert.equal(await check.kind(), "answers");
    assert.equal(await check.host.locator(".given .row").nth(place).locator("dd").first().innerText(), said);
  }
  await context.close();
});

test("24: an answer that does not count any more leaves the list, with all that followed from it", async () => {
  const { page, context, check } = await open(stage, english);
  const headings = {};
  await begin(page, "everything asked");
  await knowHeadings(page);
  while ((await check.kind()) !== "answers") {
    const { id, heading } = await page.evaluate(() => ({
      id: globalThis.steps.id,
      heading: globalThis.heading(),
    }));
    headings[id.split(" ")[0]] = heading;
    await page.evaluate(() => globalThis.steps.next());
  }
  const line = (fact) => check.host.locator(".given .row", { hasText: headings[fact] });
  const follows = ["has_farmland", "has_livestock", "livestock_heads", "private_school"].map((fact) => `person.${fact}`);
  for (const fact of follows) assert.equal(await line(fact).count(), 1, fact);
  const before = await check.host.locator(".given .row").count();
  await line("household.belongings").locator(".change button").click();
  assert.equal(await check.id(), "household.belongings");
  // "None of these" takes the others back.
  await check.choose("none-of-these");
  await check.press("continue");
  assert.equal(await check.kind(), "answers");
  for (const fact of follows) assert.equal(await line(fact).count(), 0, fact);
  const gone = before - (await check.host.locator(".given .row").count());
  assert.ok(gone >= follows.length, `${gone} lines`);
  await context.close();
});

const unknown = Object.entries(journeys).filter(([, { otherwise, package: name }]) => otherwise && there(name));

for (const [journey, { package: name }] of unknown) {
  for (const language of spoken.filter((one) => one.name === name)) {
    test(`25: "I don't know" to everything never leads to a no: ${journey}, ${language.called}`, async () => {
      const { page, context, check } = await open(stage, language);
      let asked = 0;
      await walk(page, journey, async ({ kind }) => {
        asked += 1;
        if (["start", "people", "answers", "results"].includes(kind)) return;
        const can = await page.evaluate(() => globalThis.steps.has("unknown") || Boolean(globalThis.steps.button("unknown")));
        assert.ok(can, `${await check.id()} can be answered so`);
      });
      assert.ok(asked > 6, `${asked} pages`);
      assert.equal(await check.kind(), "results");
      assert.equal(await check.host.locator('[data-section="ineligible"]').count(), 0);
      assert.ok((await check.host.locator('[data-section="unsure"] .card').count()) > 0);
      assert.equal(await check.host.locator(".unmet").count(), 0, "nor does a criterion say it");
      await context.close();
    });
  }
}

test("25: one answer refuses, and is named: a result can say no", async () => {
  const { page, context, check } = await open(stage, english);
  await show(page, example("Results: nothing fits now"));
  assert.equal(await check.host.locator('[data-section="ineligible"] [data-section="takaful"]').count(), 1);
  await context.close();
});

for (const language of spoken) {
  test(`26: a result names criterion, source, version and fingerprint, and that it is no decision: ${language.called}`, async () => {
    const { page, context, check } = await open(stage, language);
    const [journey] = Object.keys(journeys).filter((key) => journeys[key].package === language.name);
    await walk(page, journey);
    const said = await page.evaluate(() => {
      const { root } = globalThis.steps;
      const card = root.querySelector(".card");
      return {
        criteria: [...card.querySelectorAll("li .name")].map((one) => one.textContent),
        sources: [...card.querySelectorAll("li .small")].map((one) => one.textContent),
        codes: [...root.querySelectorAll(".about bdi[dir=ltr]")].map((one) => one.textContent),
        hint: root.querySelector("#hint").textContent,
      };
    });
    assert.ok(said.criteria.length > 0 && said.criteria.every((name) => name.length > 2), "criteria");
    assert.ok(said.sources.length > 0 && said.sources.every((name) => name.length > 3), "sources");
    const [version, hash] = said.codes;
    assert.match(version, /^\d+\.\d+\.\d+$/);
    assert.match(hash, /^[0-9a-f]{12}$/);
    assert.ok(said.hint.length > 20, "not a decision");
    assert.equal(await check.kind(), "results");
    await context.close();
  });
}

test("26: the fingerprint is that of the rules that were loaded", async () => {
  const manifest = await (await fetch(`${stage.server.url}/rules/egypt/manifest.json`)).text();
  const { page, context, check } = await open(stage, english);
  await show(page, example("Results: nothing fits now"));
  const hash = (await check.host.locator(".about bdi[dir=ltr]").allInnerTexts())[1];
  assert.ok(manifest.includes(hash), hash);
  await context.close();
});
