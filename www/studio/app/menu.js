// The menu of the package: open one of those that come with the page, one from the disk, one worked on
// before, or begin a new one.

import { dropped, taken } from "./archive.js";
import { bdi, button, h } from "./dom.js";
import { ask } from "./dialog.js";
import { forget, works } from "./keep.js";
import { moment, t } from "./words.js";

export class Menu {
  constructor(studio) {
    this._studio = studio;
    this._files = h("input", { type: "file", accept: ".zip,application/zip", hidden: true, tabindex: "-1", label: "open-zip" });
    this._folder = h("input", { type: "file", webkitdirectory: "", hidden: true, tabindex: "-1", label: "open-folder" });
    for (const input of [this._files, this._folder]) {
      input.addEventListener("change", () => {
        const files = [...input.files].map((file) => [file.webkitRelativePath || file.name, file]);
        input.value = "";
        if (files.length) this._take(() => files);
      });
    }
    this._title = h("span", { class: "title", dir: "auto" });
    this.element = h(
      "div",
      { class: "package" },
      h("button", { type: "button", class: "quiet package-menu", "aria-haspopup": "dialog", onclick: () => this._open() },
        h("span", { class: "unseen", word: "package" }), " ", this._title, h("span", { class: "chevron", "aria-hidden": "true" })),
      this._files,
      this._folder,
    );
    this._drops();
  }

  title(text) {
    this._title.textContent = text;
  }

  async _open() {
    const body = h("div", { class: "menu" });
    const dialog = ask("package", body, [], { wide: true });
    const close = () => body.closest("dialog")?.close();
    const act = (run) => () => {
      close();
      run();
    };
    const kept = h("ul", {}, h("li", { class: "hint", word: "loading" }));
    body.append(
      h("div", { class: "actions" },
        button("new-package", act(() => this._studio.opening.begin()), { class: "primary" }),
        button("open-zip", act(() => this._files.click()), { class: "secondary" }),
        button("open-folder", act(() => this._folder.click()), { class: "secondary" })),
      h("p", { class: "hint", word: "drop-hint" }),
      ...(this._studio.tour.there ? [h("p", {}, button("tour-show", act(() => this._studio.tour.show()), { class: "quiet" }))] : []),
      h("h3", { word: "shipped-packages" }),
      h("ul", { class: "choices" }, (await this._studio.opening.shipped()).map(({ id }) =>
        h("li", {}, h("button", { type: "button", class: "choice", onclick: act(() => this._studio.opening.one(id)) },
          bdi(this._studio.opening.called(id)))))),
      h("h3", { word: "kept-packages" }),
      kept,
    );
    this._kept(kept, act);
    await dialog;
  }

  async _kept(list, act) {
    let all;
    try {
      all = await works();
    } catch {
      list.replaceChildren(h("li", { class: "hint", word: "kept-not" }));
      return;
    }
    list.className = "choices";
    list.replaceChildren(...all.map((work) => this._row(work, act)));
    if (!all.length) this._none(list);
  }

  _none(list) {
    list.replaceChildren(h("li", { class: "hint", word: "kept-none" }));
  }

  _row(work, act) {
    const name = work.shownAs ?? work.name;
    const item = h("li", { class: "kept" },
      h("button", { type: "button", class: "choice", onclick: act(() => this._studio.opening.resume(work.id)) },
        bdi(name), h("span", { class: "hint" }, t("kept-on", { date: moment(work.kept) }), work.id === this._studio.work.about?.id ? ` · ${t("open-now")}` : "")),
      button("delete-kept", () => this._delete(work.id, name, item), { class: "quiet", label: ["delete-kept-of", { name }] }));
    return item;
  }

  async _delete(id, name, item) {
    const sure = await ask("delete-kept", h("p", { word: ["delete-kept-sure", { name }] }), [["delete-kept"]], { danger: true });
    if (!sure) return;
    try {
      await forget(id);
    } catch {
      return ask("delete-kept", h("p", { role: "alert", word: ["kept-not-deleted", { name }] }), []);
    }
    this._studio.opening.forgotten(id);
    // Its button goes: the row beside it is next, or the heading of them all.
    const list = item.parentElement;
    const beside = item.nextElementSibling ?? item.previousElementSibling;
    item.remove();
    if (!beside) this._none(list);
    (beside?.querySelector(".choice") ?? list.closest("dialog").querySelector("h2")).focus();
  }

  // A zip, a folder or files that are dropped anywhere on the page.
  _drops() {
    const carries = (event) => event.dataTransfer?.types?.includes("Files");
    addEventListener("dragover", (event) => {
      if (!carries(event)) return;
      event.preventDefault();
      document.body.classList.add("dropping");
    });
    addEventListener("dragleave", (event) => {
      if (!event.relatedTarget) document.body.classList.remove("dropping");
    });
    addEventListener("drop", (event) => {
      if (!carries(event)) return;
      event.preventDefault();
      document.body.classList.remove("dropping");
      this._take(() => dropped(event.dataTransfer.items));
    });
  }

  async _take(given) {
    try {
      const files = await given();
      const texts = await taken(files);
      const [first] = files[0][0].split("/");
      await this._studio.opening.files(texts, first.replace(/\.\w+$/, ""));
    } catch (failure) {
      ask("not-opened", h("p", { role: "alert", word: failure.word ? [failure.word, failure.values] : ["refused-reading", { message: String(failure.message ?? failure) }] }), []);
    }
  }
}
