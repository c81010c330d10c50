// What axe finds on a page, for whoever looks at one.

import { AxeBuilder } from "@axe-core/playwright";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds, a line each; with `rules`, only those. */
export async function violations(page, rules) {
  // There is no frame inside: without looking for any it takes half the time.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (rules ? axe.withRules(rules) : axe.withTags(TAGS)).analyze();
  return violations.map(({ id, nodes: [node] }) => `${id}: ${node?.target?.flat().join(" ")}: ${node?.failureSummary}`);
}
