// A new package, with a few questions. The names of files are made from what is typed, and shown.

import { field, h, select } from "./dom.js";
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
  const name = h("input", { type: "text", dir: "auto", autocomplete: "off" });
  const program = h("input", { type: "text", dir: "auto", autocomplete: "off" });
  const made = h("p", { class: "hint", role: "status" });
  const show = () => {
    const [one, other] = [slug(name.value), slug(program.value)];
    made.textContent = one || other ? t("names-made", { package: one || "…", program: other || "…" }) : "";
  };
  name.addEventListener("input", show);
  program.addEventListener("input", show);

  const names = new Intl.DisplayNames([locale()], { type: "language", languageDisplay: "standard" });
  const codes = LOCALES.map((code) => [code, names.of(code)]);
  const preferred = spoken() === "ar" ? ["ar-EG", "en-EG"] : ["en-GB", ""];
  const first = select(codes, preferred[0], () => {});
  const second = select([["", { word: "no-second-language" }], ...codes], preferred[1], () => {});
  const money = new Intl.DisplayNames([locale()], { type: "currency" });
  const currency = select(CURRENCIES.map((code) => [code, `${code} – ${money.of(code)}`]), spoken() === "ar" ? "EGP" : "USD", () => {});

  const fields = {
    package: field("new-package-name", "new-package-name", name, "new-package-name-hint"),
    program: field("new-program-name", "new-program-name", program, "new-program-name-hint"),
    language: field("new-language", "new-language", first, "new-language-hint"),
    second: field("new-second-language", "new-second-language", second),
    currency: field("new-currency", "new-currency", currency),
  };
  const body = h("div", {}, h("p", { word: "begin-hint" }), Object.values(fields).map(({ element }) => element), made);
  let files;
  await ask("new-package", body, [["create", async () => {
    for (const one of Object.values(fields)) one.fail();
    const slugs = { package: slug(name.value), program: slug(program.value) };
    let wrong = false;
    for (const about of ["package", "program"]) {
      if (slugs[about]) continue;
      fields[about].fail(t("name-missing"));
      wrong = true;
    }
    if (slugs.package && slugs.package === slugs.program) {
      fields.program.fail(t("names-alike"));
      wrong = true;
    }
    if (second.value && second.value.slice(0, 2) === first.value.slice(0, 2)) {
      fields.second.fail(t("languages-alike"));
      wrong = true;
    }
    if (wrong) return false;
    try {
      const locales = [first.value, second.value].filter(Boolean);
      files = await studio.engine.start(slugs.package, slugs.program, locales, currency.value, studio.today());
    } catch (failure) {
      where(fields, failure.message).fail(failure.message);
      return false;
    }
    return true;
  }]]);
  return files && { files, title: name.value.trim(), program: slug(program.value), programTitle: program.value.trim() };
}

// The field that a message of the compiler is about.
function where(fields, message) {
  if (/currenc/i.test(message)) return fields.currency;
  if (/language|locale|region/i.test(message)) return fields.language;
  if (/program/i.test(message)) return fields.program;
  return fields.package;
}
