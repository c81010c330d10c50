// The whole page: it holds the parts together. An edit goes from whichever view made it through the
// work to the engine and the keeper; what the engine finds goes to every part that shows it.

import { Bar } from "./bar.js";
import { Cases } from "./cases.js";
import { Checks } from "./checks.js";
import { Contents } from "./contents.js";
import { announce, button, calm, h } from "./dom.js";
import { downloadPackage } from "./download.js";
import { Elsewhere } from "./elsewhere.js";
import { Editor } from "./editor.js";
import { Engine } from "./engine.js";
import { FiguresView } from "./figures.js";
import { showHelp } from "./help.js";
import { Keeper } from "./keep.js";
import { Menu } from "./menu.js";
import { Middle } from "./middle.js";
import { mark } from "./findings-marks.js";
import { Opening } from "./opening.js";
import { packer } from "./archive.js";
import { about as packageSays, programTitle } from "./package-says.js";
import { PreviewPanel } from "./preview-panel.js";
import { Problems } from "./problems.js";
import { RuleCard } from "./rule.js";
import { separator } from "./separators.js";
import { showCoverage } from "./coverage-marks.js";
import { showSheet } from "./sheet.js";
import { TextsView } from "./texts-view.js";
import { Tour } from "./tour.js";
import { Work } from "./work.js";
import { speaking, spoken, t } from "./words.js";

// So often in a row may what checks the rules fail to load.
const TRIES = 3;
const SLOW = 15_000;

// Notes are for people: nothing reads them.
const checked = (path) => !path.endsWith(".md");

// The parts, and where each begins.
const PARTS = { contents: ".contents .item", middle: "#shown-title", checks: "[role=tab][aria-selected=true]", preview: "#preview-heading" };

export class Studio {
  constructor(root) {
    this.findings = [];
    this.engine = new Engine();
    this.editor = new Editor(this.engine);
    this.work = new Work((path, text) => this.editor.make(path, text));
    this.keeper = new Keeper(() => this._record());
    this.editor.onwalk = (which) => this.walk(which);
    this._build(root);
    this._listen();
  }

  _build(root) {
    this.opening = new Opening(this);
    this.menu = new Menu(this);
    this.bar = new Bar(this, this.menu);
    this.contents = new Contents(this);
    this.problems = new Problems(this);
    this.cases = new Cases(this);
    this.checks = new Checks(this.problems, this.cases);
    this.preview = new PreviewPanel(this);
    this.tour = new Tour(this);
    this.elsewhere = new Elsewhere(this);
    this.ruleCard = new RuleCard(this);
    this.middle = new Middle(this, { figures: new FiguresView(this), texts: new TextsView(this) });
    this._notice = h("div", { class: "notice", role: "alert", hidden: true });
    const across = separator("separator-preview", "--preview", "x", 320, 1000, innerWidth > 1500 ? 440 : 392);
    const down = separator("separator-checks", "--checks", "y", 96, 800, Math.max(150, Math.round(innerHeight * 0.27)));
    this.preview.element.prepend(across.element);
    this._layout = h(
      "div",
      { class: "layout", "data-part": "middle" },
      this.contents.element,
      h("main", { class: "middle", id: "middle", "aria-labelledby": "shown-title" }, this.tour.element, this.middle.element, down.element, this.checks.element),
      this.preview.element,
    );
    this._parts = h("div", { class: "parts segments", role: "group", label: "parts" }, Object.keys(PARTS).map((part) =>
      button(`part-${part}`, () => this.part(part), { "aria-pressed": String(part === "middle"), "data-of": part })));
    this.preview.element.addEventListener("width", ({ detail }) => across.set(detail === "desk" ? Math.round(innerWidth * 0.45) : 392));
    this.bar.element.append(this._parts);
    root.replaceChildren(this.bar.element, this._notice, this.elsewhere.element, this._layout);
  }

  /** On a narrow screen one part is seen: the focus goes along. */
  part(part) {
    this._layout.dataset.part = part;
    for (const one of this._parts.children) one.setAttribute("aria-pressed", String(one.dataset.of === part));
    if (!document.activeElement.checkVisibility()) document.querySelector(PARTS[part]).focus();
  }

