// The <self-check> element's class: it watches attributes, fetches files, turns marks into elements
// and listens to them. Everything else is Rust; a class that extends HTMLElement cannot be.
//
//   <self-check rules="rules/egypt/manifest.json" lang="ar">what is shown without it</self-check>
//
// Until everything is there, and if anything is missing, what stands inside the tag stays visible.
// After the rules, and at most one texts file per language, nothing is fetched. Nothing is sent, and
// nothing is stored unless a citizen asks for it. What it offers to the page around it is described
// in docs/embedding.md.

import { records } from "./answers.js";
import { forPaper, opened, quiet, schedule, share, speak, voiced } from "./device.js";
import { ask, initSync } from "./selfcheck_widget.js";
import { unpack } from "./unpack.js";

// Attributes that are properties too, as texts and as yes or no.
const TEXTS = ["rules", "date", "heading-level", "leave-to", "theme"];
const FLAGS = ["history", "manage-title"];
// Classes that the page around may style as `::part(…)`, besides the box around them, `view`.
const PARTS = ["heading", "hint", "choice", "primary", "secondary", "link", "card", "error", "errors"];

// What the window tells.
const HEARD = ["popstate", "beforeprint", "afterprint"];

// One compiled module and one style sheet for all elements of a page.
let engine;
let sheet;

function ready() {
  engine ??= started().catch((failure) => {
    engine = undefined;
    throw failure;
  });
  return engine;
}

// What the host says the file is does not matter: it is compiled from its bytes.
async function started() {
  const module = await fetched("selfcheck_widget_bg.wasm", import.meta.url, unpack);
  initSync({ module: await WebAssembly.compile(module) });
}

// For when not even the module could be loaded, and with it no texts; and for the page's title.
const WORDS = {
  ar: ["تعذّر تحميل المراجعة في هذا المتصفح.", "المحاولة مرة أخرى", "rtl", "خطأ: "],
  en: ["The check could not be loaded in this browser.", "Try again", "ltr", "Error: "],
  ru: ["Проверку не удалось загрузить в этом браузере.", "Попробовать ещё раз", "ltr", "Ошибка: "],
};
// The languages of these words: that of a code, `ar` of `ar-EG`, else English.
const spoken = (code) => (WORDS[(code = code.split("-")[0])] ? code : "en");

// What stops on its way is as if it had not come.
const lost = () => {
  throw "unreachable";
};
const bytes = async (response) => new Uint8Array(await response.arrayBuffer().catch(lost));

// A file beside another. Also an address that is none leads nowhere.
async function fetched(address, beside, read = bytes) {
  let response;
  try {
    response = await fetch(new URL(address, beside), { credentials: "omit" });
  } catch {
    // Told below.
  }
  return response?.ok ? read(response) : lost();
}

// A file of a bundle lies beside the manifest and is named by its hash, with which it is compared
// before it is read.
const file = (manifest, hash) => fetched(hash + ".json", new URL(manifest, document.baseURI));

// The device's own day, unless one was given.
function today() {
  const now = new Date();
  return new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
}

const NOTHING = new Uint8Array();

let screens = 0;

// What one element shows: a number to the module. What can be asked is in widget/src/screen.rs.
class Screen {
  constructor() {
    this.number = ++screens;
  }

  ask(what, text = "", one = NOTHING, other = NOTHING) {
    return ask(this.number, what, text, one, other);
  }
}

// What the module says, in words, unless it is one: the name of a problem.
function must(said) {
  const words = said.split(" ");
  if (said && !words[1]) throw said;
  return words;
}

