// The preview: what a citizen sees of the rules as they are now. The frame itself is preview.js.

import { button, h, select } from "./dom.js";
import { saveCase } from "./save-case.js";
import { spoken } from "./words.js";

export class PreviewPanel {
  /** @param studio what the page does: `go`, `work`, `engine`, `today` */
  constructor(studio) {
    this._studio = studio;
    this._setting = { language: "", date: studio.today(), theme: "light" };
    if (matchMedia("(prefers-color-scheme: dark)").matches) this._setting.theme = "dark";
    this._asked = new Map();
    this._draw();
    addEventListener("message", ({ source, data }) => {
      if (source === this._frame.contentWindow) this._hear(data);
    });
  }

  _draw() {
    this._languages = h("span", { class: "languages" });
    this._note = h("p", { class: "note", role: "status", hidden: true });
    this._frame = h("iframe", {
      src: "preview.html",
      tip: "preview-frame",
      // Without `allow-top-navigation`: the citizen's way out leads out of the frame alone.
      sandbox: "allow-scripts allow-same-origin allow-modals allow-forms allow-downloads allow-popups allow-popups-to-escape-sandbox",
    });
    this._frame.addEventListener("load", () => this._loaded());
    this._empty = h("p", { class: "empty" });
    this._save = button("save-case", () => this._record().then((household) => saveCase(this._studio, household)), { class: "secondary", disabled: true });
    const width = (name, pressed) =>
      button(`preview-${name}`, (event) => this._width(name, event.target), {
        "aria-pressed": String(pressed), "data-width": name,
      });
    this._widths = h("div", { class: "segments", role: "group", label: "preview-width" }, width("phone", true), width("desk", false));
    const date = h("input", {
      type: "date", id: "preview-date", value: this._setting.date, required: true,
      onchange: ({ target }) => target.value && this._day(target.value),
    });
    const theme = select(
      [["light", { word: "light" }], ["dark", { word: "dark" }]],
      this._setting.theme,
      (theme) => this._set({ theme }),
      { id: "preview-theme" },
    );
    this._heading = h("h2", { id: "preview-heading", word: "preview", tabindex: "-1" });
    this._stage = h("div", { class: "stage phone" }, this._frame, this._empty);
    this._wait(h("span", { word: "preview-waiting" }));
    this.element = h(
      "section",
      { class: "preview", id: "preview", "aria-labelledby": "preview-heading" },
      h(
        "div",
        { class: "panel-head" },
        this._heading,
        this._widths,
        button("start-again", () => this._again(), { class: "quiet" }),
      ),
      h(
        "div",
        { class: "controls" },
        h("label", {}, h("span", { word: "preview-language" }), this._languages),
        h("label", {}, h("span", { word: "preview-date" }), date),
        h("label", {}, h("span", { word: "preview-theme" }), theme),
      ),
      this._note,
      this._stage,
      h("div", { class: "panel-foot" }, this._save, h("p", { class: "hint", word: "save-case-hint" })),
    );
  }

  _width(name, pressed) {
    for (const one of this._widths.children) one.setAttribute("aria-pressed", String(one === pressed));
    this._stage.classList.toggle("phone", name === "phone");
    this.element.dispatchEvent(new CustomEvent("width", { detail: name, bubbles: true }));
  }

  /** Another package is open: nothing of the one before stays. */
  opened() {
    this._bundle = undefined;
    this._fresh = true;
    this._setting.language = "";
    this._wait(h("span", { word: "preview-waiting" }));
    if (this._left) this._reload();
    this._say();
  }

  // Nothing is there but words.
  _wait(...words) {
    this._stage.classList.remove("there");
    this._empty.hidden = false;
    this._empty.replaceChildren(...words);
    this._save.disabled = true;
  }

