// The evaluator: the one place where ratings become scores. The rules are those of docs/scoring.md, by their numbers.
// Written with loops and plain literals, since it runs for every assessment: spreads and closures took four times as
// long. Most of the time went into making the same few explained parts again, so those of a plan are made once.
import { deepFreeze } from "../model/freeze.ts";
import { packageVersion } from "../model/generated.ts";
import { type CompiledPart, type CompiledPlan, type CompiledTarget, usageOf } from "./compiled-plan.ts";
import type { Plan } from "./plan.ts";
import type { Rating } from "./ratings.ts";
import type { Scale } from "./scale.ts";
import type { Counts, DirectScore, ItemScore, Outcome, PartScore, Scores, TargetScore } from "./scores.ts";

/** Coverages this close to minCoverage reach it, so that the order of a sum decides nothing. */
export const tolerance = 1e-9;

/** What a target needs to know of its plan. */
type PlanRules = Pick<Plan, "minCoverage" | "basis">;

/** What the parts of a target, or the targets of the overall, add up to (rules 4 and 5). */
export interface Sums {
  /** The sum of weight times points. */
  points: number;
  /** The weight of those that have points. */
  scoredWeight: number;
  /** The sum of weight times coverage. */
  covered: number;
  /** The weight of those that are applicable. */
  applicableWeight: number;
}

/** A part that was scored, and what it adds to its target; frozen, since results share it. */
export interface ScoredPart<Item extends string = string> extends Readonly<Sums> {
  readonly part: PartScore<Item>;
}

/** A scale to score on. */
export interface Measure extends Pick<Scale, "min" | "max" | "continuous"> {
  /** What a point counts. */
  readonly unit: number;
  /** The most that a rating can have. */
  readonly most: number;
  /** The parts that were scored, by their number in the plan and a key made of their ratings; unless continuous. */
  readonly known: (ScoredPart | undefined)[][];
}

/** No parts yet. */
export function noSums(): Sums {
  return { points: 0, scoredWeight: 0, covered: 0, applicableWeight: 0 };
}

/**
 * The measure of a scale. Points are in units of a power of two, which changes no digit of a score, so that the widest
 * scale has at most 1 point and no sum of weighted points is too large for a number.
 *
 * @param scale - A valid scale.
 */
export function measureOf({ min, max, continuous }: Scale): Measure {
  const unit = 2 ** Math.min(1000, -1 - Math.floor(Math.log2(max - min)));
  return { min, max, continuous, unit, most: (max - min) * unit, known: [] };
}

/** Of each plan, the measure that it was scored by last, with the parts that were scored. */
const measures = /* @__PURE__ */ new WeakMap<object, Measure>();

/**
 * Scores each target of a plan.
 *
 * @param compiled - The plan.
 * @param ratings - A valid rating for each of the plan's items, in its order.
 * @param scale - The scale that they are on.
 * @returns The targets' scores, in the plan's order.
 */
export function targetScores<Target extends string, Item extends string>(
  compiled: CompiledPlan<Target, Item>,
  ratings: readonly Rating[],
  scale: Scale,
): TargetScore<Item>[] {
  const { targets, plan } = compiled;
  let measure = measures.get(compiled);
  if (measure?.min !== scale.min || measure.max !== scale.max || measure.continuous !== scale.continuous) {
    measure = measureOf(scale);
    measures.set(compiled, measure);
  }
  const scores = new Array<TargetScore<Item>>(targets.length);
  for (let t = 0; t < scores.length; t++) {
    scores[t] = targetScore(targets[t] as CompiledTarget<Target, Item>, ratings, measure, plan);
  }
  return scores;
}

/** Parts with more ways to be rated than these are scored each time. */
const mostKnown = 4096;

/** A part, scored once for each way of being rated. */
function partOf<Item extends string>(
  part: CompiledPart<Item>,
  ratings: readonly Rating[],
  measure: Measure,
): ScoredPart<Item> {
  const { min, max, continuous, known } = measure;
  const { number, places } = part;
  let key = continuous === true ? mostKnown : 0;
  for (let i = 0; i < places.length && key < mostKnown; i++) {
    const rating = ratings[places[i] as number] as Rating;
    // A code for none, one for "n/a", and one for each point.
    key = key * (max - min + 3) + (typeof rating === "number" ? rating - min + 2 : rating === null ? 0 : 1);
  }
  if (key >= mostKnown) return scoredPart(part, ratings, measure);
  const ofPart = known[number] ?? [];
  let scored = ofPart[key];
  if (scored === undefined) {
    scored = deepFreeze(scoredPart(part, ratings, measure));
    ofPart[key] = scored;
    known[number] = ofPart;
  }
  return scored as ScoredPart<Item>;
}

/**
 * Scores an assessment by a plan.
 *
 * @param compiled - The plan.
 * @param ratings - A valid rating for each of the plan's items, in its order.
 * @param scale - The scale that they are on.
 */
