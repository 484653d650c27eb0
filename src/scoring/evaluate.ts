// The evaluator: the one place where ratings become scores. The rules are those of docs/scoring.md, by their numbers;
// rule 10 is in direct-ratings.ts. Written with loops and plain literals, since it runs for every assessment: spreads and
// closures took four times as long. Most of the time went into making the same few explained parts again, so those of a
// plan are made once.
import { deepFreeze } from "../model/freeze.ts";
import { packageVersion } from "../model/generated.ts";
import type { CompiledPart, CompiledPlan, CompiledTarget, Measure, ScoredPart, Sums } from "./compiled-plan.ts";
import type { Plan } from "./plan.ts";
import type { Rating } from "./ratings.ts";
import type { Scale } from "./scale.ts";
import type { Counts, Outcome, PartScore, Scores, TargetScore } from "./scores.ts";

export type { Measure, Sums };

/** Coverages this close to minCoverage reach it, so that the order of a sum does not matter. */
export const tolerance = 1e-9;

/**
 * The measure of a scale. Points are in units of a power of two, which changes no digit of a score, so that the widest
 * scale has at most 1 point and no sum of weighted points is too large for a number.
 */
export function measureOf({ min, max, continuous }: Scale): Measure {
  const unit = 2 ** Math.min(1000, -1 - Math.floor(Math.log2(max - min)));
  return { min, max, continuous, unit, most: (max - min) * unit, scoredParts: [] };
}

/**
 * Scores an assessment by a plan.
 *
 * @param ratings - A valid rating for each of the plan's items, in its order.
 */
export function scoresOf<Target extends string, Item extends string>(
  compiled: CompiledPlan<Target, Item>,
  ratings: readonly Rating[],
  scale: Scale,
): Scores<Target, Item> {
  const { plan, ids, directRule } = compiled;
  const scores = targetScores(compiled, ratings, scale);
  const { used, unused } = directRule === undefined ? compiled.usage : directRule.usage(compiled, scores);
  const { rated, applicable } = counts(used, ratings);
  const left: Item[] = [];
  for (const place of unused) if (typeof ratings[place] === "number") left.push(ids[place] as Item);
  const { score, status, coverage } = overallOf(scores, plan.minCoverage);
  const overall = { score, status, coverage, rated, applicable } as Outcome & Counts;
  return { plan, packageVersion, targets: byTarget(compiled, scores), overall, unused: left };
}

/** The scores of each target, in the plan's order; see {@link scoresOf}. */
export function targetScores<Target extends string, Item extends string>(
  compiled: CompiledPlan<Target, Item>,
  ratings: readonly Rating[],
  scale: Scale,
): TargetScore<Item>[] {
  const { targets, plan, directRule } = compiled;
  let { measure } = compiled;
  if (measure?.min !== scale.min || measure.max !== scale.max || measure.continuous !== scale.continuous) {
    measure = measureOf(scale);
    compiled.measure = measure;
  }
  const scores = new Array<TargetScore<Item>>(targets.length);
  for (let t = 0; t < scores.length; t++) {
    const target = targets[t] as CompiledTarget<Target, Item>;
    const found = scoreByParts(target, ratings, measure, plan);
    scores[t] = directRule === undefined ? found : directRule.score(found, target, ratings, measure, plan.minCoverage);
  }
  return scores;
}

/**
 * An object with a value for each target, by its id. An id such as "__proto__" is a key like any other.
 *
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

/**
 * Rules 4, 6 and 7: scores a target by its parts.
 *
 * @param ratings - A valid rating for each of its places.
 */
export function scoreByParts<Item extends string>(
  target: CompiledTarget<string, Item>,
  ratings: readonly Rating[],
  measure: Measure,
  { minCoverage, basis = "parts" }: Pick<Plan, "minCoverage" | "basis">,
): TargetScore<Item> {
  const sums = noSums();
  const parts = new Array<PartScore<Item>>(target.parts.length);
  for (let p = 0; p < parts.length; p++) {
    const scored = partOf(target.parts[p] as CompiledPart<Item>, ratings, measure);
    addSums(sums, scored);
    parts[p] = scored.part;
  }
  const { rated, applicable } = counts(target.places, ratings);
  const { score, status, coverage } = outcomeOf(sums, measure.most, minCoverage);
  return { score, status, coverage, rated, applicable, basis, parts } as TargetScore<Item>;
}

/** Parts with more ways to be rated than these are scored each time. */
const mostWays = 4096;

