// Scores a 1.0 assessment by domain.
import type { CompetencyId } from "../model/competency.ts";
import type { DomainId } from "../model/domain.ts";
import { ratingsOf, type SelfAssessment, selfAssessment } from "./assessment.ts";
import { compiledDomainPlan } from "./domain-plan.ts";
import { scoresOf } from "./evaluate.ts";
import type { PlanOptions } from "./plan-options.ts";
import type { Scores } from "./scores.ts";

/**
 * Scores a 1.0 Self-Assessment by domain.
 *
 * @param assessment - Ratings of the competencies, with their scale.
 * @param options - minCoverage.
 * @returns The mean of each domain's rated competencies, 0 to 1, with its coverage and its reasons, and their mean.
 * @throws {@link RatingError}, {@link ScaleError}, {@link AssessmentError} or {@link PlanError}, with every problem.
 */
export function scoreDomains(
  assessment: SelfAssessment,
  options?: PlanOptions | undefined,
): Scores<DomainId, CompetencyId> {
  const plan = compiledDomainPlan(options);
  const [ratings = []] = ratingsOf(assessment, selfAssessment);
  return scoresOf(plan, ratings, assessment.scale);
}
