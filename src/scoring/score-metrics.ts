// Scores a 2.0 assessment, by the metrics' own ratings and by their look-fors.
import { lookForsOfMetric } from "../model/generated.ts";
import { idsOf } from "../model/ids-of.ts";
import type { LookForId } from "../model/look-for.ts";
import type { MetricId } from "../model/metric.ts";
import { type MetricAssessment, metricAssessment, ratingsOf } from "./assessment.ts";
import type { CompiledPlan } from "./compiled-plan.ts";
import { scoresOf, targetScores } from "./evaluate.ts";
import { compiledLookForPlan } from "./look-for-plan.ts";
import { planOfTable } from "./plan-of-table.ts";
import type { PlanOptions } from "./plan-options.ts";
import type { Outcome, PartScore, Scores, TargetScore } from "./scores.ts";

/** A metric's score, and both of the things that it may rest on. */
export type MetricScore = TargetScore<MetricId | LookForId> & {
  /** What the score rests on: the metric's own rating, or its look-fors where it has none. `parts` are of that. */
  readonly basis: "direct" | "look-fors";
  /** The metric's own rating, on 0 to 1. */
  readonly direct: Pick<Outcome, "score" | "status">;
  /** What the look-fors amount to, whether or not the score rests on them. */
  readonly lookFors: Outcome & { readonly parts: readonly PartScore<LookForId>[] };
};

/** Each metric scored by its own rating, by the rules for everything else. */
const directPlan: CompiledPlan<MetricId, MetricId> = /* @__PURE__ */ planOfTable(
  "2.0 metrics, rated directly",
  1,
  /* @__PURE__ */ eachItself(lookForsOfMetric),
);

/**
 * Scores a 2.0 assessment. A metric that is rated directly keeps that rating, and is not applicable when it is "n/a";
 * one that is not rated gets the mean of its rated look-fors.
 *
 * @param assessment - Ratings of the metrics, of their look-fors, or of both, with their scale.
 * @param options - minCoverage.
 * @returns A score from 0 to 1 for each metric, what it rests on, and what both kinds of rating say; and their mean.
 * @throws {@link RatingError}, {@link ScaleError}, {@link AssessmentError} or {@link PlanError}, with every problem.
 */
export function scoreMetrics(
  assessment: MetricAssessment,
  options?: PlanOptions | undefined,
): Scores<MetricId, LookForId, MetricScore> {
  const lookForPlan = compiledLookForPlan(options);
  const [metricRatings = [], lookForRatings = []] = ratingsOf(assessment, metricAssessment);
  const direct = targetScores(directPlan, metricRatings, assessment.scale);
  const derived = targetScores(lookForPlan, lookForRatings, assessment.scale);

  const metrics = derived.map((target, place): MetricScore => {
    const own = direct[place] ?? target;
    const { rated, applicable, ...lookFors } = target;
    const both = { direct: { score: own.score, status: own.status }, lookFors };
    return metricRatings[place] === null
      ? { ...target, basis: "look-fors", ...both }
      : { ...own, basis: "direct", ...both };
  });
  const scores = scoresOf(lookForPlan, lookForRatings, metrics);
  // A metric's own rating is one item, which the look-fors' plan does not count.
  const rated = metrics.reduce((sum, metric) => sum + metric.rated, 0);
  const applicable = metrics.reduce((sum, metric) => sum + metric.applicable, 0);
  return { ...scores, overall: { ...scores.overall, rated, applicable } };
}

function eachItself<Id extends string>(table: { readonly [K in Id]: unknown }): { [K in Id]: Id[] } {
  return Object.fromEntries(idsOf(table).map((id) => [id, [id]])) as { [K in Id]: Id[] };
}
