// The <self-check> element's class: it watches attributes, fetches files, turns marks into elements
// and listens to them. Everything else is Rust; a class that extends HTMLElement cannot be.
//
//   <self-check rules="rules/egypt/manifest.json" lang="ar">what is shown without it</self-check>
//
// Until everything is there, and if anything is missing, what stands inside the tag stays visible.
// After the rules, and at most one texts file per language, nothing is fetched. Nothing is sent.

import { Screen, initSync, style } from "./selfcheck_widget.js";
import { unpack } from "./unpack.js";

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
  const packed = await fetched(new URL("selfcheck_widget_bg.wasm", import.meta.url));
  initSync({ module: await WebAssembly.compile(unpack(packed)) });
}

// For when not even the module could be loaded, and with it no texts.
const LOST = {
  ar: ["تعذّر تحميل المراجعة في هذا المتصفح.", "المحاولة مرة أخرى", "rtl"],
  en: ["The check could not be loaded in this browser.", "Try again", "ltr"],
  ru: ["Проверку не удалось загрузить в этом браузере.", "Попробовать ещё раз", "ltr"],
};

async function fetched(address) {
  let response;
  try {
    response = await fetch(address, { credentials: "omit" });
  } catch {
    throw "unreachable";
  }
  if (!response.ok) throw "unreachable";
  try {
    return new Uint8Array(await response.arrayBuffer());
  } catch {
    throw "unreachable";
  }
}

// A file of a bundle lies beside the manifest and is named by its hash, with which it is compared
// before it is read.
const file = (manifest, hash) => fetched(new URL(hash + ".json", manifest));

// The device's own day, unless one was given.
function today() {
  const now = new Date();
  return new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
}

// What the module says about a failure: the name of a problem, empty when there is none.
function must(problem) {
  if (problem) throw problem;
}

// The two hashes of what to fetch, unless it is the name of a problem.
function planned(plan) {
  const hashes = plan.split(" ");
  if (!hashes[1]) throw plan;
  return hashes;
}

// Turns marks into elements inside a view; what they mean is in widget/src/draw/marks.rs.
function draw(view, marks) {
  let here = view;
  for (const mark of marks.split("\0")) {
    const rest = mark.slice(1);
    const space = rest.indexOf(" ");
    if (mark[0] === "<") here = here.appendChild(document.createElement(rest));
    else if (mark[0] === "@") here.setAttribute(rest.slice(0, space), rest.slice(space + 1));
    else if (mark[0] === '"') here.append(rest);
    else if (mark) here = here.parentNode;
  }
}

export class SelfCheck extends HTMLElement {
  static get observedAttributes() {
    return ["rules", "lang", "date"];
  }

  connectedCallback() {
    this._load();
  }

  disconnectedCallback() {
    this._begin();
    this._close();
    // Nothing stays that could be pressed while there is no screen behind it.
    if (this.shadowRoot) this._clear().append(document.createElement("slot"));
  }

  attributeChangedCallback(name, before, now) {
    if (before === now || !this.isConnected || !this._turn) return;
    if (name === "lang" && this._open) this._speak();
    else this._load();
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
    try {
      await ready();
    } catch (failure) {
      console.error("self-check:", failure);
      if (!overtaken()) this._lost();
      return;
    }
    if (overtaken()) return;
    const screen = this._fresh();
    try {
      const address = new URL(this.getAttribute("rules") || "", document.baseURI);
      const manifest = await fetched(address);
      const day = this.getAttribute("date") || today();
      const [core, texts] = planned(screen.plan(manifest, day, this._language));
      const files = await Promise.all([file(address, core), file(address, texts)]);
      if (overtaken()) return screen.free();
      must(screen.open(...files));
      this._show(screen);
      this._open = { address, manifest, day };
    } catch (failure) {
      if (overtaken()) screen.free();
      else this._trouble(failure, screen);
    }
  }

