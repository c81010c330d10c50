// docs/accessibility.md says the truth: every number has a test or a person, every test it names is
// there, and no numbered test is missing from it.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { test } from "node:test";

const LAST = 43;

const folder = new URL("./", import.meta.url);
const document = await readFile(new URL("../../docs/accessibility.md", folder), "utf8");
const [, table] = document.split("\n## ");
const rows = [...table.matchAll(/^\| (\d+) \| (.+) \| (.+) \|$/gm)].map(([, number, what, by]) => ({ number: Number(number), what, by }));

/** Names of tests, as far as they are written out. */
async function names() {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".test.mjs"));
  const texts = await Promise.all(files.map((file) => readFile(new URL(file, folder), "utf8")));
  return texts.flatMap((text) => [...text.matchAll(/^\s*(?:\w+\((?:stage, )?)?["`'](\d+(?:, \d+)*: ?.*?)(?:["`'],|["`']: |\$\{)/gm)].map(([, name]) => name));
}

test("every check from 1 to 43 is in the table once, with a test or a person", () => {
  assert.deepEqual(rows.map(({ number }) => number), Array.from({ length: LAST }, (_, place) => place + 1));
  for (const { number, by } of rows) {
    const own = new RegExp(`\`(?:\\d+, )*${number}(?:, \\d+)*:[^\`]*\``).test(by);
    assert.ok(own || by.includes("manual"), `${number}: ${by}`);
  }
});

test("every test that the table names is there, and every numbered test is in the table", async () => {
  const there = await names();
  assert.ok(there.length > 20, `${there.length} names`);
  const named = rows.flatMap(({ by }) => [...by.matchAll(/`([^`]+)`/g)].map(([, name]) => name));
  for (const name of named) assert.ok(there.some((one) => one.startsWith(name)), `no test begins with "${name}"`);
  for (const one of there) {
    const numbers = (name) => name.split(":")[0].split(", ").map(Number);
    const known = numbers(one).every((number) => named.some((name) => numbers(name).includes(number)));
    assert.ok(known, `not in the table: ${one}`);
  }
});

test("what has to be done by a person is in the script, and nothing is signed without name and day", () => {
  const script = document.split("## The manual script")[1];
  for (const tool of ["NVDA", "VoiceOver", "TalkBack", "Keyboard alone", "400 % zoom"]) assert.ok(script.includes(tool), tool);
  const [, signed] = script.split("### Signed");
  const lines = [...signed.matchAll(/^\| (.+) \|$/gm)].map(([, line]) => line.split(" | ")).slice(1);
  for (const line of lines) assert.match(line.join("|"), /^\d+\.\d+\.\d+\|.+\|.+\|\d{4}-\d\d-\d\d\|/);
  if (!lines.length) assert.match(signed, /No release was checked/);
});
