// Dialogs: the browser's own, which keep the focus, close with Esc and give the focus back.

import { button, h } from "./dom.js";

let number = 0;

/**
 * Shows a dialog and waits until it is gone. `actions` are `[word, act]`: it closes when `act` gives
 * anything but `false`. Gives the word of the action, or nothing where it was closed.
 */
export function ask(word, body, actions, { wide = false, close = "cancel", danger = false, values } = {}) {
  number += 1;
  const id = `dialog-${number}`;
  return new Promise((done) => {
    let chosen;
    const press = async (word, act, pressed) => {
      pressed.disabled = true;
      const closes = (await act?.()) !== false;
      pressed.disabled = false;
      if (!closes) return dialog.querySelector("[aria-invalid]")?.focus();
      chosen = word;
      dialog.close();
    };
    const form = h(
      "form",
      { method: "dialog", novalidate: true },
      h("h2", { id, word: values ? [word, values] : word, tabindex: "-1" }),
      body,
      h(
        "div",
        { class: "actions" },
        actions.map(([word, act], index) =>
          h("button", {
            type: index ? "button" : "submit",
            class: index ? "secondary" : danger ? "primary danger" : "primary",
            word,
            onclick: (event) => {
              event.preventDefault();
              press(word, act, event.currentTarget);
            },
          }),
        ),
        button(actions.length ? close : "close", () => dialog.close(), { class: "secondary" }),
      ),
      // What is outside is silent meanwhile.
      h("p", { class: "unseen", role: "status" }),
    );
    const dialog = h("dialog", { class: wide ? "wide" : "", "aria-labelledby": id }, form);
    form.addEventListener("submit", (event) => event.preventDefault());
    dialog.addEventListener("close", () => {
      dialog.remove();
      done(chosen);
    });
    document.body.append(dialog);
    dialog.showModal();
    // Without a field it is read from its beginning.
    (dialog.querySelector("input, select, textarea") ?? form.firstElementChild).focus();
  });
}
