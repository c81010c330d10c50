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

/** Outcomes of one program: a line each for whom it is about. */
export function outcome(outcome, currency) {
  if (!outcome) return h("span", { class: "outcome" }, "–");
  if (!outcome.length) return h("span", { class: "outcome bad", word: "not-accepted" });
  return h(
    "span",
    { class: "outcome" },
    outcome.map(({ person, status, amounts }) =>
      h(
        "span",
        { class: "who" },
        person && (person === "rest" ? h("span", { class: "person", word: "person-rest" }) : h("bdi", { class: "person" }, person)),
        h("span", { class: `status ${status}` }, said(`status-${status}`) ? t(`status-${status}`) : status),
        amounts.map(({ low, high }) => h("bdi", { class: "amount" }, low === high ? amount(low, currency) : t("amount-range", { low: amount(low, currency), high: amount(high, currency) }))),
      ),
    ),
  );
}
