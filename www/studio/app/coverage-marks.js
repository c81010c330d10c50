// Beside the rules: conditions that no case has seen both ways. A mark, and in words on hover.

import { RangeSetBuilder, StateEffect, StateField } from "@codemirror/state";
import { GutterMarker, gutter } from "@codemirror/view";
import { h } from "./dom.js";
import { t } from "./words.js";

const setSeen = StateEffect.define();

class Seen extends GutterMarker {
  constructor(missing) {
    super();
    this.missing = missing;
  }

  eq(other) {
    return other.missing === this.missing;
  }

  toDOM() {
    const text = t(`unseen-${this.missing}`);
    return h("span", { class: `seen ${this.missing}`, title: text, role: "img", "aria-label": text });
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

// One mark a line, that of its first condition that is not seen.
function built(doc, unseen) {
  const lines = new Map();
  for (const { line, missing } of unseen) {
    if (line <= doc.lines && missing && !lines.has(line)) lines.set(line, missing);
  }
  const builder = new RangeSetBuilder();
  for (const [line, missing] of [...lines].sort(([one], [other]) => one - other)) {
    const { from } = doc.line(line);
    builder.add(from, from, new Seen(missing));
  }
  return builder.finish();
}

export const coverageMarks = [
  seen,
  gutter({ class: "cm-seen", markers: (view) => view.state.field(seen), initialSpacer: () => new Seen("both") }),
];

/** Shows what `engine.coverage` found of the script that the editor shows. */
export function showCoverage(view, { unseen }) {
  view.dispatch({ effects: setSeen.of(unseen) });
}
