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
  last(id) {
    return this._open(async (turn) => {
      const [last] = await works().catch(() => []);
      await this.shipped();
      return last ? [last.files, last] : this._sources(id, turn);
    });
  }

  one(id) {
    return this._open((turn) => this._sources(id, turn));
  }

  files(files, name) {
    return this._open(() => [files, { name }]);
  }

  resume(id) {
    return this._open(async () => {
      // The one that is open may be meant, and is not older than it is.
      await this._studio.keeper.now();
      const record = await kept(id).catch(() => undefined);
      return record && [record.files, record];
    });
  }

  async _sources(id, turn) {
    try {
      const response = await fetch(`../sources/${id}.json`);
      if (!response.ok) throw new Error(response.statusText);
      const files = await response.json();
      await this.shipped();
      return [files, { name: id, shipped: id }];
    } catch {
      if (turn === this._turn) this._studio.notify("package-not-loaded", { name: id }, true);
    }
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
    const opened = await this._open(() => [files, { name: title, tour: { ...files } }]);
    if (opened) this._studio.keeper.touch();
  }

  // Opens what `find` gives, if anything: its files and `about`, which is its `id` and `name`, whether it is
  // `shipped`, and how far somebody came with it. What was asked for last is opened, however long another takes.
  async _open(find) {
    const turn = (this._turn = {});
    try {
      return await this._take(turn, find);
    } finally {
      if (turn === this._turn) this._turn = undefined;
    }
  }

  /** Whether something that was asked for is still on its way. */
  get busy() {
    return this._turn !== undefined;
  }

  async _take(turn, find) {
    const [files, about] = (await find(turn)) ?? [];
    if (!files || turn !== this._turn) return false;
    const { id = number(), name, shipped, changes, tour, guide, downloaded } = about;
    const { work, keeper, editor } = this._studio;
    // What is written meanwhile is kept too.
    do await keeper.now();
    while (keeper.state === "keeping");
    if (work.about && work.changes && keeper.state === "failed") {
      const sure = await ask("not-kept", h("p", { word: "not-kept-sure" }), [["open-anyway"]], { danger: true });
      if (!sure) return false;
    }
    if (turn !== this._turn) return false;
    keeper.fresh();
    editor.forget(work);
    work.open(files, { id, name, shipped, changes, tour, guide, downloaded });
    return true;
  }
}