  // Another language: one more file, and everything answered stays.
  async _speak() {
    const overtaken = this._begin();
    const { address, manifest, day } = this._open;
    try {
      const [, hash] = planned(this._screen.plan(manifest, day, this._language));
      const texts = await file(address, hash);
      if (overtaken()) return;
      must(this._screen.speak(texts, this._filledIn("")));
      this._draw(true);
    } catch (failure) {
      // What is on the screen goes on in the language it has.
      console.warn("self-check: the language could not be changed:", failure);
    }
  }

  _trouble(failure, screen) {
    // The page tells citizens; this tells whoever runs the page.
    console.error("self-check:", failure, "rules=" + this.getAttribute("rules"));
    let name = failure;
    if (typeof failure !== "string") {
      name = "broken";
      screen = this._fresh();
    }
    this._open = undefined;
    screen.trouble(name, this._language);
    this._show(screen);
    // What stands inside the tag is the way on: it stays visible below.
    this._root.append(document.createElement("slot"));
  }

  _fresh() {
    const level = parseInt(this.getAttribute("heading-level"), 10);
    return new Screen(level >= 1 && level <= 6 ? level : 2);
  }

  // A screen in the shadow root.
  _show(screen) {
    this._close();
    this._screen = screen;
    // The host page's focus is not ours to take; what was ours must not be lost.
    const focused = this.shadowRoot && this.shadowRoot.activeElement;
    const root = this._clear();
    if (root.adoptedStyleSheets) {
      if (!sheet) {
        sheet = new CSSStyleSheet();
        sheet.replaceSync(style());
      }
      root.adoptedStyleSheets = [sheet];
    } else {
      const element = document.createElement("style");
      element.textContent = style();
      root.append(element);
    }
    this._view = document.createElement("div");
    this._view.className = "view";
    for (const event of ["submit", "click", "change"]) {
      this._view.addEventListener(event, (event) => this["_" + event.type](event, event.target));
    }
    root.append(this._view);
    this._draw(Boolean(focused));
  }

  // Draws the page; with `focus`, what has to be put right is in focus, else the heading.
  _draw(focus) {
    this._view.replaceChildren();
    draw(this._view, this._screen.draw());
    if (focus) this._focus(".errors, .heading");
  }

  _focus(selector) {
    const place = this._view.querySelector(selector);
    if (place) place.focus();
  }

  // Enter, or the button that goes on.
  _submit(event) {
    event.preventDefault();
    const primary = this._view.querySelector("button[type=submit]");
    if (primary) this._press(primary);
  }

  _click(event, target) {
    const link = target.closest("[data-go]");
    const button = target.closest("button[type=button]");
    if (link) {
      event.preventDefault();
      // Names are ours: no sign in them needs care.
      this._focus("[name=" + link.dataset.go + "]");
    } else if (button && event.detail < 2) {
      // The second half of a double click meets a page that was not there before it.
      this._press(button);
    }
  }

  // "None of these" and the other choices exclude one another.
  _change(event, target) {
    if (target.type !== "checkbox" || !target.checked) return;
    for (const other of this._view.querySelectorAll("input[type=checkbox]")) {
      const apart = "apart" in target.dataset || "apart" in other.dataset;
      if (apart && other !== target) other.checked = false;
    }
  }

  // Does what a button asks for.
  _press(button) {
    const action = button.dataset.action;
    if (action === "retry") {
      this._load();
    } else if (action.startsWith("language ")) {
      this._choose(action.slice(9));
    } else {
      this._screen.submit(this._filledIn(action));
      this._draw(true);
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
    const root = this._clear();
    const code = this._language.split("-")[0];
    const [words, again, direction] = LOST[code] || LOST.en;
    const note = document.createElement("p");
    note.lang = LOST[code] ? code : "en";
    note.dir = direction;
    note.setAttribute("role", "status");
    note.textContent = words + " ";
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = again;
    button.addEventListener("click", () => this._load());
    note.append(button);
    root.append(note, document.createElement("slot"));
  }

  _clear() {
    this._root = this.shadowRoot || this.attachShadow({ mode: "open" });
    this._root.replaceChildren();
    return this._root;
  }

  _close() {
    if (this._screen) this._screen.free();
    this._screen = undefined;
  }
}

if (!customElements.get("self-check")) customElements.define("self-check", SelfCheck);