/** A part, scored once for each way of being rated. */
export function partOf<Item extends string>(
  part: CompiledPart<Item>,
  ratings: readonly Rating[],
  measure: Measure,
): ScoredPart<Item> {
  const { min, max, continuous, scoredParts } = measure;
  const { places } = part;
  let key = continuous === true ? mostWays : 0;
  for (let i = 0; i < places.length && key < mostWays; i++) {
    const rating = ratings[places[i] as number];
    // A code for none, one for "n/a", and one for each point.
    key = key * (max - min + 3) + (typeof rating === "number" ? rating - min + 2 : rating === null ? 0 : 1);
  }
  if (key >= mostWays) return scoredPart(part, ratings, measure);
  let ofPart = scoredParts[part.number];
  if (ofPart === undefined) {
    ofPart = [];
    scoredParts[part.number] = ofPart;
  }
  let scored = ofPart[key];
  if (scored === undefined) {
    scored = deepFreeze(scoredPart(part, ratings, measure));
    ofPart[key] = scored;
  }
  return scored as ScoredPart<Item>;
}

/** Rules 1 to 3: scores a part; see {@link scoreByParts}. */
export function scoredPart<Item extends string>(
  { id, weight: partWeight, items }: CompiledPart<Item>,
  ratings: readonly Rating[],
  { min, unit, most }: Measure,
): ScoredPart<Item> {
  let sum = 0;
  let ratedWeight = 0;
  let applicableWeight = 0;
  const itemScores = items.map(({ id, weight, place }) => {
    const rating = ratings[place] as Rating;
    let score: number | null = null;
    if (typeof rating === "number") {
      const points = (rating - min) * unit;
      score = points / most;
      sum += weight * points;
      ratedWeight += weight;
    }
    if (rating !== "n/a") applicableWeight += weight;
    return { id, rating, score, weight };
  });
  const points = ratedWeight && sum / ratedWeight;
  const coverage = applicableWeight && ratedWeight / applicableWeight;
  return {
    part: {
      id,
      weight: partWeight,
      // A sum of weights may round past the end of the scale.
      score: ratedWeight ? Math.min(1, points / most) : null,
      coverage: applicableWeight ? coverage : null,
      items: itemScores,
    },
    points: partWeight * points,
    scoredWeight: ratedWeight && partWeight,
    covered: partWeight * coverage,
    applicableWeight: applicableWeight && partWeight,
  };
}

/** No parts yet. */
export function noSums(): Sums {
  return { points: 0, scoredWeight: 0, covered: 0, applicableWeight: 0 };
}

/** Adds a part to the sums of its target. */
export function addSums(sums: Sums, part: Readonly<Sums>): void {
  sums.points += part.points;
  sums.scoredWeight += part.scoredWeight;
  sums.covered += part.covered;
  sums.applicableWeight += part.applicableWeight;
}

/** Rules 4, 6, 7 and 8: divides once, at the end. */
export function outcomeOf(
  { points, scoredWeight, covered, applicableWeight }: Readonly<Sums>,
  most: number,
  minCoverage: number,
): Outcome {
  const applies = applicableWeight > 0;
  const coverage = coverageOf(covered, applicableWeight);
  const isScored = isEnough(scoredWeight, coverage, minCoverage);
  return {
    score: isScored ? quotientOf(points, scoredWeight * most) : null,
    status: isScored ? "scored" : applies ? "insufficient" : "not-applicable",
    coverage: applies ? coverage : null,
  } as Outcome;
}

// The steps of outcomeOf as functions, for the columns of a table, which would take four times as long with objects.

/** The coverage; 0 where nothing is applicable. */
export function coverageOf(covered: number, applicableWeight: number): number {
  return applicableWeight > 0 ? covered / applicableWeight : 0;
}

/** Whether there is a score. */
export function isEnough(scoredWeight: number, coverage: number, minCoverage: number): boolean {
  return scoredWeight > 0 && coverage >= minCoverage - tolerance;
}

/** The score, where there is one. */
export function quotientOf(points: number, weight: number): number {
  return Math.min(1, points / weight);
}

/** Rule 5: the mean of the targets that have a score, and of the coverages of those that are applicable. */
export function overallOf(
  targets: readonly { readonly score: number | null; readonly coverage: number | null }[],
  minCoverage: number,
): Outcome {
  const sums = noSums();
  for (const { score, coverage } of targets) {
    sums.points += score ?? 0;
    sums.scoredWeight += score === null ? 0 : 1;
    sums.covered += coverage ?? 0;
    sums.applicableWeight += coverage === null ? 0 : 1;
  }
  return outcomeOf(sums, 1, minCoverage);
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
