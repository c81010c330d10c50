// The way to a first package, as one row: the step somebody is at, what to do there and what it lacks, the
// one before and the next, and all of them on demand. When a step is done: steps.js.

import { announce, button, h } from "./dom.js";
import { STEPS, stateOf } from "./steps.js";
import { number, speaking, t } from "./words.js";

const LAST = STEPS.length;

export class Tour {
  constructor(studio) {
    this._studio = studio;
    this._toggle = h("button", { type: "button", class: "quiet", "aria-expanded": "false", "aria-controls": "tour-steps", onclick: () => this._list(this._steps.hidden) });
    this._title = h("h2", { id: "tour-heading", tabindex: "-1" });
    this._lack = h("span", { class: "lack" });
    this._back = button("tour-back", () => this._to(this._at - 1), { class: "quiet" });
    this._next = button("tour-next", () => this._to(this._at + 1), { class: "secondary" });
    this._how = h("span", {});
    this._steps = h("ol", { id: "tour-steps", hidden: true });
    this.element = h(
      "section",
      { class: "tour", "aria-labelledby": "tour-heading", hidden: true },
      h("div", { class: "row" }, this._toggle, this._title, h("div", { class: "ways" }, this._back, this._next, button("tour-end", () => this._hide(), { class: "quiet" }))),
      h("p", { class: "how" }, this._lack, this._how),
      this._steps,
    );
    speaking.addEventListener("language", () => this.draw());
  }

  /** Whether this package was begun here: `about.tour` are its files as they were. */
  get there() {
    return Boolean(this._studio.work.about?.tour);
  }

  get _at() {
    return this._studio.work.about.guide?.at ?? 0;
  }

  draw() {
    const { work } = this._studio;
    this.element.hidden = !this.there || Boolean(work.about.guide?.hidden);
    if (this.element.hidden) return;
    const states = STEPS.map((step) => stateOf(step, this._studio));
    const shape = JSON.stringify([work.about.id, this._at, states, work.programs, document.documentElement.lang]);
    if (shape === this._shape) return;
    this._shape = shape;
    const [at, step, state] = [this._at, STEPS[this._at], states[this._at]];
    this._toggle.textContent = step ? t("tour-at", { step: at + 1, of: LAST }) : t("tour");
    this._title.replaceChildren(...(state?.done ? [tick(state), " "] : []), h("span", { word: step?.word ?? "tour-last" }));
    this._lack.replaceChildren(...(state?.lack ? [button(state.lack, () => this._mend(state.place), { class: "link" }), " "] : []));
    // Nobody jumps out of the row at its ends.
    for (const [way, end] of [[this._back, 0], [this._next, LAST]]) way.setAttribute("aria-disabled", String(at === end));
    this._say(at, step);
    this._steps.replaceChildren(
      ...STEPS.map(({ word }, index) => this._item(word, index, states[index])),
      this._item("tour-last", LAST, {}),
    );
  }

  // What to do, and where else it is done.
  _say(at, step) {
    const said = `${at} ${this._studio.work.programs} ${document.documentElement.lang}`;
    if (said === this._said) return;
    this._said = said;
    this._how.replaceChildren(h("span", { word: `${step?.word ?? "tour-last"}-how` }), ...this._links(step).flatMap((link) => [" ", link]));
  }

  _links(step) {
    const studio = this._studio;
    const link = (word, act) => button(word, act, { class: "link" });
    if (!step) return [button("download", () => studio.download(), { class: "secondary" })];
    if (step.word === "tour-cases") return [link("preview", () => studio.toPreview())];
    if (step.view !== "texts") return [];
    return [
      ...studio.work.programs.map((program) => link("program-texts", () => studio.view("texts", program))),
      link("all-texts", () => studio.view("texts")),
    ];
  }

  _item(word, index, state) {
    return h(
      "li",
      { class: state.done ? "done" : undefined },
      h(
        "button",
        { type: "button", class: "item", "aria-current": index === this._at ? "step" : undefined, onclick: () => this._choose(index) },
        index < LAST ? tick(state, index) : h("span", { class: "tick", "aria-hidden": "true" }, "↓"),
        h("span", { word }),
        state.lack && h("span", { class: "badge" }, t(...state.lack)),
      ),
    );
  }

  _list(open) {
    this._steps.hidden = !open;
    this._toggle.setAttribute("aria-expanded", String(open));
  }

  _choose(index) {
    this._list(false);
    this._toggle.focus();
    this._to(index);
  }

  _to(index) {
    if (index < 0 || index > LAST) return;
    this._keep({ at: index });
    announce(`${this._toggle.textContent}: ${this._title.textContent}`);
    this.lead();
  }

  /** Shows what the step is about: whether there is such a thing. */
  lead() {
    const { work } = this._studio;
    const step = STEPS[this._at];
    const path = step && work.paths.find((path) => step.path.test(path));
    if (!path) return false;
    if (step.view === "texts") this._studio.view("texts", work.programs[0]);
    else if (step.view) this._studio.view(step.view);
    else this._studio.go(path, 0);
    return true;
  }

  _mend(place) {
    const studio = this._studio;
    if (Array.isArray(place)) return studio.go(...place, { focus: true });
    studio.checks.show(place);
    if (place === "cases") studio.cases.only("failing");
    studio.part("checks");
  }

  _hide() {
    this._keep({ hidden: true });
    announce(t("tour-hidden"));
    document.getElementById("shown-title").focus();
  }

  /** After it was hidden. */
  show() {
    this._keep({ hidden: false });
    this._studio.part("middle");
    this._title.focus();
  }

  _keep(change) {
    const { work, keeper } = this._studio;
    work.about.guide = { at: this._at, ...work.about.guide, ...change };
    keeper.touch();
    this.draw();
  }
}

const tick = ({ done }, index) =>
  h("span", { class: done ? "tick done" : "tick" }, done ? [h("span", { "aria-hidden": "true" }, "✓"), h("span", { class: "unseen", word: "tour-done" })] : number(index + 1));
