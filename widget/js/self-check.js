// The <self-check> element's class. Everything else is Rust; a class that extends HTMLElement
// cannot be.

import start, { version } from "./selfcheck_widget.js";

class SelfCheck extends HTMLElement {
  async connectedCallback() {
    await start();
    this.dataset.engine = version();
  }
}

customElements.define("self-check", SelfCheck);
