// The frame of the preview: the citizens' own element, unchanged, with rules that never touch a
// server. What it fetches below ./package/ is what the page sent last, and what a citizen would save
// on the device goes into memory. After an update the answers stay, and the page where it can.

const RULES = new URL("./package/", location.href).href;
const NAME = "manifest.json";

let files = new Map();
const there = window.fetch.bind(window);

window.fetch = async (asked, options) => {
  const address = new URL(asked instanceof Request ? asked.url : asked, document.baseURI).href;
  if (!address.startsWith(RULES)) return there(asked, options);
  const bytes = files.get(address.slice(RULES.length));
  return new Response(bytes ?? null, { status: bytes ? 200 : 404 });
};

// The answers of a preview are nobody's, and not kept.
const memory = new Map();
Object.defineProperty(window, "localStorage", {
  value: {
    getItem: (key) => memory.get(key) ?? null,
    setItem: (key, text) => memory.set(key, String(text)),
    removeItem: (key) => memory.delete(key),
  },
});

let element;
let wanted;

const tell = (message) => parent.postMessage(message, location.origin);
const view = () => element?.shadowRoot?.querySelector("form[data-kind]");
const stands = () => ({ kind: view()?.dataset.kind ?? "", page: view()?.dataset.page ?? "" });
const records = () => {
  const { kind } = stands();
  return element?._screen && kind && kind !== "start" ? element._screen.ask("answers") : "";
};

function begin({ language, date, theme }) {
  memory.clear();
  wanted = undefined;
  element = document.createElement("self-check");
  for (const [name, value] of Object.entries({ rules: RULES + NAME, lang: language, date, theme })) {
    if (value) element.setAttribute(name, value);
  }
  document.querySelector("main").replaceChildren(element);
}

// Where the author stood when the rules began to change: kept until a check is there again.
function remember() {
  if (stands().kind && !(wanted && element._open === undefined)) wanted = stands();
  const known = records();
  if (known) element._given = known;
}

/** Goes to the page that was left, if it is still there; asked of the screen without drawing it. */
function goBack({ kind, page }) {
  const at = () => /\0@data-page ([^\0]*)/.exec(drawn())?.[1] ?? "";
  const drawn = () => element._screen.ask("draw", "2");
  const send = (action) => element._screen.ask("submit", `action\0${action}`);
  if (at() === page || kind === "start" || !kind) return;
  // Everything is answered: the way to the results is open.
  if (/\0@data-kind answers\0/.test(drawn()) && kind !== "answers") send("continue");
  if (at() !== page && kind !== "results") {
    send("narrow");
    if (at() !== page) {
      const was = at();
      send("answers");
      const changes = [...drawn().matchAll(/\0@data-action ((?:change|edit) [^\0]*)/g)];
      const found = changes.some(([, action]) => {
        send(action);
        if (at() === page) return true;
        send("answers");
        return false;
      });
      if (!found && was !== at()) send("continue");
    }
  }
  element._draw(false);
}

addEventListener("selfcheck-ready", () => {
  const to = wanted;
  wanted = undefined;
  if (to) goBack(to);
  tell({ what: "ready", ...stands() });
});
addEventListener("selfcheck-step", () => tell({ what: "step", ...stands() }));

const told = {
  // New rules: as they were asked for, with the answers of before.
  show({ bundle, setting, fresh }) {
    files = new Map(bundle.map(({ name, bytes }) => [name, bytes]));
    document.documentElement.dataset.theme = setting.theme;
    if (fresh || !element) return begin(setting);
    remember();
    told.set({ setting, quiet: true });
    element._load();
  },
  set({ setting: { language, date, theme }, quiet }) {
    document.documentElement.dataset.theme = theme;
    if (!element) return;
    if (!quiet) remember();
    for (const [name, value] of Object.entries({ theme, lang: language, date })) {
      const now = element.getAttribute(name) ?? "";
      if (now === (value ?? "")) continue;
      if (value) element.setAttribute(name, value);
      else element.removeAttribute(name);
    }
  },
  again({ setting }) {
    if (files.size) begin(setting);
  },
  record({ id }) {
    tell({ what: "record", id, record: records(), date: element?._open?.day ?? "" });
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
