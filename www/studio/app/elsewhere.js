// One work in two windows: the last one to write would win without a word. The first window holds a lock of the
// browser, and the others say so until it is gone.

import { button, h } from "./dom.js";

export class Elsewhere {
  constructor(studio) {
    this._studio = studio;
    this.element = h("div", { class: "notice", role: "alert", hidden: true });
  }

  /** This window has this work open from now on. */
  hold(id) {
    if (this._id === id || !navigator.locks) return;
    this._id = id;
    this._free?.();
    this._say(false);
    const name = `selfcheck-studio ${id}`;
    const held = () => this._id === id && new Promise((free) => (this._free = free));
    navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      if (lock) return held();
      if (this._id === id) this._say(true);
      navigator.locks.request(name, () => this._alone(id, held));
    });
  }

  // The other window is gone. What it wrote last is opened, unless something was written here since.
  _alone(id, held) {
    if (this._id === id) {
      this._say(false);
      const { opening, work } = this._studio;
      if (!work.canUndo && !opening.busy) opening.resume(id);
    }
    return held();
  }

  _say(elsewhere) {
    this.element.hidden = !elsewhere;
    this.element.replaceChildren(...(elsewhere ? [h("p", { word: "open-elsewhere" }), button("close", () => this._say(false), { class: "quiet" })] : []));
  }
}
