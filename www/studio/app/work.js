// The package under work: its files as documents of the editor, whichever view edits them, and one
// way back through all edits in the order in which they were made.
//
// Events: `opened`; `edited` { path, text } (null: gone); `files` when one came, went or was renamed;
// `steps` whenever what can be taken back changed.

import { isolateHistory, redo, undo, undoDepth } from "@codemirror/commands";
import { Transaction } from "@codemirror/state";

const sorted = (map) => new Map([...map].sort(([one], [other]) => (one < other ? -1 : 1)));

export class Work extends EventTarget {
  /** @param make gives a document for a path and a text */
  constructor(make) {
    super();
    this._make = make;
    this._files = new Map();
    this._places = new Set();
    this._view = undefined;
    this._edits = 0;
    this._clear();
  }

  _clear() {
    this._done = [];
    this._undone = [];
    this._base = 0;
    this._mark = 0;
  }

  /** Opens a package: texts by path. `about` is what else is known: `id`, `name`, `changes`, `tour`. */
  open(files, about) {
    this._path = undefined;
    this._files = sorted(Object.entries(files).map(([path, text]) => [path, this._make(path, text)]));
    this._places.clear();
    this._edits += 1;
    this.shows(undefined, undefined);
    this._clear();
    this.about = about;
    this._base = about.changes ?? 0;
    this._tell("opened");
  }

  get paths() {
    return [...this._files.keys()];
  }

  has(path) {
    return this._files.has(path);
  }

  document(path) {
    return this._shown(path) ? this._view.state : this._files.get(path);
  }

  text(path) {
    return this.document(path)?.doc.toString() ?? "";
  }

  /** All texts by path. */
  texts() {
    return Object.fromEntries(this.paths.map((path) => [path, this.text(path)]));
  }

  /** The folders that are programs. */
  get programs() {
    return this.paths.filter((path) => /^[^/]+\/program\.toml$/.test(path)).map((path) => path.split("/")[0]);
  }

  /** Changes that were not downloaded. */
  get changes() {
    return this._base + Math.abs(this._done.length - this._mark);
  }

  downloaded() {
    this._base = 0;
    this._mark = this._done.length;
    this._tell("steps");
  }

  /** The editor shows this file: the view's document is the true one. */
  shows(view, path) {
    if (this._path !== undefined && this._files.has(this._path)) {
      this._files.set(this._path, this._view.state);
    }
    this._view = view;
    this._path = path;
  }

  _shown(path) {
    return this._view !== undefined && this._path === path;
  }

  /**
   * Edits a file from outside the editor, as one step; `typed` joins what is typed in a row, "first" begins
   * such a row.
   */
  edit(path, changes, typed = false) {
    const spec = {
      changes,
      annotations: typed
        ? [Transaction.userEvent.of("input.type"), ...(typed === "first" ? [isolateHistory.of("before")] : [])]
        : [isolateHistory.of("full"), Transaction.userEvent.of("input")],
    };
    if (this._shown(path)) return this._view.dispatch(spec);
    const transaction = this._files.get(path).update(spec);
    this.took(path, transaction);
  }

  /** Replaces a part of a file by a text, changing as few letters as can be. */
  replace(path, from, to, text, typed = false) {
    const before = this.document(path).sliceDoc(from, to);
    let [start, end] = [0, 0];
    const least = Math.min(before.length, text.length);
    while (start < least && before[start] === text[start]) start += 1;
    while (end < least - start && before.at(-1 - end) === text.at(-1 - end)) end += 1;
    if (before === text) return;
    this.edit(
      path,
      { from: from + start, to: to - end, insert: text.slice(start, text.length - end) },
      typed,
    );
  }

  /** What a document took: called by the editor, and for edits from outside. */
  took(path, transaction) {
    const { startState, state } = transaction;
    this._files.set(path, state);
    if (!transaction.docChanged) return;
    for (const place of this._places) {
      if (place.path !== path) continue;
      place.from = transaction.changes.mapPos(place.from, -1);
      place.to = transaction.changes.mapPos(place.to, 1);
    }
    if (!this._travelling) {
      this._forth(undoDepth(state) > undoDepth(startState) ? [{ path }] : []);
    }
    this._edited(path, state.doc.toString());
    this._tell("steps");
  }

