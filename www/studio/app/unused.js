// Texts that nothing uses, as the compiler found them, and how they go.

const UNUSED = "E0503";

// The lines of a message, or of one of its attributes, in the text of a file as it is now.
function extent(doc, key) {
  const [message, attribute] = key.split(".");
  const begins = (line, name) => line.text.replace(/^\s+/, "").split("=")[0].trim() === name && line.text.includes("=");
  let first;
  for (let number = 1; number <= doc.lines; number += 1) {
    const line = doc.line(number);
    if (!first && begins(line, message) && !/^\s/.test(line.text)) first = line;
    else if (first && /^[^\s}]/.test(line.text)) break;
    if (first && (!attribute || begins(line, `.${attribute}`))) return { first: line, last: end(doc, line, attribute) };
  }
  return undefined;
}

function end(doc, first, attribute) {
  let last = first;
  for (let number = first.number + 1; number <= doc.lines; number += 1) {
    const line = doc.line(number);
    if (/^[^\s}]/.test(line.text) || (attribute && /^\s*\./.test(line.text))) break;
    if (line.text.trim()) last = line;
  }
  return last;
}

/** Rows for texts that nothing uses: `{ key, unused: true, languages }`, by language `{ path, from, text }`. */
export function unused({ findings, work }) {
  const rows = new Map();
  for (const { code, path, from, to } of findings) {
    if (code !== UNUSED || !work.has(path)) continue;
    const { doc } = work.document(path);
    const name = doc.sliceString(from, to);
    const line = doc.lineAt(Math.min(from, doc.length));
    let message = line;
    while (/^\s/.test(message.text) && message.number > 1) message = doc.line(message.number - 1);
    const key = message === line ? name : `${message.text.split("=")[0].trim()}.${name}`;
    const found = extent(doc, key);
    if (!found) continue;
    const [folder, file] = path.split("/");
    const id = `${folder}/${key}`;
    if (!rows.has(id)) rows.set(id, { key, folder, unused: true, languages: {} });
    const text = doc.sliceString(found.first.from, found.last.to).replace(/^[^=]*=\s*/, "");
    rows.get(id).languages[file.split(".")[0]] = { path, from, text };
  }
  // What belongs to a text goes with it.
  for (const id of rows.keys()) if (rows.has(id.replace(/\.[^.]*$/, "")) && id.includes(".")) rows.delete(id);
  return [...rows.values()];
}

/** Deletes such a text in every language, as one step. */
export function remove({ work }, { key, languages }) {
  work.together(() => {
    for (const { path } of Object.values(languages)) {
      if (!work.has(path)) continue;
      const { doc } = work.document(path);
      const found = extent(doc, key);
      if (!found) continue;
      const { first, last } = found;
      // Of the empty lines on both sides those above stay.
      let to = last;
      const above = first.number === 1 || !doc.line(first.number - 1).text.trim();
      while (above && to.number < doc.lines && !doc.line(to.number + 1).text.trim()) to = doc.line(to.number + 1);
      work.edit(path, { from: first.from, to: Math.min(to.to + 1, doc.length) });
    }
  });
}
