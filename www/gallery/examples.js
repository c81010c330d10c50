// What the gallery shows, and what the browser tests walk: journeys through the packages, and on
// them the pages worth looking at. Data alone; `steps.js` knows how a page is filled in.
//
// A package is one line in `packages`; what a build does not have is left out by who reads it.

/** The packages: languages with their direction, and a day on which their rules hold. */
export const packages = {
  egypt: { languages: { ar: "rtl", en: "ltr" }, date: "2026-03-20" },
  usa: { languages: { en: "ltr" }, date: "2026-09-01" },
  "country-template": { languages: { en: "ltr" }, date: "2026-12-01" },
  russia: { languages: { ru: "ltr", en: "ltr" }, date: "2026-03-20" },
};

/** Where the rules of a package lie, from the top of the site. */
export const rulesOf = (name, file = "manifest.json") => `rules/${name}/${file}`;

/**
 * From the first page to the results. `reader` is whom the check is for, `age` the applicant's, and
 * `people` the others by relation and age. `answers` are by page; without one it is `otherwise`,
 * else the first of "none of these", "nobody", "no" and 0 that the page has. `ages` are those that a page
 * asks for later, `after` is pressed on
 * the results, and the journey goes on. `prefill` is what the page around gives beforehand.
 */
export const journeys = {
  // A couple, children of 13, 8 and 3, and a grandmother: Takaful for them, Karama for her.
  "home of six": {
    package: "egypt",
    reader: "family",
    age: "37",
    people: [["husband", "41"], ["child", "13"], ["child", "8"], ["child", "3"], ["parent", "67"]],
    answers: {
      "family.kind": "couple_with_children",
      "person.school 2": "preparatory",
      "person.school 3": "primary",
      "person.work 1": "irregular",
    },
  },
  // Somebody helps a family with everything that can be asked.
  "everything asked": {
    package: "egypt",
    reader: "helper",
    age: "45",
    people: [["child", "20"], ["child", "10"], ["sibling", "30"]],
    answers: {
      "family.kind": "supported",
      "household.situations": ["disability", "chronic_illness", "orphan"],
      "person.disability": "1",
      "person.disability_degree 1": "60",
      "person.chronic_illness": "0",
      "person.orphan": "2",
      "person.fixed_income 2": "no",
      "person.female": "3",
      "person.marital 3": "widowed",
      "person.dependants 3": "yes",
      "person.school 1": "higher",
      "person.school 2": "primary",
      "person.work 0": "private_employer",
      "person.insured_wage 0": "4500",
      "household.belongings": ["farmland", "livestock", "private_school"],
      "person.has_farmland": "3",
      "person.land_area 3": "0.4",
      "person.has_livestock": "3",
      "person.livestock_heads 3": "3",
      "person.private_school": "2",
      "person.school_fee 2": "9000",
    },
  },
  // One person to whom nothing fits now.
  "nothing fits": { package: "egypt", reader: "me", age: "30", people: [], answers: { "family.kind": "other" } },
  // "I don't know", wherever it can be said.
  "nothing known": { package: "egypt", reader: "me", age: "66", people: [["child", "9"]], otherwise: "unknown" },
  "nothing known of an age": { package: "egypt", reader: "family", age: "unknown", people: [["husband", "unknown"], ["child", "unknown"]], otherwise: "unknown" },
  // A worker alone: an amount that more answers narrow.
  worker: {
    package: "usa",
    reader: "me",
    age: "35",
    people: [],
    answers: {
      "household.state_code": "TX",
      "household.all_citizens": "yes",
      "household.incomes": "wages",
      "person.work_hours 0": "30",
      "person.wages 0": "1200",
      "household.savings": "1000",
      "household.costs": "rent",
      "household.rent_paid": "700",
    },
    after: ["narrow"],
  },
  // A mother and a child of 2, who gets WIC already: the page around knows that, no question asks it.
  "helped already": {
    package: "usa",
    prefill: {
      household: { state_code: "TX", all_citizens: true, helps: ["wic"] },
      people: [
        { relation: "applicant", birth_date: "1996-05-01", gets_wic: false },
        { relation: "child", birth_date: "2024-05-01", gets_wic: true },
      ],
    },
  },
  "nothing known in America": { package: "usa", reader: "family", age: "unknown", people: [["child", "unknown"]], otherwise: "unknown" },
  // Some programs have ended, some fit, some do not.
  "tenants with a child": {
    package: "country-template",
    reader: "family",
    age: "30",
    people: [["child", "5"]],
    answers: { "household.housing_occupancy_status": "tenant", "household.rent": "500", area: "1" },
    ages: { "person.birth 1": "5" },
    after: ["area"],
  },
  "nothing known of tenants": { package: "country-template", reader: "family", age: "unknown", people: [["child", "unknown"]], otherwise: "unknown" },
  // A couple in Moscow with two children.
  "a family in Moscow": {
    package: "russia",
    reader: "family",
    age: "35",
    people: [["husband", "37"], ["child", "8"], ["child", "3"]],
    answers: { "household.region": "moscow", "person.worked": ["0", "1"], "person.earnings 0": "540000", "person.earnings 1": "300000" },
  },
};

