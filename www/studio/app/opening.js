// Packages that are opened: one that comes with the page, one from the disk, one worked on before, a new one.

import { begin } from "./begin.js";
import { ask } from "./dialog.js";
import { announce, h } from "./dom.js";
import { work as kept, works } from "./keep.js";
import { said, t } from "./words.js";

// Enough to tell works of one browser apart.
const number = () => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}`;

export class Opening {
  /** @param studio the page: its `work`, `keeper`, `editor`, `engine` */
  constructor(studio) {
    this._studio = studio;
    this._titles = [];
  }

  /** The packages that come with the page: `{ id, title, files }`. */
  async shipped() {
    this._list ??= fetch("../sources/index.json").then((response) => response.json());
    try {
      return (this._titles = await this._list);
    } catch {
      this._list = undefined;
      return [];
    }
  }

  /** What one of them is called. */
  called(id) {
    if (said(`shipped-${id}`)) return t(`shipped-${id}`);
    return this._titles.find((one) => one.id === id)?.title ?? id;
  }

  /** What was worked on last, else one that comes with the page. */
  async last(id) {
    const [last] = await works().catch(() => []);
    await this.shipped();
    return last ? this._open(last.files, last) : this.one(id);
  }

  async one(id) {
    try {
      const response = await fetch(`../sources/${id}.json`);
      if (!response.ok) throw new Error(response.statusText);
      const files = await response.json();
      await this.shipped();
      await this._open(files, { name: id, shipped: id });
    } catch (failure) {
      this._studio.notify("package-not-loaded", { name: id, message: String(failure.message ?? failure) }, true);
    }
  }

  files(files, name) {
    return this._open(files, { name });
  }

  async resume(id) {
    const record = await kept(id).catch(() => undefined);
    if (record) await this._open(record.files, record);
  }

  /** A kept work was deleted: if it is the open one, it is kept anew only when it is edited. */
  forgotten(id) {
    const { work, keeper } = this._studio;
    if (work.about?.id !== id) return;
    keeper.deleted();
    announce(t("kept-gone"));
  }

  async begin() {
    const begun = await begin(this._studio);
    if (!begun) return;
    const { files, title } = begun;
    files["README.md"] = files["README.md"].replace(/^# .*/, () => `# ${title}`);
    await this._open(files, { name: title, tour: { ...files } });
    this._studio.keeper.touch();
  }

  // `about`: its `id` and `name`, whether it is `shipped`, and how far somebody came with it.
  async _open(files, about) {
    const { id = number(), name, shipped, changes, tour, guide, downloaded } = about;
    const { work, keeper, editor } = this._studio;
    // What is written meanwhile is kept too.
    do await keeper.now();
    while (keeper.state === "keeping");
    if (work.about && work.changes && keeper.state === "failed") {
      const sure = await ask("not-kept", h("p", { word: "not-kept-sure" }), [["open-anyway"]], { danger: true });
      if (!sure) return;
    }
    keeper.fresh();
    editor.forget(work);
    work.open(files, { id, name, shipped, changes, tour, guide, downloaded });
  }
}
