// One example, alone on a page: `frame.html?example=Start&lang=ar&dir=rtl`.

import { examples, journeys, packages, rulesOf } from "./examples.js";
import { needing } from "./newer.js";
import { Steps } from "./steps.js";

const asked = new URLSearchParams(location.search);
const example = examples.find(({ name }) => name === asked.get("example"));

if (example) {
  const journey = journeys[example.journey];
  document.documentElement.dir = asked.get("dir") ?? "ltr";
  if (example.lacks) needing(example.lacks);
  const element = document.createElement("self-check");
  element.setAttribute("rules", `../${rulesOf(journey.package, example.rules)}`);
  element.setAttribute("lang", asked.get("lang") ?? "en");
  element.setAttribute("date", packages[journey.package].date);
  document.querySelector("main").append(element);
  const steps = await new Steps(element, journey).ready();
  steps.until(example);
  document.documentElement.dataset.shown = example.name;
}
