// The frame of the preview: the citizens' own element, unchanged, with rules that never touch a
// server. What it fetches below ./package/ is what the page sent last, and what a citizen would save
// on the device goes into memory. After an update the answers stay, and the page where it can.

const RULES = new URL("./package/", location.href).href;

let files = new Map();
const there = window.fetch.bind(window);

// Below a number that says which bundle it is: another address is what makes an element load anew.
window.fetch = async (asked, options) => {
  const address = new URL(asked instanceof Request ? asked.url : asked, document.baseURI).href;
  if (!address.startsWith(RULES)) return there(asked, options);
  const bytes = files.get(address.slice(RULES.length).replace(/^\d+\//, ""));
  return new Response(bytes ?? null, { status: bytes ? 200 : 404 });
};

// What a citizen saves on the device. The element's own button to save is how the page learns the
// answers: while it `listens`, they are heard and, unless they were saved before, not saved.
const memory = new Map();
let given;
let listens = false;
let heard = "";
Object.defineProperty(window, "localStorage", {
  value: {
    getItem: (key) => given ?? memory.get(key) ?? null,
    removeItem: (key) => memory.delete(key),
    setItem(key, text) {
      heard = String(text);
      if (listens && !memory.has(key)) throw new Error("listened, not saved");
      memory.set(key, heard);
    },
  },
});

// Whoever writes rules keeps the focus where they write.
const { focus } = HTMLElement.prototype;
HTMLElement.prototype.focus = function (...options) {
  if (document.hasFocus()) focus.apply(this, options);
};

let element;
let number = 0;
let wanted;

const tell = (message) => parent.postMessage(message, location.origin);
const shown = () => element?.shadowRoot?.querySelector("form[data-kind]");
const stands = () => ({ kind: shown()?.dataset.kind ?? "", page: shown()?.dataset.page ?? "" });
const pressed = (action) => {
  const button = element.shadowRoot.querySelector(`button[data-action="${CSS.escape(action)}"]`);
  button?.click();
  return Boolean(button);
};

// Everything that was answered, as the element itself writes it; nothing before the first answer.
function records() {
  heard = "";
  listens = true;
  if (shown()) pressed("save");
  listens = false;
  return heard;
}

function begin({ language, date, theme }) {
  memory.clear();
  given = wanted = undefined;
  number += 1;
  element = document.createElement("self-check");
  const attributes = { rules: `package/${number}/manifest.json`, lang: language, date, theme };
  for (const [name, value] of Object.entries(attributes)) if (value) element.setAttribute(name, value);
  document.querySelector("main").replaceChildren(element);
}

// Rules that begin to change: where the author stands, and what was answered. While others are still
// being loaded, that is known already.
function remember() {
  if (wanted || !shown()) return;
  wanted = stands();
  given = records() || undefined;
}

// Goes to the page that was left, if it is still there, by the element's own buttons.
function goBack({ kind, page }) {
  const at = () => shown()?.dataset.page === page && shown().dataset.kind === kind;
  if (at() || !kind || kind === "start") return;
  if (shown().dataset.kind === "answers") pressed("continue");
  if (at() || kind === "results") return;
  const on = stands();
  if (on.kind === "results" && pressed("narrow") && at()) return;
  if (!pressed("answers") && shown().dataset.kind !== "answers") return;
  const actions = [...element.shadowRoot.querySelectorAll("button[data-action]")].map(({ dataset }) => dataset.action);
  for (const action of actions.filter((action) => /^(change|edit) /.test(action))) {
    if (!pressed(action) || at()) return;
    pressed("back");
  }
  if (shown().dataset.kind === "answers" && on.kind === "results") pressed("continue");
}

addEventListener("selfcheck-ready", () => {
  const to = wanted;
  const known = given;
  wanted = given = undefined;
  // What was only given is not saved.
  if (known) records();
  if (to) goBack(to);
  tell({ what: "ready", ...stands() });
});
addEventListener("selfcheck-step", () => tell({ what: "step", ...stands() }));

function set({ language, date, theme }) {
  for (const [name, value] of Object.entries({ theme, lang: language, date })) {
    if ((element.getAttribute(name) ?? "") !== (value ?? "")) element.setAttribute(name, value);
  }
  document.documentElement.dataset.theme = theme;
}

const told = {
  // New rules, with the answers of before.
  show({ bundle, setting, fresh }) {
    files = new Map(bundle.map(({ name, bytes }) => [name, bytes]));
    document.documentElement.dataset.theme = setting.theme;
    if (fresh || !element) return begin(setting);
    remember();
    set(setting);
    number += 1;
    element.setAttribute("rules", `package/${number}/manifest.json`);
  },
  set({ setting }) {
    if (!element) return;
    // Another day is another beginning; another language is not.
    if ((element.getAttribute("date") ?? "") !== setting.date) remember();
    set(setting);
  },
  again({ setting }) {
    if (files.size) begin(setting);
  },
  record({ id }) {
    tell({ what: "record", id, record: records(), date: element?.getAttribute("date") ?? "" });
  },
};

addEventListener("message", ({ source, origin, data }) => {
  if (source === parent && origin === location.origin) told[data?.what]?.(data);
});

// A link of a citizen's page leads out of the preview, not out of the frame.
addEventListener("click", (event) => {
  const link = event.composedPath().find((one) => one.localName === "a" && one.hasAttribute("href"));
  if (!link || link.dataset.go || link.hasAttribute("download")) return;
  if (!/^https?:/.test(link.href)) return link.href.startsWith("blob:") ? undefined : event.preventDefault();
  if (new URL(link.href).origin === location.origin && link.getAttribute("href").startsWith("#")) return;
  event.preventDefault();
  window.open(link.href, "_blank", "noopener");
});

tell({ what: "here" });
