// The compiler and the engine, in a worker: files in, findings, a bundle and cases out. Nothing waits for it
// on the page; an edit overtakes whatever is under way for the one before.
//
// Offsets are those of the editor (UTF-16 code units). What the worker does with a request is in worker.js,
// what it asks of WebAssembly in ../src/.
//
// Events, each a CustomEvent with a `detail`:
//
//   checked  { revision, ok, took, findings: [Finding], about: About | null, bundle: [{ name, bytes }] | null }
//            after every edit; `bundle` only where nothing is an error (`ok`): manifest.json and the files it names
//   cases    { revision, done, total, passed, failed, changed, rows: [Row] }
//            in portions, first with `done: 0`; the rows of a portion only
//   stopped  { message }   the worker broke down and was begun anew with the same files
//
//   Finding  { path, from, to, line, column, code, severity: "error" | "warning", title, message, label, help,
//              fixes: [{ title, path, from, to, text }] }
//   About    { id, version, reviewed, reviewBy, currency, languages: [{ language, locale }], programs: [id] }
//   Row      { index, program, name, path, from, to, passed, before: Outcome | null, after: Outcome, changed,
//              differences: [{ what, expected, got, why: [text] }] }
//   Outcome  { error } | { whos: [{ person, status, amounts: [{ id, low, high }] }] }
//            `person` is "" where the program is for the household

export class Engine extends EventTarget {
  constructor() {
    super();
    this._waiting = new Map();
    this._number = 0;
    this._files = {};
    this._begin();
  }

  _begin() {
    this._worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
    this._worker.onmessage = ({ data }) => this._hear(data);
    this._worker.onerror = (failure) => this._broken(failure.message);
  }

  _hear({ id, answer, failed, event, detail }) {
    if (event === "broken") return this._broken(detail.message);
    if (event) return this.dispatchEvent(new CustomEvent(event, { detail }));
    const { done, fail } = this._waiting.get(id) ?? {};
    this._waiting.delete(id);
    if (failed === undefined) done?.(answer);
    else fail?.(new Error(failed));
  }

  // Begun anew with the same files; what was asked and not answered is lost, and said to be.
  _broken(message) {
    this._worker.terminate();
    const waiting = [...this._waiting.values()];
    this._waiting.clear();
    for (const { fail } of waiting) fail(new Error(message));
    this._begin();
    this.dispatchEvent(new CustomEvent("stopped", { detail: { message } }));
    this.open(this._files, this._options);
  }

  _ask(what, ...given) {
    const id = ++this._number;
    this._worker.postMessage({ id, what, given });
    return new Promise((done, fail) => this._waiting.set(id, { done, fail }));
  }

  /** All files of a package, as texts by path. They are what cases are compared with, until `compare`. */
  open(files, options = {}) {
    this._files = { ...files };
    this._options = options;
    return this._ask("open", files, options);
  }

  /** An edit: the whole new text of a file, or `null` for one that is gone. */
  set(path, text) {
    if (text === null) delete this._files[path];
    else this._files[path] = text;
    return this._ask("set", path, text);
  }

  /** From now on outcomes of cases are compared with those of the files as they are. */
  compare() {
    return this._ask("compare");
  }

  /** What can be written at a place: { from, to, items: [{ label, insert, kind, detail, info }] } or null. */
  complete(path, offset) {
    return this._ask("complete", path, offset);
  }

  /** What stands at a place: { from, to, title, detail, info } or null. */
  hover(path, offset) {
    return this._ask("hover", path, offset);
  }

  /** The figures: [{ name, type, unit, min, max, shape, path, from, to, values: [{ from, value, low, high, source, doubt, … }] }] */
  parameters() {
    return this._ask("parameters");
  }

  /** Every text: [{ key, what, required, languages: { ar: { path, from, to, text } | { path, at, insert } } }] */
  texts() {
    return this._ask("texts");
  }

  /** The rules of a script: [{ id, verb, from, to, sentences, laws, proofs, doubt, parameters }] */
  outline(path) {
    return this._ask("outline", path);
  }

  /** Which conditions of a script cases have seen: [{ from, to, seen: "both" | "true" | "false" | "none" }] */
  coverage(path) {
    return this._ask("coverage", path);
  }

  /** A household of the preview as a case: the text of a `[[case]]`, as it comes out now. */
  caseOf(program, name, date, record) {
    return this._ask("caseOf", program, name, date, record);
  }

  /** The rule sheet as one HTML page. */
  sheet(language, date) {
    return this._ask("sheet", language, date);
  }

  /** The files of a new package: texts by path. Fails with what is wrong with the choices. */
  start(package_, program, locales, currency, today) {
    return this._ask("start", package_, program, locales, currency, today);
  }
}
