// What every journey needs: dist/ on a loopback port of its own, and a browser.
// It holds no assertion and knows nothing of the element.

import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";

import { chromium } from "playwright-core";

/** The folder that `cargo xtask build` writes. */
export const dist = process.env.DIST ?? fileURLToPath(new URL("../../dist/", import.meta.url));

const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

/**
 * Serves a folder on a free port of 127.0.0.1, and above it pages that exist only in the test.
 *
 * @param {object} [options]
 * @param {string} [options.folder] what lies under `/`; dist/ by default
 * @param {Record<string, string>} [options.pages] HTML by path, such as `{ "/host.html": "…" }`
 * @param {Record<string, string>} [options.headers] sent with everything, such as a CSP
 * @param {boolean} [options.compressed] sends files compressed, as a host that cares does
 * @returns {Promise<{ url: string, requests: string[], close(): Promise<void> }>} `requests` grows
 *   as they come: `GET /self-check.js`
 */
export async function serve({ folder = dist, pages = {}, headers = {}, compressed = false } = {}) {
  const requests = [];
  const packed = new Map();
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://host").pathname);
    requests.push(`${request.method} ${request.url}`);
    const send = (status, type) => response.writeHead(status, { ...headers, "content-type": type });

    if (Object.hasOwn(pages, path)) {
      send(200, types[".html"]).end(pages[path]);
      return;
    }
    const file = await found(folder, path);
    if (!file && path === "/favicon.ico") {
      // Browsers ask for it by themselves; its absence is nobody's error.
      response.writeHead(204).end();
    } else if (file && compressed) {
      const head = { ...headers, "content-type": types[extname(file)], "content-encoding": "br" };
      if (!packed.has(file)) packed.set(file, brotliCompressSync(await readFile(file)));
      response.writeHead(200, head).end(packed.get(file));
    } else if (file) {
      send(200, types[extname(file)] ?? "application/octet-stream");
      createReadStream(file).pipe(response);
    } else {
      send(404, types[".txt"]).end("not found");
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    requests,
    close() {
      const closed = new Promise((done) => server.close(done));
      server.closeAllConnections();
      return closed;
    },
  };
}

/** The file behind a path, or nothing: never one outside the folder. */
async function found(folder, path) {
  const root = normalize(folder.endsWith(sep) ? folder : folder + sep);
  const file = normalize(join(root, path));
  if (!file.startsWith(root)) return undefined;
  const kind = await stat(file).catch(() => undefined);
  if (kind?.isDirectory()) return found(root, join(path, "index.html"));
  return kind?.isFile() ? file : undefined;
}

/**
 * A server and a browser for the tests of one file: there before the first, gone after the last.
 *
 * @param {object} [options] those of `serve`
 * @returns {{ server: Awaited<ReturnType<typeof serve>>, browser: import("playwright-core").Browser }}
 */
export function staged(options) {
  const stage = {};
  before(async () => {
    stage.server = await serve(options);
    stage.browser = await launch();
  });
  after(async () => {
    await stage.browser?.close();
    await stage.server?.close();
  });
  return stage;
}

/**
 * Starts a browser of this test's own; `close()` on it ends that one and no other.
 * `CHROMIUM` names the program; `cargo xtask test` sets it.
 */
export function launch(options = {}) {
  const { args = [], ...rest } = options;
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    chromiumSandbox: false,
    args: [
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      ...args,
    ],
    ...rest,
  });
}

/** A whole HTML page around a body, as a host site would write it. */
export function hostPage(body, { lang = "en", dir = "ltr", head = "" } = {}) {
  return `<!doctype html>
<html lang="${lang}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Host page</title>
${head}
</head>
<body>
<main>
<h1>Host page</h1>
${body}
</main>
</body>
</html>`;
}

/** Collects what goes wrong on a page: uncaught errors and messages of the console at `error`. */
export function watchErrors(page) {
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  return errors;
}