  /** What is done in `act` is one step. */
  together(act) {
    const before = this._done.length;
    act();
    const steps = this._done.splice(before);
    if (steps.length) this._done.push(steps.length > 1 ? { together: steps } : steps[0]);
    this._tell("steps");
  }

  /** Counts every edit of every file: what was known before another number may stand elsewhere now. */
  get edits() {
    return this._edits;
  }

  /** What the engine says of the files as they are: asked again where they were edited meanwhile. */
  async asked(ask) {
    for (;;) {
      const edits = this._edits;
      const answer = await ask();
      if (edits === this._edits) return answer;
    }
  }

  /** A place that stays where it is while the text around it changes. */
  place(path, from, to = from) {
    const place = { path, from, to };
    this._places.add(place);
    return place;
  }

  /** What stands there now. */
  at({ path, from, to }) {
    return this.document(path)?.sliceDoc(from, to);
  }

  forget(places) {
    for (const place of places) this._places.delete(place);
  }

  add(path, text) {
    this._step({ add: path, document: this._make(path, text) });
  }

  remove(path) {
    this._step({ remove: path, document: this.document(path) });
  }

  rename(from, to) {
    this._step({ rename: from, to, before: this.document(from), document: this._make(to, this.text(from)) });
  }

  // What was taken back cannot come again. Where it was downloaded, nothing leads back to the download.
  _forth(steps) {
    if (this._done.length < this._mark) {
      this._base += this._mark - this._done.length;
      this._mark = this._done.length;
    }
    this._undone = [];
    this._done.push(...steps);
  }

  _step(step) {
    this._forth([step]);
    this._apply(step, false);
    this._tell("steps");
  }

  // Does a step with files, or takes it back. What was written in a file that goes so comes again with it.
  _apply(step, back) {
    const { add, remove, rename, to, before, document } = step;
    if (back && (add ?? to)) step.document = this.document(add ?? to);
    const come = (path, document) => {
      this._files = sorted(this._files.set(path, document));
      this._edited(path, document.doc.toString());
    };
    const go = (path) => {
      this._files.delete(path);
      this._edited(path, null);
    };
    if (add) back ? go(add) : come(add, document);
    if (remove) back ? come(remove, document) : go(remove);
    if (rename) {
      go(back ? to : rename);
      come(back ? rename : to, back ? before : document);
    }
    this._tell("files", { renamed: rename && (back ? [to, rename] : [rename, to]) });
  }

  get canUndo() {
    return this._done.length > 0;
  }

  get canRedo() {
    return this._undone.length > 0;
  }

  /** Takes the last edit back, in whatever file it was. Gives the path. */
  undo() {
    return this._travel(this._done, this._undone, undo, true);
  }

  redo() {
    return this._travel(this._undone, this._done, redo, false);
  }

  _travel(from, to, command, back) {
    const step = from.pop();
    if (!step) return undefined;
    to.push(step);
    const steps = step.together ?? [step];
    let path;
    for (const one of back ? [...steps].reverse() : steps) path = this._one(one, command, back);
    this._tell("steps");
    return path;
  }

  _one(step, command, back) {
    this._travelling = true;
    if (step.path) {
      const document = this.document(step.path);
      const dispatch = this._shown(step.path)
        ? (transaction) => this._view.dispatch(transaction)
        : (transaction) => this.took(step.path, transaction);
      command({ state: document, dispatch });
    } else {
      this._apply(step, back);
    }
    this._travelling = false;
    if (step.path) return step.path;
    return (back ? (step.remove ?? step.rename) : (step.add ?? step.to)) ?? step.add ?? step.remove;
  }

  _edited(path, text) {
    this._edits += 1;
    this._tell("edited", { path, text });
  }

  _tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
