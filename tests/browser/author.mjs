// The authors' page as an analyst uses it: what its tests share. No assertions.

import { readFile } from "node:fs/promises";

import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

import { Check } from "./check.mjs";
import { dist, watchErrors } from "./support.mjs";

/** The sources of a package as the page gets them: texts by path. */
export const sources = async (id) => JSON.parse(await readFile(`${dist}sources/${id}.json`, "utf8"));

/** What an interface language says, where a test has to press it. */
export const words = {
  en: { undo: "Undo", redo: "Redo", help: "Help", sheet: "Rule sheet", download: "Download" },
  ar: { undo: "تراجع", redo: "إعادة", help: "مساعدة", sheet: "بيان القواعد", download: "تنزيل" },
};

/** What a host may allow at the least. */
export const STRICT = {
  "content-security-policy":
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'",
};

/** Opens the page and waits until the rules are checked and the preview is there. */
export async function author({ browser, server }, { lang = "en", prepare, ready = true, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const errors = watchErrors(page);
  await prepare?.(page);
  await page.goto(`${server.url}/studio/?lang=${lang}`);
  const studio = new Author(page, lang);
  if (ready) await studio.ready();
  return { page, context, errors, studio };
}

/** What can be done on the page. */
export class Author {
  constructor(page, lang) {
    this.page = page;
    this.words = words[lang];
    this.editor = page.locator(".cm-content");
    this.problems = page.locator("#tab-problems");
    this.cases = page.locator("#tab-cases");
    this.note = page.locator(".preview .note");
    this.changes = page.locator(".changes");
    this.state = page.locator(".kept-state");
    this.dialog = page.locator("dialog[open]");
  }

  /** Until a citizen's page is in the preview. */
  async ready() {
    await this.page.locator(".stage.there").waitFor({ timeout: 30_000 });
    return (this.check = await new Check(this.frame()).ready());
  }

  frame() {
    return this.page.frames().find((frame) => frame.url().includes("/preview.html"));
  }

  /** What stands in the contents under this name: a path, or a view. */
  async show(item) {
    const found = this.page.locator(`.contents [data-item="${item}"]`);
    const open = async (details) => {
      if ((await details.getAttribute("open")) === null) await details.locator("> summary").click();
    };
    if (!(await found.first().isVisible())) await open(this.page.locator(".all-files"));
    if (!(await found.first().isVisible())) for (const details of await this.page.locator(".rules").all()) await open(details);
    await found.locator("visible=true").first().click();
  }

  /** Types at the end of a file. */
  async append(path, text) {
    await this.show(path);
    await this.editor.click();
    await this.page.keyboard.press("Control+End");
    await this.page.keyboard.type(text);
  }

  /** The same at once, which is one step back however slow the machine is. */
  async paste(path, text) {
    await this.show(path);
    await this.editor.click();
    await this.page.keyboard.press("Control+End");
    await this.page.keyboard.insertText(text);
  }

  /** From now on what the page says aloud: gives what asks for it. */
  async listen() {
    await this.page.evaluate(() => {
      globalThis.heard = [];
      const live = ({ target }) => (target.closest ? target : target.parentElement)?.closest("[role=status], [role=alert], [aria-live]");
      new MutationObserver((changes) => {
        for (const element of new Set(changes.map(live))) if (element?.textContent) globalThis.heard.push(element.textContent);
      }).observe(document.body, { childList: true, characterData: true, subtree: true });
    });
    return () => this.page.evaluate(() => globalThis.heard.splice(0).map((text) => text.replace(/[\u2066-\u2069]/g, "")));
  }

  /** A button of the bar on top. */
  press(word) {
    return this.page.locator("header button", { hasText: this.words[word] }).click();
  }

  /** Until the worker has answered what was last done, as one tab says it. */
  async problem(pattern) {
    await this.problems.filter({ hasText: pattern }).waitFor();
  }

  /** Until it says that everything is kept. */
  async kept() {
    await this.page.waitForTimeout(100);
    await this.state.filter({ hasText: /Kept in|Nothing changed|^Downloaded|محفوظ في/ }).waitFor();
  }

  /** The files as a download has them. */
  async download() {
    const [download] = await Promise.all([this.page.waitForEvent("download"), this.press("download")]);
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  }

  /** What a file of Egypt says, as a download has it. */
  async written(path) {
    return strFromU8(unzipSync((await this.download()).bytes)[`egypt/${path}`]);
  }

  /** Opens Egypt with some files as `change` makes them: texts by path. */
  async egypt(change) {
    const files = await sources("egypt");
    Object.assign(files, change(files));
    const packed = zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));
    await this.page.locator("input[type=file]").first().setInputFiles({ name: "egypt.zip", mimeType: "application/zip", buffer: Buffer.from(packed) });
  }

  /** Opens files from the disk: `{ name, mimeType, buffer }`. */
  choose(file) {
    return this.page.locator("input[type=file]").first().setInputFiles(file);
  }
}
