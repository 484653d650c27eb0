// The five metrics of the 2.0 Metrics.
import { type domainsOfMetric, lookForsOfMetric, type MetricId, metricRecords } from "./generated.ts";
import { aMetric } from "./id-kinds.ts";
import { isIdOf, lookUp } from "./look-up.ts";
import type { SourceId } from "./source.ts";

export type { MetricId };

/** One of the five areas of the 2.0 Metrics. */
export interface Metric<Id extends MetricId = MetricId> {
  /** Its number, after an M. */
  readonly id: Id;
  /** A slug that outlives renumbering. */
  readonly key: string;
  /** The name, as the table of the 2.0 document gives it. */
  readonly name: string;
  /** The sentence that respondents rate, as the form's ranking cell prints it. */
  readonly statement: string;
  /** The description, as the form gives it. */
  readonly description: string;
  /** The domains that the document regroups into this metric. */
  readonly domains: readonly (typeof domainsOfMetric)[Id][number][];
  /** Its look-fors, in the document's order. */
  readonly lookFors: readonly (typeof lookForsOfMetric)[Id][number][];
  /** The document that the wording is from. */
  readonly source: SourceId;
}

const metricsById: { readonly [Id in MetricId]: Metric<Id> } = metricRecords;

/** The five metrics, in the order of their numbers. */
export const metrics: readonly Metric[] = /* @__PURE__ */ Object.freeze(/* @__PURE__ */ Object.values(metricsById));

/**
 * The metric with an id.
 *
 * @throws {@link UnknownIdError} for any other value.
 */
export function metric<Id extends MetricId>(id: Id): Metric<Id> {
  return lookUp(metricsById, id, aMetric);
}

/** Whether a value is the id of a metric. */
export function isMetricId(value: unknown): value is MetricId {
  return isIdOf(lookForsOfMetric, value);
}
