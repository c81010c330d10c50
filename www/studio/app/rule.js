// One criterion with everything that belongs to it: what citizens read about it in every language, its
// law, its proofs and its doubt. Its lines of the script stand below, in the editor.

import { bdi, button, h, rested } from "./dom.js";
import { TextField, languageName, wrong } from "./text-field.js";
import { inOrder } from "./texts-view.js";

const KINDS = ["law", "proof", "doubt"];
const SAID = /\.(law|proof|doubt)\(\s*"((?:[^"\\]|\\.)*)"[^()]*\)/g;

export class RuleCard {
  constructor(studio) {
    this._studio = studio;
    this._fields = [];
    this._kinds = h("div", { class: "said" }, KINDS.map((kind) => h("div", { class: "kind", "data-kind": kind })));
    this.element = h("section", { class: "rule-card", hidden: true, "aria-labelledby": "rule-heading" });
  }

  hide() {
    this._forget();
    this._rule = undefined;
    this.element.hidden = true;
  }

  _forget() {
    if (this._place) this._studio.work.forget([this._place]);
    for (const field of this._fields) field.forget();
    this._fields = [];
    this._place = undefined;
  }

  /** Shows a rule of a script: one of the outline, as the script is now. */
  async show(path, rule) {
    this._path = path;
    this._take(rule);
    const rows = await this._rows();
    if (this._rule === rule) this._draw(rows);
  }

  _take(rule) {
    this._forget();
    this._rule = rule;
    this._place = this._studio.work.place(this._path, rule.from, rule.to);
  }

  async _rows() {
    const { work, engine } = this._studio;
    return (await work.asked(() => engine.texts()).catch(() => undefined)) ?? [];
  }

  /** After an edit, unless somebody is here; what was found is said in any case. */
  async refresh() {
    const { _rule: rule, _path: path } = this;
    if (!rule) return;
    const { work, contents } = this._studio;
    const [outline, rows] = await work.asked(async () => [await contents.now(path), await this._rows()]);
    if (rule !== this._rule) return;
    const now = outline.find(({ id, verb }) => id === rule.id && verb === rule.verb);
    if (now && !this.element.matches(":focus-within, :active")) {
      this._take(now);
      return this._draw(rows);
    }
    const found = wrong(this._studio, rows);
    for (const field of this._fields) field.found(found);
  }

  _draw(rows) {
    const { id, verb } = this._rule;
    const studio = this._studio;
    this.element.hidden = false;
    this.element.replaceChildren(
      h(
        "div",
        { class: "panel-head" },
        h("h2", { id: "rule-heading" }, h("span", { class: "tag", word: `verb-${verb}` }), " ", h("span", { dir: "ltr" }, id)),
        button("close-rule", () => this._studio.leaveRule(), { class: "quiet" }),
      ),
      this._kinds,
      h("datalist", { id: "law-of-rules" }, studio.sources().map((value) => h("option", { value }, studio.source(value).title))),
      h("datalist", { id: "proof-of-rules" }, studio.documents().map((value) => h("option", { value }))),
      this._sentences(rows),
    );
    this._say();
  }

  // Its law, its proofs and its doubt, as the script has them. What is there already stays, and so does the focus.
  _say() {
    for (const element of this._kinds.children) {
      const { kind } = element.dataset;
      const found = this._found(kind);
      const shape = JSON.stringify([this._path, this._rule.id, found.map(([text, , value]) => [text, this._source(kind, value)])]);
      if (shape === element.dataset.shape) continue;
      const [, , before] = JSON.parse(element.dataset.shape ?? "[0,0,[]]");
      element.dataset.shape = shape;
      const focused = element.contains(document.activeElement) ? document.activeElement : undefined;
      const was = [...element.querySelectorAll("li")].indexOf(focused?.closest("li"));
      element.replaceChildren(...this._said(kind, found));
      if (!focused) continue;
      // Rows behind one that has gone stand one higher now.
      const gone = before.length > found.length ? before.findIndex(([text], at) => text !== found[at]?.[0]) : -1;
      const index = was - (gone >= 0 && gone < was);
      const near = [...element.querySelectorAll(`li ${focused.localName}`)];
      const other = near[Math.min(index, near.length - 1)] ?? element.querySelector(".link, input");
      other.focus();
      if (focused.localName === "input" && gone !== was && other === near[index]) other.value = focused.value;
    }
  }

