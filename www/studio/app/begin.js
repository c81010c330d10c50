// A new package, with a few questions. The names of files are made from what is typed, and shown.

import { english, field, h, select } from "./dom.js";
import { ask } from "./dialog.js";
import { locale, spoken, t } from "./words.js";

const LOCALES = ["ar-EG", "ar-PS", "ar-JO", "ar-LB", "ar-MA", "ar-TN", "ar-SA", "en-EG", "en-PS", "en-GB", "en-US", "en-IE", "ru-RU", "ru-KZ"];
const CURRENCIES = ["EGP", "ILS", "JOD", "LBP", "MAD", "TND", "SAR", "USD", "EUR", "GBP", "RUB", "KZT"];

const OF_ARABIC = {
  ا: "a", أ: "a", إ: "i", آ: "a", ب: "b", ت: "t", ث: "th", ج: "j", ح: "h", خ: "kh", د: "d", ذ: "dh", ر: "r", ز: "z", س: "s",
  ش: "sh", ص: "s", ض: "d", ط: "t", ظ: "z", ع: "a", غ: "gh", ف: "f", ق: "q", ك: "k", ل: "l", م: "m", ن: "n", ه: "h", و: "w",
  ي: "y", ى: "a", ة: "a", ء: "", ئ: "y", ؤ: "w",
};
const OF_RUSSIAN = Object.fromEntries(
  [..."абвгдеёжзийклмнопрстуфхцчшщъыьэюя"].map((letter, at) => [
    letter,
    "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh sch  y  e yu ya".split(" ")[at],
  ]),
);

/** A name of files and folders from words of any of the languages. */
export function slug(text) {
  const letters = [...text.toLowerCase().normalize("NFC")];
  const latin = letters.map((letter) => OF_ARABIC[letter] ?? OF_RUSSIAN[letter] ?? letter).join("");
  return latin.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[^a-z0-9]+/g, "_").replace(/^[_0-9]+|_+$/g, "").slice(0, 40);
}

/** Asks for what a package begins with. Gives `{ files, title }` or nothing. */
export async function begin(studio) {
  const text = (more) => h("input", { type: "text", dir: "auto", autocomplete: "off", ...more });
  const names = new Intl.DisplayNames([locale()], { type: "language", languageDisplay: "standard" });
  const money = new Intl.DisplayNames([locale()], { type: "currency" });
  const codes = LOCALES.map((code) => [code, names.of(code)]);
  const [one, other, coin] = spoken() === "ar" ? ["ar-EG", "en-EG", "EGP"] : ["en-GB", "", "USD"];
  const called = text();
  const folder = text({ dir: "ltr", spellcheck: "false" });
  const first = select(codes, one, () => draw());
  const second = select([["", { word: "no-second-language" }], ...codes], other, () => draw());
  const currency = select(CURRENCIES.map((code) => [code, `${code} – ${money.of(code)}`]), coin, () => {});
  const fields = {
    package: field("new-package-name", "new-package-name", called, "new-package-name-hint"),
    language: field("new-language", "new-language", first, "new-language-hint"),
    second: field("new-second-language", "new-second-language", second),
    program: field("new-program-folder", "new-program-folder", folder, "new-program-folder-hint"),
    currency: field("new-currency", "new-currency", currency),
  };

  // The program's name, asked in each language that is chosen.
  const titles = new Map();
  const chosen = () => [...new Map([first, second].filter(({ value }) => value).map(({ value }) => [value.slice(0, 2), value]))];
  const title = (language) => {
    const name = `new-program-name-${language}`;
    if (!titles.has(language)) titles.set(language, field(name, ["new-program-name", { language: names.of(language) }], text({ lang: language }), titles.size ? undefined : "new-program-name-hint"));
    return titles.get(language);
  };
  const written = (language) => titles.get(language)?.input.value.trim() ?? "";
  const asked = h("div", {});
  const draw = () => asked.replaceChildren(...chosen().map(([language]) => title(language).element));
  draw();

  // Until somebody writes it, the folder is called as the program is in English.
  let own = false;
  folder.addEventListener("input", () => (own = folder.value !== ""));
  const made = h("p", { class: "hint", id: "names-made" });
  called.setAttribute("aria-describedby", `${called.getAttribute("aria-describedby")} names-made`);
  const show = () => {
    const [language] = chosen().find(([language]) => language === "en" && written(language)) ?? chosen().find(([language]) => written(language)) ?? [];
    if (!own) folder.value = slug(written(language));
    made.textContent = slug(called.value) ? t("names-made", { package: slug(called.value) }) : "";
  };

  // What is wrong in which field.
  const wrong = () => {
    const out = new Map();
    const asked = chosen().map(([language]) => title(language));
    for (const one of [fields.package, ...asked]) if (!slug(one.input.value)) out.set(one, "name-missing");
    if (second.value && second.value.slice(0, 2) === first.value.slice(0, 2)) out.set(fields.second, "languages-alike");
    // An empty folder waits for the names.
    const unnamed = !folder.value && asked.some((one) => out.has(one));
    if (!unnamed && (!folder.value || folder.value !== slug(folder.value))) out.set(fields.program, "folder-wrong");
    else if (folder.value && folder.value === slug(called.value)) out.set(fields.program, "names-alike");
    return out;
  };
  const tell = (which) => {
    const now = wrong();
    for (const one of [...Object.values(fields), ...titles.values()].filter(which)) one.fail(now.has(one) ? t(now.get(one)) : undefined);
    return now.size > 0;
  };
  const body = h(
    "div",
    {},
    h("p", { word: "begin-hint" }),
    fields.package.element,
    made,
    h("div", { class: "pair" }, fields.language.element, fields.second.element),
    asked,
    h("div", { class: "pair" }, fields.program.element, fields.currency.element),
  );
  // What was wrong is not said any longer than it is.
  body.addEventListener("input", () => {
    show();
    tell(({ input }) => input.hasAttribute("aria-invalid"));
  });
  let files;
  let given;
  await ask("new-package", body, [["create", async () => {
    if (tell(() => true)) return false;
    given = Object.fromEntries(chosen().map(([language, locale]) => [locale, written(language)]));
    try {
      files = await studio.engine.start(slug(called.value), folder.value, Object.keys(given), currency.value, studio.today(), given);
    } catch (failure) {
      where(fields, failure.message).fail(english(failure.message));
      return false;
    }
    return true;
  }]]);
  return files && { files, title: called.value.trim() };
}

// The field that a message of the compiler is about.
function where(fields, message) {
  if (/currenc/i.test(message)) return fields.currency;
  if (/language|locale|region/i.test(message)) return fields.language;
  if (/program/i.test(message)) return fields.program;
  return fields.package;
}
