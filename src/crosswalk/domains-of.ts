// From a metric to domains, by the published table and never by the links.
import { domainsOfMetric } from "../model/generated.ts";
import { aMetric } from "../model/id-kinds.ts";
import { lookUp } from "../model/look-up.ts";
import type { MetricId } from "../model/metric.ts";

/** The domains beside a metric: `DomainsOf<"M5">` is `"D5" | "D6" | "D7"`. */
export type DomainsOf<Id extends MetricId> = (typeof domainsOfMetric)[Id][number];

/**
 * The domains that the 2.0 document regroups into a metric: its domain-to-metric table, and its prose for metric 5.
 * The links say something else: a competency of another domain may feed the metric too.
 *
 * @param id - The id of a metric.
 * @returns The ids in the table's order.
 * @throws {@link UnknownIdError} for any other string, naming the nearest ids.
 */
export function domainsOf<Id extends MetricId>(id: Id): readonly DomainsOf<Id>[] {
  return lookUp(domainsOfMetric, id, aMetric);
}
