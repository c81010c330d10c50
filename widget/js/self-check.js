// The <self-check> element's class: it watches attributes and fetches files. Everything else is
// Rust; a class that extends HTMLElement cannot be.
//
//   <self-check rules="rules/egypt/manifest.json" lang="ar">what is shown without it</self-check>
//
// Until everything is there, and if anything is missing, what stands inside the tag stays visible.
// After the rules, and at most one texts file per language, nothing is fetched. Nothing is sent.

import start, { Screen, choose, languages, style } from "./selfcheck_widget.js";

// One compiled module and one style sheet for all elements of a page.
let engine;
let sheet;

function ready() {
  // The glue compiles while the file comes, and falls back where the host names its type wrongly.
  engine ??= start({
    module_or_path: new URL("selfcheck_widget_bg.wasm", import.meta.url),
  }).catch((failure) => {
    engine = undefined;
    throw failure;
  });
  return engine;
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
  const two = (number) => String(number).padStart(2, "0");
  return now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate());
}

export class SelfCheck extends HTMLElement {
  static get observedAttributes() {
    return ["rules", "lang", "date"];
  }

  connectedCallback() {
    this._load();
  }

  disconnectedCallback() {
    this._turn = (this._turn || 0) + 1;
    this._close();
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

  async _load() {
    const turn = (this._turn = (this._turn || 0) + 1);
    this._open = undefined;
    try {
      await ready();
    } catch (failure) {
      console.error("self-check:", failure);
      if (turn === this._turn) this._lost();
      return;
    }
    if (turn !== this._turn) return;
    let there = [];
    try {
      const address = new URL(this.getAttribute("rules") || "", document.baseURI);
      const manifest = await fetched(address);
      there = languages(manifest);
      const day = this.getAttribute("date") || today();
      const [core, texts] = choose(manifest, day, this._language);
      const files = await Promise.all([file(address, core), file(address, texts)]);
      if (turn !== this._turn) return;
      this._show().open(files[0], core, files[1], texts, day, there);
      this._open = { address, manifest, day };
    } catch (failure) {
      if (turn === this._turn) this._trouble(failure, there);
    }
  }

  // Another language: one more file, and everything answered stays.
  async _speak() {
    const turn = (this._turn = (this._turn || 0) + 1);
    const { address, manifest, day } = this._open;
    try {
      const [, hash] = choose(manifest, day, this._language);
      const texts = await file(address, hash);
      if (turn === this._turn) this._screen.speak(texts, hash);
    } catch (failure) {
      // What is on the screen goes on in the language it has.
      console.warn("self-check: the language could not be changed:", failure);
    }
  }

  // What only the class can do, asked for by a button. Never at once: the screen is still busy.
  _asked(what) {
    setTimeout(() => {
      if (what.startsWith("language ")) this.setAttribute("lang", what.slice(9));
      else if (what === "retry") this._load();
      else this._trouble(what, []);
    });
  }

  _trouble(failure, there) {
    const name = typeof failure === "string" ? failure : "broken";
    if (name === "broken") console.error("self-check:", failure);
    this._open = undefined;
    this._show().trouble(name, this._language, there);
    // What stands inside the tag is the way on: it stays visible below.
    this._root.append(document.createElement("slot"));
  }

  // A fresh screen in the shadow root.
  _show() {
    this._close();
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
    const level = parseInt(this.getAttribute("heading-level"), 10);
    this._screen = new Screen(root, level >= 1 && level <= 6 ? level : 2, (what) => this._asked(what));
    return this._screen;
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
