// A check by keyboard alone: what `Check` does with a pointer, done with Tab, arrows, Space and Enter.
// No assertions.

import { Check } from "./check.mjs";

/** No page has more stops. */
const STOPS = 80;

export class ByKeyboard extends Check {
  /** Keys pressed so far. */
  keys = 0;

  async key(name) {
    this.keys += 1;
    await this.page.keyboard.press(name);
  }

  /** Whether what has focus inside the element is this. */
  async at(selector) {
    const focused = (wanted) => {
      const { activeElement } = document.querySelector("self-check").shadowRoot;
      return Boolean(activeElement?.matches(wanted));
    };
    return this.page.evaluate(focused, selector);
  }

  /** Presses a key until this has focus. */
  async reach(selector, key = "Tab") {
    for (let times = 0; !(await this.at(selector)); times += 1) {
      if (times > STOPS) throw new Error(`${selector} is not reached with ${key}`);
      await this.key(key);
    }
  }

  async press(action) {
    await this.reach(`button[data-action="${action}"]`);
    await this.key("Enter");
  }

  async choose(value) {
    const choice = `input[value="${value}"]`;
    const control = this.host.locator(choice);
    if ((await control.getAttribute("type")) === "radio") {
      // One stop for all of them.
      await this.reach(`input[name="${await control.getAttribute("name")}"]`);
      await this.reach(choice, "ArrowDown");
    } else {
      await this.reach(choice);
    }
    if (!(await control.isChecked())) await this.key("Space");
  }

  async fill(name, text) {
    await this.reach(`input[name="${name}"]`);
    for (const sign of text) await this.key(sign);
  }

  async add(relation, age) {
    await this.choose(relation);
    await this.age(age);
    await this.press("add");
  }

  async age(age) {
    if (await this.button("form age").count()) await this.press("form age");
    await this.fill("age", age);
  }
}
