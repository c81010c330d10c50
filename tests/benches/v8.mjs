// Nanoseconds from loaded answers to every status and amount, one household of six through all
// programs of Egypt, in V8: `node tests/benches/v8.mjs` after `cargo xtask test` or
// `cargo xtask build --for-tests`. The native counterpart is `tests/benches/household.rs`.

import { load, rules } from "../parity/wasm.mjs";

const ROUNDS = 30;
const TIMES = 20_000;

const text = (fact, value) => ({ fact, value: { text: value } });
const bool = (fact, value) => ({ fact, value: { bool: value } });
const chosen = (fact) => ({ fact, value: { chosen: [] } });
const person = (id, relation, born, ...more) => ({
  id,
  facts: [text("relation", relation), text("birth_date", born), ...more],
});

const answers = {
  date: null,
  household: [chosen("situations"), chosen("payments"), chosen("belongings")],
  units: [["family", [text("kind", "couple_with_children")]]],
  people: [
    person("a", "applicant", "1988-04-11", text("work", "none"), bool("other_citizen", false)),
    person("b", "husband", "1985-01-20", text("work", "irregular")),
    person("c", "child", "2012-06-01", text("school", "preparatory")),
    person("d", "child", "2017-09-15", text("school", "primary")),
    person("e", "child", "2022-11-30"),
    person("f", "parent", "1958-07-07", text("work", "none"), bool("other_citizen", false)),
  ],
  more_people: null,
  groups: [],
  fixed: [],
};

const { Evaluator } = await load();
const { slice } = await rules("egypt");
const evaluator = new Evaluator(slice.bytes, slice.hash);
const statuses = evaluator.repeat("2026-03-20", answers, 1);
if (statuses === 0) throw new Error(`the answers are not accepted: ${evaluator.outcome("2026-03-20", answers)}`);

const times = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const begun = process.hrtime.bigint();
  evaluator.repeat("2026-03-20", answers, TIMES);
  times.push(Number(process.hrtime.bigint() - begun) / TIMES);
}
times.sort((one, other) => one - other);
console.log(`one household of six through all programs of Egypt, ${statuses} statuses and their amounts, in V8`);
console.log(`engine  ${Math.round(times[ROUNDS / 2])} ns  (Node.js ${process.version})`);
