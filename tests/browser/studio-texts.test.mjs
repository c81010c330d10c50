// The texts of all languages side by side: each is written where it stands in its file as it is now, what is
// wrong is said beside it, and what nothing uses can go.

import assert from "node:assert/strict";
import { test } from "node:test";

import { author } from "./author.mjs";
import { violations } from "./axe.mjs";
import { staged } from "./support.mjs";

const stage = staged();

const SCRIPT = "karama/criteria.rhai";
const ENGLISH = "texts/en.ftl";

async function texts(options) {
  const one = await author(stage, options);
  await one.studio.show("texts");
  await one.page.locator(".texts textarea").first().waitFor();
  const search = one.page.locator(".sheet-view input[type=search]");
  return { ...one, search, field: (key, lang = "en") => one.page.locator(`textarea[data-row$=" ${key}"][lang=${lang}]`) };
}

test("texts that are missing are found, and written into their file", async () => {
  const { page, context, studio, errors } = await author(stage);
  await studio.egypt((files) => ({ "karama/ar.ftl": files["karama/ar.ftl"].replace(/^title = .*\n/m, "") }));
  await studio.problem("error");
  await page.locator(".contents .rules").first().waitFor();
  await studio.show("texts");
  await page.locator("#missing-only").check();
  assert.equal(await page.locator(".text.lacking").count(), 1);
  await page.locator("textarea.missing").fill("كرامة من جديد");
  await studio.problem("none");
  assert.match(await studio.written("karama/ar.ftl"), /^title = كرامة من جديد$/m);
  // Of a text of several lines only what was edited is another one.
  await page.locator("#missing-only").uncheck();
  await page.locator(".sheet-view input[type=search]").fill("fact-relation");
  const english = page.locator(".texts textarea[lang=en]").first();
  const before = await studio.written("texts/en.ftl");
  await english.fill((await english.inputValue()).replace("[helper] ", "[helper] Now: "));
  assert.equal(await studio.written("texts/en.ftl"), before.replace(/(fact-relation = [^]*?\[helper\] )/, "$1Now: "));
  assert.deepEqual(errors, []);
  await context.close();
});

