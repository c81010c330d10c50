// The packages and languages that the journeys of an embedded check go through. A new one is a line
// here, and every check that depends on a language runs in it.

/** `other` is another language that the package has. */
export const packages = [
  { name: "russia", rules: "/rules/russia/manifest.json", lang: "ru", other: "en", dir: "ltr", date: "2026-03-20" },
  { name: "egypt", rules: "/rules/egypt/manifest.json", lang: "ar", other: "en", dir: "rtl", date: "2026-03-20" },
  { name: "egypt", rules: "/rules/egypt/manifest.json", lang: "en", other: "ar", dir: "ltr", date: "2026-03-20" },
];

/** One of them, where language does not matter. */
export const anyPackage = packages.at(-1);

/** What the element says by itself when it has nothing to say it with: its own languages. */
export const languages = { ar: "rtl", en: "ltr", ru: "ltr" };

/** The word in front of a page's title when something has to be put right. */
export const errorWords = { ar: "خطأ: ", en: "Error: ", ru: "Ошибка: " };

/** Gives the age of whoever answers, from the first page of a check on. */
export async function aged(check, age) {
  if ((await check.kind()) === "start") await check.begin();
  await check.age(age);
}

/** `egypt, ar` */
export const called = ({ name, lang }) => `${name}, ${lang}`;
