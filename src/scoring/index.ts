// Scoring: scales, ratings, plans, and the scores that they make, with the reasons.
export type { MetricAssessment, Respondent, SelfAssessment } from "./assessment.ts";
export { createPlan, type PlanParts } from "./create-plan.ts";
export { type CrosswalkPlanOptions, crosswalkPlan } from "./crosswalk-plan.ts";
export { domainPlan } from "./domain-plan.ts";
export { type EffectiveWeights, effectiveWeights } from "./effective-weights.ts";
export { evidenceScale } from "./evidence-scale.ts";
export { type Gap, gaps } from "./gaps.ts";
export { lookForPlan } from "./look-for-plan.ts";
export { metricPlan } from "./metric-plan.ts";
export type { Plan, PlanItem, PlanPart, PlanTarget } from "./plan.ts";
export type { PlanOptions, SharedOption } from "./plan-options.ts";
export { projectToMetrics } from "./project-to-metrics.ts";
export { type ProjectionPlanOptions, projectionPlan } from "./projection-plan.ts";
export type { Rating, Ratings } from "./ratings.ts";
export { type Scale, scale } from "./scale.ts";
export { score } from "./score.ts";
export { scoreDomains } from "./score-domains.ts";
export { scoreMetrics } from "./score-metrics.ts";
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
export { toScale } from "./to-scale.ts";
