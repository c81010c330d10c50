// Below: what was found, and the cases. Two tabs that say in their names how things stand.

import { button, h } from "./dom.js";
import { speaking, t } from "./words.js";

export class Checks {
  constructor(problems, cases) {
    this._panels = { problems, cases };
    this._counts = { problems: "", cases: "" };
    this._tabs = Object.fromEntries(
      Object.keys(this._panels).map((name) => [
        name,
        h("button", {
          type: "button", role: "tab", id: `tab-${name}`, "aria-controls": `panel-${name}`,
          onclick: () => this.show(name), onkeydown: (event) => this._move(event, name),
        }),
      ]),
    );
    for (const [name, panel] of Object.entries(this._panels)) {
      panel.element.id = `panel-${name}`;
      panel.element.setAttribute("role", "tabpanel");
      panel.element.setAttribute("aria-labelledby", `tab-${name}`);
      panel.element.tabIndex = 0;
    }
    this._fold = button("fold", () => this.folded(!this._folded), { class: "quiet", "aria-expanded": "true", "aria-controls": "checks-body" });
    this.element = h(
      "section",
      { class: "checks", id: "checks", label: "checks" },
      h("div", { class: "panel-head" }, h("div", { role: "tablist", label: "checks" }, Object.values(this._tabs)), this._fold),
      h("div", { class: "body", id: "checks-body" }, problems.element, cases.element),
    );
    this.show("problems");
    speaking.addEventListener("language", () => this._tell());
  }

  show(name) {
    this.shown = name;
    for (const [one, tab] of Object.entries(this._tabs)) {
      tab.setAttribute("aria-selected", String(one === name));
      tab.tabIndex = one === name ? 0 : -1;
      this._panels[one].element.hidden = one !== name;
    }
    this._panels[name].draw();
    if (this._folded) this.folded(false);
  }

  folded(folded) {
    this._folded = folded;
    this.element.classList.toggle("folded", folded);
    this._fold.setAttribute("aria-expanded", String(!folded));
  }

  _move(event, name) {
    if (!["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) return;
    event.preventDefault();
    const other = { Home: "problems", End: "cases" }[event.key] ?? (name === "problems" ? "cases" : "problems");
    this.show(other);
    this._tabs[other].focus();
  }

  /** How things stand, in the names of the tabs: `[word, values]` and whether that is bad. */
  tell(name, words, bad) {
    this._counts[name] = [words, bad];
    this._tell();
  }

  _tell() {
    for (const [name, tab] of Object.entries(this._tabs)) {
      const [words, bad] = this._counts[name];
      const count = words && h("span", { class: bad ? "badge" : "badge fine" }, t(...words));
      tab.replaceChildren(h("span", { word: name }), ...(count ? [" ", count] : []));
    }
  }
}
