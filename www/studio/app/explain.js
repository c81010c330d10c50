// What stands at a place, in words: where the pointer rests, or on a key at the cursor, and then aloud too.

import { StateEffect, StateField } from "@codemirror/state";
import { EditorView, hoverTooltip, keymap, showTooltip } from "@codemirror/view";

import { announce, h } from "./dom.js";
import { t } from "./words.js";

const show = StateEffect.define();

// What was asked for on the key, until somebody moves on.
const shown = StateField.define({
  create: () => null,
  update(tooltip, { docChanged, effects, selection }) {
    const asked = effects.find((effect) => effect.is(show));
    if (asked) return asked.value;
    return docChanged || selection ? null : tooltip;
  },
  provide: (field) => showTooltip.from(field),
});

const tooltip = ({ from, to, title, detail, info }) => ({
  pos: from,
  end: to,
  above: true,
  create: () => ({
    dom: h("div", {}, h(
      "div",
      { class: "hover", dir: "auto" },
      h("p", { class: "what" }, title),
      detail && h("p", { class: "detail" }, detail),
      info && h("p", {}, info),
    )),
  }),
});

/** @param ask what stands at an offset: a promise of { from, to, title, detail, info }, or of null */
export function explaining(ask) {
  const close = (view) => {
    if (!view.state.field(shown)) return false;
    view.dispatch({ effects: show.of(null) });
    return true;
  };
  const explain = async (view) => {
    const { doc, selection } = view.state;
    const { head } = selection.main;
    // A cursor behind a word is at it too.
    const found = (await ask(head)) ?? (head ? await ask(head - 1) : null);
    if (view.state.doc !== doc || !view.state.selection.eq(selection)) return;
    if (!found) return announce(t("nothing-explained"));
    view.dispatch({ effects: show.of(tooltip(found)) });
    announce([found.title, found.detail, found.info].filter(Boolean).join(". "));
  };
  return [
    hoverTooltip(async (view, at) => {
      const found = await ask(at);
      return found && tooltip(found);
    }),
    shown,
    EditorView.domEventHandlers({ blur: (event, view) => void close(view) }),
    keymap.of([
      { key: "Mod-i", run: (view) => (explain(view), true), preventDefault: true },
      { key: "Escape", run: close },
    ]),
  ];
}