  _listen() {
    const { engine, work, keeper } = this;
    engine.addEventListener("checked", ({ detail }) => this._checked(detail));
    engine.addEventListener("draft", ({ detail }) => this.preview.draft(detail));
    engine.addEventListener("cases", ({ detail }) => {
      this.cases.took(detail);
      if (detail.done < detail.total) return;
      this.tour.draw();
      if (detail.total) this._cover();
    });
    engine.addEventListener("compared", () => this.cases.compared());
    engine.addEventListener("stopped", ({ detail }) => this._stopped(detail));
    work.addEventListener("opened", () => this._opened());
    work.addEventListener("edited", ({ detail: { path, text } }) => {
      if (checked(path)) engine.set(path, text).catch(() => {});
      keeper.touch();
      if (["package.toml", "README.md"].includes(path)) this._titled();
    });
    work.addEventListener("files", ({ detail }) => {
      const [from, to] = detail.renamed ?? [];
      if (this.path === from && to) this.go(to);
      else if (this.path !== undefined && !work.has(this.path)) this.go(work.has("package.toml") ? "package.toml" : work.paths[0]);
    });
    work.addEventListener("steps", () => this.bar.tell());
    keeper.addEventListener("state", () => this.bar.tell());
    this._titled = calm(300, () => this.menu.title(this.title()));
    speaking.addEventListener("language", () => {
      this.menu.title(this.title());
      if (this.cases.complete) this._cover();
    });
    this._after = calm(150, () => this._refresh());
    this._cover = calm(700, () => this._coverage());
    addEventListener("beforeunload", (event) => {
      if (!work.about || !work.changes || keeper.state === "kept") return;
      keeper.now();
      event.preventDefault();
      event.returnValue = "";
    });
    document.addEventListener("visibilitychange", () => document.hidden && keeper.now());
    addEventListener("keydown", (event) => this._key(event));
  }

  // Back and forth where nothing else takes the keys; and a habit that would save the page.
  _key(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return;
    const key = event.key.toLowerCase();
    if (key === "s") {
      event.preventDefault();
      this._keep();
    } else if ((key === "z" || key === "y") && !event.target.closest?.("input, textarea, select, .cm-editor, dialog")) {
      event.preventDefault();
      this.walk(key === "y" || event.shiftKey ? "redo" : "undo");
    }
  }

  async _keep() {
    await this.keeper.now();
    const { state, reason } = this.keeper;
    announce(t(state === "failed" ? `kept-failed-${reason}` : "kept-by-itself"));
  }

  /** Opens the last work, or Egypt. */
  start() {
    this._waiting = setTimeout(() => this.notify("compiler-slow", {}, true), SLOW);
    return this.opening.last("egypt");
  }

  _opened() {
    this.findings = [];
    this.about = undefined;
    this.checked = false;
    this.broken = false;
    this.path = undefined;
    this.cases.clear();
    this.preview.opened();
    this.problems.draw();
    this.checks.tell("problems");
    this.checks.tell("cases");
    this.menu.title(this.title());
    this.bar.tell();
    this.tour.draw();
    this.elsewhere.hold(this.work.about.id);
    const files = Object.entries(this.work.texts()).filter(([path]) => checked(path));
    this.engine.open(Object.fromEntries(files), { date: this.preview.date }).catch(() => {});
    const [program] = this.work.programs;
    const first = [`${program}/criteria.rhai`, "package.toml", this.work.paths[0]].find((path) => this.work.has(path));
    if (this.tour.element.hidden || !this.tour.lead()) this.go(first, 0);
    announce(t("opened", { name: this.title() }));
  }

  // ---- What the engine says ----------------------------------------------------------------------

  _checked(detail) {
    clearTimeout(this._waiting);
    this._stops = 0;
    if (!this.checked) this.notify();
    // To be there without a network too.
    if (!this.checked) packer().catch(() => {});
    this.checked = true;
    this.broken = !detail.ok;
    this.findings = detail.findings;
    this.about = detail.about ?? this.about;
    const { errors } = this;
    const warnings = detail.findings.length - errors;
    this.checks.tell("problems", errors ? ["errors-count", { count: errors }] : warnings ? ["warnings-count", { count: warnings }] : ["no-errors"], errors);
    this.problems.draw();
    this.contents.badges();
    this._mark();
    this.cases.checked(detail.ok);
    this.preview.checked(detail);
    this.tour.draw();
    this._after();
  }

  _mark() {
    if (this.path !== undefined) mark(this.editor.view, this.path, this.findings, (fix) => this.mend(fix));
  }

  async _refresh() {
    await this.contents.refresh();
    this.ruleCard.refresh();
    this.middle.refresh();
  }

  async _coverage() {
    const { path } = this;
    if (!path?.endsWith(".rhai")) return;
    const seen = await this.engine.coverage(path).catch(() => undefined);
    if (!seen || this.path !== path) return;
    showCoverage(this.editor.view, seen);
    this.cases.uncovered.show(path, seen.unseen);
  }

  _stopped({ loaded }) {
    this._stops = loaded ? 0 : (this._stops ?? 0) + 1;
    if (!loaded && this._stops < TRIES) return;
    clearTimeout(this._waiting);
    if (loaded) return this.notify("compiler-stopped");
    this.engine.end();
    this.notify("compiler-not-loaded", {}, true);
  }

  /** How many errors were found last. */
  get errors() {
    return this.findings.filter(({ severity }) => severity === "error").length;
  }

