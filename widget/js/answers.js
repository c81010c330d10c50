// Answers as a host page writes them, in the form of answers everywhere, become the records that
// engine/pages/src/records.rs reads. Nothing is checked here: what does not exist is named there.

/** Records of answers that the page around the element gives. */
export function records({ date, people, more_people, units, groups, ...household }) {
  const out = [];
  const say = (...fields) => out.push(fields.join("\x01"));
  const facts = (about, all) => {
    for (const fact in all) say("answer", about, fact, "host", ...form(all[fact]));
  };
  // Whoever lists some and says nothing of others means that there are none.
  const group = (name, members, more = members && 0) => {
    for (const { id = "", ...all } of members || []) {
      say("member", name, id);
      facts(name, all);
    }
    if (more != null) say("more", name, more[0] ?? more, more[1] ?? more);
  };
  group("people", people, more_people);
  for (const name in groups) group(name, groups[name].members || groups[name], groups[name].more);
  // What is not of the household is a slip, and will be named as one.
  for (const all of [units, household]) {
    for (const about in all) facts(about, all[about]);
  }
  return out.join("\0");
}

// A value, a list of options, `{ any_of }`, `{ declined: true }` or `{ from, to }`.
function form(value) {
  if (Object(value) !== value) return ["is", value];
  if (value.length >= 0) return ["all", ...value];
  const { any_of, declined, from = "", to = "" } = value;
  return any_of ? ["any", ...any_of] : declined ? ["declined"] : ["range", from, to];
}
