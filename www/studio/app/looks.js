// How the editor looks; the colours are those of studio.css.

import { HighlightStyle } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const colour = (tag, name, more = {}) => ({ tag, color: `var(--code-${name})`, ...more });

export const highlighting = HighlightStyle.define([
  colour(tags.definitionKeyword, "verb", { fontWeight: "600" }),
  colour([tags.keyword, tags.bool], "word"),
  colour([tags.string, tags.special(tags.string)], "string"),
  colour([tags.number, tags.atom], "number"),
  colour([tags.lineComment, tags.comment], "note"),
  colour(tags.docComment, "note", { fontWeight: "600" }),
  colour([tags.annotation, tags.attributeName], "said"),
  colour(tags.special(tags.variableName), "figure"),
  colour([tags.definition(tags.propertyName), tags.propertyName], "name"),
  colour([tags.function(tags.propertyName), tags.function(tags.variableName)], "call"),
  colour([tags.labelName, tags.brace], "word"),
  colour([tags.operator, tags.punctuation], "sign"),
]);

export const theme = EditorView.theme({
  "&": { height: "100%", fontSize: "var(--code-size)", color: "var(--text)", backgroundColor: "var(--page)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.65" },
  ".cm-content": { caretColor: "var(--accent)", paddingBlock: ".75rem 40vh" },
  ".cm-line": { paddingInline: ".5rem" },
  ".cm-cursor": { borderLeftColor: "var(--accent)", borderLeftWidth: "2px" },
  ".cm-gutters": { backgroundColor: "var(--page)", color: "var(--soft)", border: "none" },
  ".cm-lineNumbers .cm-gutterElement": { paddingInline: ".5rem .25rem", minWidth: "2.25rem" },
  ".cm-activeLine": { backgroundColor: "var(--line-tint)" },
  ".cm-activeLineGutter": { backgroundColor: "var(--line-tint)", color: "var(--text)" },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground": { background: "var(--selection) !important" },
  ".cm-matchingBracket": { backgroundColor: "var(--accent-tint)", outline: "1px solid var(--accent)" },
  ".cm-tooltip": {
    backgroundColor: "var(--page)", color: "var(--text)", border: "1px solid var(--edge)",
    borderRadius: ".5rem", boxShadow: "var(--shadow)", fontFamily: "var(--font)", overflow: "hidden",
  },
  // The explanation of a suggestion lies beside the list.
  ".cm-tooltip.cm-tooltip-autocomplete": { overflow: "visible" },
  ".cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", maxHeight: "18rem" },
  ".cm-tooltip-autocomplete > ul > li": { padding: ".3rem .6rem", lineHeight: "1.5" },
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": { background: "var(--accent)", color: "var(--on-accent)" },
  ".cm-completionDetail": { fontStyle: "normal", opacity: ".8", unicodeBidi: "plaintext" },
  ".cm-completionInfo": { padding: ".6rem .8rem", maxWidth: "22rem", whiteSpace: "pre-wrap", unicodeBidi: "plaintext" },
  ".cm-panels": { backgroundColor: "var(--tint)", color: "var(--text)", borderColor: "var(--line)", fontFamily: "var(--font)" },
  ".cm-panel.cm-search": { padding: ".5rem .75rem", display: "flex", flexWrap: "wrap", gap: ".35rem .5rem", alignItems: "center" },
  ".cm-panel.cm-search br": { display: "none" },
  ".cm-panel.cm-search label": { fontSize: ".875rem", display: "inline-flex", alignItems: "center", gap: ".3rem" },
  ".cm-textfield": {
    fontSize: ".875rem", backgroundColor: "var(--page)", border: "1px solid var(--edge)", borderRadius: ".4rem", minHeight: "32px",
  },
  ".cm-button": {
    fontSize: ".875rem", backgroundImage: "none", backgroundColor: "transparent", color: "var(--accent)", fontWeight: "600",
    border: "1px solid var(--edge)", borderRadius: ".4rem", minHeight: "32px", margin: "0",
  },
  ".cm-lint-marker": { width: ".65em", height: ".65em", margin: ".45em auto 0", borderRadius: "1em", content: "normal" },
  ".cm-lint-marker-error": { content: "normal", backgroundColor: "var(--bad)" },
  ".cm-lint-marker-warning": { content: "normal", backgroundColor: "var(--ask)", borderRadius: ".1em", rotate: "45deg" },
  ".cm-panel.cm-search [name=close]": { position: "static", fontSize: "1.25rem", minWidth: "32px" },
  ".cm-searchMatch": { backgroundColor: "var(--mark)", outline: "1px solid var(--edge)" },
  ".cm-searchMatch-selected": { backgroundColor: "var(--selection)" },
  ".cm-diagnostic": { padding: ".6rem .8rem", maxWidth: "34rem", whiteSpace: "pre-wrap" },
  ".cm-diagnostic-error": { borderInlineStart: "4px solid var(--bad)", borderLeft: "4px solid var(--bad)" },
  ".cm-diagnostic-warning": { borderLeft: "4px solid var(--ask)" },
  ".cm-diagnosticAction": {
    font: "inherit", fontWeight: "600", color: "var(--on-accent)", backgroundColor: "var(--accent)", margin: ".5rem .5rem 0 0",
    minHeight: "32px", padding: ".15rem .75rem", borderRadius: ".4rem", display: "inline-block", cursor: "pointer",
  },
  ".cm-lintRange-error": { backgroundImage: "none", textDecoration: "underline wavy var(--bad) 1.5px", textUnderlineOffset: "3px", textDecorationSkipInk: "none" },
  ".cm-lintRange-warning": { backgroundImage: "none", textDecoration: "underline wavy var(--ask) 1.5px", textUnderlineOffset: "3px", textDecorationSkipInk: "none" },
  ".cm-rule": { backgroundColor: "var(--rule-tint)" },
  ".cm-gutter-lint": { width: "1.1rem" },
  ".cm-seen": { width: "1.1rem" },
});