  /** How many cases there are, for the name of their tab; `old`: while the rules are broken. */
  counted(count, old) {
    if (!count?.total) return this.checks.tell("cases", count ? ["cases-none-short"] : undefined);
    const { total, failed, changed } = count;
    if (old) return this.checks.tell("cases", ["cases-old", { count: total }]);
    this.checks.tell("cases", failed ? ["cases-failed", { count: failed }] : changed ? ["cases-changed", { count: changed }] : ["cases-total", { count: total }], failed);
  }

  /** Says something above everything, or nothing any more. */
  notify(word, values, again) {
    this._notice.hidden = !word;
    this._notice.replaceChildren(
      ...(word
        ? [h("p", { word: [word, values] }), again ? button("try-again", () => location.reload(), { class: "secondary" }) : button("close", () => this.notify(), { class: "quiet" })]
        : []),
    );
  }

  // ---- Where somebody is -------------------------------------------------------------------------

  /** Shows a file, at a place of it. */
  go(path, at, { focus = false, range } = {}) {
    if (!this.work.has(path)) return this.notify("no-such-file", { path });
    if (!range) this.ruleCard.hide();
    this.path = path;
    this.middle.file(path);
    if (at !== undefined || innerWidth < 1000) this.part("middle");
    this.editor.show(this.work, path, at, { focus, range });
    this._mark();
    this.cases.uncovered.of(path);
    if (this.cases.complete) this._cover();
    this.contents.current(path);
  }

  /** Shows a view of several files: "figures" or "texts". */
  view(name, search) {
    this.ruleCard.hide();
    this.path = undefined;
    this.cases.uncovered.of();
    this.middle.view(name, search);
    this.contents.current(search ? `${name} ${search}` : name);
    this.part("middle");
  }

  /** Shows a rule with all that belongs to it. */
  async rule(path, id, verb) {
    const outline = await this.contents.now(path);
    const rule = outline.find((one) => one.id === id && one.verb === verb);
    if (!rule) return;
    this.go(path, rule.from, { range: [rule.from, rule.to] });
    this.ruleCard.show(path, rule);
    this.contents.current(`${path} ${verb} ${id}`);
  }

  toPreview() {
    this.part("preview");
    document.getElementById("preview-heading").focus();
  }

  leaveRule() {
    this.ruleCard.hide();
    this.contents.current(this.path);
    this.editor.show(this.work, this.path, undefined, { focus: true });
  }

  // ---- Doing -------------------------------------------------------------------------------------

  /** "undo" or "redo", in whatever file it was: there one is then. */
  walk(which) {
    const path = this.work[which]();
    if (!path) return announce(t(`${which}-nothing`));
    announce(t(`${which}-done`, { path }));
    if (this.work.has(path) && this.path !== path && !this.middle.shows(path)) this.go(path);
  }

  /**
   * Does what a fix says: all its edits at once, and taken back at once. Where files were edited since it was
   * found, it is done as it is found then.
   */
  async mend(fix) {
    const { work, engine } = this;
    const said = ({ title, edits }) => title + edits.map(({ path, text }) => path + text).join();
    const alike = () => this.findings.flatMap(({ fixes }) => fixes ?? []).filter((one) => said(one) === said(fix));
    const before = alike();
    await engine.settled();
    const now = alike();
    if (now.length !== before.length) return this.notify("mend-gone");
    const { edits } = now[before.findIndex((one) => JSON.stringify(one) === JSON.stringify(fix))] ?? fix;
    work.together(() => {
      for (const path of new Set(edits.map(({ path }) => path))) {
        if (!work.has(path)) work.add(path, "");
        const most = work.document(path).doc.length;
        const ours = edits.filter((edit) => edit.path === path);
        work.edit(path, ours.map(({ from, to, text }) => ({ from: Math.min(from, most), to: Math.min(to, most), insert: text })));
      }
    });
    const [{ path, from }] = edits;
    this.go(path, from, { focus: true });
    announce(t("mended"));
  }

  download() {
    return downloadPackage(this);
  }

  sheet() {
    return showSheet(this);
  }

  help() {
    return showHelp(this);
  }

  // ---- What the package says of itself -----------------------------------------------------------

  today() {
    const now = new Date();
    return new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  }

  folder() {
    return packageSays(this.work).id || "package";
  }

  title() {
    const { about } = this.work;
    if (about?.shipped) return this.opening.called(about.shipped);
    const { heading, id } = packageSays(this.work);
    return heading ?? id ?? about?.name ?? "";
  }

  programTitle(program) {
    return programTitle(this.work, program, spoken());
  }

  sources() {
    return Object.keys(packageSays(this.work).sources);
  }

  source(key) {
    return packageSays(this.work).sources[key];
  }

  documents() {
    return packageSays(this.work).documents;
  }

  _record() {
    return { ...this.work.about, shownAs: this.title(), files: this.work.texts(), changes: this.work.changes };
  }
}
