// What the files of a package say plainly: its name, sources and papers, the titles of its programs.
// Read from the texts, so that it is there before anything compiles.

const quoted = (text) => /^\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)')/.exec(text ?? "");
const plain = (found) => found && (found[1] ?? found[2]);

let read;

/** `{ heading, id, sources: { KEY: { title, url } }, documents: [id] }`; the heading is that of its notes. */
export function about(work) {
  const text = work.text("package.toml");
  const heading = /^# +(.*\S)/.exec(work.text("README.md"))?.[1];
  if (read?.text === text) return { ...read.said, heading };
  const said = { sources: {}, documents: [] };
  let section = "";
  for (const line of text.split("\n")) {
    const head = /^\s*\[([\w.-]+)\]/.exec(line);
    if (head) {
      section = head[1];
      const [of, key] = section.split(".");
      if (of === "sources" && key) said.sources[key] = {};
      continue;
    }
    const pair = /^\s*([\w.-]+)\s*=(.*)$/.exec(line);
    if (!pair) continue;
    const [of, key, ...rest] = [...(section ? section.split(".") : []), ...pair[1].split(".")];
    if (of === "id" && !key) said.id = plain(quoted(pair[2]));
    if (of === "documents" && key) said.documents.push(key);
    if (of !== "sources" || !key) continue;
    const source = (said.sources[key] ??= {});
    if (rest[0]) source[rest[0]] = plain(quoted(pair[2]));
    for (const name of ["title", "url"]) {
      const found = new RegExp(`\\b${name}\\s*=(.*)$`).exec(pair[2]);
      if (found) source[name] = plain(quoted(found[1]));
    }
  }
  for (const [key, source] of Object.entries(said.sources)) source.title ??= key;
  read = { text, said };
  return { ...said, heading };
}

/** What a program is called by citizens, in this language if it has it. */
export function programTitle(work, program, language) {
  const paths = work.paths.filter((path) => path.startsWith(`${program}/`) && path.endsWith(".ftl"));
  const own = paths.find((path) => path === `${program}/${language}.ftl`) ?? paths[0];
  const found = own && /^title\s*=\s*([^\n{]+)$/m.exec(work.text(own));
  return found?.[1].trim() || program;
}
