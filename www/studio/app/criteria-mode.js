// Colours for the language of criteria: its verbs, what is said after a rule, figures and the rest.

import { StreamLanguage } from "@codemirror/language";

const VERBS = new Set(["category", "require", "exclude", "office", "priority", "keep", "amount"]);
const KEYWORDS = new Set(["let", "fn", "if", "else", "in", "return"]);
const SAID = new Set(["law", "proof", "doubt", "when", "person"]);

export const criteria = StreamLanguage.define({
  name: "criteria",
  startState: () => ({ comment: 0, dot: false }),
  token(stream, state) {
    if (state.comment || stream.match("/*")) {
      state.comment = 1;
      if (stream.skipTo("*/")) {
        stream.match("*/");
        state.comment = 0;
      } else {
        stream.skipToEnd();
      }
      return "comment";
    }
    if (stream.eatSpace()) return null;
    if (stream.match("//")) {
      const heading = stream.match(/^[!/]/, false) || stream.match(/^ ----/, false);
      stream.skipToEnd();
      return heading ? "docComment" : "lineComment";
    }
    if (stream.match(/^"(?:[^"\\]|\\.)*"?/) || stream.match(/^'(?:[^'\\]|\\.)*'?/)) return "string";
    if (stream.match(/^\d[\d_]*(?:\.\d+)?/)) return "number";
    const dot = state.dot;
    state.dot = false;
    if (stream.match(/^[A-Za-z_]\w*/)) {
      const word = stream.current();
      if (dot) {
        if (SAID.has(word) && stream.match(/^\s*\(/, false)) return "annotation";
        return stream.match(/^\s*\(/, false) ? "propertyName.function" : "propertyName";
      }
      if (word === "true" || word === "false") return "bool";
      if (KEYWORDS.has(word)) return "keyword";
      if (VERBS.has(word) && stream.match(/^\s*\(/, false)) return "definitionKeyword";
      if (word === "param") return "variableName.special";
      return stream.match(/^\s*\(/, false) ? "variableName.function" : "variableName";
    }
    if (stream.eat(".")) {
      state.dot = !stream.match(/^\.+/);
      return "operator";
    }
    if (stream.match(/^[-+*/%<>=!&|?]+/)) return "operator";
    stream.next();
    return "punctuation";
  },
  languageData: {
    commentTokens: { line: "//", block: { open: "/*", close: "*/" } },
    closeBrackets: { brackets: ["(", "[", "{", '"'] },
    wordChars: "_",
  },
});
