// Scores an assessment: a 1.0 one by domain or projected onto the 2.0 metrics, a 2.0 one by metric.
import type { CompetencyId } from "../model/competency.ts";
import type { DomainId } from "../model/domain.ts";
import type { LookForId } from "../model/look-for.ts";
import type { MetricId } from "../model/metric.ts";
import {
  type MetricAssessment,
  metricAssessment,
  ratingsOf,
  type SelfAssessment,
  selfAssessment,
} from "./assessment.ts";
import { scoresOf } from "./evaluate.ts";
import { compiledDomainPlan, compiledMetricPlan } from "./instrument-plans.ts";
import type { PlanOptions } from "./plan-options.ts";
import { compiledProjectionPlan, type ProjectionPlanOptions } from "./projection-plan.ts";
import type { Scores } from "./scores.ts";

/**
 * Scores a 1.0 Self-Assessment by domain.
 *
 * @returns For each domain the mean of its rated competencies, 0 to 1, with its coverage and its reasons; and the
 *   overall, the mean of the domains.
 * @throws {@link RatingError}, {@link ScaleError}, {@link AssessmentError}, or {@link OptionsError}, with every problem.
 */
export function scoreDomains(
  assessment: SelfAssessment,
  options?: PlanOptions | undefined,
): Scores<DomainId, CompetencyId> {
  const plan = compiledDomainPlan(options);
  const [ratings = []] = ratingsOf(assessment, selfAssessment);
  return scoresOf(plan, ratings, assessment.scale);
}

/**
 * Scores a 2.0 assessment by {@link metricPlan}. A metric that is rated directly has that rating as its score, and is
 * not applicable when it is "n/a"; one that is not rated has the mean of its rated look-fors.
 *
 * @param assessment - Ratings of the metrics, of their look-fors, or of both, with their scale.
 * @returns A score from 0 to 1 for each metric, its basis, and both readings of it, `direct` and `byParts`; and the
 *   overall, the mean of the metrics. Rated look-fors that were not used because of a direct rating are in `unused`.
 * @throws {@link RatingError}, {@link ScaleError}, {@link AssessmentError}, or {@link OptionsError}, with every problem.
 */
export function scoreMetrics(
  assessment: MetricAssessment,
  options?: PlanOptions | undefined,
): Scores<MetricId, MetricId | LookForId> {
  const plan = compiledMetricPlan(options);
  // The plan's items are those of the assessment's fields, in their order.
  return scoresOf(plan, ratingsOf(assessment, metricAssessment).flat(), assessment.scale);
}

/**
 * Projects a 1.0 Self-Assessment onto the 2.0 metrics, through the look-fors that cite its competencies.
 *
 * @returns A score from 0 to 1 for each metric, with its coverage and its reasons, and the overall, the mean of the
 *   metrics. The basis is `"projected"`: a projection is not a direct rating. Rated competencies that feed no metric
 *   are in `unused`.
 * @throws {@link RatingError}, {@link ScaleError}, {@link AssessmentError}, or {@link OptionsError}, with every problem.
 */
export function projectToMetrics(
  assessment: SelfAssessment,
  options?: ProjectionPlanOptions | undefined,
): Scores<MetricId, CompetencyId> {
  const plan = compiledProjectionPlan(options);
  const [ratings = []] = ratingsOf(assessment, selfAssessment);
  return scoresOf(plan, ratings, assessment.scale);
}
