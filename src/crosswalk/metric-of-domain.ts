// From a domain to a metric, by the published table and never by the links.
import type { DomainId } from "../model/domain.ts";
import { metricOfDomain as table } from "../model/generated.ts";
import { aDomain } from "../model/id-kinds.ts";
import { lookUp } from "../model/look-up.ts";

/** The metric beside a domain: `MetricOfDomain<"D6">` is `"M5"`. */
export type MetricOfDomain<Id extends DomainId> = (typeof table)[Id];

/**
 * The metric that the 2.0 document regroups a domain into: its domain-to-metric table, and its prose for domains 6
 * and 7. The links say something else: a competency of the domain may feed another metric, or none.
 *
 * @param id - The id of a domain.
 * @throws {@link UnknownIdError} for any other string, naming the nearest ids.
 */
export function metricOfDomain<Id extends DomainId>(id: Id): MetricOfDomain<Id> {
  return lookUp(table, id, aDomain);
}
