// What the embedding guide says, and what the sources have: names only. For comparing them, and for
// running the guide's examples.

import { readFile } from "node:fs/promises";

const read = (path) => readFile(new URL(`../../${path}`, import.meta.url), "utf8");
const found = (text, pattern) => [...text.matchAll(pattern)].map((match) => match[1]);
const sorted = (names) => [...new Set(names)].sort();
const camel = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

/** The rows of the table whose first column is called so, as lists of cells. */
export function rows(guide, column) {
  const lines = guide.split("\n");
  const start = lines.findIndex((line) => line.startsWith(`| ${column} |`));
  if (start < 0) throw new Error(`there is no table of ${column}`);
  const rest = lines.slice(start + 2);
  const end = rest.findIndex((line) => !line.startsWith("|"));
  return rest.slice(0, end).map((line) => line.split("|").slice(1, -1).map((cell) => cell.trim()));
}

/** The guide. */
export const guide = () => read("docs/embedding.md");

/** The examples: whole HTML, in order. */
export async function examples() {
  return found(await guide(), /```html\n([^]*?)```/g);
}

/** What the guide names, by sort. */
export async function inGuide() {
  const text = await guide();
  const names = (column, cell = 0) => rows(text, column).map((row) => row[cell].replaceAll("`", ""));
  return sort({
    attributes: names("attribute"),
    properties: names("attribute", 1),
    methods: names("method").map((name) => name.replace(/\(.*/, "")),
    events: names("event"),
    slots: names("slot").map((name) => (name.startsWith("(") ? "" : name)),
    parts: names("part"),
    styles: names("custom property"),
  });
}

/** What the manifest for editors names. */
export async function inManifest() {
  const { modules } = JSON.parse(await read("widget/custom-elements.json"));
  const element = modules[0].declarations[0];
  const names = (list) => list.map(({ name }) => name);
  const members = (kind) => names(element.members.filter((member) => member.kind === kind));
  return sort({
    attributes: names(element.attributes),
    properties: members("field"),
    methods: members("method"),
    events: names(element.events),
    slots: names(element.slots),
    parts: names(element.cssParts),
    styles: names(element.cssProperties),
  });
}

/** What the types name. They know nothing of slots and styles. */
export async function inTypes() {
  const text = await read("widget/self-check.d.ts");
  const body = text.match(/export class SelfCheck [^]*?\n}/)[0];
  return sort({
    properties: found(body, /^ {2}(\w+): \w+;$/gm),
    methods: found(body, /^ {2}(\w+)\(.*\): void;$/gm),
    events: found(text, /^ {2}"(selfcheck-\w+)": CustomEvent/gm),
  });
}

/** What the code has. */
export async function inCode() {
  const script = await read("widget/js/self-check.js");
  const list = (name) => JSON.parse(script.match(new RegExp(`const ${name} = (\\[.*\\]);`))[1]);
  const attributes = ["lang", ...list("TEXTS"), ...list("FLAGS")];
  const slots = found(script, /\bslot\("?(\w*)"?\)/g).filter((name) => name !== "name");
  return sort({
    attributes,
    properties: attributes.map(camel),
    methods: found(script, /\/\*\* .* \*\/\n {2}(\w+)\(/g),
    events: found(script, /_tell\("(\w+)"/g).map((name) => `selfcheck-${name}`),
    slots,
    parts: ["view", ...list("PARTS")],
    styles: found(await read("widget/css/self-check.css"), /var\((--selfcheck-[a-z-]+)/g),
  });
}

function sort(named) {
  return Object.fromEntries(Object.entries(named).map(([kind, names]) => [kind, sorted(names)]));
}