  /** What the engine found: why the last rules stay, or that others come. */
  checked({ ok, findings, about }) {
    if (about) this._offer(about.languages);
    if (ok) return this._say();
    const [first] = findings.filter(({ severity }) => severity === "error");
    if (!first) return;
    const values = { line: first.line, path: first.path };
    this._say([this._bundle ? "preview-before" : "preview-none", values], first);
    if (!this._bundle) this._empty.hidden = true;
  }

  /** Rules to show. */
  draft({ files }) {
    this._bundle = files;
    this._follow();
  }

  _say(words, finding) {
    const said = JSON.stringify(words);
    this._finding = finding;
    if (said === this._said) return;
    this._said = said;
    this._note.hidden = !words;
    if (!words) return this._note.replaceChildren();
    this._note.replaceChildren(
      h("span", { word: words }),
      " ",
      button("go-there", () => this._studio.go(this._finding.path, this._finding.from, { focus: true }), { class: "link" }),
    );
  }

  _offer(languages) {
    const codes = languages.map(({ language }) => language);
    const wished = codes.includes(spoken()) ? spoken() : codes[0];
    if (!codes.includes(this._setting.language)) this._setting.language = wished ?? "en";
    if (this._offered === codes.join() && this._languages.firstChild) {
      this._languages.firstChild.value = this._setting.language;
      return;
    }
    this._offered = codes.join();
    const names = codes.map((code) => [code, named(code)]);
    this._languages.replaceChildren(select(names, this._setting.language, (language) => this._set({ language })));
  }

  /** The day for which citizens load the rules. */
  get date() {
    return this._setting.date;
  }

  // The rules of that day come with the next bundle; the frame goes there at once.
  _day(date) {
    this._set({ date });
    this._studio.engine.date(date).catch(() => {});
  }

  _set(setting) {
    Object.assign(this._setting, setting);
    this._post({ what: "set", setting: this._setting });
  }

  _show() {
    if (!this._here || !this._bundle) return;
    this._post({ what: "show", bundle: this._bundle, setting: this._setting, fresh: this._fresh });
    this._fresh = false;
    this._stage.classList.add("there");
    this._empty.hidden = true;
    this._save.disabled = false;
  }

  _again() {
    if (this._here) return this._post({ what: "again", setting: this._setting });
    this._reload();
  }

  _reload() {
    this._here = this._left = false;
    this._fresh = true;
    this._frame.src = "preview.html";
  }

  // A citizen's way out leads to an empty page: so it does here.
  _loaded() {
    let left = false;
    try {
      left = this._frame.contentWindow.location.href === "about:blank";
    } catch {
      left = true;
    }
    if (!left || !this._here) return;
    this._here = false;
    this._left = true;
    // It goes with the words: the focus stays near.
    const again = button("start-again", () => (this._heading.focus(), this._reload()), { class: "link" });
    this._wait(h("span", { word: "preview-left" }), " ", again);
  }

  // The frame has this page's time: it gets the next rules when it has shown those before, or has had a while.
  _follow() {
    if (this._busy && !this._fresh) return (this._behind = true);
    clearTimeout(this._busy);
    this._behind = false;
    this._busy = setTimeout(() => this._rested(), 600);
    this._show();
  }

  _rested() {
    clearTimeout(this._busy);
    this._busy = undefined;
    if (this._behind) this._follow();
  }

  _hear(message) {
    if (message.what === "ready") this._rested();
    if (message.what === "here") {
      this._here = true;
      this._fresh = true;
      this._show();
    } else if (message.what === "record") {
      this._asked.get(message.id)?.(message);
      this._asked.delete(message.id);
    }
    if (message.page !== undefined) this._stage.dataset.kind = message.kind;
  }

  _post(message) {
    if (this._here) this._frame.contentWindow.postMessage(message, location.origin);
  }

  _record() {
    const id = Math.random();
    return new Promise((done) => {
      this._asked.set(id, done);
      this._post({ what: "record", id });
    });
  }
}

const named = (code) => new Intl.DisplayNames([code], { type: "language" }).of(code);