  // The texts of the rule, those of a doubt with it.
  _sentences(rows) {
    const { edits } = this._studio.work;
    const program = `${this._path.split("/").slice(0, -1).join("/")}/`;
    const { id, verb, doubt } = this._rule;
    const names = [verb === "amount" ? `amount-${id}` : `rule-${id}`];
    if (doubt) names.push(`doubt-${doubt}`);
    const ours = rows.filter(({ key, languages }) => {
      const name = key.split(/[/:]/).at(-1);
      return (
        names.some((one) => name === one || name.startsWith(`${one}.`)) &&
        Object.values(languages).some(({ path }) => path.startsWith(program))
      );
    });
    ours.sort((one, other) => ORDER.indexOf(sort(one.key)) - ORDER.indexOf(sort(other.key)));
    if (!ours.length) return h("p", { class: "hint", word: "rule-no-texts" });
    const languages = inOrder(this._studio, ours);
    const found = wrong(this._studio, rows);
    const field = (row, code) => {
      const one = new TextField(this._studio, row, code, edits);
      one.found(found);
      this._fields.push(one);
      return one.element;
    };
    return h(
      "div",
      { class: "scroll", tabindex: "0", role: "region", label: "rule-sentences" },
      h(
        "table",
        { class: "sentences" },
        h("thead", {}, h("tr", {}, h("td"), languages.map((code) => h("th", { scope: "col", lang: code }, languageName(code))))),
        h(
          "tbody",
          {},
          ours.map((row) =>
            h(
              "tr",
              {},
              h("th", { scope: "row", word: sort(row.key) }),
              languages.map((code) => h("td", {}, row.languages[code] && field(row, code))),
            ),
          ),
        ),
      ),
    );
  }

  // Its lines of the script; nothing where it stands there no more.
  get _text() {
    const { id, verb } = this._rule;
    const text = this._studio.work.at(this._place) ?? "";
    return text.startsWith(verb) && text.includes(JSON.stringify(id)) ? text : "";
  }

  _found(kind) {
    return [...this._text.matchAll(SAID)].filter(([, one]) => one === kind);
  }

  // A law begins with the key of its source.
  _source(kind, value) {
    return kind === "law" && this._studio.source(value.split(" ")[0]);
  }

  _said(kind, found) {
    const full = kind === "doubt" && found.length;
    return [
      h("h3", { word: `said-${kind}` }),
      h("ul", {}, found.map((one, index) => this._one(kind, one, index))),
      ...(full ? [] : [button(`add-${kind}`, () => this._add(kind), { class: "link" })]),
    ];
  }

  _one(kind, [, , value], index) {
    const input = h("input", { type: "text", dir: "ltr", value, label: `said-${kind}`, autocomplete: "off", list: kind === "doubt" ? undefined : `${kind}-of-rules` });
    input.addEventListener("change", () => this._set(kind, index, input.value.trim()));
    const source = this._source(kind, value);
    return h(
      "li",
      {},
      input,
      h("button", { type: "button", class: "icon", label: [`remove-${kind}`, { value }], onclick: () => this._set(kind, index, "") }, "×"),
      source && h("p", { class: "hint" }, source.url ? h("a", { href: source.url, target: "_blank", rel: "noopener" }, bdi(source.title)) : bdi(source.title)),
    );
  }

  _set(kind, index, value) {
    const found = this._found(kind)[index];
    if (!found) return;
    const from = this._place.from + found.index;
    const to = from + found[0].length;
    const insert = value ? found[0].replace(/"(?:[^"\\]|\\.)*"/, () => JSON.stringify(value)) : "";
    // A line that is left with nothing goes.
    const text = this._studio.work.text(this._place.path);
    const blank = insert ? "" : /\n?[ \t]*$/.exec(text.slice(0, from))[0];
    const alone = blank.startsWith("\n") && !/^\s*\./.test(text.slice(to)) ? blank.length : 0;
    this._studio.work.edit(this._place.path, { from: from - alone, to, insert });
    rested(this._kinds, () => this._rule && this._say());
  }

  _add(kind) {
    const { path, from } = this._place;
    const text = this._text;
    if (!text) return;
    const end = from + text.replace(/[\s;]+$/, "").length;
    const first = { law: this._studio.sources()[0] ?? "", proof: this._studio.documents()[0] ?? "", doubt: "sources_differ" }[kind];
    this._studio.work.edit(path, { from: end, insert: `.${kind}(${JSON.stringify(first)})` });
    this._say();
    this._kinds.querySelector(`[data-kind=${kind}] li:last-child input`)?.select();
  }
}

const ORDER = ["title", "met", "unmet", "open", "doubt", "more"].map((name) => `sentence-${name}`);

const sort = (key) => {
  const attribute = key.split(".")[1];
  if (key.includes("doubt-")) return "sentence-doubt";
  return ["met", "unmet", "open"].includes(attribute) ? `sentence-${attribute}` : attribute ? "sentence-more" : "sentence-title";
};
