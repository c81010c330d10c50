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
  if (outcome.error) return h("span", { class: "outcome bad" }, outcome.error);
  return h(
    "span",
    { class: "outcome" },
    outcome.whos.map(({ person, status, amounts }) =>
      h(
        "span",
        { class: "who" },
        person && h("bdi", { class: "person" }, person),
        h("span", { class: `status ${status}` }, said(`status-${status}`) ? t(`status-${status}`) : status),
        amounts.map(({ low, high }) => h("bdi", { class: "amount" }, low === high ? amount(low, currency) : t("amount-range", { low: amount(low, currency), high: amount(high, currency) }))),
      ),
    ),
  );
}
