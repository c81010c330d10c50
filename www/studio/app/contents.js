// What the package is made of, by meaning: what is asked, the figures, the texts, each program with its
// rules and cases; and below, all files as they lie in the folder.

import { bdi, button, field, h } from "./dom.js";
import { ask } from "./dialog.js";
import { speaking, t } from "./words.js";

const KINDS = /\.(toml|rhai|ftl|csv|md)$/;

// Whose errors are told at a view. The texts of the programs are counted there.
const holds = (view, program) => (path) =>
  view === "figures" ? path === "parameters.toml" : path.endsWith(".ftl") && path.startsWith(`${program ?? "texts"}/`);

export class Contents {
  constructor(studio) {
    this._studio = studio;
    this._outlines = new Map();
    this._list = h("div", {});
    this._tree = h("ul", { class: "tree" });
    this._rename = button("rename-file", () => this._renameFile(), { class: "quiet" });
    this._remove = button("delete-file", () => this._removeFile(), { class: "quiet" });
    this.element = h(
      "nav",
      { class: "contents", id: "contents", label: "contents" },
      this._list,
      h(
        "details",
        { class: "all-files" },
        h("summary", { word: "all-files" }),
        h("div", { class: "tools" }, button("add-file", () => this._addFile(), { class: "quiet" }), this._rename, this._remove),
        this._tree,
      ),
    );
    studio.work.addEventListener("opened", () => {
      this._outlines.clear();
      this._open = undefined;
      this.draw();
    });
    studio.work.addEventListener("files", () => this.draw());
    speaking.addEventListener("language", () => this.draw());
  }

  /** The rules of the programs: asked anew after edits. */
  async refresh() {
    const { work } = this._studio;
    const paths = work.paths.filter((path) => path.endsWith("criteria.rhai"));
    for (const path of paths) await this.now(path);
    if (this._drawn !== this._shape()) this.draw();
  }

  /** The rules of a script with their places in it as it is. */
  async now(path) {
    const { work, engine } = this._studio;
    const outline = await work.asked(() => engine.outline(path)).catch(() => undefined);
    if (outline) this._outlines.set(path, outline);
    return this._outline(path);
  }

  _outline(path) {
    return this._outlines.get(path) ?? [];
  }

  _shape() {
    const titles = this._studio.work.programs.map((program) => this._studio.programTitle(program));
    return JSON.stringify([titles, [...this._outlines].map(([path, rules]) => [path, rules.map(({ id, verb }) => [id, verb])])]);
  }

  draw() {
    const { work } = this._studio;
    this._drawn = this._shape();
    const scrolled = this.element.scrollTop;
    const focused = this.element.contains(document.activeElement) && document.activeElement.dataset.item;
    const group = (children) => h("ul", {}, children);
    const has = (path) => work.has(path);
    this._items = new Map();
    this._list.replaceChildren(
      h("h2", { class: "unseen", word: "contents" }),
      group([
        has("package.toml") && this._item("about-package", { path: "package.toml" }),
        has("facts.toml") && this._item("questions", { path: "facts.toml" }),
        has("parameters.toml") && this._item("figures", { view: "figures" }),
        this._item("all-texts", { view: "texts" }),
        has("results.rhai") && this._item("named-results", { path: "results.rhai" }),
        has("results.toml") && this._item("results-facts", { path: "results.toml" }),
        has("places.csv") && this._item("places", { path: "places.csv" }),
        has("README.md") && this._item("notes", { path: "README.md" }),
      ].filter(Boolean)),
      ...work.programs.map((program) => this._program(program)),
    );
    if (!work.programs.length) this._list.append(h("p", { class: "empty", word: "no-programs" }));
    this._drawTree();
    this.current();
    this.badges();
    this.element.scrollTop = scrolled;
    if (focused) this._list.querySelector(`[data-item="${CSS.escape(focused)}"]`)?.focus();
  }

  _program(program) {
    const { work } = this._studio;
    const script = `${program}/criteria.rhai`;
    const rules = this._outline(script);
    const cases = work.paths.filter((path) => path === `${program}/cases.toml` || path.startsWith(`${program}/cases/`));
    const texts = work.paths.filter((path) => path.startsWith(`${program}/`) && path.endsWith(".ftl"));
    const name = (path) => path.split("/").at(-1).replace(/\.toml$/, "");
    return h(
      "section",
      {},
      h("h3", {}, bdi(this._studio.programTitle(program))),
      h("ul", {}, [
        work.has(script) && this._item("rules", { path: script }, rules.length > 0 && this._rules(script, rules)),
        this._item("program-facts", { path: `${program}/program.toml` }),
        ...cases.map((path) => this._item(cases.length > 1 ? ["cases-of", { name: name(path) }] : "cases", { path })),
        texts.length > 0 && this._item("program-texts", { view: "texts", search: program }, undefined, `texts ${program}`),
      ].filter(Boolean)),
    );
  }

