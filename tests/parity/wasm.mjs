// The element's module with its exports for tests, in this JavaScript engine. `cargo xtask` builds it
// beside the one that is shipped: the same sources and steps, and the feature `testing`.

import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const stage = new URL("../../target/wasm/stage/selfcheck-widget-testing/", import.meta.url);

/** The folder that `cargo xtask build` writes. */
export const dist = new URL("../../dist/", import.meta.url);

/** The module's exports. */
export async function load() {
  const glue = await import(new URL("selfcheck_widget.js", stage));
  glue.initSync({ module: await readFile(new URL("selfcheck_widget_bg.wasm", stage)) });
  return glue;
}

/** A package of dist/: its manifest, and its files as bytes with their hashes. */
export async function rules(name) {
  const folder = new URL(`rules/${name}/`, dist);
  const manifest = JSON.parse(await readFile(new URL("manifest.json", folder), "utf8"));
  const file = async ({ sha256 }) => ({
    hash: sha256,
    bytes: await readFile(new URL(`${sha256}.json`, folder)),
  });
  const texts = {};
  for (const one of manifest.texts) texts[one.key] = await file(one);
  return {
    core: await file(manifest.core),
    slice: await file(manifest.slices[0] ?? manifest.core),
    texts,
  };
}

/** The top of the repository. */
export const root = fileURLToPath(new URL("../../", import.meta.url));