test("a rule is shown with its law, and what is changed there is changed in the script", async () => {
  const { page, context, studio, errors } = await author(stage);
  await studio.show(`${SCRIPT} require citizen`);
  const card = page.locator(".rule-card");
  await card.locator("textarea").first().waitFor();
  assert.ok((await card.locator("textarea").count()) >= 8, "four sentences in two languages");
  const proof = card.locator(".kind").nth(1);
  assert.equal(await proof.locator("input").inputValue(), "national_id");
  await card.locator(".kind").nth(0).locator(".link").click();
  const law = card.locator(".kind").nth(0).locator("input").last();
  await law.fill("ENT19 7");
  await law.press("Tab");
  const script = () => studio.written(SCRIPT);
  assert.match(await script(), /require\("citizen"[^;]*\.law\("ENT19 7"\);/);
  await proof.locator(".icon").click();
  assert.doesNotMatch(await script(), /require\("citizen"[^;]*national_id/);
  await studio.press("undo");
  assert.match(await script(), /require\("citizen"[^;]*national_id/);
  assert.deepEqual(errors, []);
  await context.close();
});

test("where a law has gone, the others keep their words and the focus", async () => {
  const { page, context, studio, errors } = await author(stage);
  await studio.show("karama/criteria.rhai category elderly");
  const laws = page.locator(".rule-card [data-kind=law] input");
  const values = () => laws.evaluateAll((inputs) => inputs.map(({ value }) => value));
  await laws.nth(2).waitFor();
  const [first, second, third] = await values();
  await laws.nth(0).fill("");
  await laws.nth(1).click();
  await laws.nth(2).waitFor({ state: "detached" });
  assert.deepEqual(await values(), [second, third], first);
  assert.equal(await page.evaluate(() => document.activeElement.value), second);
  await page.keyboard.press("End");
  await page.keyboard.type(" 7");
  await page.keyboard.press("Tab");
  assert.match(await studio.written("karama/criteria.rhai"), new RegExp(`\\.law\\("${second} 7"\\)\\.law\\("${third}"\\)`));
  assert.deepEqual(errors, []);
  await context.close();
});

test("who changes a law, a proof or a doubt keeps the focus, and the next press counts", async () => {
  const { page, context, studio, errors } = await author(stage);
  await studio.show(`${SCRIPT} require citizen`);
  const kind = (name) => page.locator(`.rule-card [data-kind=${name}]`);
  const law = kind("law").locator("input").first();
  await law.waitFor();
  // Once what was drawn anew is there.
  const focused = async (kind, control) => {
    await page.waitForTimeout(1000);
    assert.ok(await page.evaluate(([kind, control]) => document.activeElement.matches(`[data-kind=${kind}] ${control}`), [kind, control]), control);
  };
  await law.fill("ENT19 7");
  await law.press("Tab");
  await focused("law", ".icon");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.type("ENT19 8");
  await page.keyboard.press("Enter");
  await focused("law", "input");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await focused("law", ".link");
  // The press that leaves a field that was typed in.
  await page.keyboard.press("Enter");
  await law.fill("ENT19 9");
  await kind("proof").locator(".link").click({ delay: 60 });
  await focused("proof", "input");
  assert.match(await studio.written(SCRIPT), /require\("citizen"[^;]*\.proof\("national_id"\)[^;]*\.law\("ENT19 9"\)\.proof\("\w+"\);/);
  for (const name of ["law", "proof"]) {
    assert.ok(await kind(name).locator("input").first().evaluate(({ list }) => list.options.length > 1), "it offers what there is");
  }
  assert.deepEqual(errors, []);
  await context.close();
});

test("a text is put in where it belongs, whatever was written before it meanwhile", async () => {
  const { page, context, studio, search, field, errors } = await texts();
  const before = await studio.written(ENGLISH);
  await search.fill("authority-moss");
  const longer = field("authority-moss");
  await longer.press("End");
  await longer.pressSequentially(" of Egypt, in Cairo and elsewhere");
  await search.fill("fact-");
  await field("fact-female.hint").pressSequentially("Why it is asked.");
  await search.fill("fact-marital");
  await field("fact-marital.hint").fill("At once.");
  await field("fact-marital.sms").fill("Married?");
  // What one language has the other one needs.
  await studio.problem(/3\S? errors/);
  await page.locator(".sheet-view [role=status]", { hasText: /3\S? missing/ }).waitFor();
  const wanted = before
    .replace(/^(authority-moss = .*)$/m, "$1 of Egypt, in Cairo and elsewhere")
    .replace(/^(fact-female = [^]*?)(?=\n\n)/m, "$1\n    .hint = Why it is asked.")
    .replace(/^(fact-marital = [^]*?)(?=\n\n)/m, "$1\n    .hint = At once.\n    .sms = Married?");
  const after = await studio.written(ENGLISH);
  const plain = (text) => text.replace(/(    \.hint = At once\.)\n(    \.sms = Married\?)|(    \.sms = Married\?)\n(    \.hint = At once\.)/, "both");
  assert.equal(plain(after), plain(wanted));
  assert.deepEqual(errors, []);
  await context.close();
});

test("what was undone is put in again whole, and nothing beside it", async () => {
  const { page, context, studio, field, search, errors } = await texts();
  const before = await studio.written(ENGLISH);
  await search.fill("fact-female");
  const hint = field("fact-female.hint");
  await hint.fill("One");
  await studio.changes.filter({ hasText: /1\S? change/ }).waitFor();
  while (await page.locator("header button", { hasText: "Undo" }).isEnabled()) await studio.press("undo");
  assert.equal(await studio.written(ENGLISH), before);
  await page.waitForFunction((field) => !field.value, await hint.elementHandle());
  // Nobody waits for the page to have seen it.
  await hint.fill("Two");
  await studio.press("undo");
  await hint.fill("Three");
  await studio.problem(/1\S? error/);
  assert.equal(await studio.written(ENGLISH), before.replace(/^(fact-female = [^]*?)(?=\n\n)/m, "$1\n    .hint = Three"));
  assert.deepEqual(errors, []);
  await context.close();
});

test("a text that is emptied leaves no key without words", async () => {
  const { page, context, studio, field, search, errors } = await texts();
  const before = await studio.written(ENGLISH);
  await search.fill("fact-female");
  await field("fact-female.hint").fill("One");
  await studio.changes.filter({ hasText: /1\S? change/ }).waitFor();
  await field("fact-female.hint").press("Control+A");
  await page.keyboard.press("Delete");
  await page.keyboard.press("Tab");
  assert.equal(await studio.written(ENGLISH), before);
  await field("fact-female.hint").fill("Two");
  await studio.changes.filter({ hasText: /1\S? change/ }).waitFor();
  await studio.problem(/1\S? error/);
  assert.match(await studio.written(ENGLISH), /\n    \.hint = Two\n/);
  assert.deepEqual(errors, []);
  await context.close();
});

test("a rule is shown where it stands after an edit that nobody has checked yet", async () => {
  const { page, context, studio, errors } = await author(stage);
  await studio.show(SCRIPT);
  await page.locator(".contents .rules summary").first().click();
  const script = await studio.written(SCRIPT);
  await studio.editor.click();
  await page.keyboard.press("Control+Home");
  await page.keyboard.insertText("// Some words that move all that is below them.\n");
  // In the same moment: a press by hand comes later than the answer may.
  await page.evaluate((item) => document.querySelector(`[data-item="${item}"]`).click(), `${SCRIPT} require citizen`);
  const laws = page.locator(".rule-card .kind").first();
  await laws.locator(".link").click();
  const after = await studio.written(SCRIPT);
  const added = after.replace(/^.*\n/, "");
  assert.notEqual(added, script);
  assert.match(added, /require\("citizen"[^;]*\.law\("\w+"\);/);
  assert.equal(added.replace(/(require\("citizen"[^;]*)\.law\("\w+"\);/, "$1;"), script.replace(/(require\("citizen"[^;]*)\.law\("\w+"\);/, "$1;"));
  assert.deepEqual(errors, []);
  await context.close();
});

test("what mends a finding is done to the file as it is now", async () => {
  const { page, context, studio, errors } = await author(stage);
  await studio.append(SCRIPT, "\nrequire(\"new_rule\", person.agee > 3);");
  const mend = page.locator(".problems .fixes button").first();
  await mend.waitFor();
  await page.keyboard.press("Control+Home");
  const title = await mend.innerText();
  await page.keyboard.insertText("// moved by some words\n");
  await page.evaluate(() => document.querySelector(".problems .fixes button").click());
  await page.waitForTimeout(1000);
  const after = await studio.written(SCRIPT);
  assert.match(title, /age/);
  assert.match(after, /^\/\/ moved by some words\n/);
  assert.match(after, /\nrequire\("new_rule", person\.age > 3\);$/);
  assert.deepEqual(errors, []);
  await context.close();
});

test("what is wrong with a text is counted in the contents and said beside it", async () => {
  const { page, context, studio, field, search, errors } = await texts();
  await search.fill("authority-moss");
  await field("authority-moss").fill("The { $nobody } ministry");
  const said = page.locator(".cell .told");
  await said.waitFor();
  assert.match(await said.innerText(), /nobody/);
  assert.equal(await field("authority-moss").getAttribute("aria-invalid"), "true");
  const id = await field("authority-moss").getAttribute("aria-describedby");
  assert.match(await page.locator(`[id="${id}"]`).innerText(), /nobody/);
  assert.match(await page.locator("[data-item=texts] .badge").innerText(), /1\S? error/);
  assert.equal(await page.locator("[data-item='texts karama'] .badge").isVisible(), false);
  assert.deepEqual(await violations(page), []);
  await field("authority-moss").fill("The ministry");
  await said.waitFor({ state: "detached" });
  assert.equal(await field("authority-moss").getAttribute("aria-invalid"), null);
  assert.equal(await page.locator("[data-item=texts] .badge").isVisible(), false);
  assert.deepEqual(errors, []);
  await context.close();
});

test("what may stay empty does not look like what is missing", async () => {
  const { page, context, studio, search, field, errors } = await author(stage).then(async (one) => {
    await one.studio.egypt((files) => ({ [ENGLISH]: files[ENGLISH].replace(/^authority-moss = .*\n/m, "") }));
    await one.studio.problem("error");
    await one.studio.show("texts");
    return { ...one, search: one.page.locator(".sheet-view input[type=search]"), field: (key) => one.page.locator(`textarea[data-row$=" ${key}"][lang=en]`) };
  });
  const border = (one) => one.evaluate((element) => [getComputedStyle(element).borderColor, getComputedStyle(element).borderStyle].join());
  await search.fill("authority-moss");
  const missing = await border(field("authority-moss"));
  assert.match(missing, /dashed/);
  await search.fill("fact-female");
  assert.notEqual(await border(field("fact-female.hint")), missing);
  assert.deepEqual(errors, []);
  await context.close();
});

test("texts that nothing uses are listed, and go from all languages at once", async () => {
  const { page, context, studio, search, errors } = await texts();
  const add = async (path, text) => {
    await studio.append(path, "");
    await page.keyboard.insertText(text);
  };
  const before = await Promise.all([studio.written(ENGLISH)]);
  await add(ENGLISH, "\nfact-nobody = Nobody asks\n    this\n    .hint = Nor this\n\n# The end\n");
  await add("texts/ar.ftl", "\nfact-nobody = لا أحد\n");
  await studio.problem(/3\S? errors/);
  await studio.show("texts");
  await search.fill("nobody");
  const unused = page.locator(".text.unused");
  await unused.first().waitFor();
  assert.equal(await unused.count(), 1);
  assert.ok(await unused.locator(".tag", { hasText: "nothing uses it" }).isVisible());
  assert.match(await unused.innerText(), /Nobody asks[^]*لا أحد|لا أحد[^]*Nobody asks/);
  assert.deepEqual(await violations(page), []);
  await unused.locator("button", { hasText: "Delete" }).click();
  await studio.problem("none");
  await unused.waitFor({ state: "detached" });
  const after = await studio.written(ENGLISH);
  assert.equal(after.replace(/\s+# The end\s*$/, ""), before[0].trimEnd());
  await studio.press("undo");
  assert.match(await studio.written(ENGLISH), /fact-nobody/);
  assert.match(await studio.written("texts/ar.ftl"), /fact-nobody/);
  assert.deepEqual(errors, []);
  await context.close();
});

test("what was typed and is in no file is shown, with its words", async () => {
  const { page, context, search, field, errors } = await texts();
  await search.fill("fact-female");
  // Where the text belongs is not found any more.
  await page.evaluate(() => {
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function (message) {
      postMessage.call(this, message.what === "texts" ? { ...message, what: "outline", given: ["nowhere"] } : message);
    };
  });
  await field("fact-female.hint").fill("These words");
  await page.locator(".notice[role=alert]", { hasText: "These words" }).waitFor();
  assert.deepEqual(errors, []);
  await context.close();
});

test("what came or went while somebody wrote is shown once they are done", async () => {
  const { page, context, studio, search, errors } = await texts();
  await studio.paste(ENGLISH, "\nfact-nobody = Nobody asks this\n");
  await studio.problem(/1\S? error/);
  await studio.show("texts");
  const unused = page.locator(".text.unused");
  await unused.waitFor();
  const field = page.locator(".texts textarea").first();
  await field.press("End");
  // The focus stays in the field.
  await page.evaluate(() => [...document.querySelectorAll("header button")].find(({ textContent }) => textContent === "Undo").click());
  await studio.problem("none");
  await page.waitForTimeout(1000);
  assert.equal(await unused.count(), 1, "nothing is drawn under the hands");
  await page.keyboard.type("!");
  await page.waitForTimeout(1500);
  assert.equal(await unused.count(), 1);
  await search.focus();
  await unused.waitFor({ state: "detached" });
  assert.deepEqual(errors, []);
  await context.close();
});

test("the search is forgotten where one goes to other texts", async () => {
  const { page, context, studio, search, errors } = await texts();
  await search.fill("fact-female");
  await studio.show("texts karama");
  assert.equal(await search.inputValue(), "");
  await page.locator(".texts textarea").nth(10).waitFor();
  assert.deepEqual(errors, []);
  await context.close();
});

test("an Arabic text with choices runs as they are written", async () => {
  const { context, search, field, errors } = await texts();
  await search.fill("label-applicant");
  assert.equal(await field("label-applicant", "ar").getAttribute("dir"), "ltr");
  await search.fill("authority-moss");
  const plain = field("authority-moss", "ar");
  assert.equal(await plain.getAttribute("dir"), "rtl");
  await plain.press("End");
  await plain.pressSequentially(" { $form ->");
  assert.equal(await plain.getAttribute("dir"), "ltr");
  assert.deepEqual(errors, []);
  await context.close();
});
