// Native and wasm agree to the byte: outcomes of every case of every package, and every page and
// outcome of random walks in every language (`tests/src/parity.rs` is the native side).

import assert from "node:assert/strict";
import { once } from "node:events";
import { describe, test } from "node:test";
import { Worker } from "node:worker_threads";

import { built } from "../native.mjs";

// Of each language of each package, in two halves.
const WALKS = Math.ceil(Number(process.env.SELFCHECK_WALKS ?? "40") / 2);

describe("natively and in wasm the bytes are the same", { concurrency: 2 }, () => {
  test("of every case", async (about) => {
    const { cases } = await replayed("cases");
    about.diagnostic(`${cases} cases agree`);
    assert.ok(cases >= 25);
  });
  for (const seed of [1, 1 + WALKS]) {
    test(`of random walks from seed ${seed}`, async (about) => {
      const { walks, pages } = await replayed("walks", String(WALKS), String(seed));
      about.diagnostic(`${walks} walks of ${pages} pages agree`);
      assert.ok(walks >= 2 && pages >= walks);
    });
  }
});

/** What a thread counted in replaying what the native side says to this. */
async function replayed(...said) {
  await built();
  const thread = new Worker(new URL("replay.mjs", import.meta.url), { workerData: said });
  const [counted] = await once(thread, "message");
  return counted;
}