// Turns marks into elements inside a view; what they mean is in widget/src/draw/marks.rs.
function draw(view, marks) {
  let here = view;
  const around = [];
  for (const mark of marks.split("\0")) {
    const rest = mark.slice(1);
    const space = rest.indexOf(" ");
    if (mark[0] === "<") here = (around.push(here), document.createElement(rest));
    else if (mark[0] === "@") {
      const [name, value] = [rest.slice(0, space), rest.slice(space + 1)];
      here.setAttribute(name, value);
      const part = name === "class" && value.split(" ").find((word) => PARTS.includes(word));
      if (part) here.setAttribute("part", part);
    } else if (mark[0] === '"') here.append(rest);
    else if (mark) {
      // Whole, it comes to what is around it: into the page everything comes at once, and its styles
      // are looked after once.
      const whole = here;
      (here = around.pop()).append(whole);
    }
  }
}

// Where what stands inside the tag is shown: all of it that has no place, or what has this one.
function slot(name = "") {
  const slot = document.createElement("slot");
  slot.name = name;
  return slot;
}

export class SelfCheck extends HTMLElement {
  static get observedAttributes() {
    return ["lang", "rules", "date", "heading-level", "manage-title"];
  }

  connectedCallback() {
    // A page may have set properties before this class was there to hear of it.
    for (const [name, value] of Object.entries(this)) {
      delete this[name];
      this[name] = value;
    }
    for (const name of HEARD) addEventListener(name, this);
    globalThis.speechSynthesis?.addEventListener?.("voiceschanged", this);
    this._load();
  }

  // Being moved without being taken away changes nothing.
  connectedMoveCallback() {}

  disconnectedCallback() {
    for (const name of HEARD) removeEventListener(name, this);
    globalThis.speechSynthesis?.removeEventListener?.("voiceschanged", this);
    this._begin();
    this._open = undefined;
    this._close();
    this._retitle();
    // Nothing stays that could be pressed while there is no screen behind it.
    if (this.shadowRoot) this._clear(slot(), slot("help"));
  }

  attributeChangedCallback(name, before, now) {
    if (before === now || !this.isConnected || !this._turn) return;
    if (name === "manage-title") this._retitle();
    else if (name === "heading-level") this._screen && this._draw();
    else if (name === "lang" && this._open) this._speak();
    else this._load();
  }

  /** Begins anew with answers that the page has already, in the form of answers everywhere. */
  prefill(answers) {
    this._given = records(answers);
    this._restart();
  }

  /** Forgets every answer, also what was given beforehand or saved, and begins anew. */
  clear() {
    this._forget();
    this._restart();
  }

  /** Goes back a page, as the check's own button does. */
  back() {
    if (this._screen) this._send("back", this._focused());
  }

  /** Forgets every answer and replaces the page by a neutral one. */
  leave() {
    this._forget();
    this._begin();
    this._open = undefined;
    this._close();
    this._clear();
    const address = this.leaveTo || "about:blank";
    const go = () => {
      try {
        // From a frame, the page that is seen is the one around it.
        top.location.replace(address);
      } catch {
        location.replace(address);
      }
    };
    const walked = this.history && history.state?.selfcheck;
    if (!walked) return go();
    addEventListener("popstate", go, { once: true });
    history.go(-walked);
  }

  // The element's language: its own, else that of the page around it.
  get _language() {
    const around = this.closest("[lang]");
    return around ? around.getAttribute("lang") : "";
  }

  // Whatever was under way is overtaken. Gives what to ask whether this is, too.
  _begin() {
    const turn = (this._turn = (this._turn || 0) + 1);
    return () => turn !== this._turn;
  }

  async _load() {
    const overtaken = this._begin();
    this._open = undefined;
    const address = this.rules;
    // Both come at the same time; what fails is told when it is needed.
    const coming = fetched(address, document.baseURI);
    coming.catch(() => {});
    try {
      await ready();
    } catch (failure) {
      console.error("self-check:", failure);
      if (!overtaken()) this._lost();
      return;
    }
    if (overtaken()) return;
    const screen = new Screen();
    try {
      const manifest = await coming;
      const day = this.date || today();
      const language = this._language;
      const hashes = must(screen.ask("plan", day + "\0" + language, manifest));
      const files = await Promise.all(hashes.map((hash) => file(address, hash)));
      if (overtaken()) return screen.ask("close");
      const about = JSON.parse(new TextDecoder().decode(manifest));
      this._open = { address, manifest, day, language, files, about };
      this._start(screen);
      const { package: name, version, core, texts } = about;
      const languages = texts.map((texts) => texts.key);
      this._tell("ready", { package: name, version, hash: core.sha256, languages });
    } catch (failure) {
      if (overtaken()) screen.ask("close");
      else this._trouble(failure, screen);
    }
  }

