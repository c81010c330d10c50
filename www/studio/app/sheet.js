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
  let html = "";
  const trouble = h("p", { class: "error", role: "status" });
  const frame = h("iframe", { class: "rule-sheet", tip: "rule-sheet", sandbox: "allow-same-origin allow-modals allow-popups" });
  const show = async () => {
    try {
      html = await studio.engine.sheet(setting.language, setting.date);
      frame.srcdoc = html;
      trouble.textContent = "";
    } catch (failure) {
      trouble.replaceChildren(h("span", { word: "sheet-failed" }), " ", english(failure.message));
    }
  };
  const set = (name) => (value) => {
    setting[name] = value;
    return show();
  };
  const date = h("input", { type: "date", value: setting.date, required: true });
  date.addEventListener("change", () => date.value && set("date")(date.value));
  const choice = select(languages.map((code) => [code, languageName(code)]), setting.language, set("language"));
  show();
  await ask(
    "rule-sheet",
    h("div", { class: "sheet" },
      h("div", { class: "controls" }, field("sheet-language", "preview-language", choice).element, field("sheet-date", "preview-date", date).element),
      trouble, frame),
    [
      ["print", () => (frame.contentWindow.print(), false)],
      ["download-sheet", () => (download(`${studio.folder()}-${setting.language}-${setting.date}.html`, "text/html", html), false)],
    ],
    { wide: true, close: "close" },
  );
}
