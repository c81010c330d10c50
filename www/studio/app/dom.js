// Elements from a few words. What is said in an element is a name of texts/, so that another language
// can be spoken in place: see words.js.

import { attributed, worded } from "./words.js";

/**
 * An element: `h("button", { class: "plain", word: "undo", onclick }, children…)`.
 *
 * `word` (a name, or a name and its values) is what it says, `label` its `aria-label` and `tip` its
 * `title`; `on…` listens; `true` and `false` are attributes that are there or not.
 */
export function h(name, given = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(given)) {
    if (value === undefined || value === null) continue;
    if (key === "word") worded(element, ...[value].flat());
    else if (key === "label") attributed(element, "aria-label", ...[value].flat());
    else if (key === "tip") attributed(element, "title", ...[value].flat());
    else if (key === "placeholder") attributed(element, "placeholder", ...[value].flat());
    else if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "value" || key === "checked" || key === "selected") element[key] = value;
    else if (typeof value === "boolean") element.toggleAttribute(key, value);
    else element.setAttribute(key, value);
  }
  const there = (child) => child !== undefined && child !== null && child !== false && child !== "";
  element.append(...children.flat(Infinity).filter(there));
  return element;
}

/** A button. */
export const button = (word, onclick, more = {}) =>
  h("button", { type: "button", word, onclick, ...more });

/** A text that is not of the interface and may run either way. */
export const bdi = (text, more = {}) => h("bdi", { dir: "auto", ...more }, text);

/** What the compiler says of itself: in English. */
export const english = (text) => h("span", { lang: "en", dir: "ltr" }, text);

/** A choice with its options: `[value, words]`. */
export const select = (options, value, onchange, more = {}) => {
  const element = h(
    "select",
    { onchange: () => onchange(element.value), ...more },
    options.map(([value, word]) =>
      typeof word === "string" ? h("option", { value }, word) : h("option", { value, ...word }),
    ),
  );
  element.value = value;
  return element;
};

/** A field with its label, its hint and what is wrong with it. */
export function field(name, word, input, hint) {
  const error = h("p", { class: "error", id: `${name}-error`, hidden: true });
  input.id = name;
  const about = [hint && `${name}-hint`, `${name}-error`].filter(Boolean).join(" ");
  input.setAttribute("aria-describedby", about);
  const element = h(
    "div",
    { class: "field" },
    h("label", { for: name, word }),
    hint && h("p", { class: "hint", id: `${name}-hint`, word: hint }),
    input,
    error,
  );
  return {
    element,
    input,
    fail(text) {
      error.replaceChildren(text ?? "");
      error.hidden = !text;
      if (text) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    },
  };
}

/** Says something to whoever listens to the page, or to the dialog that is open. */
export function announce(text) {
  [...document.querySelectorAll("p.unseen[role=status]")].at(-1).textContent = text;
}

/** An element says this: what it says already is not said again. */
export function tell(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * When the focus is where it goes from a field that was left, and nobody is between the two halves of a press
 * on the element: what is drawn anew under it would take the press away.
 */
export function rested(element, act, wait = 0) {
  setTimeout(() => (element.matches(":active") ? rested(element, act, 30) : act()), wait);
}

/** After nobody has asked again for so long. */
export function calm(wait, act) {
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(act, wait);
  };
}
