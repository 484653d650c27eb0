// From a domain, a metric or a look-for to competencies.
import type { DomainId } from "../model/domain.ts";
import { competenciesOfDomain, competenciesOfLookFor, competenciesOfMetric } from "../model/generated.ts";
import type { LookForId } from "../model/look-for.ts";
import { lookUp } from "../model/look-up.ts";
import type { MetricId } from "../model/metric.ts";

const competenciesOfAny = /* @__PURE__ */ Object.assign(
  {},
  competenciesOfDomain,
  competenciesOfMetric,
  competenciesOfLookFor,
);

/** The competencies of a domain, a metric or a look-for: `CompetenciesOf<"M4">` is `"4.4" | "3.5" | "3.6"`. */
export type CompetenciesOf<Id extends DomainId | MetricId | LookForId> = (typeof competenciesOfAny)[Id][number];

/**
 * The competencies that stand in a domain, that a look-for cites, or that the look-fors of a metric cite.
 *
 * @param id - The id of a domain, a metric or a look-for.
 * @returns The ids without repeats: in the order of their numbers for a domain, of the citations otherwise.
 * @throws {@link UnknownIdError} for any other string, naming the nearest ids.
 */
export function competenciesOf<Id extends DomainId | MetricId | LookForId>(id: Id): readonly CompetenciesOf<Id>[] {
  return lookUp(competenciesOfAny, id, "a domain, a metric or a look-for");
}
