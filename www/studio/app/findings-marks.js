// Findings in the editor: underlined where they are, marked beside the line, with what mends them.

import { setDiagnostics } from "@codemirror/lint";
import { h } from "./dom.js";
import { called, direction, spoken } from "./words.js";

const clamp = (value, most) => Math.max(0, Math.min(value, most));

/** Shows the findings of the file that the editor shows; `mend` does what a fix says. */
export function mark(view, path, findings, mend) {
  const most = view.state.doc.length;
  const here = findings.filter((finding) => finding.path === path);
  const diagnostics = here.map((finding) => ({
    from: clamp(finding.from, most),
    to: clamp(Math.max(finding.to, finding.from), most),
    severity: finding.severity,
    message: told(finding),
    renderMessage: () => message(finding),
    actions: (finding.fixes ?? []).map((fix) => ({ name: fix.title, apply: () => mend(fix) })),
  }));
  view.dispatch(setDiagnostics(view.state, diagnostics));
}

const told = ({ message, label, help }) => [message, label, help].filter(Boolean).join("\n");

/** What a finding says: what is wrong, what it is here, what helps. The compiler's words are English. */
export function message({ message, label, help, code }) {
  const name = called(code);
  return h(
    "div",
    { class: "told" },
    name && h("p", { class: "named", lang: spoken(), dir: direction() }, name),
    h(
      "div",
      { lang: "en", dir: "ltr" },
      h("p", { class: "what" }, h("span", {}, message), " ", h("span", { class: "code" }, code)),
      label && h("p", {}, label),
      help && h("p", { class: "help" }, help),
    ),
  );
}
