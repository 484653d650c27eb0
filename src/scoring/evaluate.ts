// The evaluator: the one place where ratings become scores. The rules are those of docs/scoring.md, by their numbers.
import type { CompiledPart, CompiledPlan, CompiledTarget } from "./compiled-plan.ts";
import type { Rating } from "./ratings.ts";
import type { Scale } from "./scale.ts";
import type { Counts, ItemScore, Outcome, PartScore, Scores, TargetScore } from "./scores.ts";

/** Coverages this close to minCoverage reach it, so that the order of a sum decides nothing. */
const tolerance = 1e-9;

/**
 * Scores ratings by a plan.
 *
 * @param compiled - The plan.
 * @param ratings - A valid rating for each of the plan's items, in its order.
 * @param scale - The scale that they are on.
 */
export function evaluate<Target extends string, Item extends string>(
  compiled: CompiledPlan<Target, Item>,
  ratings: readonly Rating[],
  scale: Scale,
): Scores<Target, Item> {
  const { plan, ids, used, unused } = compiled;
  const scores = compiled.targets.map((target) => targetScore(target, ratings, scale, plan.minCoverage));
  return {
    plan,
    targets: byTarget(compiled, scores),
    overall: overallScore(scores, counts(used, ratings), plan.minCoverage),
    unused: unused.filter((place) => typeof ratings[place] === "number").map((place) => ids[place] as Item),
  };
}

/**
 * What belongs to each target, by its id; an id such as "__proto__" is a key like any other.
 *
 * @param compiled - The plan.
 * @param values - A value for each target, in the plan's order.
 */
export function byTarget<Target extends string, Value>(
  compiled: Pick<CompiledPlan<Target>, "targets">,
  values: readonly Value[],
): { [Id in Target]: Value } {
  return Object.fromEntries(compiled.targets.map(({ id }, t) => [id, values[t]])) as { [Id in Target]: Value };
}

/** Rules 5 to 7: the mean of the targets that have a score, and of the coverages of the applicable ones. */
export function overallScore(
  targets: readonly Outcome[],
  { rated, applicable }: Counts,
  minCoverage: number,
): Outcome & Counts {
  let score = 0;
  let scored = 0;
  let coverage = 0;
  let covered = 0;
  for (const target of targets) {
    if (target.score !== null) {
      score += target.score;
      scored++;
    }
    if (target.coverage !== null) {
      coverage += target.coverage;
      covered++;
    }
  }
  return { ...outcome(score, scored, coverage, covered, minCoverage), rated, applicable };
}

/** Rules 4, 6 and 7. */
function targetScore<Item extends string>(
  { parts, places }: CompiledTarget<string, Item>,
  ratings: readonly Rating[],
  scale: Scale,
  minCoverage: number,
): TargetScore<Item> {
  let score = 0;
  let scoredWeight = 0;
  let coverage = 0;
  let applicableWeight = 0;
  const partScores = parts.map((part) => {
    const one = partScore(part, ratings, scale);
    if (one.coverage !== null) {
      coverage += part.weight * one.coverage;
      applicableWeight += part.weight;
    }
    if (one.score !== null) {
      score += part.weight * one.score;
      scoredWeight += part.weight;
    }
    return one;
  });
  const { rated, applicable } = counts(places, ratings);
  const result = outcome(score, scoredWeight, coverage, applicableWeight, minCoverage);
  return { ...result, rated, applicable, parts: partScores };
}

/** Rules 1 to 3. */
function partScore<Item extends string>(
  { id, weight, items }: CompiledPart<Item>,
  ratings: readonly Rating[],
  { min, max }: Scale,
): PartScore<Item> {
  let score = 0;
  let ratedWeight = 0;
  let applicableWeight = 0;
  const itemScores = items.map((item): ItemScore<Item> => {
    const rating = ratings[item.place] ?? null;
    if (rating !== "n/a") applicableWeight += item.weight;
    if (typeof rating !== "number") return { id: item.id, rating, score: null, weight: item.weight };
    const share = (rating - min) / (max - min);
    score += item.weight * share;
    ratedWeight += item.weight;
    return { id: item.id, rating, score: share, weight: item.weight };
  });
  return {
    id,
    weight,
    score: ratedWeight > 0 ? score / ratedWeight : null,
    coverage: applicableWeight > 0 ? ratedWeight / applicableWeight : null,
    items: itemScores,
  };
}

/** Rules 6 and 7: two sums over their weights, and what they amount to. */
function outcome(
  score: number,
  scoredWeight: number,
  coverage: number,
  applicableWeight: number,
  minCoverage: number,
): Outcome {
  if (applicableWeight === 0) return { score: null, status: "not-applicable", coverage: null };
  const share = coverage / applicableWeight;
  if (scoredWeight === 0 || share < minCoverage - tolerance) {
    return { score: null, status: "insufficient", coverage: share };
  }
  return { score: score / scoredWeight, status: "scored", coverage: share };
}

function counts(places: readonly number[], ratings: readonly Rating[]): Counts {
  let rated = 0;
  let applicable = 0;
  for (const place of places) {
    const rating = ratings[place];
    if (rating !== "n/a") applicable++;
    if (typeof rating === "number") rated++;
  }
  return { rated, applicable };
}