  // A check from what was fetched. Nothing more is.
  _start(screen) {
    const saved = this._store((storage, key) => storage.getItem(key));
    const leftOut = must(screen.ask("open", saved || this._given, ...this._open.files));
    if (leftOut[1]) console.warn("self-check: left out:", ...leftOut);
    this._saved = Boolean(saved);
    this._show(screen);
  }

  _restart() {
    if (!this._open) return;
    this._begin();
    const screen = new Screen();
    const { manifest, day, language } = this._open;
    must(screen.ask("plan", day + "\0" + language, manifest));
    this._start(screen);
  }

  // Another language: one more file, and everything answered stays.
  async _speak() {
    const overtaken = this._begin();
    const { address, manifest, day, files } = this._open;
    const language = this._language;
    try {
      const [, hash] = must(this._screen.ask("plan", day + "\0" + language, manifest));
      const texts = await file(address, hash);
      if (overtaken()) return;
      must(this._screen.ask("speak", this._filledIn(""), texts));
      this._open.language = language;
      files[1] = texts;
      this._draw();
    } catch (failure) {
      // What is on the screen goes on in the language it has.
      console.warn("self-check: the language could not be changed:", failure);
    }
  }

  _trouble(failure, screen) {
    // The page tells citizens; this tells whoever runs the page.
    console.error("self-check:", failure, "rules=" + this.getAttribute("rules"));
    const known = typeof failure === "string";
    if (!known) screen = new Screen();
    this._open = undefined;
    screen.ask("trouble", (known ? failure : "broken") + "\0" + this._language);
    this._show(screen);
    // What stands inside the tag is the way on: it stays visible below.
    this._view.after(slot());
  }

  // A screen in the shadow root.
  _show(screen) {
    this._close();
    this._screen = screen;
    this._view = document.createElement("div");
    this._view.className = "view";
    this._view.setAttribute("part", "view");
    this._view.onsubmit = (event) => event.preventDefault();
    this._view.onclick = (event) => this._click(event, event.target);
    this._view.onchange = (event) => this._change(event.target);
    // The host page's focus is not ours to take; what was ours must not be lost.
    const focus = this._focused();
    const root = this._clear(this._view, slot("help"));
    if (root.adoptedStyleSheets) {
      if (!sheet) {
        sheet = new CSSStyleSheet();
        sheet.replaceSync(screen.ask("style"));
      }
      root.adoptedStyleSheets = [sheet];
    } else {
      const element = document.createElement("style");
      element.textContent = screen.ask("style");
      root.prepend(element);
    }
    this._draw(focus);
    // While somebody reads the first page, the browser makes ready what the next one needs.
    setTimeout(() => this._screen?.ask("statuses"), 100);
  }

