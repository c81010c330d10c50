// The figures as a table: each with its history, edited in place. What is changed here is changed in
// parameters.toml, one step for each field.

import { announce, bdi, button, h, rested } from "./dom.js";
import { addition, figures, isPlain, rewritten, said, written } from "./figures-text.js";
import { said as known, t } from "./words.js";

const PATH = "parameters.toml";
const NUMBERS = /^(integer|decimal|money)/;
const GIVEN = ["from", "value", "high", "source", "note"];

// What somebody types as a number, with the digits and the signs of any keyboard and with thousands apart, as
// the file has numbers; undefined where it is none.
function plainNumber(text) {
  const plain = text
    .replace(/[\u200e\u200f]/g, "")
    .trim()
    .replace(/[٠-٩]/g, (digit) => "٠١٢٣٤٥٦٧٨٩".indexOf(digit))
    .replace(/[۰-۹]/g, (digit) => "۰۱۲۳۴۵۶۷۸۹".indexOf(digit))
    .replace(/٫/g, ".")
    .replace(/−/g, "-")
    .replace(/[\s٬،_]/g, ",");
  const found = /^([-+]?)0*(\d+|\d{1,3}(?:,\d{3})+)(\.\d+)?$/.exec(plain);
  return found && found[1] + found[2].replaceAll(",", "") + (found[3] ?? "");
}

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
      h("div", { class: "tools" }, this._search),
      h("p", { class: "hint", word: "figures-hint" }),
      this._list,
      this._sources,
    );
    studio.work.addEventListener("opened", () => this._open.clear());
    studio.work.addEventListener("edited", ({ detail }) => {
      if (detail.path === PATH) rested(this._list, () => this._again());
    });
  }

  show() {
    const all = figures(this._studio.work.text(PATH));
    const keys = this._studio.sources();
    this._sources.replaceChildren(...keys.map((key) => h("option", { value: key })));
    this._draw(all);
    this._filter();
  }

  _again() {
    if (!this.element.isConnected) return;
    const all = figures(this._studio.work.text(PATH));
    if (shape(all) !== this._shape) return this.show();
    for (const figure of all) this._update(figure);
    this._filter();
  }

  _draw(all) {
    const scrolled = this.element.scrollTop;
    const groups = [];
    this._shape = shape(all);
    this._shown = new Map();
    for (const figure of all) {
      if (!groups.length || groups.at(-1).heading !== figure.heading) groups.push({ heading: figure.heading, figures: [] });
      groups.at(-1).figures.push(figure);
    }
    this._list.replaceChildren(
      ...groups.map(({ heading, figures }) =>
        h("section", {}, heading && h("h2", {}, bdi(heading)), figures.map((figure) => this._figure(figure))),
      ),
    );
    if (!all.length) this._list.append(h("p", { class: "empty", word: "figures-none" }));
    this.element.scrollTop = scrolled;
  }

  // Nothing is drawn anew under the hands of somebody who types, or over what could not be taken.
  _update(figure) {
    const { name } = figure;
    const { figure: before, element } = this._shown.get(name);
    if (alike(before, figure)) return;
    const focused = document.activeElement;
    const now = this._figure(figure);
    const cells = [...now.querySelectorAll("td")];
    const old = [...element.querySelectorAll("td")];
    if (!cells.length || cells.length !== old.length) {
      const place = element.contains(focused) ? (focused.dataset.place ?? "") : undefined;
      element.replaceWith(now);
      if (place !== undefined) (this._field(place) ?? now.querySelector("summary")).focus();
      return;
    }
    this._shown.set(name, { figure, element });
    element.querySelector("summary").replaceChildren(...now.querySelector("summary").childNodes);
    for (const [index, cell] of old.entries()) {
      if (!cell.contains(focused) && !cell.querySelector("[aria-invalid]")) cell.replaceWith(cells[index]);
    }
  }

  _field(place) {
    return this._list.querySelector(`[data-place="${CSS.escape(place)}"]`);
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
    const now = plain ? latest(fields.values.items, this._studio.today()) : undefined;
    const value = plain
      ? h("span", { class: "value", dir: "ltr" }, now ? valued(now.fields, kind) : "–")
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
        h("span", { class: "kind" }, kindOf(kind), fields.unit ? [" · ", kindOf(said(fields.unit))] : ""),
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
    this._shown.set(name, { figure, element: details });
    return details;
  }

  _body(figure, plain) {
    const { name, about, fields } = figure;
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
    actions.append(button("show-in-file", () => this._studio.go(PATH, this._find(name)?.from), { class: "quiet" }));
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
    let input;
    const commit = () => this._set(figure.name, row, column, input);
    if (column === "value" && kind === "bool") {
      input = h("select", { onchange: commit, ...about }, ["true", "false"].map((value) => h("option", { value, word: `value-${value}` })));
      input.value = said(node);
      return input;
    }
    const type = column === "from" ? "date" : "text";
    const own = column === "note";
    input = h("input", { type, value: said(node), dir: own ? "auto" : "ltr", autocomplete: "off", ...about });
    if (column === "source") input.setAttribute("list", "sources");
    if (["value", "high"].includes(column) && NUMBERS.test(kind)) input.inputMode = "decimal";
    // A date says that it changed at every key that makes it a whole one.
    if (type === "date") {
      input.addEventListener("blur", () => input.isConnected && commit());
      input.addEventListener("keydown", ({ key }) => key === "Enter" && commit());
    } else input.addEventListener("change", commit);
    return input;
  }

  // The figure as it stands in the file now.
  _find(name) {
    return figures(this._studio.work.text(PATH)).find((figure) => figure.name === name);
  }

  _set(name, row, column, input) {
    const figure = this._find(name);
    const item = figure?.fields.values?.items[row];
    if (!item?.fields) return;
    const kind = said(figure.fields.type);
    const { value, low } = item.fields;
    const given = {};
    let text = input.value.trim();
    let wrong;
    if (column === "value" || column === "high") {
      const number = NUMBERS.test(kind);
      const plain = number && text ? plainNumber(text) : text;
      if (!text && column === "value") wrong = "value-wanted";
      if (text && number && !plain) wrong = "number-wanted";
      text = plain;
      const as = !wrong && written(plain, kind, value ?? low);
      if (column === "value") given[low ? "low" : "value"] = as;
      else if (plain) Object.assign(given, { value: "", low: (low ?? value)?.text, high: as });
      else Object.assign(given, { value: low?.text ?? value?.text, low: "", high: "" });
    } else if (column === "from") {
      if (!text) wrong = "date-wanted";
      given.from = text;
    } else {
      given[column] = text ? JSON.stringify(text) : "";
    }
    told(input, wrong);
    const same = Object.keys(given).every((key) => said({ text: given[key] || "" }) === said(item.fields[key]));
    if (wrong) return;
    if (input.type !== "date") input.value = text;
    if (!same) this._studio.work.replace(PATH, item.from, item.to, rewritten(item, given));
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
    this._again();
    this._field(`${name} ${row} from`)?.focus();
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
    this._again();
    this._list.querySelector(`[data-name="${CSS.escape(name)}"] summary`)?.focus();
    announce(t("value-removed"));
  }
}

