// Where the figures of parameters.toml stand in its text. It reads just enough of TOML for that, and
// reads on where something is broken: what is wrong with a figure the compiler says.

const BLANK = /(?:[ \t\r\n]|#[^\n]*)*/y;
const BARE = /[^\s,\]}#]+/y;
const KEY = /(?:[\w-]+|"[^"\n]*"|'[^'\n]*')(?:[ \t]*\.[ \t]*(?:[\w-]+|"[^"\n]*"|'[^'\n]*'))*/y;
const STRING = /"""[^]*?"""|'''[^]*?'''|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'/y;

class Reader {
  constructor(text) {
    this.text = text;
    this.at = 0;
  }

  take(pattern) {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (!found) return undefined;
    this.at += found[0].length;
    return found[0];
  }

  sign(sign) {
    this.take(BLANK);
    if (this.text[this.at] !== sign) return false;
    this.at += 1;
    return true;
  }

  // A value with its place: `{ from, to, text }`, with `fields` of a table and `items` of a list.
  value() {
    this.take(BLANK);
    const from = this.at;
    const node = { from };
    if (this.sign("{")) {
      node.fields = {};
      while (!this.sign("}")) {
        this.take(BLANK);
        const key = this.take(KEY);
        if (!key || !this.sign("=")) return undefined;
        const value = this.value();
        if (!value) return undefined;
        node.fields[plain(key)] = value;
        this.sign(",");
      }
    } else if (this.sign("[")) {
      node.items = [];
      while (!this.sign("]")) {
        const value = this.value();
        if (!value) return undefined;
        node.items.push(value);
        this.sign(",");
      }
    } else if (this.take(STRING) === undefined && this.take(BARE) === undefined) {
      return undefined;
    }
    node.to = this.at;
    node.text = this.text.slice(from, this.at);
    return node;
  }
}

const plain = (key) => key.replace(/["']/g, "").replace(/\s/g, "");

/** What a value says, without its quotes. */
export function said(node) {
  if (!node) return "";
  return /^["']/.test(node.text) ? node.text.replace(/^("""|'''|"|')([^]*)\1$/, "$2") : node.text;
}

/** The figures in the order of the file: `{ name, fields, from, to, about, heading }`. */
export function figures(text) {
  const out = new Map();
  const reader = new Reader(text);
  let section = "";
  let heading = "";
  let about = [];
  while (reader.at < text.length) {
    const line = /[^\n]*\n?/y;
    const start = reader.at;
    const peek = (line.lastIndex = start) === start && line.exec(text)[0];
    const bare = peek.trim();
    if (bare.startsWith("#")) {
      const title = /^#\s*-{2,}\s*(.*?)\s*-*$/.exec(bare);
      if (title) [heading, about] = [title[1] || heading, []];
      else about.push(bare.replace(/^#+\s?/, ""));
      reader.at += peek.length;
    } else if (bare.startsWith("[")) {
      section = plain(bare.replace(/^\[+|\].*$/g, ""));
      reader.at += peek.length;
    } else if (!bare) {
      about = [];
      reader.at += peek.length;
    } else {
      reader.take(BLANK);
      const key = reader.take(KEY);
      const value = key && reader.sign("=") && reader.value();
      if (!value) {
        reader.at = start + peek.length;
        about = [];
        continue;
      }
      const [name, ...rest] = [section, plain(key)].filter(Boolean).join(".").split(".");
      const figure = out.get(name) ?? { name, fields: {}, from: start, about: about.join(" "), heading };
      if (rest.length) figure.fields[rest.join(".")] = value;
      else Object.assign(figure.fields, value.fields);
      figure.to = value.to;
      out.set(name, figure);
      about = [];
    }
  }
  return [...out.values()];
}

/** Whether its values are single ones, or lows and highs, and nothing with a shape. */
export const isPlain = ({ fields }) =>
  Boolean(fields.values?.items) && !["key", "steps", "marginal", "table"].some((name) => fields[name]);

/** How a value is written: as the field before it was, else as its type asks. */
export function written(text, type, before) {
  const quoted = before ? /^["']/.test(before.text) : /^choice/.test(type);
  return quoted ? JSON.stringify(text) : text;
}

const ORDER = ["from", "until", "value", "low", "high"];

/** An inline table with other fields: texts as they are written, empty ones left out. */
export function rewritten(table, given) {
  const fields = Object.fromEntries(Object.entries(table.fields).map(([name, { text }]) => [name, text]));
  Object.assign(fields, given);
  const place = (name) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);
  const names = Object.keys(fields).filter((name) => fields[name]);
  names.sort((one, other) => place(one) - place(other));
  return `{ ${names.map((name) => `${name} = ${fields[name]}`).join(", ")} }`;
}

/** The change that puts a value behind the last one of a list. */
export function addition(list, insert) {
  const last = list.items.at(-1);
  if (!last) return { from: list.from + 1, insert: `\n    ${insert},\n` };
  const column = /(?:^|\n)([ \t]*)[^\n]*$/.exec(list.text.slice(0, last.from - list.from))[1];
  const many = list.text.includes("\n");
  const comma = /^\s*,/.test(list.text.slice(last.to - list.from)) ? 1 : 0;
  const before = comma ? "" : ",";
  return {
    from: last.to + comma,
    insert: many ? `${before}\n${column || "    "}${insert}${comma ? "," : ""}` : `${before} ${insert}`,
  };
}
