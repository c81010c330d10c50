// Everything that was found, by file: a press goes there, and what mends it is a button.

import { bdi, h } from "./dom.js";
import { message } from "./findings-marks.js";
import { speaking, spoken, t } from "./words.js";

const MOST = 300;

export class Problems {
  constructor(studio) {
    this._studio = studio;
    this.element = h("div", { class: "problems" });
    speaking.addEventListener("language", () => this.draw());
  }

  /** Draws what is found now; nothing is drawn anew that is there already. */
  draw() {
    const { findings, checked } = this._studio;
    const shape = JSON.stringify([findings.slice(0, MOST), findings.length, checked, spoken()]);
    if (shape === this._drawn) return;
    this._drawn = shape;
    const focused = this._buttons().indexOf(document.activeElement);
    this._list(findings, checked);
    if (focused >= 0) (this._buttons()[focused] ?? document.getElementById("tab-problems")).focus();
  }

  _buttons() {
    return [...this.element.querySelectorAll("button")];
  }

  _list(findings, checked) {
    const files = new Map();
    for (const finding of findings.slice(0, MOST)) {
      if (!files.has(finding.path)) files.set(finding.path, []);
      files.get(finding.path).push(finding);
    }
    if (!findings.length) {
      this.element.replaceChildren(h("p", { class: "empty", word: checked ? "no-problems" : "checking" }));
      return;
    }
    this.element.replaceChildren(
      ...[...files].map(([path, all]) =>
        h("section", {}, h("h2", {}, bdi(path, { dir: "ltr" })), h("ul", {}, all.map((finding) => this._finding(finding)))),
      ),
    );
    if (findings.length > MOST) this.element.append(h("p", { class: "hint", word: ["more-problems", { count: findings.length - MOST }] }));
  }

  _finding(finding) {
    const { path, from, line, severity, fixes } = finding;
    return h(
      "li",
      { class: severity },
      h(
        "button",
        { type: "button", class: "go", onclick: () => this._studio.go(path, from, { focus: true }) },
        h("span", { class: `severity ${severity}` }, t(`severity-${severity}`)),
        h("span", { class: "line" }, t("at-line", { line })),
        message(finding),
      ),
      fixes?.length > 0 &&
        h("p", { class: "fixes" }, fixes.map((fix) =>
          h("button", { type: "button", class: "secondary", lang: "en", dir: "ltr", onclick: () => this._studio.mend(fix) }, fix.title),
        )),
    );
  }
}
