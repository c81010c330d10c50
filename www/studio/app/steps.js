// The steps to a first package: where each leads, and what it still lacks. One is done when its files are
// not those it began with, nothing in them is wrong and, for the cases, all come out as expected.


/** `own` finds what nobody can keep of the files it began with; `view` shows them better than an editor. */
export const STEPS = [
  { word: "tour-sources", path: /^package\.toml$/, own: /"(The law's own title)"/ },
  { word: "tour-facts", path: /^facts\.toml$/ },
  { word: "tour-figures", path: /^parameters\.toml$/, view: "figures" },
  { word: "tour-program", path: /^[^/]+\/program\.toml$/ },
  { word: "tour-rules", path: /^[^/]+\/criteria\.rhai$/ },
  { word: "tour-texts", path: /\.ftl$/, own: /^summary = (.*)$/m, view: "texts" },
  { word: "tour-cases", path: /^[^/]+\/cases(\.toml$|\/)/ },
];

// What is wrong with a text is said where it is needed, and mended where the texts are.
const belongs = (step, { path, code }) => (/^E05/.test(code) ? step.view === "texts" : step.path.test(path));

/** `{ done, lack, place }`: what a step lacks that was begun, as a text with its values, and where. */
export function stateOf(step, studio) {
  const { work } = studio;
  const paths = work.paths.filter((path) => step.path.test(path));
  const touched = paths.some((path) => work.text(path) !== work.about.tour[path]);
  const lacks = touched ? lacking(step, paths, studio) : undefined;
  return { done: touched && !lacks, ...lacks };
}

function lacking(step, paths, { work, findings, broken, cases }) {
  const before = work.about.tour;
  const wrong = findings.filter((finding) => finding.severity === "error" && belongs(step, finding));
  if (wrong.length) return { lack: ["tour-problems", { count: wrong.length }], place: [wrong[0].path, wrong[0].from] };
  for (const path of paths) {
    const [, text] = step.own?.exec(before[path] ?? "") ?? [];
    const at = text ? work.text(path).indexOf(text) : -1;
    if (at >= 0) return { lack: ["tour-still", { text }], place: [path, at] };
  }
  if (step.word !== "tour-cases") return undefined;
  if (broken || !cases.last) return { lack: ["cases-waiting"], place: "problems" };
  const { total, failed } = cases.last;
  if (!total) return { lack: ["cases-none"], place: "cases" };
  return failed ? { lack: ["cases-failed", { count: failed }], place: "cases" } : undefined;
}
