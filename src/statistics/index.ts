/**
 * Statistics of many assessments: summaries, agreement of raters, differences between groups, and change over time.
 *
 * @module cei-framework/statistics
 */

export type { GroupValues, SmallGroupOptions, SmallGroups } from "../check/small-groups.ts";
export {
  type Agreement,
  type AgreementOptions,
  type AgreementRow,
  agreement,
  type GroupAgreement,
  type ItemAgreement,
  type RaterAgreement,
} from "./agreement.ts";
export type { LabelsBySide } from "./both-sides.ts";
export { cliffsDelta, type DeltaEstimate, type DeltaOptions, type DeltaSize } from "./cliffs-delta.ts";
export { cohenKappa, type KappaLevel, type KappaOptions } from "./cohen-kappa.ts";
export {
  type AssessmentKind,
  type AssessmentOfItems,
  type Combined,
  type CombinedCoverage,
  type CombinedGroup,
  type CombinedItem,
  type CombinedRow,
  type CombineOptions,
  type CoverageOf,
  combine,
} from "./combine.ts";
export type { CommonItems } from "./common-items.ts";
export {
  type Change,
  type CommonChange,
  type ComparedScore,
  type CompareOptions,
  type Comparison,
  type ComparisonRow,
  compare,
} from "./compare.ts";
export { type CronbachOptions, cronbachAlpha } from "./cronbach-alpha.ts";
export type { ClusterFigures, Estimate, Interval, NoEstimate, NoInterval } from "./estimate.ts";
export {
  type CommonGap,
  type GapRow,
  type GroupGap,
  type GroupGaps,
  type GroupGapsOptions,
  type GroupMean,
  groupGaps,
  type TargetGaps,
} from "./group-gaps.ts";
export type { GroupBy, ManyScores } from "./grouped-scores.ts";
export type { InferenceOptions } from "./inference.ts";
export {
  type ItemAnalysis,
  type ItemAnalysisOptions,
  type ItemStatistics,
  type ItemTarget,
  itemAnalysis,
  type ScaleStatistics,
} from "./item-analysis.ts";
export { type AlphaEstimate, type AlphaMetric, type AlphaOptions, krippendorffAlpha } from "./krippendorff-alpha.ts";
export type { ListedScores } from "./listed-scores.ts";
export { type MeanIntervalOptions, meanInterval } from "./mean-interval.ts";
export type { NotComparable } from "./not-comparable.ts";
export type { Dominance } from "./pair-dominance.ts";
export type { CountBySide, Pairing } from "./pairing.ts";
export type { ManyAssessments, RatedItem } from "./rated-items.ts";
export { type PointCount, type ScoreSummary, type SummarizeOptions, type Summary, summarize } from "./summarize.ts";
export type { NumberArray, Values } from "./values.ts";
export { type WilsonOptions, wilsonInterval } from "./wilson-interval.ts";
