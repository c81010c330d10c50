// Nanoseconds from loaded answers to every status and amount in V8. `tests/benches/household.rs`,
// the native counterpart, runs this: it writes core, date and answers to the file named.

import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";

import { load } from "../parity/wasm.mjs";

const ROUNDS = 30;
const TIMES = 20_000;

const { core, date, answers } = JSON.parse(await readFile(process.argv[2], "utf8"));
const bytes = Buffer.from(core);
const { Evaluator } = await load();
const evaluator = new Evaluator(bytes, createHash("sha256").update(bytes).digest("hex"));
if (evaluator.repeat(date, answers, 1) === 0) {
  throw new Error(`the answers are not accepted: ${evaluator.outcome(date, answers)}`);
}

const times = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const begun = process.hrtime.bigint();
  evaluator.repeat(date, answers, TIMES);
  times.push(Number(process.hrtime.bigint() - begun) / TIMES);
}
times.sort((one, other) => one - other);
console.log(`engine  ${Math.round(times[ROUNDS / 2])} ns  (Node.js ${process.version})`);
