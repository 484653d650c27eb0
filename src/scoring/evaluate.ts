// The evaluator: the one place where ratings become scores. The rules are those of docs/scoring.md, by their numbers.
// Written with loops and plain literals, since it runs for every assessment: spreads and closures took four times as
// long.
import type { CompiledPart, CompiledPlan, CompiledTarget } from "./compiled-plan.ts";
import type { Rating } from "./ratings.ts";
import type { Scale } from "./scale.ts";
import type { Counts, ItemScore, Outcome, PartScore, Scores, TargetScore } from "./scores.ts";

/** Coverages this close to minCoverage reach it, so that the order of a sum decides nothing. */
export const tolerance = 1e-9;

/** What the evaluator needs of a plan. */
export interface Scorable<Target extends string = string, Item extends string = string> {
  readonly targets: readonly CompiledTarget<Target, Item>[];
  readonly plan: { readonly minCoverage: number };
}

/**
 * Scores each target of a plan.
 *
 * @param compiled - The plan.
 * @param ratings - A valid rating for each of the plan's items, in its order.
 * @param scale - The scale that they are on.
 * @returns The targets' scores, in the plan's order.
 */
export function targetScores<Target extends string, Item extends string>(
  { targets, plan }: Scorable<Target, Item>,
  ratings: readonly Rating[],
  scale: Scale,
): TargetScore<Item>[] {
  return targets.map((target) => targetScore(target, ratings, scale, plan.minCoverage));
}

/**
 * Puts the scores of an assessment together.
 *
 * @param compiled - The plan.
 * @param ratings - A valid rating for each of the plan's items, in its order.
 * @param scores - The targets' scores, in the plan's order.
 */
export function scoresOf<Target extends string, Item extends string, Scored extends TargetScore>(
  compiled: CompiledPlan<Target, Item>,
  ratings: readonly Rating[],
  scores: readonly Scored[],
): Scores<Target, Item, Scored> {
  const { plan, ids, used, unused } = compiled;
  return {
    plan,
    targets: byTarget(compiled, scores),
    overall: Object.assign(outcome(scores, plan.minCoverage), counts(used, ratings)),
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
  { targets }: Pick<CompiledPlan<Target>, "targets">,
  values: readonly Value[],
): { [Id in Target]: Value } {
  const result: { [id: string]: unknown } = {};
  targets.forEach(({ id }, t) => {
    if (id === "__proto__") Object.defineProperty(result, id, { value: values[t], enumerable: true });
    else result[id] = values[t];
  });
  return result as { [Id in Target]: Value };
}

/** Rules 4, 6 and 7. */
function targetScore<Item extends string>(
  target: CompiledTarget<string, Item>,
  ratings: readonly Rating[],
  scale: Scale,
  minCoverage: number,
): TargetScore<Item> {
  const parts = new Array<PartScore<Item>>(target.parts.length);
  for (let p = 0; p < parts.length; p++) {
    parts[p] = partScore(target.parts[p] as CompiledPart<Item>, ratings, scale);
  }
  const { score, status, coverage } = outcome(parts, minCoverage);
  const { rated, applicable } = counts(target.places, ratings);
  return { score, status, coverage, rated, applicable, parts } as TargetScore<Item>;
}

/** Rules 1 to 3. */
function partScore<Item extends string>(
  part: CompiledPart<Item>,
  ratings: readonly Rating[],
  { min, max }: Scale,
): PartScore<Item> {
  let sum = 0;
  let ratedWeight = 0;
  let applicableWeight = 0;
  const items = new Array<ItemScore<Item>>(part.items.length);
  for (let i = 0; i < items.length; i++) {
    const { id, weight, place } = part.items[i] as CompiledPart<Item>["items"][number];
    const rating = ratings[place] as Rating;
    let score: number | null = null;
    if (typeof rating === "number") {
      score = (rating - min) / (max - min);
      sum += weight * score;
      ratedWeight += weight;
    }
    if (rating !== "n/a") applicableWeight += weight;
    items[i] = { id, rating, score, weight };
  }
  return {
    id: part.id,
    weight: part.weight,
    score: ratedWeight > 0 ? sum / ratedWeight : null,
    coverage: applicableWeight > 0 ? ratedWeight / applicableWeight : null,
    items,
  };
}

/**
 * Rules 4 to 7: the weighted means of the scores and of the coverages.
 *
 * @param parts - The parts of a target, or the targets; where there is no weight, it is 1.
 * @param minCoverage - The coverage that a score needs.
 */
export function outcome(
  parts: readonly { readonly score: number | null; readonly coverage: number | null; readonly weight?: number }[],
  minCoverage: number,
): Outcome {
  let sum = 0;
  let scoredWeight = 0;
  let covered = 0;
  let applicableWeight = 0;
  for (const part of parts) {
    const { score, coverage } = part;
    const weight = part.weight ?? 1;
    if (coverage !== null) {
      covered += weight * coverage;
      applicableWeight += weight;
    }
    if (score !== null) {
      sum += weight * score;
      scoredWeight += weight;
    }
  }
  if (applicableWeight === 0) return { score: null, status: "not-applicable", coverage: null };
  const coverage = covered / applicableWeight;
  if (scoredWeight === 0 || coverage < minCoverage - tolerance)
    return { score: null, status: "insufficient", coverage };
  return { score: sum / scoredWeight, status: "scored", coverage };
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
