// The authors' page itself: in both languages and colours, by keyboard, what it keeps, what it opens and
// refuses, and the way back through all edits.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

import { author } from "./author.mjs";
import { violations } from "./axe.mjs";
import { homeOfSix, onward, walk } from "./check.mjs";
import { staged } from "./support.mjs";

// What a host may allow at the least.
const stage = staged({
  headers: {
    "content-security-policy":
      "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'",
  },
});

const SCRIPT = "karama/criteria.rhai";

test("both languages say the same things, with the same values", async () => {
  const texts = async (language) => {
    const file = new URL(`../../www/studio/texts/${language}.ftl`, import.meta.url);
    const out = {};
    let name;
    for (const line of (await readFile(file, "utf8")).split("\n")) {
      name = /^([a-z][\w-]*) =/.exec(line)?.[1] ?? name;
      if (name && !line.startsWith("#")) {
        out[name] ??= new Set();
        for (const [, value] of line.matchAll(/\{ (\$\w+)/g)) out[name].add(value);
      }
    }
    for (const [key, values] of Object.entries(out)) out[key] = [...values].sort().join();
    return out;
  };
  assert.deepEqual(await texts("ar"), await texts("en"));
});

for (const lang of ["en", "ar"]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`every view can be used by everybody: ${lang}, ${colorScheme}`, async () => {
      const { page, context, studio, errors } = await author(stage, { lang, colorScheme });
      const looked = async (what) => {
        assert.deepEqual(await violations(page), [], what);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, `${what} is wider than the screen`);
      };
      assert.equal(await page.locator("html").getAttribute("lang"), lang);
      assert.equal(await page.locator("html").getAttribute("dir"), lang === "ar" ? "rtl" : "ltr");
      assert.equal(await page.locator(".editor").getAttribute("dir"), "ltr");
      await looked("the editor");
      await studio.show(`${SCRIPT} require citizen`);
      await page.locator(".rule-card textarea").first().waitFor();
      await looked("a rule");
      await studio.show("figures");
      await page.locator(".figures summary").nth(3).click();
      await looked("the figures");
      await studio.show("texts");
      await page.locator(".texts textarea").first().waitFor();
      await looked("the texts");
      await studio.cases.click();
      await page.locator(".case").first().waitFor();
      await looked("the cases");
      await studio.append(SCRIPT, "\nrequire(");
      await studio.note.waitFor();
      await studio.problems.click();
      await looked("the problems");
      for (const open of [
        () => page.locator(".package-menu").click(),
        () => studio.press("help"),
      ]) {
        await open();
        await studio.dialog.waitFor();
        await looked("a dialog");
        await page.keyboard.press("Escape");
      }
      assert.deepEqual(errors, []);
      await context.close();
    });
  }
}

for (const [width, height] of [[800, 1000], [400, 800]]) {
  test(`every part can be reached on a screen ${width} wide`, async () => {
    const { page, context, studio, errors } = await author(stage, { ready: false, viewport: { width, height } });
    for (const [part, seen] of [["contents", ".contents"], ["preview", ".stage.there"], ["checks", ".checks"], ["middle", ".cm-content"]]) {
      await page.locator(`[data-of=${part}]`).click();
      await page.locator(seen).waitFor();
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, part);
    }
    await page.locator("[data-of=contents]").click();
    await studio.show("figures");
    await page.locator(".figures summary").first().waitFor();
    assert.deepEqual(await violations(page), []);
    assert.deepEqual(errors, []);
    await context.close();
  });
}

test("another language is spoken in place, and nothing typed is lost", async () => {
  const { page, context, studio, errors } = await author(stage);
  await studio.append(SCRIPT, "\n// kept");
  await page.locator("header select").selectOption("ar");
  assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
  assert.match(await page.locator("header").innerText(), /تراجع/);
  assert.match(await studio.editor.innerText(), /\/\/ kept/);
  assert.match(await studio.changes.innerText(), /تغيير/);
  assert.deepEqual(errors, []);
  await context.close();
});

