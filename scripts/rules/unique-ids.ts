// No id twice.
import { competenciesOf, discrepanciesOf, domainsOf, lookForsOf, metricsOf, within } from "../places.ts";
import { repeated } from "../repeated.ts";
import type { Rule } from "./rule.ts";

/** No two records have the same id. */
export const uniqueIds: Rule = {
  name: "unique-ids",
  check(files) {
    const records = [
      ...domainsOf(files).map(({ domain, place }) => ({ id: domain.id, place })),
      ...competenciesOf(files).map(({ competency, place }) => ({ id: competency.id, place })),
      ...metricsOf(files).map(({ metric, place }) => ({ id: metric.id, place })),
      ...lookForsOf(files).map(({ lookFor, place }) => ({ id: lookFor.id, place })),
      ...discrepanciesOf(files).map(({ discrepancy, place }) => ({ id: discrepancy.id, place })),
      ...files["sources.json"].sources.map(({ id }, s) => {
        return { id, place: { file: "sources.json" as const, path: ["sources", s] } };
      }),
    ];
    return repeated(records, ({ id }) => id).map(({ id, place }) => ({
      ...within(place, "id"),
      message: `"${id}" is the id of an earlier record; give this one its own`,
    }));
  },
};
