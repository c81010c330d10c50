// The rule sheet: the rules as one page for people who decide about them, to be read, printed or kept.

import { download } from "./archive.js";
import { english, field, h, select } from "./dom.js";
import { ask } from "./dialog.js";
import { languageName } from "./text-field.js";
import { spoken } from "./words.js";

export async function showSheet(studio) {
  const languages = studio.about?.languages.map(({ language }) => language) ?? [];
  if (!languages.length) return ask("rule-sheet", h("p", { word: "sheet-not" }), []);
  const setting = { language: languages.includes(spoken()) ? spoken() : languages[0], date: studio.today() };
  // What is made, or being made; nothing where it failed.
  let made;
  const trouble = h("p", { class: "error", role: "status" });
  const frame = h("iframe", { class: "rule-sheet", tip: "rule-sheet", sandbox: "allow-same-origin allow-modals allow-popups" });
  const show = async () => {
    try {
      const { language, date } = setting;
      const html = await studio.engine.sheet(language, date);
      trouble.textContent = "";
      const shown = new Promise((done) => frame.addEventListener("load", done, { once: true }));
      frame.srcdoc = html;
      frame.hidden = false;
      await shown;
      return { name: `${studio.folder()}-${language}-${date}.html`, html };
    } catch (failure) {
      frame.hidden = true;
      trouble.replaceChildren(h("span", { word: "sheet-failed" }), " ", english(failure.message));
    }
  };
  const set = (name) => (value) => {
    setting[name] = value;
    made = show();
  };
  const date = h("input", { type: "date", value: setting.date, required: true });
  date.addEventListener("change", () => date.value && set("date")(date.value));
  const choice = select(languages.map((code) => [code, languageName(code)]), setting.language, set("language"));
  made = show();
  const act = (run) => async () => {
    const sheet = await made;
    if (sheet) run(sheet);
    return false;
  };
  await ask(
    "rule-sheet",
    h("div", { class: "sheet" },
      h("div", { class: "controls" }, field("sheet-language", "preview-language", choice).element, field("sheet-date", "preview-date", date).element),
      trouble, frame),
    [
      ["print", act(() => frame.contentWindow.print())],
      ["download-sheet", act(({ name, html }) => download(name, "text/html", html))],
    ],
    { wide: true, close: "close" },
  );
}
