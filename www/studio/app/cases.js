// All cases: how they came out before and how they do now. The rows come in portions and are drawn
// when they are seen.

import { announce, bdi, button, calm, h, select, tell } from "./dom.js";
import { outcome } from "./outcomes.js";
import { portions } from "./portions.js";
import { Uncovered } from "./uncovered.js";
import { speaking, t } from "./words.js";

export class Cases {
  constructor(studio) {
    this._studio = studio;
    this._rows = new Map();
    this._filter = "all";
    this._summary = h("p", { class: "summary" });
    this._progress = h("progress", { hidden: true, label: "cases-running" });
    this._search = h("input", { type: "search", label: "search-cases", placeholder: "search-cases" });
    this._search.addEventListener("input", () => this.draw());
    this._which = select(
      ["all", "changed", "failing"].map((name) => [name, { word: `show-${name}` }]),
      "all",
      (filter) => this.only(filter),
      { label: "show-cases" },
    );
    // It goes when nothing is changed any more: the focus stays near.
    this._compare = button("compare-here", () => (this._which.focus(), studio.engine.compare()), { class: "quiet", tip: "compare-hint", hidden: true });
    this._list = h("ul", { class: "cases" });
    this.uncovered = new Uncovered(studio);
    this.element = h(
      "div",
      {},
      h("div", { class: "tools" }, this._summary, this._progress, this._which, this._search,
        this._compare),
      this.uncovered.element,
      this._list,
    );
    this._soon = calm(120, () => this.draw());
    speaking.addEventListener("language", () => this.draw());
  }

  /** Whether all have run. */
  get complete() {
    return this._count?.done === this._count?.total && this._count !== undefined;
  }

  /** How many there were when all had run last, and how many of them `failed`. */
  get last() {
    return this._last;
  }

  clear() {
    this._rows.clear();
    this._count = this._last = this._said = undefined;
    this._old = false;
    this.draw();
  }

  /** While the rules are broken, what is shown is how it was before. */
  checked(ok) {
    this._old = !ok;
    this.element.classList.toggle("old", this._old);
    this._tell();
  }

  /** Shows some of them: "all", "changed" or "failing". */
  only(filter) {
    this._filter = this._which.value = filter;
    this.draw();
  }

  /** What has just come is the measure from now on. */
  compared() {
    for (const row of this._rows.values()) Object.assign(row, { changed: false, before: null });
    if (this._count) this._count.changed = 0;
    this.draw();
  }

  /** A portion of the rows. */
  took({ done, total, passed, failed, changed, rows }) {
    if (!done) this._fresh = new Map();
    this._fresh ??= new Map();
    for (const row of rows) this._fresh.set(row.index, row);
    this._count = { done, total, passed, failed, changed };
    if (done < total) {
      // Until all are there, those of before stay where no new one is.
      for (const row of rows) this._rows.set(row.index, row);
    } else {
      this._rows = this._fresh;
      this._fresh = undefined;
      this._last = { total, failed };
    }
    this._tell();
    this._soon();
  }

  _tell() {
    const { done, total, passed, failed, changed } = this._count ?? {};
    const old = this._old && total > 0;
    const count = t(total === undefined ? "cases-waiting" : total ? "cases-summary" : "cases-none", { total, passed, failed, changed });
    tell(this._summary, old ? this._before() : count);
    // Aloud once all have run, where that is another count than before.
    const said = [total, passed, failed, changed].join();
    if (total !== undefined && done === total && !old && said !== this._said) {
      this._said = said;
      announce(count);
    }
    this._progress.hidden = old || !(done < total);
    if (total) Object.assign(this._progress, { max: total, value: done });
    this._compare.hidden = old || !changed;
    this._studio.counted(this._count, old);
  }

  // What is shown may be of a run that an edit has ended: it says of itself how it is.
  _before() {
    const rows = [...this._rows.values()];
    const passed = rows.filter((row) => row.passed).length;
    return t("cases-old-summary", { total: rows.length, passed, failed: rows.length - passed });
  }

  draw() {
    this._tell();
    // Nobody sees it: it is drawn when its tab is chosen.
    if (this.element.hidden) return;
    const wanted = this._search.value.trim().toLowerCase();
    const rows = [...this._rows.values()].filter(({ name, program, path, passed, changed }) => {
      if (this._filter === "changed" && !changed) return false;
      if (this._filter === "failing" && passed) return false;
      return !wanted || `${name} ${program} ${path}`.toLowerCase().includes(wanted);
    });
    // Those somebody has to look at first.
    rows.sort((one, other) => one.passed - other.passed || other.changed - one.changed || one.index - other.index);
    const empty = this._count?.total === 0 ? "cases-empty" : this._count ? "nothing-found" : "cases-waiting";
    const shape = JSON.stringify([rows.length ? rows : empty, document.documentElement.lang]);
    if (shape === this._drawn) return;
    this._drawn = shape;
    const open = new Set([...this._list.querySelectorAll("details[open]")].map(({ dataset }) => dataset.index));
    const focused = this._list.contains(document.activeElement) ? document.activeElement.closest("li")?.dataset.index : undefined;
    this._stop?.();
    if (!rows.length) {
      this._list.replaceChildren(h("li", { class: "empty", word: empty }));
      return;
    }
    this._stop = portions(this._list, rows, (row) => this._row(row, open.has(String(row.index))));
    if (focused) this._list.querySelector(`li[data-index="${focused}"] button`)?.focus();
  }

  _row(row, open) {
    const { index, program, name, path, from, passed, changed, before, after, differences } = row;
    const { currency } = this._studio.about ?? {};
    const state = passed ? "passed" : "failed";
    return h(
      "li",
      { class: `case ${state}${changed ? " changed" : ""}`, "data-index": index },
      h("div", { class: "line" },
        h("span", { class: `mark ${state}` }, t(`case-${state}`)),
        h("button", { type: "button", class: "link name", onclick: () => this._studio.go(path, from, { focus: true }) }, bdi(name)),
        this._studio.work.programs.length > 1 && h("span", { class: "hint" }, bdi(this._studio.programTitle(program))),
        h("span", { class: "came" },
          changed && before && [outcome(before, currency), h("span", { class: "arrow", role: "img", label: "became" })],
          outcome(after, currency)),
      ),
      differences?.length > 0 && this._differences(index, differences, open),
    );
  }

  _differences(index, differences, open) {
    return h(
      "details",
      { "data-index": index, open },
      h("summary", { word: ["case-differences", { count: differences.length }] }),
      h("dl", {}, differences.map(({ what, expected, got, why }) => [
        h("dt", {}, bdi(what)),
        h("dd", {},
          h("p", {}, h("span", { class: "hint", word: "expected" }), " ", bdi(expected)),
          h("p", {}, h("span", { class: "hint", word: "got" }), " ", bdi(got)),
          why?.length > 0 && h("ul", { class: "why" }, why.map((text) => h("li", {}, bdi(text))))),
      ])),
    );
  }
}
