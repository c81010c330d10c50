// Beside the rules: conditions that no case has seen both ways. A mark, and in words on hover which they are;
// without a pointer they are read in uncovered.js.

import { RangeSetBuilder, StateEffect, StateField } from "@codemirror/state";
import { GutterMarker, gutter } from "@codemirror/view";
import { h } from "./dom.js";
import { spoken, t } from "./words.js";

const setSeen = StateEffect.define();

const sign = (missing, more) => h("span", { class: `seen ${missing}`, ...more });

class Seen extends GutterMarker {
  constructor(unseen) {
    super();
    this.unseen = unseen;
    this.spoken = spoken();
  }

  eq(other) {
    return JSON.stringify(other) === JSON.stringify(this);
  }

  // What is so of all its conditions, in one sign.
  toDOM() {
    const [{ missing }] = this.unseen;
    const alike = this.unseen.every((one) => one.missing === missing);
    const said = this.unseen.map(({ missing, text }) => t(`unseen-${missing}`, { text })).join("\n");
    return sign(alike ? missing : "both", { title: said });
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

// One mark a line, for all its conditions that are not seen.
function built(doc, unseen) {
  const lines = new Map();
  for (const { line, missing, text } of unseen) {
    if (line <= doc.lines && missing) lines.set(line, [...(lines.get(line) ?? []), { missing, text: text.replace(/\s+/g, " ") }]);
  }
  const builder = new RangeSetBuilder();
  for (const [line, conditions] of [...lines].sort(([one], [other]) => one - other)) {
    const { from } = doc.line(line);
    builder.add(from, from, new Seen(conditions));
  }
  return builder.finish();
}

export const coverageMarks = [
  seen,
  gutter({ class: "cm-seen", markers: (view) => view.state.field(seen), initialSpacer: () => new Seen([{ missing: "both", text: "" }]) }),
];

/** Shows what `engine.coverage` found of the script that the editor shows. */
export function showCoverage(view, { unseen }) {
  view.dispatch({ effects: setSeen.of(unseen) });
}

/** What the marks mean, for the help. */
export const legend = () => [
  h("h3", { word: "help-marks" }),
  h("dl", {}, ["false", "true", "both"].map((missing) => [
    h("dt", {}, sign(missing, { "aria-hidden": "true" })),
    h("dd", { word: `mark-${missing}` }),
  ])),
];
