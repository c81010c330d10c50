// What cases come out as, in words.

import { h } from "./dom.js";
import { locale, said, t } from "./words.js";

const amount = (text, currency) => {
  const code = currency?.code ?? currency;
  try {
    return new Intl.NumberFormat(locale(), {
      style: "currency", currency: code, currencyDisplay: "code", minimumFractionDigits: 0, maximumFractionDigits: 2,
    }).format(Number(text));
  } catch {
    return text;
  }
};

// Those of whom the same is true.
function alike(came) {
  const groups = new Map();
  for (const { person, status, amounts } of came) {
    const key = JSON.stringify([status, amounts]);
    if (!groups.has(key)) groups.set(key, { people: [], status, amounts });
    if (person) groups.get(key).people.push(person);
  }
  return [...groups.values()];
}

const called = (person) =>
  person === "rest" ? h("span", { class: "person", word: "person-rest" }) : h("bdi", { class: "person" }, person);

/** Outcomes of one program: a few words for all whom the same is true of. */
export function outcome(outcome, currency) {
  if (!outcome) return h("span", { class: "outcome" }, "–");
  if (!outcome.length) return h("span", { class: "outcome bad", word: "not-accepted" });
  return h(
    "span",
    { class: "outcome" },
    alike(outcome).map(({ people, status, amounts }) =>
      h(
        "span",
        { class: "who" },
        people.map(called),
        h("span", { class: `status ${status}` }, said(`status-${status}`) ? t(`status-${status}`) : status),
        amounts.map(({ low, high }) => h("bdi", { class: "amount" }, low === high ? amount(low, currency) : t("amount-range", { low: amount(low, currency), high: amount(high, currency) }))),
      ),
    ),
  );
}
