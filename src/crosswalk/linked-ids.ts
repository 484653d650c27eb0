// Leads from an id of one kind to those of another: by the links or by the published domain-to-metric table, never
// both.
import type { CompetencyId } from "../model/competency.ts";
import type { DomainId } from "../model/domain.ts";
import {
  competenciesOfDomain,
  competenciesOfLookFor,
  competenciesOfMetric,
  domainsOfMetric,
  lookForsOfCompetency,
  metricByDomain,
  metricsOfCompetency,
} from "../model/generated.ts";
import { aCompetency, aDomain, aMetric } from "../model/id-kinds.ts";
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
 * The competencies that belong to a domain, that a look-for cites, or that the look-fors of a metric cite.
 *
 * @param id - The id of a domain, a metric or a look-for.
 * @returns The ids without repeats: for a domain in the order of their numbers, otherwise in the order of the
 *   citations.
 * @throws {@link UnknownIdError} for any other value.
 */
export function competenciesOf<Id extends DomainId | MetricId | LookForId>(id: Id): readonly CompetenciesOf<Id>[] {
  return lookUp(competenciesOfAny, id, "a domain, metric, or look-for");
}

/** The domains that map to a metric: `DomainsOf<"M5">` is `"D5" | "D6" | "D7"`. */
export type DomainsOf<Id extends MetricId> = (typeof domainsOfMetric)[Id][number];

/**
 * The domains that the 2.0 document regroups into a metric, by its domain-to-metric table, and by its prose for metric
 * 5. The links are independent of this table: a competency of another domain may feed the metric too.
 *
 * @throws {@link UnknownIdError} for any other value.
 */
export function domainsOf<Id extends MetricId>(id: Id): readonly DomainsOf<Id>[] {
  return lookUp(domainsOfMetric, id, aMetric);
}

/** The look-fors that cite a competency: `LookForsOf<"3.5">` is `"M3.3" | "M4.2"`. */
export type LookForsOf<Id extends CompetencyId> = (typeof lookForsOfCompetency)[Id][number];

/**
 * The look-fors that cite a competency.
 *
 * @returns The ids in the document's order; an empty list for the ten unmapped competencies.
 * @throws {@link UnknownIdError} for any other value.
 */
export function lookForsOf<Id extends CompetencyId>(id: Id): readonly LookForsOf<Id>[] {
  return lookUp(lookForsOfCompetency, id, aCompetency);
}

/** The metric that a domain maps to: `MetricOfDomain<"D6">` is `"M5"`. */
export type MetricOfDomain<Id extends DomainId> = (typeof metricByDomain)[Id];

/**
 * The metric that the 2.0 document regroups a domain into, by its domain-to-metric table, and by its prose for domains
 * 6 and 7. The links are independent of this table: a competency of the domain may feed another metric, or none.
 *
 * @throws {@link UnknownIdError} for any other value.
 */
export function metricOfDomain<Id extends DomainId>(id: Id): MetricOfDomain<Id> {
  return lookUp(metricByDomain, id, aDomain);
}

/** The metrics that a competency feeds: `MetricsOf<"3.5">` is `"M3" | "M4"`, `MetricsOf<"3.2">` is `never`. */
export type MetricsOf<Id extends CompetencyId> = (typeof metricsOfCompetency)[Id][number];

/**
 * The metrics that a competency feeds through the look-fors that cite it.
 *
 * @returns The ids in the document's order, without repeats; an empty list for the ten unmapped competencies.
 * @throws {@link UnknownIdError} for any other value.
 */
export function metricsOf<Id extends CompetencyId>(id: Id): readonly MetricsOf<Id>[] {
  return lookUp(metricsOfCompetency, id, aCompetency);
}