test("the whole way by keyboard alone", async () => {
  const { page, context, studio, errors } = await author(stage);
  const at = (selector) => page.evaluate((wanted) => Boolean(document.activeElement?.matches(wanted)), selector);
  const reach = async (selector, key = "Tab", most = 140) => {
    for (let times = 0; !(await at(selector)); times += 1) {
      assert.ok(times < most, `${selector} is not reached with ${key}`);
      await page.keyboard.press(key);
    }
  };
  // The menu opens, and gives the focus back.
  await reach(".package-menu");
  await page.keyboard.press("Enter");
  await studio.dialog.waitFor();
  await page.keyboard.press("Escape");
  await studio.dialog.waitFor({ state: "detached" });
  assert.ok(await at(".package-menu"), await page.evaluate(() => document.activeElement.outerHTML.slice(0, 200)));
  // A figure: opened, changed, and there in the file.
  await reach("[data-item=figures]");
  await page.keyboard.press("Enter");
  await reach("[data-name=elderly_age] summary");
  await page.keyboard.press("Enter");
  await reach("[data-place='elderly_age 0 value']");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("66");
  await page.keyboard.press("Tab");
  assert.ok(await at("[data-place='elderly_age 0 high']"));
  assert.match(await studio.changes.innerText(), /1/);
  // A text.
  await reach("[data-item=texts]", "Shift+Tab", 200);
  await page.keyboard.press("Enter");
  await page.locator(".texts textarea").first().waitFor();
  await reach("textarea");
  await page.keyboard.press("End");
  await page.keyboard.type(" now");
  // The editor is entered, written in and left.
  await reach(`[data-item='${SCRIPT}']`, "Shift+Tab", 200);
  await page.keyboard.press("Enter");
  await reach(".cm-content");
  await page.keyboard.press("Control+End");
  await page.keyboard.type("// by hand");
  await page.keyboard.press("Tab");
  assert.ok(!(await at(".cm-content")), "Tab leaves the editor");
  // The lines between the parts.
  await reach(".separator.y");
  const before = Number(await page.locator(".separator.y").getAttribute("aria-valuenow"));
  await page.keyboard.press("ArrowUp");
  assert.ok(Number(await page.locator(".separator.y").getAttribute("aria-valuenow")) > before);
  // The tabs.
  await reach("#tab-problems");
  await page.keyboard.press("ArrowRight");
  assert.ok(await at("#tab-cases"));
  await page.locator(".case .name").first().waitFor();
  await reach(".case .name");
  await page.keyboard.press("Enter");
  assert.ok(await at(".cm-content"), "a case leads to its source");
  // The preview is entered.
  await reach("iframe");
  assert.deepEqual(errors, []);
  await context.close();
});

test("the rule sheet opens in every language", async () => {
  const { page, context, studio, errors } = await author(stage);
  await studio.press("sheet");
  const sheet = page.frameLocator("iframe.rule-sheet");
  await sheet.locator("body", { hasText: "Karama" }).waitFor();
  await studio.dialog.locator("select").selectOption("ar");
  await sheet.locator("body", { hasText: "كرامة" }).waitFor();
  assert.deepEqual(errors, []);
  await context.close();
});

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
  await page.keyboard.press("Escape");
  page.on("dialog", (dialog) => dialog.accept());
  await page.reload();
  await studio.ready();
  assert.match(await studio.state.innerText(), /Nothing changed/);
  assert.deepEqual(errors, []);
  await context.close();
});