export function scoresOf<Target extends string, Item extends string>(
  compiled: CompiledPlan<Target, Item>,
  ratings: readonly Rating[],
  scale: Scale,
): Scores<Target, Item> {
  const { plan, ids } = compiled;
  const scores = targetScores(compiled, ratings, scale);
  const { used, unused } = scores.some(isDirect) ? usageOf(compiled, placesBehind(compiled, scores)) : compiled.usage;
  const { rated, applicable } = counts(used, ratings);
  const left: Item[] = [];
  for (const place of unused) if (typeof ratings[place] === "number") left.push(ids[place] as Item);
  const { score, status, coverage } = overallOf(scores, plan.minCoverage);
  return {
    plan,
    packageVersion,
    targets: byTarget(compiled, scores),
    overall: { score, status, coverage, rated, applicable } as Outcome & Counts,
    unused: left,
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

/**
 * Rules 4, 6, 7 and 10: scores a target.
 *
 * @param target - The target.
 * @param ratings - A valid rating for each of its places.
 * @param measure - Of the scale that they are on.
 * @param plan - Its plan.
 */
export function targetScore<Item extends string>(
  target: CompiledTarget<string, Item>,
  ratings: readonly Rating[],
  measure: Measure,
  { minCoverage, basis = "parts" }: PlanRules,
): TargetScore<Item> {
  const parts = new Array<PartScore<Item>>(target.parts.length);
  const sums = noSums();
  for (let p = 0; p < parts.length; p++) {
    const scored = partOf(target.parts[p] as CompiledPart<Item>, ratings, measure);
    addSums(sums, scored);
    parts[p] = scored.part;
  }
  const byParts = outcomeOf(sums, measure.most, minCoverage);
  const direct = target.direct && directScore(target.direct, ratings, measure, minCoverage);
  // A target with no parts has nothing else to rest on.
  const isDirect = direct !== undefined && (direct.rating !== null || parts.length === 0);
  const { score, status, coverage } = isDirect ? direct : byParts;
  const { rated, applicable } = counts(isDirect ? (target.direct?.places ?? []) : target.places, ratings);
  const found = { score, status, coverage, rated, applicable, basis: isDirect ? "direct" : basis, parts };
  return (direct === undefined ? found : { ...found, direct, byParts }) as TargetScore<Item>;
}

function directScore<Item extends string>(
  part: CompiledPart<Item>,
  ratings: readonly Rating[],
  measure: Measure,
  minCoverage: number,
): DirectScore<Item> {
  const scored = partOf(part, ratings, measure);
  const { id, rating } = scored.part.items[0] as ItemScore<Item>;
  return { id, rating, ...outcomeOf(scored, measure.most, minCoverage) };
}

/** The places of the items that each score rests on. */
function placesBehind({ targets }: CompiledPlan, scores: readonly TargetScore[]): (readonly number[])[] {
  return targets.map(({ direct, places }, t) =>
    direct && isDirect(scores[t] as TargetScore) ? direct.places : places,
  );
}

function isDirect({ basis }: TargetScore): boolean {
  return basis === "direct";
}

/**
 * Adds a part to what the parts of its target add up to.
 *
 * @param sums - What the parts before it add up to; changed.
 * @param part - The part.
 */
export function addSums(sums: Sums, part: Readonly<Sums>): void {
  sums.points += part.points;
  sums.scoredWeight += part.scoredWeight;
  sums.covered += part.covered;
  sums.applicableWeight += part.applicableWeight;
}

/**
 * Rules 1 to 3: scores a part.
 *
 * @param part - The part.
 * @param ratings - A valid rating for each of the plan's items, in its order.
 * @param measure - Of the scale that they are on.
 */
export function scoredPart<Item extends string>(
  part: CompiledPart<Item>,
  ratings: readonly Rating[],
  { min, unit, most }: Measure,
): ScoredPart<Item> {
  let sum = 0;
  let ratedWeight = 0;
  let applicableWeight = 0;
  const items = new Array<ItemScore<Item>>(part.items.length);
  for (let i = 0; i < items.length; i++) {
    const { id, weight, place } = part.items[i] as CompiledPart<Item>["items"][number];
    const rating = ratings[place] as Rating;
    let score: number | null = null;
    if (typeof rating === "number") {
      const points = (rating - min) * unit;
      score = points / most;
      sum += weight * points;
      ratedWeight += weight;
    }
    if (rating !== "n/a") applicableWeight += weight;
    items[i] = { id, rating, score, weight };
  }
  const { id, weight } = part;
  const isRated = ratedWeight > 0;
  const applies = applicableWeight > 0;
  const points = isRated ? sum / ratedWeight : 0;
  const coverage = applies ? ratedWeight / applicableWeight : 0;
  // A sum of weights may round past the end of the scale.
  const score = isRated ? Math.min(1, points / most) : null;
  return {
    part: { id, weight, score, coverage: applies ? coverage : null, items },
    points: weight * points,
    scoredWeight: isRated ? weight : 0,
    covered: weight * coverage,
    applicableWeight: applies ? weight : 0,
  };
}

/**
 * Rules 4, 6, 7 and 8: divides once, at the end.
 *
 * @param sums - What the parts add up to.
 * @param most - The most points that one of them can have.
 * @param minCoverage - The coverage that a score needs.
 */
export function outcomeOf(sums: Sums, most: number, minCoverage: number): Outcome {
  const { points, scoredWeight, covered, applicableWeight } = sums;
  if (applicableWeight === 0) return { score: null, status: "not-applicable", coverage: null };
  const coverage = covered / applicableWeight;
  if (scoredWeight === 0 || coverage < minCoverage - tolerance)
    return { score: null, status: "insufficient", coverage };
  return { score: Math.min(1, points / (scoredWeight * most)), status: "scored", coverage };
}

/**
 * Rule 5: the mean of the targets that have a score, and of the coverages of those that are applicable.
 *
 * @param targets - The targets' scores, in the plan's order.
 * @param minCoverage - The coverage that a score needs.
 */
export function overallOf(
  targets: readonly { readonly score: number | null; readonly coverage: number | null }[],
  minCoverage: number,
): Outcome {
  const sums = noSums();
  for (const { score, coverage } of targets) {
    if (score !== null) {
      sums.points += score;
      sums.scoredWeight++;
    }
    if (coverage !== null) {
      sums.covered += coverage;
      sums.applicableWeight++;
    }
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
