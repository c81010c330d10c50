// Texts of all languages side by side. What is missing is marked, and is put into its file when
// somebody writes it; what nothing uses is listed before all others.

import { announce, button, h, tell } from "./dom.js";
import { portions } from "./portions.js";
import { TextField, called, languageName, needed, wrong } from "./text-field.js";
import { remove, unused } from "./unused.js";
import { direction, said, speaking, t } from "./words.js";

/** The languages of some texts, as the package has them. */
export function inOrder(studio, rows) {
  const known = studio.about?.languages.map(({ language }) => language) ?? [];
  const all = new Set(rows.flatMap(({ languages }) => Object.keys(languages)));
  return [...new Set([...known.filter((code) => all.has(code)), ...all])];
}

export class TextsView {
  constructor(studio) {
    this._studio = studio;
    this._fields = new Map();
    this._search = h("input", { type: "search", label: "search-texts", placeholder: "search-texts" });
    this._search.addEventListener("input", () => this._fill());
    this._missing = h("input", { type: "checkbox", id: "missing-only", onchange: () => this._fill() });
    this._count = h("p", { class: "hint", role: "status" });
    this._heads = h("div", { class: "text-heads" });
    this._list = h("ul", { class: "texts" });
    this._list.addEventListener("focusout", () => setTimeout(() => this._waiting && this.refresh()));
    this.element = h(
      "div",
      { class: "sheet-view" },
      h(
        "div",
        { class: "tools" },
        this._search,
        h("label", { class: "check" }, this._missing, h("span", { word: "missing-only" })),
      ),
      this._count,
      this._heads,
      this._list,
    );
    studio.work.addEventListener("opened", () => this._all());
    speaking.addEventListener("language", () => this.element.isConnected && this._rows && this._say());
  }

  // Nothing is searched for any more.
  _all() {
    this._search.value = "";
    this._missing.checked = false;
  }

  /** Only what a program has, or everything. */
  about(program) {
    if (this._program !== program) this._all();
    this._program = program;
  }

  // The rows as the files are now.
  async _ask() {
    const { work, engine } = this._studio;
    const rows = await work.asked(() => engine.texts()).catch(() => undefined);
    if (!rows) return false;
    this._rows = [...unused(this._studio), ...rows];
    this._edits = work.edits;
    this._wrong = wrong(this._studio, rows);
    return true;
  }

  async show() {
    const asked = await this._ask();
    this._drawn = asked ? shape(this._rows) : undefined;
    if (!asked || !this._rows.length) {
      this._rows = undefined;
      this._heads.replaceChildren();
      this._list.replaceChildren(h("li", { class: "empty", word: "texts-none" }));
      return;
    }
    const languages = inOrder(this._studio, this._rows);
    this._languages = languages;
    this._heads.replaceChildren(h("span", {}), ...languages.map((code) => h("span", { lang: code, dir: direction(code) }, languageName(code))));
    this.element.style.setProperty("--languages", languages.length);
    this._fill();
  }

  /** After edits: what is new or gone; nobody's typing is interrupted. */
  async refresh() {
    if (!(await this._ask())) return;
    const other = !this._rows.length || this._drawn !== shape(this._rows);
    this._waiting = other && this._list.contains(document.activeElement);
    if (other && !this._waiting) return this.show();
    const now = new Map(this._rows.map((row) => [id(row), row]));
    for (const [name, { element, fields, tag }] of this._fields) {
      const row = now.get(name);
      if (!row || row.unused) continue;
      for (const field of fields) {
        if (row.languages[field.language]) field.show(row, this._edits);
        field.found(this._wrong);
      }
      element.classList.toggle("lacking", lacks(row));
      tag.hidden = !lacks(row);
    }
    this._say();
  }

  _say() {
    const missing = this._rows.filter((row) => lacks(row)).length;
    const alone = this._rows.filter((row) => row.unused).length;
    const count = t("texts-count", { all: this._rows.length - alone, missing });
    tell(this._count, [count, alone && t("texts-unused", { count: alone })].filter(Boolean).join(" · "));
  }

  _fill() {
    if (!this._rows) return;
    const wanted = this._search.value.trim().toLowerCase();
    const rows = this._rows.filter((row) => {
      if (this._missing.checked && !lacks(row)) return false;
      if (this._program && !Object.values(row.languages).some(({ path }) => path.startsWith(`${this._program}/`))) return false;
      const all = [row.key, row.what, ...Object.values(row.languages).map(({ text }) => text ?? "")];
      return !wanted || all.some((text) => text?.toLowerCase().includes(wanted));
    });
    const drawn = this._fields.size;
    const scrolled = this.element.scrollTop;
    this._stop?.();
    for (const { fields } of this._fields.values()) for (const field of fields) field.forget();
    this._fields.clear();
    if (!rows.length) this._list.replaceChildren(h("li", { class: "empty", word: "nothing-found" }));
    else this._stop = portions(this._list, rows, (row) => this._row(row), Math.max(40, drawn));
    this.element.scrollTop = scrolled;
    this._say();
  }

  _row(row) {
    const tag = h("span", { class: "tag bad", word: row.unused ? "unused" : "missing", hidden: !row.unused && !lacks(row) });
    const fields = row.unused ? [] : this._languages.filter((code) => row.languages[code])
      .map((code) => new TextField(this._studio, row, code, this._edits));
    const element = h(
      "li",
      { class: row.unused ? "text unused" : "text" },
      h(
        "div",
        { class: "about" },
        h("button", { type: "button", class: "link", dir: "ltr", onclick: () => this._go(row) }, row.key),
        said(`what-${row.what}`) && h("span", { class: "hint", word: `what-${row.what}` }),
        row.values?.length > 0 && h("span", { class: "hint path", dir: "ltr" }, row.values.map((value) => `{ $${value} }`).join(" ")),
        tag,
        row.unused && button("delete-text", () => this._remove(row), { class: "secondary", label: ["delete-text-of", { key: row.key }] }),
      ),
      this._languages.map((code) =>
        fields.find(({ language }) => language === code)?.element ??
        h("div", { class: "cell" }, row.unused && h("p", { lang: code, dir: "auto" }, row.languages[code]?.text)),
      ),
    );
    element.classList.toggle("lacking", lacks(row));
    for (const field of fields) field.found(this._wrong);
    this._fields.set(id(row), { element, fields, tag });
    return element;
  }

  // Where it stands in the file of its first language.
  _go(row) {
    const now = this._rows.find((one) => id(one) === id(row)) ?? row;
    const first = now.languages[this._languages.find((code) => now.languages[code])];
    this._studio.go(first.path, first.from ?? first.at);
  }

  _remove(row) {
    remove(this._studio, row);
    announce(t("text-deleted", { key: row.key }));
    this._search.focus();
  }
}

const id = (row) => (row.unused ? `unused ${row.folder} ${row.key}` : called(row));

// Which of them there are, and in which languages.
const shape = (rows) => rows?.map((row) => id(row) + Object.keys(row.languages)).join();

const lacks = (row) => !row.unused && needed(row) && Object.values(row.languages).some(({ text }) => !text);
