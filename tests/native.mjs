// The programs of the workspace, for tests that compare them with what runs in a browser. They are built
// as `cargo test` builds them, so that a run of all tests compiles nothing twice.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

let building;

/** Once the programs are built. */
export const built = () => (building ??= build());

async function build() {
  const wanted = ["build", "--quiet", "--locked", "--workspace", "--bins", "--tests"];
  const cargo = spawn("cargo", wanted, { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
  assert.deepEqual(await once(cargo, "close"), [0, null], "it does not compile; the messages are above");
}

/** Starts a program (`selfcheck`, `parity`) at the top of the repository. */
export async function start(name, args, stdio) {
  await built();
  return run(name, args, stdio);
}

/** The same, of programs that are built. */
export function run(name, args, stdio) {
  const target = resolve(root, process.env.CARGO_TARGET_DIR ?? "target");
  return spawn(join(target, "debug", name), args, { cwd: root, stdio });
}
