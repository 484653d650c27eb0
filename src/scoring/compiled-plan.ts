// A plan prepared for scoring: ids are replaced by positions, so that scoring needs no look-ups.
import { deepFreeze } from "../model/freeze.ts";
import type { Plan, PlanPart } from "./plan.ts";
import { type Items, itemsOf, type Rating } from "./ratings.ts";
import type { Scale } from "./scale.ts";
import type { PartScore, TargetScore } from "./scores.ts";

/** A plan and what scoring by it needs. */
export interface CompiledPlan<Target extends string = string, Item extends string = string> extends Items {
  readonly plan: Plan<Target, Item>;
  readonly ids: readonly Item[];
  readonly targets: readonly CompiledTarget<Target, Item>[];
  /** The items that the parts use, and the others. */
  readonly usage: Usage;
  /** How targets with direct ratings are scored; `undefined` where there are none. */
  readonly directRule: DirectRule | undefined;
  /** The measure of the last scoring, with its scored parts, to reuse. */
  measure: Measure | undefined;
}

/** The positions of the items that scores use, each once, and of the others, in the plan's order. */
export interface Usage {
  readonly used: readonly number[];
  readonly unused: readonly number[];
}

/** What direct ratings change. */
export interface DirectRule {
  /** Makes the score of a target from the score of its parts. */
  score<Item extends string>(
    byParts: TargetScore<Item>,
    target: CompiledTarget<string, Item>,
    ratings: readonly Rating[],
    measure: Measure,
    minCoverage: number,
  ): TargetScore<Item>;
  /** The items that scores use. */
  usage(compiled: CompiledPlan, scores: readonly TargetScore[]): Usage;
}

/** A target, with its direct rating as a part, and the places of the items of its other parts, each once. */
export interface CompiledTarget<Target extends string = string, Item extends string = string> {
  readonly id: Target;
  readonly direct: CompiledPart<Item> | undefined;
  readonly parts: readonly CompiledPart<Item>[];
  readonly places: readonly number[];
}

/** A part, its items with their places. */
export interface CompiledPart<Item extends string = string> {
  /** Its number in the plan, from 0. */
  readonly number: number;
  readonly id: string;
  readonly weight: number;
  readonly items: readonly { readonly id: Item; readonly weight: number; readonly place: number }[];
  /** The places of its items. */
  readonly places: readonly number[];
}

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
  readonly scoredParts: ScoredPart[][];
}

const compiledPlans = /* @__PURE__ */ new WeakMap<object, CompiledPlan>();

/**
 * Freezes a valid plan and makes it ready.
 *
 * @param plan - A plan that nobody else has.
 * @param directRule - How targets with direct ratings are scored; a plan that has such targets needs it.
 */
export function sealPlan<Target extends string, Item extends string>(
  plan: Plan<Target, Item>,
  directRule?: DirectRule,
): CompiledPlan<Target, Item> {
  const { ids, placeOf } = itemsOf(plan.items);
  let number = 0;
  const compilePart = ({ id, weight, items }: PlanPart<Item>): CompiledPart<Item> => {
    const placed = items.map((item) => ({ ...item, place: placeOf.get(item.id) ?? -1 }));
    return { number: number++, id, weight, items: placed, places: placed.map(({ place }) => place) };
  };
  const targets = plan.targets.map(({ id, direct, parts }) => {
    const compiledParts = parts.map(compilePart);
    return {
      id,
      direct: direct && compilePart({ id: direct, weight: 1, items: [{ id: direct, weight: 1 }] }),
      parts: compiledParts,
      places: [...new Set(compiledParts.flatMap(({ places }) => places))],
    };
  });
  const usage = usageOf(
    ids,
    targets.flatMap(({ places }) => places),
  );
  const compiled = { plan: deepFreeze(plan), ids, placeOf, targets, usage, directRule, measure: undefined };
  compiledPlans.set(plan, compiled);
  return compiled;
}

/** What {@link sealPlan} made of a plan; `undefined` for a plan that it did not seal. */
export function compiledPlan<Target extends string, Item extends string>(
  plan: Plan<Target, Item>,
): CompiledPlan<Target, Item> | undefined {
  return compiledPlans.get(plan) as CompiledPlan<Target, Item> | undefined;
}

/** Which items of a plan are used, and which are not. */
export function usageOf(ids: readonly string[], places: readonly number[]): Usage {
  const used = new Set(places);
  return { used: [...used], unused: [...ids.keys()].filter((place) => !used.has(place)) };
}
