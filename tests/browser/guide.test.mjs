// docs/embedding.md, the manifest for editors, the types and the code name the same; what they name is
// there; and the examples run.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";

import { element, walk } from "./check.mjs";
import { examples, guide, inCode, inGuide, inManifest, inTypes, rows } from "./embedding.mjs";
import { open } from "./host.mjs";
import { anyPackage } from "./packages.mjs";
import { dist, staged } from "./support.mjs";

const manifest = JSON.parse(await readFile(join(dist, anyPackage.rules), "utf8"));
const stage = staged();

test("the guide, the manifest, the types and the code name the same", async () => {
  const code = await inCode();
  for (const [where, named] of Object.entries({
    guide: await inGuide(),
    manifest: await inManifest(),
    types: await inTypes(),
  })) {
    assert.ok(Object.keys(named).length > 2, where);
    for (const [kind, names] of Object.entries(named)) {
      assert.ok(names.length > 0, `${where}: no ${kind}`);
      assert.deepEqual(names, code[kind], `${where}: ${kind}`);
    }
  }
});

test("what the code names is there: attributes are properties, methods are methods", async () => {
  const { attributes, methods, slots } = await inCode();
  const { page, context } = await open(stage, element({}));
  const wrong = await page.evaluate(
    ([attributes, methods, slots]) => {
      const element = document.querySelector("self-check");
      const property = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
      const wrong = methods.filter((name) => typeof element[name] !== "function");
      const other = document.createElement("self-check");
      for (const name of attributes) {
        const flag = typeof other[property(name)] === "boolean";
        other[property(name)] = flag ? true : "x";
        const reflected = other.getAttribute(name) === (flag ? "" : "x");
        if (!reflected || other[property(name)] !== (flag ? true : "x")) wrong.push(name);
      }
      const there = [...element.shadowRoot.querySelectorAll("slot")].map((slot) => slot.name);
      return [...wrong, ...slots.filter((name) => name && !there.includes(name))];
    },
    [attributes, methods, slots],
  );
  assert.deepEqual(wrong, []);
  await context.close();
});

test("the guide's custom properties and parts do something, and its defaults are true", async () => {
  const text = await guide();
  const css = await readFile(new URL("../../widget/css/self-check.css", import.meta.url), "utf8");
  for (const [name, light, dark] of rows(text, "custom property").map((row) => row.map((cell) => cell.replaceAll("`", "")))) {
    const defaults = [];
    for (let at = css.indexOf(`var(${name},`); at >= 0; at = css.indexOf(`var(${name},`, at + 1)) {
      defaults.push(css.slice(at + name.length + 5));
    }
    for (const value of [light, dark].filter((value) => value && !value.includes("own"))) {
      assert.ok(defaults.some((rest) => rest.trim().startsWith(`${value})`)), `${name}: ${value}`);
    }
  }
  const parts = new Set();
  const { context, check } = await open(stage, element({}));
  const look = async () => {
    for (const part of await check.host.locator("[part]").all()) parts.add(await part.getAttribute("part"));
  };
  await check.press("continue");
  await walk(check, { at: look });
  await look();
  assert.deepEqual([...parts].sort(), (await inCode()).parts);
  await context.close();
});

test("the guide's sizes are what is downloaded", async () => {
  const weight = async (path) => brotliCompressSync(await readFile(join(dist, path))).length;
  const { slices, texts } = manifest;
  const hashes = [slices.at(-1).sha256, ...texts.map((texts) => texts.sha256)];
  const sizes = await Promise.all(hashes.map((hash) => weight(`rules/egypt/${hash}.json`)));
  const real = {
    "self-check.js": await weight("self-check.js"),
    "selfcheck_widget_bg.wasm": await weight("selfcheck_widget_bg.wasm"),
    "rules/egypt/,": (await weight("rules/egypt/manifest.json")) + sizes[0] + Math.max(...sizes.slice(1)),
  };
  for (const [file, bytes] of rows(await guide(), "file")) {
    const most = Number(bytes.replaceAll(",", ""));
    const size = real[file.split(" ")[0].replaceAll("`", "")];
    assert.ok(size <= most && size > most * 0.85, `${file}: ${size} bytes, the guide says ${most}`);
  }
});

test("every example of the guide runs, without an error", async () => {
  const all = await examples();
  assert.ok(all.length >= 8, `${all.length} examples`);
  for (const example of all) {
    const body = example.replaceAll("https://example.org/selfcheck", stage.server.url);
    if (body.includes("<iframe")) continue; // hosts.test.mjs
    const { page, context, errors, heard } = await open(stage, body);
    const count = body.split("</self-check>").length - 1;
    await page.waitForFunction(
      (count) => globalThis.heard.filter(({ type }) => type === "selfcheck-step").length >= count,
      count,
    );
    assert.ok((await heard()).every(({ kind }) => kind !== "problem"), example);
    if (body.includes("prefill")) await page.waitForFunction(() => heard.at(-1).kind !== "start");
    assert.deepEqual(errors, [], example);
    await context.close();
  }
});
