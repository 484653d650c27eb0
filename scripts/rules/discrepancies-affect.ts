// What discrepancies point at.
import { nearest } from "../../src/check/nearest.ts";
import { competenciesOf, discrepanciesOf, domainsOf, lookForsOf, metricsOf, promptsOf, within } from "../places.ts";
import { repeated } from "../repeated.ts";
import type { Rule } from "./rule.ts";

/** What a discrepancy affects exists, and is named once. */
export const discrepanciesAffect: Rule = {
  name: "discrepancies-affect",
  check(files) {
    const known = new Set([
      ...domainsOf(files).map(({ domain }) => domain.id),
      ...competenciesOf(files).map(({ competency }) => competency.id),
      ...metricsOf(files).map(({ metric }) => metric.id),
      ...lookForsOf(files).map(({ lookFor }) => lookFor.id),
      ...promptsOf(files).map(({ prompt }) => prompt.key),
    ]);
    return discrepanciesOf(files).flatMap(({ discrepancy, place }) => {
      const rows = discrepancy.affects.map((id, a) => ({ id, place: within(place, "affects", a) }));
      return [
        ...rows
          .filter(({ id }) => !known.has(id))
          .map(({ id, place }) => ({
            ...place,
            message: `"${id}" is neither an id nor the key of a prompt (nearest: ${nearest(id, known) ?? "none"}); name one that exists`,
          })),
        ...repeated(rows, ({ id }) => id).map(({ id, place }) => ({
          ...place,
          message: `"${id}" is named already; remove one`,
        })),
      ];
    });
  },
};
