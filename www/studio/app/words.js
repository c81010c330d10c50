// What the page says: the texts of texts/, in the language that is spoken. An element that says
// something remembers its name, so that another language is spoken at once and in place.

import { FluentBundle, FluentResource } from "@fluent/bundle";

import ar from "../texts/ar.ftl";
import arCodes from "../texts/codes.ar.ftl";
import en from "../texts/en.ftl";

export const LANGUAGES = { en: "English", ar: "العربية" };
const LOCALES = { en: "en-GB", ar: "ar-EG" };

const bundles = {};
for (const [language, texts] of Object.entries({ en, ar: `${ar}\n${arCodes}` })) {
  bundles[language] = new FluentBundle(LOCALES[language], { useIsolating: true });
  bundles[language].addResource(new FluentResource(texts));
}

/** Hears `language` when another one is spoken. */
export const speaking = new EventTarget();

const wished = () => {
  try {
    return localStorage.getItem("selfcheck-studio language");
  } catch {
    return undefined;
  }
};
const known = (language) => (LANGUAGES[language] ? language : undefined);

let language =
  known(new URLSearchParams(location.search).get("lang")) ??
  known(wished()) ??
  known(navigator.language.slice(0, 2)) ??
  "en";

export const spoken = () => language;
export const locale = () => LOCALES[language];
export const direction = (code = language) => (/^(ar|fa|he|ur|ckb|ps)\b/.test(code) ? "rtl" : "ltr");

/** A text of the interface. */
export function t(name, values) {
  const bundle = bundles[language];
  const message = bundle.getMessage(name) ?? bundles.en.getMessage(name);
  if (!message?.value) return name;
  return bundle.formatPattern(message.value, values, []);
}

/** What a finding is called in the spoken language, where its own words are in another. */
export const called = (code) => {
  const name = bundles[language].getMessage(`code-${code}`);
  return name && bundles[language].formatPattern(name.value);
};

/** Whether there is such a text. */
export const said = (name) => Boolean(bundles.en.getMessage(name));

const remembered = new WeakMap();

function put(element, attribute, name, values) {
  const text = t(name, values);
  if (attribute) element.setAttribute(attribute, text);
  else element.textContent = text;
}

/** An element says this text, in whatever language is spoken. */
export function worded(element, name, values) {
  attributed(element, "", name, values);
}

/** The same for an attribute of it. */
export function attributed(element, attribute, name, values) {
  const all = remembered.get(element) ?? {};
  all[attribute] = [name, values];
  remembered.set(element, all);
  element.dataset.worded = "";
  put(element, attribute, name, values);
}

/** Speaks a language from now on. */
export function speak(code) {
  language = code;
  try {
    localStorage.setItem("selfcheck-studio language", code);
  } catch {
    // Asked again next time.
  }
  greet();
  respoken(document);
  speaking.dispatchEvent(new Event("language"));
}

/** All that says something in it says it in the language that is spoken now: it may not have been on the page. */
export function respoken(root) {
  for (const element of root.querySelectorAll("[data-worded]")) {
    for (const [attribute, said] of Object.entries(remembered.get(element) ?? {})) {
      put(element, attribute, ...said);
    }
  }
}

/** The page's own language and direction. */
export function greet() {
  document.documentElement.lang = language;
  document.documentElement.dir = direction();
  document.title = t("page-title");
}

export const number = (value) => new Intl.NumberFormat(locale()).format(value);

export const moment = (date) =>
  new Intl.DateTimeFormat(locale(), { dateStyle: "medium", timeStyle: "short" }).format(date);
