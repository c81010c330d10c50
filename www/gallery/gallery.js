// The gallery: a page of the element, chosen from the examples, in a frame as wide as a device. The
// address says what is shown, so that it can be passed on.

import { examples, journeys, packages, rulesOf } from "./examples.js";

const form = document.querySelector("form");
const frame = document.querySelector("iframe");
const { example, lang, scheme, width } = form.elements;

const isThere = async (address) => (await fetch(address, { method: "HEAD" })).ok;

/** What this build has. */
async function fillIn() {
  const there = {};
  for (const name of Object.keys(packages)) there[name] = await isThere(rulesOf(name));
  for (const { name, journey } of examples) {
    if (there[journeys[journey].package]) example.add(new Option(name));
  }
}

function languages() {
  const before = lang.value;
  const chosen = examples.find(({ name }) => name === example.value);
  const known = Object.keys(packages[journeys[chosen.journey].package].languages);
  lang.replaceChildren(...known.map((code) => new Option(code)));
  if (known.includes(before)) lang.value = before;
}

function show() {
  const shown = new URLSearchParams(new FormData(form));
  history.replaceState(null, "", `?${shown}`);
  frame.style.inlineSize = `${width.value}px`;
  // A frame prefers the colours of the element that holds it.
  frame.style.colorScheme = scheme.value;
  frame.src = `gallery/frame.html?${shown}`;
}

await fillIn();
const wished = new URLSearchParams(location.search);
for (const [name, value] of wished) if (form.elements[name]) form.elements[name].value = value;
if (!example.value) example.selectedIndex = 0;
languages();
if (wished.has("lang")) lang.value = wished.get("lang");
if (!lang.value) lang.selectedIndex = 0;
form.addEventListener("change", () => {
  languages();
  show();
});
show();
