/**
 * What many assessments show: summaries, where raters and groups differ, and whether something changed.
 *
 * @packageDocumentation
 */

export { type Agreement, agreement, type ItemAgreement } from "./agreement.ts";
export { cliffsDelta, type DeltaEstimate, type DeltaOptions, type DeltaSize } from "./cliffs-delta.ts";
export { cohenKappa, type KappaLevel, type KappaOptions } from "./cohen-kappa.ts";
export { type Combined, type CombinedGroup, type CombinedItem, type CombineOptions, combine } from "./combine.ts";
export {
  type Change,
  type ComparedScore,
  type CompareOptions,
  type Comparison,
  compare,
  type NotComparable,
} from "./compare.ts";
export { type CronbachOptions, cronbachAlpha } from "./cronbach-alpha.ts";
export type { Estimate, Interval, NoEstimate } from "./estimate.ts";
export {
  type GroupGap,
  type GroupGaps,
  type GroupGapsOptions,
  type GroupMean,
  type GroupValues,
  groupGaps,
  type TargetGaps,
} from "./group-gaps.ts";
export type { GroupBy, ManyScores } from "./grouped-scores.ts";
export { type AlphaEstimate, type AlphaMetric, type AlphaOptions, krippendorffAlpha } from "./krippendorff-alpha.ts";
export type { ListedScores } from "./listed-scores.ts";
export { type MeanIntervalOptions, meanInterval } from "./mean-interval.ts";
export { type PointCount, type ScoreSummary, type SummarizeOptions, type Summary, summarize } from "./summarize.ts";
export type { Values } from "./values.ts";
export { wilsonInterval } from "./wilson-interval.ts";
