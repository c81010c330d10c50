// The editor: one view for the documents of all files. What it knows of the package it asks of the
// engine; what it changes it hands to the work. Tab leaves it, as on any page.

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { cursorLineEnd, cursorLineStart, defaultKeymap, history, selectLineEnd, selectLineStart } from "@codemirror/commands";
import { StreamLanguage, bracketMatching, syntaxHighlighting } from "@codemirror/language";
import { toml } from "@codemirror/legacy-modes/mode/toml";
import { lintGutter, lintKeymap } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState, StateEffect, StateField } from "@codemirror/state";
import {
  Decoration, EditorView, drawSelection, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers,
} from "@codemirror/view";

import { coverageMarks } from "./coverage-marks.js";
import { criteria } from "./criteria-mode.js";
import { h } from "./dom.js";
import { eitherWay } from "./either-way.js";
import { explaining } from "./explain.js";
import { fluent } from "./fluent-mode.js";
import { highlighting, theme } from "./looks.js";
import { speaking, spoken, t } from "./words.js";

const LANGUAGES = {
  rhai: criteria,
  toml: StreamLanguage.define({ ...toml, languageData: { commentTokens: { line: "#" } } }),
  ftl: fluent,
};
const ending = (path) => path.split(".").at(-1);

const setRule = StateEffect.define();

// The lines of the rule that was chosen.
const rule = StateField.define({
  create: () => Decoration.none,
  update(lines, { changes, effects, state }) {
    lines = lines.map(changes);
    for (const effect of effects) {
      if (!effect.is(setRule)) continue;
      const found = [];
      if (effect.value) {
        const [from, to] = effect.value.map((at) => Math.min(at, state.doc.length));
        let line = state.doc.lineAt(from);
        for (;;) {
          found.push(Decoration.line({ class: "cm-rule" }).range(line.from));
          if (line.to >= to || line.number >= state.doc.lines) break;
          line = state.doc.line(line.number + 1);
        }
      }
      lines = Decoration.set(found);
    }
    return lines;
  },
  provide: (field) => EditorView.decorations.from(field),
});

export class Editor {
  constructor(engine) {
    this._engine = engine;
    this._words = new Compartment();
    this.element = h("div", { class: "editor", dir: "ltr" });
    this._scrolled = new Map();
    speaking.addEventListener("language", () => this._speak());
  }

