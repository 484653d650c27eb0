// The numbering has no gaps.

import type { Problem } from "../data-files.ts";
import { competenciesOf, domainsOf, lookForsOf, metricsOf, within } from "../places.ts";
import type { Rule } from "./rule.ts";

/** Ids count from 1 without gaps, in the order of the file, under their domain or metric. */
export const idsInOrder: Rule = {
  name: "ids-in-order",
  check(files) {
    const problems: Problem[] = [];
    function expect(id: string, wanted: string, place: ReturnType<typeof within>) {
      if (id === wanted) return;
      problems.push({
        ...within(place, "id"),
        message: `Expected "${wanted}", got "${id}"; renumber or reorder`,
      });
    }
    domainsOf(files).forEach(({ domain, place }, d) => {
      expect(domain.id, `D${d + 1}`, place);
    });
    for (const { competency, domain, place } of competenciesOf(files)) {
      expect(competency.id, `${domain.id.slice(1)}.${domain.competencies.indexOf(competency) + 1}`, place);
    }
    metricsOf(files).forEach(({ metric, place }, m) => {
      expect(metric.id, `M${m + 1}`, place);
    });
    for (const { lookFor, metric, place } of lookForsOf(files)) {
      expect(lookFor.id, `${metric.id}.${metric.lookFors.indexOf(lookFor) + 1}`, place);
    }
    return problems;
  },
};