/**
 * Pages to look at: the journey, and the page by its id (`at`) or the kind it is (`kind`), perhaps only
 * where it `has` what a selector finds. `pressed`
 * is pressed there: with nothing filled in, "continue" shows what has to be put right. `rules` are others
 * than the package's; `lacks` is an operation that the engine is made to lack (`newer.js`).
 */
export const examples = [
  { name: "Start", journey: "home of six", at: "start" },
  { name: "Start, nothing chosen", journey: "home of six", at: "start", pressed: "continue" },
  { name: "A birth", journey: "home of six", at: "person 0" },
  { name: "A birth, nothing written", journey: "home of six", at: "person 0", pressed: "continue" },
  { name: "An age", journey: "home of six", at: "person 0", pressed: "form age" },
  { name: "People", journey: "home of six", at: "people 4" },
  { name: "People, nothing filled in", journey: "home of six", at: "people 4", pressed: "add" },
  { name: "A person to be changed", journey: "home of six", at: "people 4", pressed: "edit 2" },
  { name: "A choice", journey: "home of six", at: "family.kind" },
  { name: "A choice, nothing chosen", journey: "home of six", at: "family.kind", pressed: "continue" },
  { name: "Which of these", journey: "everything asked", at: "household.situations" },
  { name: "Who", journey: "everything asked", at: "person.disability" },
  { name: "Yes or no", journey: "everything asked", at: "person.dependants 3" },
  { name: "A number", journey: "everything asked", at: "person.disability_degree 1" },
  { name: "Money", journey: "everything asked", at: "person.insured_wage 0" },
  { name: "Money, nothing written", journey: "everything asked", at: "person.insured_wage 0", pressed: "continue" },
  { name: "A list of more than ten", journey: "worker", at: "household.state_code" },
  { name: "Answers", journey: "everything asked", kind: "answers" },
  { name: "Results: the office decides", journey: "home of six", kind: "results" },
  { name: "Results: nothing fits now", journey: "nothing fits", kind: "results" },
  { name: "Results: not known", journey: "nothing known", kind: "results" },
  { name: "Results: it looks like it", journey: "worker", kind: "results" },
  { name: "Results: received already", journey: "helped already", kind: "results" },
  { name: "Results: could not be checked", journey: "home of six", kind: "results", lacks: "sum_highest" },
  { name: "Results: not open now", journey: "tenants with a child", kind: "results" },
  { name: "Where one lives", journey: "tenants with a child", at: "area" },
  { name: "Results: what is near", journey: "tenants with a child", kind: "results", has: ".now" },
  { name: "Results in Moscow", journey: "a family in Moscow", kind: "results" },
  { name: "A problem: no rules", journey: "home of six", kind: "problem", rules: "nowhere.json" },
];
