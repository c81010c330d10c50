// Beside the rules: which of their conditions cases have seen both ways. A dot, and in words on hover.

import { RangeSetBuilder, StateEffect, StateField } from "@codemirror/state";
import { GutterMarker, gutter } from "@codemirror/view";
import { h } from "./dom.js";
import { t } from "./words.js";

const setSeen = StateEffect.define();
const RANK = { none: 0, true: 1, false: 1, both: 2 };

class Seen extends GutterMarker {
  constructor(seen) {
    super();
    this.seen = seen;
  }

  eq(other) {
    return other.seen === this.seen;
  }

  toDOM() {
    const text = t(`seen-${this.seen}`);
    return h("span", { class: `seen ${this.seen}`, title: text, role: "img", "aria-label": text });
  }
}

const seen = StateField.define({
  create: () => new RangeSetBuilder().finish(),
  update(marks, { changes, effects, state }) {
    marks = marks.map(changes);
    for (const effect of effects) if (effect.is(setSeen)) marks = built(state.doc, effect.value);
    return marks;
  },
});

// One mark a line: the least that its conditions were seen.
function built(doc, places) {
  const lines = new Map();
  for (const { from, seen } of places) {
    if (from > doc.length) continue;
    const line = doc.lineAt(from).from;
    const least = lines.get(line);
    if (least === undefined || RANK[seen] < RANK[least]) lines.set(line, seen);
  }
  const builder = new RangeSetBuilder();
  for (const [from, seen] of [...lines].sort(([one], [other]) => one - other)) {
    builder.add(from, from, new Seen(seen));
  }
  return builder.finish();
}

export const coverageMarks = [
  seen,
  gutter({ class: "cm-seen", markers: (view) => view.state.field(seen), initialSpacer: () => new Seen("both") }),
];

export function showCoverage(view, places) {
  view.dispatch({ effects: setSeen.of(places ?? []) });
}
