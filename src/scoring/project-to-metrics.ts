// Projects a 1.0 assessment onto the 2.0 metrics. Never equates it with a direct rating.
import type { CompetencyId } from "../model/competency.ts";
import type { MetricId } from "../model/metric.ts";
import { ratingsOf, type SelfAssessment, selfAssessment } from "./assessment.ts";
import { scoresOf } from "./evaluate.ts";
import { compiledProjectionPlan, type ProjectionPlanOptions } from "./projection-plan.ts";
import type { Scores } from "./scores.ts";

/**
 * Projects a 1.0 Self-Assessment onto the 2.0 metrics, through the look-fors that cite its competencies.
 *
 * @param assessment - Ratings of the competencies, with their scale.
 * @param options - by, shared and minCoverage.
 * @returns A score from 0 to 1 for each metric, with its coverage and its reasons, and their mean. Its basis is
 *   `"projected"`: it is not equated with a direct rating. Rated competencies that feed no metric are in `unused`.
 * @throws {@link RatingError}, {@link ScaleError}, {@link AssessmentError} or {@link PlanError}, with every problem.
 */
export function projectToMetrics(
  assessment: SelfAssessment,
  options?: ProjectionPlanOptions | undefined,
): Scores<MetricId, CompetencyId> {
  const plan = compiledProjectionPlan(options);
  const [ratings = []] = ratingsOf(assessment, selfAssessment);
  return scoresOf(plan, ratings, assessment.scale);
}
