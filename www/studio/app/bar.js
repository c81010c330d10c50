// The bar on top: which package, where the work stands, and what can be done with all of it.

import { announce, button, h, select, tell } from "./dom.js";
import { LANGUAGES, speak, speaking, spoken, t } from "./words.js";

export class Bar {
  constructor(studio, menu) {
    this._studio = studio;
    this._kept = h("span", { class: "kept-state" });
    this._changes = h("span", { class: "changes" });
    this._undo = button("undo", () => studio.walk("undo"), { class: "quiet" });
    this._redo = button("redo", () => studio.walk("redo"), { class: "quiet" });
    const languages = select(Object.entries(LANGUAGES), spoken(), speak, { label: "interface-language" });
    for (const option of languages.options) option.lang = option.value;
    this.element = h(
      "header",
      { class: "top" },
      h("p", { class: "product" }, "Selfcheck"),
      menu.element,
      h("p", { class: "state" }, this._kept, this._changes),
      h(
        "div",
        { class: "doings" },
        this._undo,
        this._redo,
        button("rule-sheet", () => studio.sheet(), { class: "quiet" }),
        button("help", () => studio.help(), { class: "quiet" }),
        languages,
        button("download", () => studio.download(), { class: "primary" }),
      ),
    );
    speaking.addEventListener("language", () => this.tell());
  }

  _state(changes) {
    const { work, keeper } = this._studio;
    if (keeper.state === "failed") return [`kept-failed-${keeper.reason}`];
    if (keeper.state !== "kept") return ["keeping"];
    if (changes) return ["kept-here"];
    const { errors } = work.about?.downloaded ?? {};
    if (errors === undefined) return ["kept-nothing"];
    return errors ? ["state-downloaded-broken", { count: errors }] : ["state-downloaded"];
  }

  /** Where the work stands. */
  tell() {
    const { work, keeper } = this._studio;
    // Nobody loses the place at the last step.
    this._undo.setAttribute("aria-disabled", String(!work.canUndo));
    this._redo.setAttribute("aria-disabled", String(!work.canRedo));
    const { changes } = work;
    const [word, values] = this._state(changes);
    const said = t(word, values);
    // Who types is not told at each pause that all is well, but once that it is well again.
    const bad = keeper.state === "failed";
    if (bad ? this._kept.textContent !== said : this._bad && keeper.state === "kept") announce(said);
    this._bad = bad || (this._bad && keeper.state !== "kept");
    tell(this._kept, said);
    this._kept.classList.toggle("bad", keeper.state === "failed" || word === "state-downloaded-broken");
    this._changes.textContent = changes ? t("changes", { count: changes }) : "";
  }
}
