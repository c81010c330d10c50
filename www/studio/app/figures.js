// The figures as a table: each with its history, edited in place. What is changed here is changed in
// parameters.toml, one step for each field.

import { announce, bdi, button, h } from "./dom.js";
import { addition, figures, isPlain, rewritten, said, written } from "./figures-text.js";
import { speaking, t } from "./words.js";

const PATH = "parameters.toml";
const NUMBERS = /^(integer|decimal|money)/;
const GIVEN = ["from", "value", "high", "source", "note"];

// What somebody types as a number, with the digits of any keyboard.
const latin = (text) =>
  text
    .replace(/[٠-٩]/g, (digit) => "٠١٢٣٤٥٦٧٨٩".indexOf(digit))
    .replace(/[۰-۹]/g, (digit) => "۰۱۲۳۴۵۶۷۸۹".indexOf(digit))
    .replace(/٫/g, ".")
    .replace(/[\s٬_]/g, "")
    .trim();

export class FiguresView {
  constructor(studio) {
    this._studio = studio;
    this._open = new Set();
    this._search = h("input", { type: "search", label: "search-figures", placeholder: "search-figures" });
    this._search.addEventListener("input", () => this._filter());
    this._list = h("div", { class: "figures" });
    this._sources = h("datalist", { id: "sources" });
    this.element = h(
      "div",
      { class: "sheet-view" },
      h("div", { class: "tools" }, this._search, button("show-file", () => studio.go(PATH), { class: "quiet" })),
      h("p", { class: "hint", word: "figures-hint" }),
      this._list,
      this._sources,
    );
    speaking.addEventListener("language", () => this.element.isConnected && this.show());
    studio.work.addEventListener("opened", () => this._open.clear());
    studio.work.addEventListener("edited", ({ detail }) => {
      // Once the focus is where it goes from a field that was left.
      if (detail.path === PATH && this.element.isConnected) setTimeout(() => this.show());
    });
  }

  show() {
    const text = this._studio.work.text(PATH);
    this._figures = figures(text);
    const keys = this._studio.sources();
    this._sources.replaceChildren(...keys.map((key) => h("option", { value: key })));
    const focused = document.activeElement?.dataset?.place;
    const scrolled = this.element.scrollTop;
    const groups = [];
    for (const figure of this._figures) {
      if (!groups.length || groups.at(-1).heading !== figure.heading) groups.push({ heading: figure.heading, figures: [] });
      groups.at(-1).figures.push(figure);
    }
    this._list.replaceChildren(
      ...groups.map(({ heading, figures }) =>
        h("section", {}, heading && h("h2", {}, bdi(heading)), figures.map((figure) => this._figure(figure))),
      ),
    );
    if (!this._figures.length) this._list.append(h("p", { class: "empty", word: "figures-none" }));
    this._filter();
    this.element.scrollTop = scrolled;
    if (focused) this._list.querySelector(`[data-place="${CSS.escape(focused)}"]`)?.focus();
  }

  _filter() {
    const wanted = this._search.value.trim().toLowerCase();
    for (const figure of this._list.querySelectorAll("details")) {
      figure.hidden = Boolean(wanted) && !figure.dataset.text.includes(wanted);
    }
    for (const section of this._list.querySelectorAll("section")) {
      section.hidden = !section.querySelector("details:not([hidden])");
    }
  }

  _figure(figure) {
    const { name, about, fields } = figure;
    const kind = said(fields.type);
    const plain = isPlain(figure);
    const now = plain ? latest(fields.values.items) : undefined;
    const value = plain
      ? h("span", { class: "value", dir: "ltr" }, now ? shown(now.fields, kind) : "–")
      : h("span", { class: "value", word: "figure-table" });
    const body = h("div", { class: "body" });
    const details = h(
      "details",
      { "data-name": name, "data-text": `${name} ${about}`.toLowerCase(), open: this._open.has(name) },
      h(
        "summary",
        {},
        h("span", { class: "twist", "aria-hidden": "true" }),
        h("span", { class: "name", dir: "ltr" }, name),
        value,
        h("span", { class: "kind", dir: "ltr" }, kind, fields.unit ? `, ${said(fields.unit)}` : ""),
        fields.confidential && h("span", { class: "tag", word: "confidential" }),
        now?.fields.low && h("span", { class: "tag", word: "sources-differ" }),
      ),
      body,
    );
    const fill = () => {
      if (details.open) this._open.add(name);
      else this._open.delete(name);
      if (details.open && !body.firstChild) body.append(...this._body(figure, plain));
    };
    details.addEventListener("toggle", fill);
    if (details.open) fill();
    return details;
  }

  _body(figure, plain) {
    const { name, about, fields, from } = figure;
    const limits = ["min", "max"].map((limit) => fields[limit]?.text);
    const out = [about && h("p", { class: "about" }, bdi(about))];
    if (limits[0]) out.push(h("p", { class: "hint", word: ["figure-limits", { min: said(fields.min), max: said(fields.max) }] }));
    const actions = h("p", { class: "actions" });
    if (plain) {
      out.push(this._table(figure));
      actions.append(button("add-value", () => this._add(figure), { class: "secondary", "data-place": `${name} add` }));
    } else {
      out.push(h("p", { word: "figure-shape" }));
      const paths = [fields.table, ...(fields.values?.items ?? []).map((value) => value.fields?.table)];
      for (const path of new Set(paths.flatMap((node) => node?.items ?? [node]).map(said))) {
        if (!this._studio.work.has(path)) continue;
        actions.append(h("button", { type: "button", class: "secondary", onclick: () => this._studio.go(path) }, bdi(path)));
      }
    }
    actions.append(button("show-in-file", () => this._studio.go(PATH, from), { class: "quiet" }));
    return [...out, actions].filter(Boolean);
  }

