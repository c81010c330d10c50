// The middle of the page: a file in the editor, or one of the views of several files, under a heading
// that says what it is and how else it can be seen.

import { button, calm, h } from "./dom.js";
import { respoken, speaking } from "./words.js";

// What a file is, by its place in the package.
const NAMES = [
  [/^package\.toml$/, "about-package"],
  [/^facts\.toml$/, "questions"],
  [/^parameters\.toml$/, "figures"],
  [/^results\.rhai$/, "named-results"],
  [/^results\.toml$/, "results-facts"],
  [/^places\.csv$/, "places"],
  [/^README\.md$/, "notes"],
  [/^[^/]+\/program\.toml$/, "program-facts"],
  [/^[^/]+\/criteria\.rhai$/, "rules"],
  [/^[^/]+\/cases(\.toml|\/)/, "cases"],
  [/^texts\/.*\.ftl$/, "texts"],
  [/\.ftl$/, "program-texts"],
  [/\.csv$/, "table"],
];

export class Middle {
  constructor(studio, views) {
    this._studio = studio;
    this._views = views;
    this._title = h("h1", { tabindex: "-1" });
    this._of = h("p", { class: "of" });
    this._switch = h("div", { class: "segments", role: "group", label: "shown-as" });
    this._body = h("div", { class: "view" });
    this._editor = h(
      "div",
      { class: "editor-view" },
      studio.ruleCard.element,
      studio.editor.element,
      h("p", { class: "editor-help", id: "editor-help", word: "editor-help" }),
    );
    this.element = h("div", { class: "shown" }, h("div", { class: "view-head" }, h("div", {}, this._title, this._of), this._switch), this._body);
    this._title.id = "shown-title";
    speaking.addEventListener("language", () => this._tell());
    this._again = calm(250, () => this._views.texts.refresh());
  }

  /** A file in the editor. */
  file(path) {
    const [, word] = NAMES.find(([pattern]) => pattern.test(path)) ?? [];
    this._head(word ?? "file", path);
    this._offer(path, true);
    this._put(this._editor);
    this._view = undefined;
  }

  /** A view of several files. */
  view(name, search) {
    const view = this._views[name];
    this._head(name === "texts" ? (search ? "program-texts" : "all-texts") : name, undefined, search);
    this._offer(name === "figures" ? "parameters.toml" : undefined, false);
    if (name === "texts") view.about(search);
    this._view = name;
    this._put(view.element);
    view.show();
  }

  /** Whether what is shown shows this file too. */
  shows(path) {
    return (this._view === "figures" && path === "parameters.toml") || (this._view === "texts" && path.endsWith(".ftl"));
  }

  refresh() {
    if (this._view === "texts") this._again();
  }

  _head(word, path, program) {
    this._title.replaceChildren(h("span", { word }));
    this._about = { path, program: program ?? this._program(path) };
    this._tell();
  }

  // Of which program, and in which file.
  _tell() {
    const { path, program: of } = this._about ?? {};
    const about = [of && h("bdi", {}, this._studio.programTitle(of)), path && h("bdi", { dir: "ltr", class: "path" }, path)].filter(Boolean);
    this._of.replaceChildren(...about.flatMap((one, at) => (at ? [" · ", one] : [one])));
  }

  _program(path) {
    return this._studio.work.programs.find((program) => path?.startsWith(`${program}/`));
  }

  _offer(path, asFile) {
    const other = path === "parameters.toml" ? "figures" : path?.endsWith(".ftl") ? "texts" : undefined;
    this._switch.hidden = !other;
    if (!other) return this._switch.replaceChildren();
    this._switch.replaceChildren(
      button(other === "figures" ? "as-table" : "side-by-side", () => this._studio.view(other, this._program(path)), { "aria-pressed": String(!asFile) }),
      button("as-file", () => this._studio.go(path), { "aria-pressed": String(asFile) }),
    );
  }

  _put(element) {
    if (this._body.firstChild === element) return;
    respoken(element);
    this._body.replaceChildren(element);
  }
}