  // Draws the page; with `focus`, what has to be put right is in focus, else the heading.
  _draw(focus = this._focused()) {
    const view = this._view;
    quiet(view);
    view.replaceChildren();
    view.removeAttribute("data-copied");
    view.toggleAttribute("data-saved", Boolean(this._saved));
    draw(view, this._screen.ask("draw", this.headingLevel));
    voiced(view);
    if (focus) this._focus(view.querySelector(".now") ? ".now" : ".errors, .heading");
    const { kind, page } = view.querySelector("form").dataset;
    this._walk(kind === "people" ? kind : page);
    // What is put into a heading may be what somebody answered, such as a name.
    const heading = view.querySelector(".heading").cloneNode(true);
    for (const put of heading.querySelectorAll("bdi")) put.textContent = "…";
    heading.querySelector(".caption")?.remove();
    const title = heading.textContent.trim();
    const error = Boolean(view.querySelector(".errors"));
    this._page = (error ? WORDS[spoken(view.lang)][3] : "") + title;
    this._retitle();
    this._tell("step", { kind, title, position: this._at + 1, error });
    if (kind === "results") {
      const programs = {};
      for (const status of this._screen.ask("statuses").split(" ")) {
        if (status) programs[status] = (programs[status] || 0) + 1;
      }
      this._tell("result", { programs });
    }
  }

  // The page's own title with that of this page in front, if that is wanted, else alone. The page
  // may have taken another one meanwhile.
  _retitle() {
    const [ours, own] = this._titles || [];
    const title = document.title === ours ? own : document.title;
    this._titles = this._screen && this.manageTitle && [this._page + " – " + title, title];
    if (this._titles) document.title = this._titles[0];
    else if (ours === document.title) document.title = own;
  }

  // What the page around is told: never an answer.
  _tell(name, detail) {
    this.dispatchEvent(
      new CustomEvent("selfcheck-" + name, { bubbles: true, composed: true, detail }),
    );
  }

  // Keeps count of the pages, and the browser's history in step with them.
  _walk(page) {
    const known = this._trail.indexOf(page);
    const to = (this._at = known < 0 ? this._at + 1 : known);
    if (known < 0) this._trail.splice(to, Infinity, page);
    if (!this.history || !this._open || this._travelling) return;
    // Where the browser is: when the page was loaded anew, that is from before.
    const here = history.state?.selfcheck;
    const state = { ...history.state, selfcheck: to };
    if (to && known < 0) history.pushState(state, "");
    else if (here === undefined) history.replaceState(state, "");
    else if (to !== here) history.go(to - here);
  }

  // What the window tells.
  handleEvent({ type, state }) {
    if (type === "popstate") return this._travel(state?.selfcheck);
    if (!this._screen) return;
    if (type === "voiceschanged") voiced(this._view);
    else if (type === "beforeprint") this._reclose = opened(this._view, forPaper);
    else this._reclose?.();
  }

  // The browser went to another entry of its history: the page with that number, if it is ours.
  _travel(to) {
    if (!this._open || !this.history || to === undefined) return;
    const back = to < this._at;
    let from;
    this._travelling = true;
    while (from !== this._at && this._trail[to] && (back ? to < this._at : to > this._at)) {
      from = this._at;
      this._send(back ? "back" : "forth");
    }
    this._travelling = false;
    // Not every page can be returned to.
    if (to !== this._at) history.go(this._at - to);
  }

  _focused() {
    return Boolean(this.shadowRoot && this.shadowRoot.activeElement);
  }

  _focus(selector) {
    const place = this._view.querySelector(selector);
    if (place) place.focus();
  }

  _click(event, target) {
    const link = target.closest("[data-go]");
    const button = target.closest("button");
    // The second half of a double click may meet a page that was not there before it: it presses
    // nothing there, and chooses nothing.
    if (link || button || event.detail > 1) event.preventDefault();
    if (link) {
      // Names are ours: no sign in them needs care.
      this._focus("[name=" + link.dataset.go + "]");
    } else if (button && event.detail < 2) {
      // Enter presses the button that goes on. Nothing is ever submitted: a frame may forbid it.
      this._press(button);
    }
  }

  // "None of these" and the other choices exclude one another.
  _change(target) {
    if (target.type !== "checkbox" || !target.checked) return;
    for (const other of this._view.querySelectorAll("input[type=checkbox]")) {
      const apart = "apart" in target.dataset || "apart" in other.dataset;
      if (apart && other !== target) other.checked = false;
    }
  }

