// Colours for texts: names, attributes, what is put in, and its choices.

import { StreamLanguage } from "@codemirror/language";

export const fluent = StreamLanguage.define({
  name: "fluent",
  startState: () => ({ depth: 0 }),
  token(stream, state) {
    if (stream.sol() && !state.depth) {
      if (stream.match(/^##+ .*/)) return "docComment";
      if (stream.peek() === "#") {
        stream.skipToEnd();
        return "lineComment";
      }
      if (stream.match(/^-?[A-Za-z][\w-]*(?=\s*=)/)) return "propertyName.definition";
      if (stream.match(/^\s+\.[A-Za-z][\w-]*(?=\s*=)/)) return "attributeName";
    }
    if (stream.eat("{")) {
      state.depth += 1;
      return "brace";
    }
    if (stream.eat("}")) {
      state.depth = Math.max(0, state.depth - 1);
      return "brace";
    }
    if (!state.depth) {
      if (stream.eat("=")) return "operator";
      stream.match(/^[^{}=]+/);
      return null;
    }
    if (stream.eatSpace()) return null;
    if (stream.match(/^\$[A-Za-z][\w-]*/)) return "variableName.special";
    if (stream.match(/^"(?:[^"\\]|\\.)*"?/)) return "string";
    if (stream.match(/^\*?\[\s*[\w.-]+\s*\]/)) return "labelName";
    if (stream.match("->")) return "operator";
    if (stream.match(/^[A-Z][A-Z_-]*(?=\()/)) return "variableName.function";
    if (stream.match(/^\d+(?:\.\d+)?/)) return "number";
    if (stream.match(/^[^\s{}$"[\]*]+/)) return null;
    stream.next();
    return null;
  },
  languageData: { commentTokens: { line: "#" } },
});
