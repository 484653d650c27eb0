// Scores a 2.0 assessment.
import type { LookForId } from "../model/look-for.ts";
import type { MetricId } from "../model/metric.ts";
import { type MetricAssessment, metricAssessment, ratingsOf } from "./assessment.ts";
import { scoresOf } from "./evaluate.ts";
import { compiledMetricPlan } from "./metric-plan.ts";
import type { PlanOptions } from "./plan-options.ts";
import type { Scores } from "./scores.ts";

/**
 * Scores a 2.0 assessment by {@link metricPlan}. A metric that is rated directly has that rating as its score, and is
 * not applicable when it is "n/a"; one that is not rated has the mean of its rated look-fors.
 *
 * @param assessment - Ratings of the metrics, of their look-fors, or of both, with their scale.
 * @param options - minCoverage.
 * @returns A score from 0 to 1 for each metric, its basis, and both readings of it: `direct` and `byParts`; and their
 *   mean. Rated look-fors that a direct rating set aside are in `unused`.
 * @throws {@link RatingError}, {@link ScaleError}, {@link AssessmentError} or {@link PlanError}, with every problem.
 */
export function scoreMetrics(
  assessment: MetricAssessment,
  options?: PlanOptions | undefined,
): Scores<MetricId, MetricId | LookForId> {
  const plan = compiledMetricPlan(options);
  // The plan's items are those of the assessment's fields, in their order.
  return scoresOf(plan, ratingsOf(assessment, metricAssessment).flat(), assessment.scale);
}