test("where nothing can be kept that is said, and leaving is warned of", async () => {
  const { page, context, studio } = await author(stage, {
    prepare: (page) =>
      page.addInitScript(() => {
        IDBFactory.prototype.open = () => {
          throw new DOMException("no", "SecurityError");
        };
      }),
  });
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
  await step(() => studio.append(SCRIPT, "\n// one"));
  await step(async () => {
    await studio.show("figures");
    await page.locator("[data-name=elderly_age] summary").click();
    await page.locator("[data-place='elderly_age 0 value']").fill("66");
    await page.keyboard.press("Tab");
  });
  await step(async () => {
    await page.locator("[data-name=elderly_age] .secondary").click();
  });
  await step(() => studio.append("facts.toml", "\n# two"));
  await page.locator(".all-files > summary").click();
  await step(async () => {
    await page.locator(".all-files button", { hasText: "Add a file" }).click();
    await page.locator("#file-name").fill("tables/new.csv");
    await page.keyboard.press("Enter");
    await studio.dialog.waitFor({ state: "detached" });
  });
  await step(async () => {
    await page.locator(".all-files button", { hasText: "Rename" }).click();
    await page.locator("#file-name").fill("tables/other.csv");
    await page.keyboard.press("Enter");
    await studio.dialog.waitFor({ state: "detached" });
  });
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

test("the preview follows edits with answers and page kept, and takes no focus", async () => {
  const { page, context, studio, errors } = await author(stage);
  await walk(studio.check);
  assert.equal(await studio.check.kind(), "results");
  const amount = () => studio.check.card("takaful").innerText();
  const before = await amount();
  await studio.show("figures");
  await page.locator("[data-name=family_base] summary").click();
  const last = page.locator("[data-name=family_base] tbody tr").last();
  await last.locator("td.value input").fill("700");
  await last.locator("td.high input").fill("");
  await page.keyboard.press("Tab");
  await page.waitForFunction(() => document.querySelector(".stage").dataset.kind === "results");
  await assert.doesNotReject(async () => {
    for (let times = 0; (await amount()) === before; times += 1) {
      if (times > 40) throw new Error("the preview does not follow");
      await page.waitForTimeout(100);
    }
  });
  assert.equal(await studio.check.kind(), "results");

  await studio.append(SCRIPT, "\nrequire(");
  await studio.note.waitFor();
  assert.match(await studio.note.innerText(), /before line/);
  assert.equal(await studio.check.kind(), "results", "what worked last stays");
  for (let times = 0; times < 9; times += 1) await page.keyboard.press("Backspace");
  await studio.note.waitFor({ state: "hidden" });
  assert.ok(await page.evaluate(() => document.activeElement.matches(".cm-content")));
  assert.deepEqual(errors, []);
  await context.close();
});

test("the preview keeps the question that somebody stands on", async () => {
  const { page, context, studio, errors } = await author(stage);
  const { check } = studio;
  // Another bundle is there once its manifest is another one.
  const edited = async (text) => {
    const rules = () => studio.frame().locator("self-check").getAttribute("rules");
    const before = await rules();
    await studio.append("karama/en.ftl", text);
    for (let times = 0; (await rules()) === before; times += 1) {
      assert.ok(times < 50, "the preview does not follow");
      await page.waitForTimeout(100);
    }
    await page.waitForTimeout(500);
  };
  await check.begin("family");
  await check.age("37");
  await check.press("continue");
  await check.add("husband", "41");
  await check.add("child", "8");
  await edited("\n# one\n");
  assert.equal(await check.kind(), "people");
  await check.press("enough");
  assert.equal(await check.id(), "family.kind");
  await edited("\n# two\n");
  assert.equal(await check.id(), "family.kind");
  // All is answered, and one answer is about to be changed.
  await onward(check, homeOfSix);
  await check.press("answers");
  await check.host.locator('button[data-action^="change "]').nth(1).click();
  const stood = await check.id();
  assert.ok(stood);
  await edited("\n# three\n");
  assert.equal(await check.id(), stood);
  assert.deepEqual(errors, []);
  await context.close();
});

test("the preview has the width of a phone or of a desk", async () => {
  const { page, context, errors } = await author(stage, { viewport: { width: 1600, height: 900 } });
  const width = async () => Math.round((await page.locator(".stage.there iframe").boundingBox()).width);
  assert.equal((await width()) - 2, 360);
  await page.locator("[data-width=desk]").click();
  assert.ok((await width()) > 600);
  await page.locator("[data-width=phone]").click();
  assert.equal((await width()) - 2, 360);
  assert.deepEqual(errors, []);
  await context.close();
});

test("what a citizen saves or leaves in the preview touches nothing else", async () => {
  const { page, context, studio, errors } = await author(stage);
  await studio.check.begin("me");
  await studio.check.press("save");
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("self-check"))), []);
  await studio.check.press("leave");
  await page.locator(".stage .empty .link").waitFor();
  assert.match(page.url(), /\/studio\//);
  await page.locator(".stage .empty .link").click();
  await page.locator(".stage.there").waitFor();
  await studio.ready();
  assert.equal(await studio.check.kind(), "start");
  // The browser tells of the one thing that was not allowed.
  assert.deepEqual(errors.filter((error) => !/navigation of the top-level window is sandboxed/.test(error)), []);
  await context.close();
});

