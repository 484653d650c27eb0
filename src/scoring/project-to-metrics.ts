// Carries a 1.0 assessment over to the 2.0 metrics. Never equates it with a direct rating.
import type { CompetencyId } from "../model/competency.ts";
import type { MetricId } from "../model/metric.ts";
import { ratingsOf, type SelfAssessment, selfAssessment } from "./assessment.ts";
import { scoresOf, targetScores } from "./evaluate.ts";
import { compiledMetricPlan, type MetricPlanOptions } from "./metric-plan.ts";
import type { Scores, TargetScore } from "./scores.ts";

/** A metric's score that is carried over from 1.0 ratings. It is not equated to a direct rating of the metric. */
export type ProjectedScore = TargetScore<CompetencyId> & { readonly basis: "projected" };

/**
 * Carries a 1.0 Self-Assessment over to the 2.0 metrics, through the look-fors that cite its competencies.
 *
 * @param assessment - Ratings of the competencies, with their scale.
 * @param options - by, shared and minCoverage.
 * @returns A score from 0 to 1 for each metric, with its coverage and its reasons, and their mean; rated competencies
 *   that feed no metric are listed in `unused`.
 * @throws {@link RatingError}, {@link ScaleError}, {@link AssessmentError} or {@link PlanError}, with every problem.
 */
export function projectToMetrics(
  assessment: SelfAssessment,
  options?: MetricPlanOptions | undefined,
): Scores<MetricId, CompetencyId, ProjectedScore> {
  const plan = compiledMetricPlan(options);
  const [ratings = []] = ratingsOf(assessment, selfAssessment);
  const projected = targetScores(plan, ratings, assessment.scale).map((target): ProjectedScore => {
    const { score, status, coverage, rated, applicable, parts } = target;
    return { score, status, coverage, rated, applicable, parts, basis: "projected" } as ProjectedScore;
  });
  return scoresOf(plan, ratings, projected);
}
