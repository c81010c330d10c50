// The way to a first package: steps, each leading to its file or view, each ticked by itself when it is
// done. What there is to do in a file its own notes say.

import { button, h } from "./dom.js";

const changed = (path) => (work, before) => work.paths.some((one) => path.test(one) && work.text(one) !== before[one]);

// A step, where it leads, and when it is done: changed, and without an error.
const STEPS = [
  ["tour-sources", /^package\.toml$/, (work) => !work.text("package.toml").includes("The law's own title")],
  ["tour-facts", /^facts\.toml$/, changed(/^facts\.toml$/)],
  ["tour-figures", /^parameters\.toml$/, changed(/^parameters\.toml$/)],
  ["tour-program", /^[^/]+\/program\.toml$/, changed(/^[^/]+\/program\.toml$/)],
  ["tour-rules", /^[^/]+\/criteria\.rhai$/, changed(/^[^/]+\/criteria\.rhai$/)],
  ["tour-texts", /^texts\//, changed(/\.ftl$/)],
  ["tour-cases", /^[^/]+\/cases\.toml$/, changed(/^[^/]+\/cases\.toml$/)],
];

export class Tour {
  constructor(studio) {
    this._studio = studio;
    this.element = h("section", { class: "tour", "aria-labelledby": "tour-heading", hidden: true });
  }

  /** Shows the steps of a package that was begun here; `about.tour` are its files as they were. */
  draw() {
    const { work, findings } = this._studio;
    const before = work.about?.tour;
    this.element.hidden = !before;
    if (!before) return;
    const broken = new Set(findings.filter(({ severity }) => severity === "error").map(({ path }) => path));
    const steps = STEPS.map(([word, path, done]) => {
      const found = work.paths.find((one) => path.test(one));
      return { word, path: found, done: Boolean(found) && done(work, before) && !broken.has(found) };
    });
    const shape = JSON.stringify(steps);
    if (shape === this._shape && this.element.firstChild) return;
    this._shape = shape;
    const focused = this.element.contains(document.activeElement) && document.activeElement.dataset.step;
    this.element.replaceChildren(
      h("div", { class: "panel-head" }, h("h2", { id: "tour-heading", word: "tour" }), button("tour-end", () => this._end(), { class: "quiet" })),
      h("ol", {}, steps.map(({ word, path, done }) =>
        h("li", { class: done ? "done" : "" },
          h("button", { type: "button", class: "item", "data-step": word, disabled: !path, onclick: () => this._go(word, path) },
            h("span", { class: "tick", "aria-hidden": "true" }, done ? "✓" : ""),
            h("span", { word }),
            done && h("span", { class: "unseen", word: "tour-done" }))))),
      ...(steps.every(({ done }) => done) ? [h("p", { class: "hint", word: "tour-finished" })] : []),
    );
    if (focused) this.element.querySelector(`[data-step="${focused}"]`)?.focus();
  }

  // Texts stand side by side, not file by file.
  _go(word, path) {
    if (word === "tour-texts") this._studio.view("texts");
    else this._studio.go(path, 0);
  }

  _end() {
    delete this._studio.work.about.tour;
    this._studio.keeper.touch();
    this.draw();
  }
}
