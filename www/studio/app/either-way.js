// Lines in which two directions meet: keys, names and signs run from left to right, the words of a language as
// the language does. Each stands by itself, so that no sign of one wanders into the other.

import { Prec, RangeSetBuilder } from "@codemirror/state";
import { Decoration, Direction, EditorView, ViewPlugin } from "@codemirror/view";

const [words, signs, cell] = [["rtl", Direction.RTL], ["ltr", Direction.LTR], ["auto", null]].map(([dir, bidiIsolate]) =>
  Decoration.mark({ tagName: "bdi", attributes: { dir }, bidiIsolate }),
);

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
// What a line of a Fluent file begins with before its words: a key, a choice, a comment's sign, the end of choices.
const BEFORE = /^(?:#+|\s+\.[\w-]+\s*=|-?[A-Za-z][\w-]*\s*=|\s*\*?\[[^\]]*\])?[\s}]*/;

// The words of a line of a Fluent file, and in them what is put in.
function fluent(line, from, add) {
  let begin = BEFORE.exec(line)[0].length;
  let open = -1;
  let depth = 0;
  const inner = [];
  const until = (end) => {
    const text = line.slice(begin, end).trimEnd();
    if (!RIGHT_TO_LEFT.test(text)) return;
    add(words, from + begin, from + begin + text.length);
    for (const [start, stop] of inner) add(signs, from + start, from + Math.min(stop, begin + text.length));
  };
  for (let at = begin; at < line.length; at += 1) {
    if (line[at] === "{" && !depth++) open = at;
    if (line[at] !== "}") continue;
    if (depth && !--depth) inner.push([open, at + 1]);
    else if (!depth && open < begin) {
      // It ends what an earlier line began.
      until(at);
      begin = at + 1;
    }
    if (!depth) open = -1;
  }
  if (depth) inner.push([open, line.length]);
  until(line.length);
}

// Each cell of a table by itself.
function table(line, from, add) {
  if (!RIGHT_TO_LEFT.test(line)) return;
  for (const { 0: text, index } of line.matchAll(/"(?:[^"]|"")*"|[^,]+/g)) add(cell, from + index, from + index + text.length);
}

function found(view, of) {
  const builders = new Map([words, signs, cell].map((kind) => [kind, new RangeSetBuilder()]));
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = view.state.doc.lineAt(at);
      of(line.text, line.from, (kind, from, to) => from < to && builders.get(kind).add(from, to, kind));
      at = line.to + 1;
    }
  }
  return [...builders.values()].map((builder) => builder.finish());
}

const plugin = (of) =>
  ViewPlugin.fromClass(
    class {
      constructor(view) {
        this.sets = found(view, of);
      }
      update({ docChanged, viewportChanged, view }) {
        if (docChanged || viewportChanged) this.sets = found(view, of);
      }
    },
    {
      provide: (plugin) => {
        // What is put in lies within the words, so it comes before them.
        const set = (which) => (view) => view.plugin(plugin)?.sets[which] ?? Decoration.none;
        return [1, 0, 2].map((which) =>
          Prec.lowest([EditorView.decorations.of(set(which)), EditorView.bidiIsolatedRanges.of(set(which))]));
      },
    },
  );

/** What makes lines of such a file run as they are read. */
export const eitherWay = { ftl: plugin(fluent), csv: plugin(table) };
