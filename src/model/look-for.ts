// The 24 look-fors under the metrics.
import { competenciesOfLookFor, type LookForId, lookForRecords, type lookForsOfMetric } from "./generated.ts";
import { aLookFor } from "./id-kinds.ts";
import { isIdOf, lookUp } from "./look-up.ts";
import type { MetricId } from "./metric.ts";
import type { SourceId } from "./source.ts";

export type { LookForId };

/** The metric of a look-for: `MetricOf<"M3.1">` is `"M3"`. */
export type MetricOf<Id extends LookForId> = {
  [M in MetricId]: Extract<Id, (typeof lookForsOfMetric)[M][number]> extends never ? never : M;
}[MetricId];

/** One bullet under a metric. */
export interface LookFor<Id extends LookForId = LookForId> {
  /** The metric's id, a dot, and its position under the metric. */
  readonly id: Id;
  /** A slug that outlives renumbering. */
  readonly key: string;
  /** The metric that it belongs to. */
  readonly metric: MetricOf<Id>;
  /** The wording, as published, without the competency numbers that it cites. */
  readonly text: string;
  /** The competencies that it cites, in the order in which it cites them. */
  readonly competencies: readonly (typeof competenciesOfLookFor)[Id][number][];
  /** The document that the wording is from. */
  readonly source: SourceId;
}

const lookForsById: { readonly [Id in LookForId]: LookFor<Id> } = lookForRecords;

/** The 24 look-fors, in the document's order. */
export const lookFors: readonly LookFor[] = /* @__PURE__ */ Object.freeze(/* @__PURE__ */ Object.values(lookForsById));

/**
 * The look-for with an id.
 *
 * @throws {@link UnknownIdError} for any other value.
 */
export function lookFor<Id extends LookForId>(id: Id): LookFor<Id> {
  return lookUp(lookForsById, id, aLookFor);
}

/** Whether a value is the id of a look-for. */
export function isLookForId(value: unknown): value is LookForId {
  return isIdOf(competenciesOfLookFor, value);
}
