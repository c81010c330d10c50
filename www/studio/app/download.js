// The package as a zip, for the author to pass on.

import { download, packer } from "./archive.js";
import { ask } from "./dialog.js";
import { announce, h } from "./dom.js";
import { t } from "./words.js";

export async function downloadPackage(studio) {
  const pack = await packer().catch(() => {});
  if (!pack) return ask("download", h("p", { role: "alert", word: "not-downloaded" }), []);
  // From here on at once: what is said to be downloaded is what was.
  const { errors, keeper, work } = studio;
  const folder = studio.folder();
  const name = `${folder}.zip`;
  download(name, "application/zip", pack(work.texts(), folder));
  work.about.downloaded = { errors };
  work.downloaded();
  keeper.touch();
  announce(t(errors ? "downloaded-broken" : "downloaded", { name, count: errors }));
}