  // Does what a button asks for. Not every browser gives a button that is pressed the focus.
  _press(button) {
    const action = button.dataset.action;
    if (action === "save") return this._save();
    if (action === "leave") return this.leave();
    if (action === "print") return print();
    if (action === "speak") return speak(this._view);
    if (action === "share") return this._share();
    const [verb, language] = action.split(" ");
    if (verb === "calendar") {
      // The format has the moment without signs between.
      const now = new Date().toISOString().replace(/\.\d+|[-:]/g, "");
      return schedule(this._screen.ask(verb, language + "\0" + now), language);
    }
    if (!["language", "clear", "retry"].includes(verb)) return this._send(action);
    this._focus(".heading");
    if (language) this._choose(language);
    else if (verb === "clear") this.clear();
    else this._load();
  }

  // The result goes to another program that the citizen chooses, or is copied; it is said if it was.
  async _share() {
    const copied = await share(this._view);
    this._view.toggleAttribute("data-copied", copied);
  }

  // Hands in what is filled in, with what the button asks for.
  _send(action, focus = true) {
    this._screen.ask("submit", this._filledIn(action));
    if (this._saved) this._save();
    this._draw(focus);
  }

  // On this device, until they are cleared: a citizen asked for it.
  _save() {
    this._saved = this._store((storage, key) => {
      // A screen that broke has none, and takes none away.
      storage.setItem(key, this._screen.ask("answers") || lost());
      return true;
    });
    this._view.toggleAttribute("data-saved", Boolean(this._saved));
  }

  _forget() {
    this._given = "";
    this._store((storage, key) => storage.removeItem(key));
  }

  // The place for what citizens save; a browser may have none, or forbid it.
  _store(change) {
    try {
      return change(localStorage, "self-check " + this._open.about.package);
    } catch {
      return undefined;
    }
  }

  // A language: also one that is chosen already, but could not be loaded.
  _choose(language) {
    if (this.getAttribute("lang") !== language) this.setAttribute("lang", language);
    else if (this._open) this._speak();
    else this._load();
  }

  // The button pressed and what is filled in: names and values in turn.
  _filledIn(action) {
    const form = new FormData(this._view.querySelector("form"));
    const texts = [["action", action], ...form].flat();
    return texts.map((text) => text.replaceAll("\0", "")).join("\0");
  }

  // Not even the module is there.
  _lost() {
    this._close();
    const code = spoken(this._language);
    const [words, again, direction] = WORDS[code];
    const note = document.createElement("p");
    note.lang = code;
    note.dir = direction;
    note.setAttribute("role", "status");
    note.textContent = words + " ";
    const button = document.createElement("button");
    button.textContent = again;
    button.onclick = () => this._load();
    note.append(button);
    this._clear(note, slot(), slot("help"));
  }

  _clear(...children) {
    const root = this.shadowRoot || this.attachShadow({ mode: "open" });
    root.replaceChildren(...children);
    return root;
  }

  // No screen, and no way behind it.
  _close() {
    if (this._view) quiet(this._view);
    this._trail = [];
    this._at = -1;
    if (this._screen) this._screen.ask("close");
    this._screen = undefined;
  }
}

// Attributes as properties: `heading-level` as `headingLevel`.
for (const name of [...TEXTS, ...FLAGS]) {
  const flag = FLAGS.includes(name);
  const property = name.replace(/-(.)/, (_, letter) => letter.toUpperCase());
  Object.defineProperty(SelfCheck.prototype, property, {
    get() {
      return flag ? this.hasAttribute(name) : this.getAttribute(name) || "";
    },
    set(value) {
      flag ? this.toggleAttribute(name, Boolean(value)) : this.setAttribute(name, value);
    },
  });
}

// Without custom elements what stands inside the tag is all there is.
if (globalThis.customElements && !customElements.get("self-check")) {
  customElements.define("self-check", SelfCheck);
}
