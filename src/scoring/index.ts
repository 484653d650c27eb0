// Scoring: scales, ratings, plans, and scores with their reasons.
export type { MetricAssessment, Respondent, SelfAssessment } from "./assessment.ts";
export { type CompactOf, type CompactScores, compact, targetsOf } from "./compact-scores.ts";
export { createPlan, type PlanParts } from "./create-plan.ts";
export { type CrosswalkPlanOptions, crosswalkPlan } from "./crosswalk-plan.ts";
export { type EffectiveWeights, effectiveWeights } from "./effective-weights.ts";
export { type Gap, gaps } from "./gaps.ts";
export { domainPlan, lookForPlan, metricPlan } from "./instrument-plans.ts";
export type { Plan, PlanItem, PlanPart, PlanTarget } from "./plan.ts";
export type { PlanOptions, SharedOption } from "./plan-options.ts";
export { type ProjectionPlanOptions, projectionPlan } from "./projection-plan.ts";
export type { Rating, Ratings } from "./ratings.ts";
export { evidenceScale, type Scale, type ScalePoint, scale, scalePoints, toScale } from "./scale.ts";
export { score } from "./score.ts";
export { projectToMetrics, scoreDomains, scoreMetrics } from "./score-assessment.ts";
export type {
  Basis,
  Counts,
  DirectScore,
  ItemScore,
  Outcome,
  PartScore,
  Scores,
  Status,
  TargetScore,
} from "./scores.ts";
export { type RatedScores, scoresAsRatings } from "./scores-as-ratings.ts";
export {
  assessmentInput,
  crosswalkInput,
  type InputSchema,
  metricAssessmentInput,
  planInput,
  scaleInput,
  selfAssessmentInput,
  type Validated,
  validate,
} from "./validate.ts";
