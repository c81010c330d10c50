// What the page is for, the keys that help, and the words that rules begin with.

import { legend } from "./coverage-marks.js";
import { ask } from "./dialog.js";
import { button, h } from "./dom.js";

const ABOUT = ["help-about", "help-views", "help-private", "help-keep", "help-preview"];
const KEYS = ["tab", "hover", "explain", "complete", "search", "next-problem", "undo", "fold"];
const VERBS = ["category", "require", "exclude", "office", "priority", "keep", "amount"];

export function showHelp({ tour }) {
  const term = (what, word) => [h("dt", {}, what), h("dd", { word })];
  const body = h(
    "div",
    { class: "help-page" },
    ABOUT.map((word) => h("p", { word })),
    h("p", {}, tour.there ? button("tour-show", ({ target }) => (target.closest("dialog").close(), tour.show()), { class: "secondary" }) : h("span", { word: "help-tour" })),
    h("h3", { word: "help-keys" }),
    h("dl", {}, KEYS.map((key) => term(h("kbd", { dir: key === "hover" ? "auto" : "ltr", word: `key-${key}` }), `key-${key}-does`))),
    legend(),
    h("h3", { word: "help-verbs" }),
    h("dl", {}, VERBS.map((verb) => term(h("code", { dir: "ltr" }, verb), `verb-${verb}-does`))),
  );
  return ask("help", body, [], { wide: true });
}
