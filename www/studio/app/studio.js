// The page begins here: what the browser can do is looked at, then the last work is opened, or Egypt.

import { Studio } from "./page.js";
import { h } from "./dom.js";
import { greet } from "./words.js";

greet();
const root = document.getElementById("studio");
if (typeof WebAssembly === "object" && window.Worker) {
  new Studio(root).start();
} else {
  root.querySelector("main").append(h("p", { role: "alert", word: "browser-old" }));
}