test("a household of the preview becomes a case that passes", async () => {
  const { page, context, studio, errors } = await author(stage);
  await walk(studio.check);
  await studio.cases.filter({ hasText: "207" }).waitFor();
  await page.locator(".panel-foot button").click();
  await page.locator("dialog .primary").click();
  assert.match(await page.locator("dialog .error:not([hidden])").innerText(), /name/i, "it needs a name");
  await page.locator("#case-program").selectOption("takaful");
  await page.locator("#case-name").fill("from the \"preview\"");
  await page.locator("dialog .primary").click();
  await studio.dialog.waitFor({ state: "detached" });
  await studio.cases.filter({ hasText: "208" }).waitFor();
  await studio.cases.click();
  await page.locator("input[type=search]").locator("visible=true").fill("preview");
  assert.match(await page.locator(".case").textContent(), /as expected/);
  assert.equal(await page.locator(".case").count(), 1);
  assert.deepEqual(errors, []);
  await context.close();
});

test("a failing case says what was expected and what came out, and what changed is found", async () => {
  const { page, context, studio, errors } = await author(stage);
  await studio.cases.filter({ hasText: "207" }).waitFor();
  await studio.show("figures");
  await page.locator("[data-name=elderly_age] summary").click();
  await page.locator("[data-place='elderly_age 0 value']").fill("69");
  await page.keyboard.press("Tab");
  await studio.cases.filter({ hasText: "not as expected" }).waitFor();
  await studio.cases.click();
  await page.locator(".checks select").selectOption("failing");
  const first = page.locator(".case").first();
  await first.locator("summary").click();
  assert.match(await first.textContent(), /expected[^]*came out/);
  await first.locator(".name").click();
  assert.match(await page.locator(".of").innerText(), /cases\.toml/);
  await page.locator(".checks select").selectOption("changed");
  assert.ok((await page.locator(".case .arrow").count()) > 0);
  await page.locator(".checks button", { hasText: "Compare from here" }).click();
  await page.locator(".checks .summary", { hasText: /\D0\D* changed/ }).waitFor();
  assert.deepEqual(errors, []);
  await context.close();
});

test("without what checks the rules the page says so, and can still be written in", async () => {
  const { page, context, studio } = await author(stage, {
    ready: false,
    prepare: (page) => page.route("**/worker.js", (route) => route.abort()),
  });
  await page.locator(".notice", { hasText: "could not be loaded" }).waitFor();
  await studio.append(SCRIPT, "\n// written all the same");
  await studio.kept();
  await page.unroute("**/worker.js");
  await page.locator(".notice button").click();
  await studio.ready();
  await context.close();
});

test("a package without programs or cases has calm empty views", async () => {
  const { page, context, studio, errors } = await author(stage);
  const zip = zipSync({ "package.toml": strToU8('id = "empty"\n') });
  await studio.choose({ name: "empty.zip", mimeType: "application/zip", buffer: Buffer.from(zip) });
  await page.locator(".contents .empty").waitFor();
  await studio.show("texts");
  await studio.cases.click();
  await studio.note.waitFor();
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(errors, []);
  await context.close();
});
