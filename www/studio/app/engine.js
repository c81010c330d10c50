// The compiler and the engine, in a worker: files in, findings, a bundle and cases out. Nothing waits for it
// on the page; an edit overtakes whatever is under way for the one before.
//
// Offsets are those of the editor (UTF-16 code units). What the worker does with a request is in worker.js,
// what it asks of WebAssembly in ../src/.
//
// Events, each a CustomEvent with a `detail`:
//
//   checked  { revision, ok, took, findings: [Finding], about: About | null }
//            after every edit; `ok` where nothing is an error, and only then what follows
//   draft    { revision, files: [{ name, bytes }] }
//            what citizens would load: manifest.json and the files it names
//   cases    { revision, done, total, passed, failed, changed, took, rows: [Row] }
//            in portions, first with `done: 0`; the rows of a portion only
//   compared { revision }   what has just come is what later edits are compared with: no row is changed
//   stopped  { loaded }     the worker broke down and was begun anew with the same files; whether it had been
//            loaded at all
//
//   Finding  { path, from, to, line, column, code, severity: "error" | "warning", title, message, label, help,
//              fixes: [{ title, edits: [{ path, from, to, text }] }] }
//   About    { id, version, reviewed, reviewBy, currency, languages: [{ language, locale }], programs: [id] }
//   Row      { index, program, name, path, from, to, passed, before: [Came] | null, after: [Came], changed,
//              differences: [{ what, expected, got, why: [text] }] }
//   Came     { person, status, amounts: [{ id, low, high }] }
//            `person` is "" where the program is for the household, "rest" for those not described; there is
//            none where the answers were not accepted

// Each of them is checked, and counted as the worker counts.
const EDITS = new Set(["open", "set", "date", "compare"]);

export class Engine extends EventTarget {
  constructor() {
    super();
    this._waiting = new Map();
    this._number = 0;
    this._files = {};
    this._begin();
  }

  _begin() {
    this._edits = this._checked = this._opened = 0;
    this._worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
    this._worker.onmessage = ({ data }) => this._hear(data);
    this._worker.onerror = ({ message }) => this._broken({ message });
  }

  _hear({ id, answer, failed, event, detail }) {
    if (event === "broken") return this._broken(detail);
    // Of the package before, nothing is told.
    if (detail?.revision < this._opened) return;
    if (event === "checked") this._checked = detail.revision;
    if (event) return this.dispatchEvent(new CustomEvent(event, { detail }));
    const { done, fail } = this._waiting.get(id) ?? {};
    this._waiting.delete(id);
    if (failed === undefined) done?.(answer);
    else fail?.(new Error(failed));
  }

  // Begun anew with the same files; what was asked and not answered is lost, and said to be. Files that
  // break it a second time wait for an edit.
  _broken({ message, loaded = false }) {
    this._worker.terminate();
    const waiting = [...this._waiting.values()];
    this._waiting.clear();
    for (const { fail } of waiting) fail(new Error(message));
    this._begin();
    this.dispatchEvent(new CustomEvent("stopped", { detail: { loaded } }));
    this._breaks = (this._breaks ?? 0) + 1;
    if (this._breaks < 2) this.open(this._files, this._options).catch(() => {});
  }

  /** No more: for when it breaks down again and again. */
  end() {
    this._worker.terminate();
    this._begin = () => {};
  }

  /** Once all edits are checked, and what was found was told. */
  async settled() {
    while (this._checked < this._edits) await new Promise((heard) => this.addEventListener("checked", heard, { once: true }));
  }

  _ask(what, ...given) {
    if (EDITS.has(what)) this._edits += 1;
    const id = ++this._number;
    this._worker.postMessage({ id, what, given });
    return new Promise((done, fail) => this._waiting.set(id, { done, fail }));
  }

  /** All files of a package, as texts by path. They are what cases are compared with, until `compare`. */
  open(files, options = {}) {
    this._aside?.end();
    this._files = { ...files };
    this._options = options;
    const opened = this._ask("open", files, options);
    this._opened = this._edits;
    return opened;
  }

  /** An edit: the whole new text of a file, or `null` for one that is gone. */
  set(path, text) {
    this._aside?.end();
    if (text === null) delete this._files[path];
    else this._files[path] = text;
    const waited = this._breaks > 1;
    this._breaks = 0;
    return waited ? this.open(this._files, this._options) : this._ask("set", path, text);
  }

  /** The day for which citizens load the rules, as 2026-03-01. */
  date(day) {
    this._options = { ...this._options, date: day };
    return this._ask("date", day);
  }

  /** From now on outcomes of cases are compared with those of the files as they are. */
  compare() {
    return this._ask("compare");
  }

  /**
   * What can be written at a place: { from, to, items: [{ label, insert, kind, detail, info }] }, or null. The
   * page speaks `language`.
   */
  complete(path, offset, language) {
    return this._ask("complete", path, offset, language);
  }

  /** What stands at a place: { from, to, title, detail, info }, or null. */
  hover(path, offset, language) {
    return this._ask("hover", path, offset, language);
  }

  /**
   * Every text: [{ key, what, required, values, languages }]; by language { path, from, to, text }, or
   * { path, at, before, after } where it is missing and may be put in. `key` is that in its file.
   */
  texts() {
    return this._ask("texts");
  }

  /** The rules of a script: [{ id, verb, from, to, laws: [{ text, title }], proofs, doubt, parameters }] */
  outline(path) {
    return this._ask("outline", path);
  }

  /**
   * Which conditions of a script the cases have not seen both ways: { criteria: [seen, of], branches: [seen, of],
   * unseen: [{ line, text, missing: "true" | "false" | "both" | "" }] }, "" for what no case can see. It takes
   * its time, so another worker does it; the next one, or an edit, ends it, and the promise fails.
   */
  coverage(path) {
    this._aside?.end();
    return new Promise((done, fail) => {
      const worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
      const end = (message) => {
        worker.terminate();
        this._aside = undefined;
        fail(new Error(message));
      };
      this._aside = { end: () => end("overtaken") };
      worker.onerror = (failure) => end(failure.message);
      worker.onmessage = ({ data: { id, answer, failed, event, detail } }) => {
        if (event === "broken") end(detail.message);
        if (id !== 2) return;
        if (failed !== undefined) return end(failed);
        done(answer);
        end("");
      };
      worker.postMessage({ id: 1, what: "open", given: [this._files, this._options] });
      worker.postMessage({ id: 2, what: "coverage", given: [path] });
    });
  }

  /** A household of the preview as a case: the text of a `[[case]]`, as it comes out now. */
  caseOf(program, name, date, record) {
    return this._ask("caseOf", program, name, date, record);
  }

  /** The rule sheet as one HTML page. */
  sheet(language, date) {
    return this._ask("sheet", language, date);
  }

  /**
   * The files of a new package: texts by path. `titles` are what its program is called, by locale. Fails with what
   * is wrong with the choices.
   */
  start(package_, program, locales, currency, today, titles) {
    return this._ask("start", package_, program, locales, currency, today, titles);
  }
}