  _rules(path, rules) {
    const open = this._openRules?.has(path) ?? false;
    this._openRules ??= new Set();
    const details = h(
      "details",
      { class: "rules", open },
      h("summary", { word: ["rules-by-name", { count: rules.length }] }),
      h("ul", {}, rules.map((rule) =>
        h("li", {}, h("button", {
          type: "button", class: "item rule", "data-item": `${path} ${rule.verb} ${rule.id}`,
          onclick: () => this._studio.rule(path, rule.id, rule.verb),
        }, h("span", { dir: "ltr" }, rule.id), " ", h("span", { class: "hint", word: `verb-${rule.verb}` }))),
      )),
    );
    details.addEventListener("toggle", () => this._openRules[details.open ? "add" : "delete"](path));
    return details;
  }

  _item(word, { path, view, search }, below, key = path ?? view) {
    const badge = h("span", { class: "badge", hidden: true });
    const element = h(
      "button",
      {
        type: "button", class: "item", "data-item": key,
        onclick: () => (path ? this._studio.go(path) : this._studio.view(view, search)),
      },
      h("span", { word }),
      badge,
    );
    this._items.set(key, { element, badge, holds: path ? (one) => one === path : holds(view, search) });
    return h("li", {}, element, below || undefined);
  }

  /** Which of them is shown now. */
  current(shown = this._shown) {
    this._shown = shown;
    for (const one of this.element.querySelectorAll("[data-item]")) {
      const here = shown !== undefined && one.dataset.item === shown;
      if (here) one.setAttribute("aria-current", "page");
      else one.removeAttribute("aria-current");
    }
    const file = this._studio.path !== undefined;
    this._rename.disabled = this._remove.disabled = !file || this._studio.path === "package.toml";
  }

  /** How much is wrong where. */
  badges() {
    const counts = new Map();
    for (const { path, severity } of this._studio.findings) {
      if (severity === "error") counts.set(path, (counts.get(path) ?? 0) + 1);
    }
    const tell = (badge, holds) => {
      let count = 0;
      for (const [path, errors] of counts) if (holds(path)) count += errors;
      badge.hidden = !count;
      badge.textContent = count ? t("errors-here", { count }) : "";
    };
    for (const { badge, holds } of this._items?.values() ?? []) tell(badge, holds);
    for (const badge of this._tree.querySelectorAll(".badge")) tell(badge, (path) => path === badge.dataset.path);
  }

  _drawTree() {
    const folders = new Map();
    for (const path of this._studio.work.paths) {
      const at = path.lastIndexOf("/");
      const folder = path.slice(0, at + 1);
      if (!folders.has(folder)) folders.set(folder, []);
      folders.get(folder).push(path);
    }
    const file = (path) =>
      h("li", {}, h(
        "button",
        { type: "button", class: "item", dir: "ltr", "data-item": path, onclick: () => this._studio.go(path) },
        h("span", {}, path.split("/").at(-1)),
        h("span", { class: "badge", "data-path": path, hidden: true }),
      ));
    this._tree.replaceChildren(
      ...[...folders].sort(([one], [other]) => (one < other ? -1 : 1)).flatMap(([folder, paths]) =>
        folder
          ? [h("li", {}, h("span", { class: "folder", dir: "ltr" }, folder), h("ul", {}, paths.map(file)))]
          : paths.map(file),
      ),
    );
  }

  async _name(word, value) {
    const input = h("input", { type: "text", dir: "ltr", value, autocomplete: "off", spellcheck: "false" });
    const one = field("file-name", "file-name", input, "file-name-hint");
    const chosen = await ask(word, one.element, [[word, () => {
      const path = input.value.trim();
      const problem = !/^[\w-]+(\/[\w-]+)*\.\w+$/.test(path) || !KINDS.test(path)
        ? "file-name-wrong"
        : path !== value && this._studio.work.has(path) ? "file-name-taken" : undefined;
      if (problem) one.fail(t(problem));
      return !problem;
    }]]);
    return chosen && input.value.trim();
  }

  async _addFile() {
    const path = await this._name("add-file", "");
    if (!path) return;
    this._studio.work.add(path, "");
    this._studio.go(path, 0, { focus: true });
  }

  async _renameFile() {
    const { path } = this._studio;
    const to = await this._name("rename-file", path);
    if (to && to !== path) this._studio.work.rename(path, to);
  }

  async _removeFile() {
    const { path } = this._studio;
    const sure = await ask("delete-file", h("p", { word: ["delete-file-sure", { path }] }), [["delete-file"]], { danger: true });
    if (!sure) return;
    this._studio.work.remove(path);
    document.getElementById("shown-title").focus();
  }
}