  _table(figure) {
    const { name, fields } = figure;
    const columns = this._columns(figure);
    return h(
      "div",
      { class: "scroll", tabindex: "0", role: "region", label: ["values-of", { name }] },
      h(
        "table",
        {},
        h("thead", {}, h("tr", {}, columns.map((column) => h("th", { scope: "col", word: `value-${column}` })), h("th", {}, h("span", { class: "unseen", word: "value-remove" })))),
        h("tbody", {}, fields.values.items.map((item, row) => this._row(figure, item, row))),
      ),
    );
  }

  // What has no order has no limits that sources could differ by.
  _columns({ fields }) {
    const kind = said(fields.type);
    return GIVEN.filter((column) => column !== "high" || NUMBERS.test(kind) || kind === "date");
  }

  _row(figure, item, row) {
    const cell = (column) => h("td", { class: column }, this._input(figure, item, row, column));
    return h(
      "tr",
      {},
      this._columns(figure).map(cell),
      h("td", {}, h("button", {
        type: "button", class: "icon", label: ["remove-value", { date: said(item.fields?.from) }],
        onclick: () => this._remove(figure, row),
      }, "×")),
    );
  }

  _input(figure, item, row, column) {
    const fields = item.fields ?? {};
    const kind = said(figure.fields.type);
    const node = column === "value" ? (fields.value ?? fields.low) : fields[column];
    const about = {
      "data-place": `${figure.name} ${row} ${column}`,
      label: [`value-of-${column}`, { name: figure.name, date: said(fields.from) }],
    };
    const commit = (text, input) => this._set(figure.name, row, column, text, input);
    if (column === "value" && kind === "bool") {
      const input = h("select", about, ["true", "false"].map((value) => h("option", { value, word: `value-${value}` })));
      input.value = said(node);
      input.addEventListener("change", () => commit(input.value, input));
      return input;
    }
    const type = column === "from" ? "date" : "text";
    const own = column === "note";
    const input = h("input", { type, value: said(node), dir: own ? "auto" : "ltr", autocomplete: "off", ...about });
    if (column === "source") input.setAttribute("list", "sources");
    if (["value", "high"].includes(column) && NUMBERS.test(kind)) input.inputMode = "decimal";
    input.addEventListener("change", () => commit(input.value.trim(), input));
    return input;
  }

  // The figure as it stands in the file now.
  _find(name) {
    return figures(this._studio.work.text(PATH)).find((figure) => figure.name === name);
  }

  _set(name, row, column, text, input) {
    const figure = this._find(name);
    const item = figure?.fields.values?.items[row];
    if (!item?.fields) return;
    const kind = said(figure.fields.type);
    const fail = (word) => {
      input.setAttribute("aria-invalid", "true");
      input.title = t(word);
      announce(t(word));
    };
    const given = {};
    const { value, low } = item.fields;
    if (column === "value" || column === "high") {
      const number = NUMBERS.test(kind);
      const plain = number ? latin(text) : text;
      if (plain && number && !/^[-+]?\d+(\.\d+)?$/.test(plain)) return fail("number-wanted");
      if (!plain && column === "value") return fail("value-wanted");
      const as = written(plain, kind, value ?? low);
      if (column === "value") given[low ? "low" : "value"] = as;
      else if (plain) Object.assign(given, { value: "", low: (low ?? value)?.text, high: as });
      else Object.assign(given, { value: low?.text ?? value?.text, low: "", high: "" });
    } else if (column === "from") {
      if (!text) return fail("date-wanted");
      given.from = text;
    } else {
      given[column] = text ? JSON.stringify(text) : "";
    }
    this._studio.work.replace(PATH, item.from, item.to, rewritten(item, given));
  }

  _add({ name }) {
    const figure = this._find(name);
    const list = figure.fields.values;
    const last = list.items.at(-1)?.fields ?? {};
    const fields = { from: { text: this._studio.today() }, value: last.value, low: last.low, high: last.high, source: last.source };
    const given = Object.fromEntries(Object.entries(fields).filter(([, node]) => node).map(([key, { text }]) => [key, text]));
    if (!given.value && !given.low) given.value = "0";
    const row = list.items.length;
    this._studio.work.edit(PATH, addition(list, rewritten({ fields: {} }, given)));
    this.show();
    this._list.querySelector(`[data-place="${CSS.escape(`${name} ${row} from`)}"]`)?.focus();
    announce(t("value-added"));
  }

  _remove({ name }, row) {
    const list = this._find(name).fields.values;
    const item = list.items[row];
    const next = list.items[row + 1];
    const before = list.items[row - 1];
    const text = this._studio.work.text(PATH);
    // With the comma behind it, and the line it stands on.
    let [from, to] = [before ? before.to : list.from + 1, next ? next.from : item.to];
    if (next) from = item.from;
    else to += /^\s*,?/.exec(text.slice(to))[0].length;
    const trailing = !next && before && /^\s*,/.test(text.slice(item.to));
    this._studio.work.edit(PATH, { from, to, insert: trailing ? "," : "" });
    this.show();
    this._list.querySelector(`[data-name="${CSS.escape(name)}"] summary`)?.focus();
    announce(t("value-removed"));
  }
}

function shown({ value, low, high }, kind) {
  if (value) return kind === "bool" ? t(`value-${said(value)}`) : said(value);
  return low ? `${said(low)} – ${said(high)}` : "…";
}

// The value that holds now: the last one whose day has come.
function latest(items) {
  const day = new Date().toISOString().slice(0, 10);
  const begun = items.filter((item) => item.fields && said(item.fields.from) <= day);
  return begun.at(-1) ?? items.find((item) => item.fields);
}
