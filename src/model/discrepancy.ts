// Where the two documents disagree or are silent, and what this library does about it.
import type { CompetencyId } from "./competency.ts";
import type { DomainId } from "./domain.ts";
import { type DiscrepancyId, discrepancyRecords } from "./generated.ts";
import type { LookForId } from "./look-for.ts";
import type { MetricId } from "./metric.ts";
import type { ReflectionPromptKey } from "./reflection-prompt.ts";
import type { SourceId } from "./source.ts";

export type { DiscrepancyId };

/** One fact on which the documents disagree, with each other or with themselves, or are silent. */
export interface Discrepancy {
  /** A slug. */
  readonly id: DiscrepancyId;
  /** The reading of each document. */
  readonly readings: readonly { readonly source: SourceId; readonly says: string }[];
  /** What this library does, and why. */
  readonly resolution: string;
  /** The ids of the records that it concerns; empty when it concerns the framework as a whole. */
  readonly affects: readonly (DomainId | CompetencyId | MetricId | LookForId | ReflectionPromptKey)[];
}

const discrepanciesById: { readonly [Id in DiscrepancyId]: Discrepancy } = discrepancyRecords;

/** Every known discrepancy. */
export const discrepancies: readonly Discrepancy[] = /* @__PURE__ */ Object.freeze(
  /* @__PURE__ */ Object.values(discrepanciesById),
);
