// A thread that replays what the native side says (`tests/src/bin/parity.rs`) in WebAssembly, and counts.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { parentPort, workerData } from "node:worker_threads";

import { run } from "../native.mjs";
import { load, rules } from "./wasm.mjs";

const hash = (text) => createHash("sha256").update(text).digest("hex");

const { Check, Evaluator } = await load();
const packages = new Map();
const known = async (name) => {
  if (!packages.has(name)) packages.set(name, await rules(name));
  return packages.get(name);
};
const counted = { cases: 0, walks: 0, pages: 0 };

for await (const line of native()) {
  if (line.case) await replayCase(line);
  else await replayWalk(line);
}
parentPort.postMessage(counted);

async function replayCase({ case: { package: name, name: called, date }, answers, outcome }) {
  const of = await known(name);
  // Reading a large core takes longer than a case of it.
  of.evaluator ??= new Evaluator(of.core.bytes, of.core.hash);
  assert.equal(of.evaluator.outcome(date, answers), outcome, `${name}: ${called}`);
  counted.cases += 1;
}

async function replayWalk({ walk: { package: name, language, date, seed }, first, steps }) {
  const { slice, texts } = await known(name);
  const { bytes, hash: textsHash } = texts[language];
  const check = new Check(slice.bytes, slice.hash, bytes, textsHash, date);
  const where = `${name} ${language} ${date} seed ${seed}`;
  assert.equal(hash(check.page()), first, where);
  for (const [entries, page, outcome] of steps) {
    check.submit(entries);
    assert.equal(hash(check.page()), page, `${where}\n${check.page()}`);
    assert.equal(hash(check.outcome()), outcome, `${where}\n${check.outcome()}`);
    counted.pages += 1;
  }
  check.free();
  counted.walks += 1;
}

/** What the native side says, line by line. */
async function* native() {
  const child = run("parity", workerData, ["ignore", "pipe", "inherit"]);
  const ended = once(child, "exit");
  for await (const line of createInterface({ input: child.stdout })) yield JSON.parse(line);
  const [code] = await ended;
  assert.equal(code, 0, "the native side failed; its messages are above");
}