  /** A document of a file, as the work keeps it. */
  make(path, text) {
    const language = LANGUAGES[ending(path)];
    return EditorState.create({
      doc: text,
      extensions: [
        language ?? [],
        this._words.of(this._said(path)),
        lineNumbers(),
        lintGutter(),
        ending(path) === "rhai" ? coverageMarks : [],
        rule,
        // What the browser itself calls undo, such as that of a menu, is the page's.
        EditorView.domEventHandlers({
          beforeinput: ({ inputType }) => /^history(Un|Re)do$/.test(inputType) && this._walk(inputType.slice(7).toLowerCase()),
        }),
        // The work counts on each edit being there.
        history({ minDepth: Infinity }),
        drawSelection(),
        EditorState.allowMultipleSelections.of(true),
        bracketMatching(),
        closeBrackets(),
        search({ top: true }),
        highlightSelectionMatches(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        autocompletion({ override: [(context) => this._complete(path, context)] }),
        explaining((at) => this._engine.hover(path, at, spoken()).catch(() => null)),
        syntaxHighlighting(highlighting),
        theme,
        EditorView.lineWrapping,
        eitherWay[ending(path)] ? [eitherWay[ending(path)], EditorView.contentAttributes.of({ class: "either-way" })] : [],
        keymap.of([
          { key: "Mod-z", run: () => this._walk("undo"), preventDefault: true },
          { key: "Mod-y", mac: "Mod-Shift-z", run: () => this._walk("redo"), preventDefault: true },
          { key: "Ctrl-Shift-z", run: () => this._walk("redo"), preventDefault: true },
          // The ends of a line as it is written: where two directions meet, those on the screen are others.
          { key: "Home", run: cursorLineStart, shift: selectLineStart, preventDefault: true },
          { key: "End", run: cursorLineEnd, shift: selectLineEnd, preventDefault: true },
          ...closeBracketsKeymap,
          ...searchKeymap,
          ...completionKeymap,
          ...lintKeymap,
          ...defaultKeymap,
        ]),
      ],
    });
  }

  _walk(which) {
    this.onwalk(which);
    return true;
  }

  _said(path) {
    return [
      EditorState.phrases.of(phrases()),
      EditorView.contentAttributes.of({
        tabindex: "0",
        "aria-label": t("editor-of", { path }),
        "aria-describedby": "editor-help",
      }),
    ];
  }

  _speak() {
    if (!this.view || !this.path) return;
    this.view.dispatch({ effects: this._words.reconfigure(this._said(this.path)) });
  }

  /** Shows a file, at a place of it. */
  show(work, path, at, { focus = false, range } = {}) {
    const document = work.document(path);
    const focused = focus || this._had;
    this._had = false;
    if (!this.view) {
      this.view = new EditorView({
        state: document,
        parent: this.element,
        dispatchTransactions: (transactions, view) => {
          view.update(transactions);
          for (const transaction of transactions) work.took(this.path, transaction);
          this.onchange?.(transactions);
        },
      });
    } else if (this.path !== path || this.view.state !== document) {
      if (this.path) this._scrolled.set(this.path, this.view.scrollSnapshot());
      work.shows(undefined, undefined);
      this.view.setState(document);
    }
    const other = this.path !== path;
    this.path = path;
    work.shows(this.view, path);
    this._speak();
    if (at !== undefined) this._go(at, range);
    else if (other && this._scrolled.has(path)) {
      this.view.dispatch({ effects: [this._scrolled.get(path), setRule.of(null)] });
    } else this.view.dispatch({ effects: setRule.of(null) });
    if (focused) this.view.focus();
  }

  _go(at, range) {
    const most = this.view.state.doc.length;
    const anchor = Math.min(at, most);
    this.view.dispatch({
      selection: { anchor },
      effects: [
        EditorView.scrollIntoView(anchor, range ? { y: "start", yMargin: 48 } : { y: "center" }),
        setRule.of(range ?? null),
      ],
    });
  }

  /** Another package: nothing of the one before is shown. */
  forget(work) {
    work.shows(undefined, undefined);
    this._scrolled.clear();
    this.path = undefined;
    // Who writes goes on writing in what comes next.
    this._had = this.view?.hasFocus;
    this.view?.destroy();
    this.view = undefined;
  }

  async _complete(path, context) {
    const word = context.matchBefore(/[\w.$"-]+/);
    if (!context.explicit && !word) return null;
    const found = await this._engine.complete(path, context.pos, spoken()).catch(() => null);
    if (!found || context.aborted || !found.items.length) return null;
    return {
      from: found.from,
      to: found.to,
      validFor: /^\w*$/,
      options: found.items.map(({ label, insert, kind, detail, info }) => ({
        label,
        apply: insert && insert !== label ? insert : undefined,
        type: kind,
        detail,
        info,
      })),
    };
  }
}

// The words of the editor's own panels, by their English.
function phrases() {
  const names = {
    Find: "find", Replace: "replace", next: "next", previous: "previous", all: "all",
    "match case": "match-case", "by word": "by-word", regexp: "regexp", replace: "replace-one",
    "replace all": "replace-all", close: "close", "current match": "current-match",
    "replaced $ matches": "replaced-matches", "replaced match on line $": "replaced-match", "on line": "on-line",
    "Go to line": "go-to-line", go: "go", Completions: "completions", Diagnostics: "diagnostics",
    "No diagnostics": "no-diagnostics", "Selection deleted": "selection-deleted", "Control character": "control-character",
  };
  return Object.fromEntries(Object.entries(names).map(([english, name]) => [english, t(`phrase-${name}`)]));
}
