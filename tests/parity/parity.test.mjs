// Native and wasm agree to the byte: outcomes of every case of every package, and every page and
// outcome of random walks in every language (`tests/src/parity.rs` is the native side).

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { test } from "node:test";

import { start } from "../native.mjs";
import { load, rules } from "./wasm.mjs";

const WALKS = process.env.SELFCHECK_WALKS ?? "40";
const hash = (text) => createHash("sha256").update(text).digest("hex");

test("cases and random walks give the same bytes natively and in wasm", async () => {
  const { Check, Evaluator } = await load();
  const packages = new Map();
  const known = async (name) => {
    if (!packages.has(name)) packages.set(name, await rules(name));
    return packages.get(name);
  };
  const counted = { cases: 0, walks: 0, pages: 0 };

  for await (const line of native()) {
    if (line.case) {
      const of = await known(line.case.package);
      // Reading a large core takes longer than a case of it.
      of.evaluator ??= new Evaluator(of.core.bytes, of.core.hash);
      const outcome = of.evaluator.outcome(line.case.date, line.answers);
      assert.equal(outcome, line.outcome, `${line.case.package}: ${line.case.name}`);
      counted.cases += 1;
      continue;
    }
    const { package: name, language, date, seed } = line.walk;
    const { slice, texts } = await known(name);
    const { bytes, hash: textsHash } = texts[language];
    const check = new Check(slice.bytes, slice.hash, bytes, textsHash, date);
    const where = `${name} ${language} ${date} seed ${seed}`;
    assert.equal(hash(check.page()), line.first, where);
    for (const [entries, page, outcome] of line.steps) {
      check.submit(entries);
      assert.equal(hash(check.page()), page, `${where}\n${check.page()}`);
      assert.equal(hash(check.outcome()), outcome, `${where}\n${check.outcome()}`);
      counted.pages += 1;
    }
    check.free();
    counted.walks += 1;
  }
  console.log(`${counted.cases} cases, ${counted.walks} walks of ${counted.pages} pages agree`);
  assert.ok(counted.cases >= 25 && counted.walks >= 2);
});

/** What the native side says, line by line. */
async function* native() {
  const child = await start("parity", [WALKS], ["ignore", "pipe", "inherit"]);
  const ended = once(child, "exit");
  for await (const line of createInterface({ input: child.stdout })) yield JSON.parse(line);
  const [code] = await ended;
  assert.equal(code, 0, "the native side failed; its messages are above");
}
