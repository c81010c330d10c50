// A household of the preview as a case: asks what the case shows, and writes it into the program's file.

import { ask } from "./dialog.js";
import { announce, english, field, h, select } from "./dom.js";
import { t } from "./words.js";

/** @param studio the page; `record` is what was answered, "" for nothing, on the day `date` */
export async function saveCase(studio, { record, date }) {
  if (!record) return ask("save-case", h("p", { word: "save-case-nothing" }), []);
  const programs = studio.work.programs.map((id) => [id, studio.programTitle(id)]);
  const program = select(programs, programs[0][0], () => {});
  const name = h("input", { type: "text", required: true, maxlength: "200", dir: "auto" });
  const fields = [
    programs.length > 1 && field("case-program", "case-program", program),
    field("case-name", "case-name", name, "case-name-hint"),
  ].filter(Boolean);
  let place;
  await ask("save-case", h("div", {}, fields.map(({ element }) => element)), [
    ["save", async () => {
      const last = fields.at(-1);
      if (!name.value.trim()) return last.fail(t("name-missing")), false;
      try {
        place = write(studio.work, program.value, await studio.engine.caseOf(program.value, name.value.trim(), date, record));
      } catch (failure) {
        return last.fail(english(failure.message)), false;
      }
      return true;
    }],
  ]);
  if (!place) return;
  studio.go(...place, { focus: true });
  announce(t("case-saved", { name: name.value.trim() }));
}

// Behind the cases that are there. Gives the path and the place.
function write(work, program, text) {
  const folder = work.paths.some((path) => path.startsWith(`${program}/cases/`));
  const path = folder ? `${program}/cases/from_preview.toml` : `${program}/cases.toml`;
  const before = work.text(path);
  const gap = !before ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  work.together(() => {
    if (!work.has(path)) work.add(path, "");
    work.edit(path, { from: before.length, insert: `${gap}${text.trim()}\n` });
  });
  return [path, before.length + gap.length];
}
