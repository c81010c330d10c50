// The conditions of the script that is shown which no case has seen both ways, as a list: what the marks beside
// its lines say, for everybody.

import { button, h } from "./dom.js";
import { worded } from "./words.js";

export class Uncovered {
  constructor(studio) {
    this._studio = studio;
    this._places = [];
    this._title = h("summary", {});
    this._list = h("ul", {});
    this.element = h("details", { class: "uncovered", hidden: true }, this._title, this._list);
    studio.work.addEventListener("opened", () => this.of());
    studio.work.addEventListener("edited", ({ detail }) => detail.path === this._path && this._lines());
  }

  /** Another file is shown, or none. */
  of(path) {
    if (path !== this._path) this.show(path, []);
  }

  /** What `engine.coverage` found of a script. */
  show(path, unseen) {
    const { work } = this._studio;
    const doc = work.document(path)?.doc;
    const wanted = unseen.filter(({ missing, line }) => missing && line <= doc.lines).sort((one, other) => one.line - other.line);
    const focused = [...this._list.querySelectorAll("button")].indexOf(document.activeElement);
    work.forget(this._places);
    this._path = path;
    this._places = wanted.map(({ line }) => work.place(path, doc.line(line).from));
    this.element.hidden = !wanted.length;
    worded(this._title, "uncovered", { count: wanted.length });
    this._list.replaceChildren(...wanted.map(({ missing, text }, index) => h("li", {},
      h("span", { class: "hint" }), " ",
      button([`unseen-${missing}`, { text: text.replace(/\s+/g, " ") }], () => this._studio.go(path, this._places[index].from, { focus: true }), { class: "link" }))));
    this._lines();
    if (focused >= 0) (this._list.querySelectorAll("button")[focused] ?? this._title).focus();
  }

  // Where they stand now.
  _lines() {
    const { doc } = this._studio.work.document(this._path) ?? {};
    if (!doc) return this.of();
    for (const [index, row] of [...this._list.children].entries()) {
      worded(row.firstChild, "at-line", { line: doc.lineAt(this._places[index].from).number });
    }
  }
}
