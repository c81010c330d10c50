// A text of one language, wherever the page shows it: what is typed goes into its file at once.

import { h } from "./dom.js";
import { message } from "./findings-marks.js";
import { attributed, direction } from "./words.js";

// A text of several lines, as a Fluent file has them: what goes on is indented, lines that were there as
// they were.
function indented(text, before = "") {
  const was = new Map(before.split("\n").map((line) => [line.trim(), line]));
  const [first, ...rest] = text.replace(/\r/g, "").split("\n");
  const line = (text) => was.get(text.trim()) ?? (text.trim() && `    ${text.trim()}`);
  return [first, ...rest.map(line)].join("\n");
}

const plain = (text) => text.replace(/\n[ \t]+/g, "\n");

export const languageName = (code) => new Intl.DisplayNames([code], { type: "language" }).of(code);

// A key stands once in a file, but in the files of every folder.
export const called = ({ key, languages }) => `${Object.values(languages)[0]?.path.split("/")[0]} ${key}`;

/** Whether it may not be left empty: what one language has every other one needs. */
export const needed = ({ required, languages }) => required || Object.values(languages).some(({ text }) => text);

export class TextField {
  /** `edits` is how many there were when the engine said where the texts are. */
  constructor(studio, row, language, edits) {
    this._studio = studio;
    this.language = language;
    this.input = h("textarea", {
      rows: "1", spellcheck: "true", lang: language, "data-row": called(row),
      label: ["text-in", { key: row.key, language: languageName(language) }],
    });
    this.element = h("div", { class: "cell" }, this.input);
    this.input.addEventListener("input", () => this._write());
    this.input.addEventListener("blur", () => this._left());
    this.show(row, edits);
  }

  /** Takes the text as its file has it; nobody's typing is interrupted. */
  show(row, edits) {
    if (this._finding || this._waits) return;
    const here = this._take(row, edits);
    if (this.input !== document.activeElement) this.input.value = plain(here.text ?? "");
    this._looks();
  }

  forget() {
    if (this._place) this._studio.work.forget([this._place]);
    this._place = undefined;
  }

  // The field remembers what the file says, and where: an edit from elsewhere moves the place along. Of a
  // place that may be another by now it knows nothing, and asks before it writes.
  _take(row, edits) {
    const { work } = this._studio;
    this.forget();
    this._row = row;
    const here = row.languages[this.language];
    this._says = this._was = here.text;
    const known = here.text !== undefined && edits === work.edits;
    if (known) this._place = work.place(here.path, here.from, here.to);
    return here;
  }

  _looks() {
    const { input, _row: row } = this;
    const empty = !this._says;
    input.dir = /->/.test(input.value) ? "ltr" : direction(this.language);
    input.className = empty ? (needed(row) ? "missing" : "optional") : "";
    if (empty) attributed(input, "placeholder", needed(row) ? "text-missing" : "text-optional");
  }

  // Whether the file still says there what this field found or wrote.
  get _there() {
    return this._place !== undefined && this._studio.work.at(this._place) === this._says;
  }

  async _write() {
    this._looks();
    this._waits = this._says !== undefined || Boolean(this.input.value.trim());
    if (!this._waits) return;
    if (!this._there && !(await this._find())) return;
    const { work } = this._studio;
    const text = indented(this.input.value, this._was);
    const typed = this._typing ? true : "first";
    if (this._place) {
      const { path, from, to } = this._place;
      work.replace(path, from, to, text, typed);
    } else if (text.trim()) {
      const { path, at, before, after } = this._row.languages[this.language];
      work.together(() => {
        if (!work.has(path)) work.add(path, "");
        work.edit(path, { from: at, insert: before + text + after }, typed);
      });
      this._place = work.place(path, at + before.length, at + before.length + text.length);
    }
    this._waits = false;
    this._typing = true;
    this._says = text;
    this._looks();
  }

  // Asks where the text stands or may be put in now. What is typed meanwhile waits for the same answer.
  async _find() {
    if (this._finding) return false;
    this._finding = true;
    const { work, engine } = this._studio;
    const { about } = work;
    const rows = await work.asked(() => engine.texts()).catch(() => {});
    this._finding = false;
    // The engine broke down, and begins anew: the next key asks again.
    if (!rows) return false;
    const row = about === work.about && rows.find((row) => called(row) === called(this._row));
    if (!row?.languages[this.language]) {
      if (!this._nowhere) this._lost();
      this._nowhere = true;
      return false;
    }
    if (this._nowhere) this._studio.notify();
    this._nowhere = false;
    this._take(row, work.edits);
    return true;
  }

  // It is shown with its words, which are in no file.
  _lost() {
    this._studio.notify("text-no-place", { text: this.input.value });
  }

  // A key that has lost its words is no text: its line goes, unless others belong to it.
  async _left() {
    if (this._waits) await this._write();
    if (this._nowhere) this._lost();
    if (!this._typing) return;
    this._typing = false;
    if (this.input.value.trim() || !this._there) return;
    const { work } = this._studio;
    const { path, from, to } = this._place;
    const { doc } = work.document(path);
    const [first, last] = [doc.lineAt(from), doc.lineAt(to)];
    const next = last.number < doc.lines ? doc.line(last.number + 1).text : "";
    if (!/^\s/.test(first.text) && /^\s+\./.test(next)) return;
    this.forget();
    this._says = undefined;
    const begin = last.to < doc.length ? first.from : Math.max(0, first.from - 1);
    work.edit(path, { from: begin, to: Math.min(last.to + 1, doc.length) });
    this._looks();
  }

  /** Says what is wrong with the text: what `wrong` found. */
  found(all) {
    const { input } = this;
    const findings = all.get(`${this.language} ${input.dataset.row}`) ?? [];
    const shape = JSON.stringify(findings.map(({ message, label, help }) => [message, label, help]));
    if (shape === (this._found ?? "[]")) return;
    this._found = shape;
    this._wrong?.remove();
    const wrong = findings.some(({ severity }) => severity === "error");
    if (wrong) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
    if (!findings.length) return input.removeAttribute("aria-describedby");
    const id = `wrong ${this.language} ${input.dataset.row}`.replace(/\s/g, "-");
    this._wrong = h("div", { class: "wrong", id }, findings.map(message));
    input.setAttribute("aria-describedby", id);
    this.element.append(this._wrong);
  }
}

// A file that cannot be read on: what is wrong may stand behind the text where it began.
const BROKEN = "E0501";

/** What was found about texts: findings by language and name. The rows are those of the files as they are. */
export function wrong({ findings, work }, rows) {
  const out = new Map();
  const sides = rows.flatMap((row) => Object.entries(row.languages).map(([language, side]) => ({ name: `${language} ${called(row)}`, ...side })));
  for (const finding of findings.filter(({ path }) => path.endsWith(".ftl") && work.has(path))) {
    const { doc } = work.document(finding.path);
    let found;
    for (const side of sides) {
      if (side.path !== finding.path || side.text === undefined || side.to > doc.length) continue;
      const begin = doc.lineAt(side.from).from;
      const ends = finding.code === BROKEN ? doc.length : side.to;
      if (begin <= finding.from && finding.from <= ends && begin >= (found?.begin ?? 0)) found = { begin, name: side.name };
    }
    if (found) out.set(found.name, [...(out.get(found.name) ?? []), finding]);
  }
  return out;
}
