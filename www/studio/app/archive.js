// A package as a zip, a folder or files that were dropped. What is no package is refused, and why is
// said: each failure is the name of a text with its values.

// Loaded when a zip is first made or opened.
const zips = () => import("fflate");

const MOST = 20 * 1024 * 1024;
const OURS = /\.(toml|rhai|ftl|csv|md)$/i;

export class Refused extends Error {
  constructor(word, values) {
    super(word);
    this.word = word;
    this.values = values;
  }
}

/** What makes the texts of a package a zip, in a folder of its name. */
export async function packer() {
  const { strToU8, zipSync } = await zips();
  return (files, folder) => {
    const entries = Object.entries(files).map(([path, text]) => [`${folder}/${path}`, strToU8(text)]);
    return zipSync(Object.fromEntries(entries), { level: 6 });
  };
}

/** Texts by path, from the bytes of a zip. */
export async function unpacked(bytes) {
  if (bytes.length > MOST) throw new Refused("refused-large");
  const { unzipSync } = await zips();
  let size = 0;
  let files;
  try {
    files = unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (!OURS.test(name) || hidden(name)) return false;
        size += originalSize;
        if (size > MOST) throw new Refused("refused-large");
        return true;
      },
    });
  } catch (failure) {
    throw failure instanceof Refused ? failure : new Refused("refused-zip");
  }
  return texts(Object.entries(files));
}

/** Texts by path, from files of the disk: `[path, File]`. */
export async function taken(all) {
  const [[name, only] = []] = all;
  if (all.length === 1 && (/\.zip$/i.test(name) || only.type === "application/zip")) {
    if (only.size > MOST) throw new Refused("refused-large");
    return unpacked(new Uint8Array(await only.arrayBuffer()));
  }
  const ours = all.filter(([path]) => OURS.test(path) && !hidden(path));
  if (ours.reduce((sum, [, file]) => sum + file.size, 0) > MOST) throw new Refused("refused-large");
  const read = ours.map(async ([path, file]) => [path, new Uint8Array(await file.arrayBuffer())]);
  return texts(await Promise.all(read));
}

const hidden = (path) => path.split("/").some((part) => part.startsWith(".") || part === "__MACOSX");

function texts(files) {
  const roots = files.map(([path]) => /^(.*\/)?package\.toml$/.exec(path)).filter(Boolean);
  if (!roots.length) throw new Refused("refused-no-package");
  const [root] = roots.map(([, root]) => root ?? "").sort((one, other) => one.length - other.length);
  const out = {};
  for (const [path, bytes] of files) {
    const inside = path.slice(root.length);
    if (!path.startsWith(root) || inside.split("/").includes("..") || !inside) continue;
    try {
      out[inside] = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch {
      throw new Refused("refused-utf8", { path: inside });
    }
  }
  return out;
}

/** The files of a drop: `[path, File]`. */
export async function dropped(items) {
  const entries = [...items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  const found = [];
  const walk = async (entry, path) => {
    if (entry.isFile) {
      found.push([path, await new Promise((done, fail) => entry.file(done, fail))]);
      return;
    }
    const reader = entry.createReader();
    for (;;) {
      const some = await new Promise((done, fail) => reader.readEntries(done, fail));
      if (!some.length) return;
      for (const one of some) await walk(one, `${path}/${one.name}`);
    }
  };
  for (const entry of entries) await walk(entry, entry.name);
  return found;
}

/** Gives a file to the browser's downloads. */
export function download(name, type, bytes) {
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
