// Texts of all languages side by side. What is missing is marked, and is put into its file when
// somebody writes it.

import { h } from "./dom.js";
import { portions } from "./portions.js";
import { direction, said, speaking, t } from "./words.js";

// A text of several lines, as a Fluent file has them: what goes on is indented, lines that were there as
// they were.
function indented(text, before = "") {
  const was = new Map(before.split("\n").map((line) => [line.trim(), line]));
  const [first, ...rest] = text.replace(/\r/g, "").split("\n");
  const line = (text) => was.get(text.trim()) ?? (text.trim() && `    ${text.trim()}`);
  return [first, ...rest.map(line)].join("\n");
}

const plain = (text) => text.replace(/\n[ \t]+/g, "\n");

/** A field for a text of one language: writes into its file as it is typed. */
export function textField(studio, row, language, more = {}) {
  const here = row.languages[language];
  const missing = here.text === undefined;
  const input = h("textarea", {
    rows: "1", spellcheck: "true", lang: language, dir: direction(language),
    label: ["text-in", { key: row.key, language: languageName(language) }],
    "data-row": called(row), class: missing ? "missing" : "", value: missing ? "" : plain(here.text),
    placeholder: missing ? (row.required ? "text-missing" : "text-optional") : undefined,
    ...more,
  });
  let place = missing ? undefined : studio.work.place(here.path, here.from, here.to);
  input.addEventListener("input", () => {
    const text = input.value;
    if (!place && !text.trim()) return;
    if (place) return studio.work.replace(place.path, place.from, place.to, indented(text, here.text), true);
    const { path, before, after } = here;
    const at = here.at ?? 0;
    if (!studio.work.has(path)) studio.work.add(path, "");
    studio.work.edit(path, { from: at, insert: before + indented(text) + after });
    place = studio.work.place(path, at + before.length, at + before.length + indented(text).length);
    input.classList.remove("missing");
  });
  input.forget = () => place && studio.work.forget([place]);
  return input;
}

/** The languages of some texts, as the package has them. */
export function inOrder(studio, rows) {
  const known = studio.about?.languages.map(({ language }) => language) ?? [];
  const all = new Set(rows.flatMap(({ languages }) => Object.keys(languages)));
  return [...new Set([...known.filter((code) => all.has(code)), ...all])];
}

export const languageName = (code) => new Intl.DisplayNames([code], { type: "language" }).of(code);

export class TextsView {
  constructor(studio) {
    this._studio = studio;
    this._search = h("input", { type: "search", label: "search-texts", placeholder: "search-texts" });
    this._search.addEventListener("input", () => this._fill());
    this._missing = h("input", { type: "checkbox", id: "missing-only", onchange: () => this._fill() });
    this._count = h("p", { class: "hint", role: "status" });
    this._heads = h("div", { class: "text-heads" });
    this._list = h("ul", { class: "texts" });
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
    speaking.addEventListener("language", () => this.element.isConnected && this.show());
  }

  /** Only what a program has, or everything. */
  about(program) {
    this._program = program;
  }

  async show() {
    const rows = await this._studio.engine.texts().catch(() => undefined);
    if (!rows?.length) {
      this._rows = undefined;
      this._heads.replaceChildren();
      this._list.replaceChildren(h("li", { class: "empty", word: "texts-none" }));
      return;
    }
    this._rows = rows;
    const languages = inOrder(this._studio, rows);
    this._languages = languages;
    this._heads.replaceChildren(h("span", {}), ...languages.map((code) => h("span", { lang: code, dir: direction(code) }, languageName(code))));
    this.element.style.setProperty("--languages", languages.length);
    this._fill();
  }

  /** After edits: what is new or gone; nobody's typing is interrupted. */
  async refresh() {
    const rows = await this._studio.engine.texts().catch(() => undefined);
    if (!rows) return;
    const before = this._rows;
    this._rows = rows;
    const shape = (rows) => rows?.map(({ key, languages }) => key + Object.values(languages).map(({ text }) => text === undefined)).join();
    if (!before || (shape(before) !== shape(rows) && !this._list.contains(document.activeElement))) return this.show();
    const now = new Map(rows.map((row) => [called(row), row]));
    for (const input of this._list.querySelectorAll("textarea")) {
      if (input === document.activeElement) continue;
      const text = now.get(input.dataset.row)?.languages[input.lang]?.text;
      if (text !== undefined && plain(text) !== input.value) input.value = plain(text);
    }
    this._say();
  }

  _say() {
    const missing = this._rows.filter((row) => lacks(row)).length;
    this._count.textContent = t("texts-count", { all: this._rows.length, missing });
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
    for (const input of this._list.querySelectorAll("textarea")) input.forget();
    this._stop?.();
    this._say();
    if (!rows.length) {
      this._list.replaceChildren(h("li", { class: "empty", word: "nothing-found" }));
      return;
    }
    this._stop = portions(this._list, rows, (row) => this._row(row), 40);
  }

  _row(row) {
    const first = row.languages[this._languages[0]];
    return h(
      "li",
      { class: lacks(row) ? "text lacking" : "text" },
      h(
        "div",
        { class: "about" },
        h("button", {
          type: "button", class: "link", dir: "ltr",
          onclick: () => this._studio.go(first.path, first.from ?? first.at),
        }, row.key),
        said(`what-${row.what}`) && h("span", { class: "hint", word: `what-${row.what}` }),
        row.values?.length > 0 && h("span", { class: "hint path", dir: "ltr" }, row.values.map((value) => `{ $${value} }`).join(" ")),
        lacks(row) && h("span", { class: "tag bad", word: "missing" }),
      ),
      this._languages.map((language) =>
        row.languages[language] ? h("div", { class: "cell" }, textField(this._studio, row, language)) : h("div", { class: "cell" }),
      ),
    );
  }
}

// A key stands once in a file, but in many files.
const called = ({ key, languages }) => `${Object.values(languages)[0]?.path} ${key}`;

const lacks = (row) => row.required && Object.values(row.languages).some(({ text }) => text === undefined);