const shape = (all) => JSON.stringify(all.map(({ name, heading }) => [heading, name]));

// Wherever they stand: numbers are places.
const alike = (one, other) => {
  const [before, after] = [one, other].map((figure) => JSON.stringify(figure, (_, value) => (typeof value === "number" ? undefined : value)));
  return before === after;
};

// What is wrong with what was typed, below its field; or nothing any more.
function told(input, word) {
  input.nextElementSibling?.remove();
  input.removeAttribute("aria-invalid");
  input.removeAttribute("aria-describedby");
  if (!word) return;
  const id = `wrong ${input.dataset.place}`.replace(/\s/g, "-");
  input.setAttribute("aria-invalid", "true");
  input.setAttribute("aria-describedby", id);
  input.after(h("p", { class: "error", id, word }));
  announce(t(word));
}

function valued({ value, low, high }, kind) {
  if (value) return kind === "bool" ? h("span", { word: `value-${said(value)}` }) : said(value);
  return low ? `${said(low)} – ${said(high)}` : "…";
}

// The value that holds now: the last one whose day has come.
function latest(items, day) {
  const begun = items.filter((item) => item.fields && said(item.fields.from) <= day);
  return begun.at(-1) ?? items.find((item) => item.fields);
}

// A type or a unit in words, where there are words for it.
function kindOf(name) {
  const word = `kind-${name.replace("/", "-")}`;
  return known(word) ? h("bdi", { word }) : bdi(name);
}
