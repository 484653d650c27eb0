// A plan made ready to score by: ids turned into places, so that scoring looks nothing up.
import { deepFreeze } from "../model/freeze.ts";
import type { Plan, PlanPart } from "./plan.ts";
import { type Items, itemsOf } from "./ratings.ts";

/** A plan and what scoring by it needs. */
export interface CompiledPlan<Target extends string = string, Item extends string = string> extends Items {
  readonly plan: Plan<Target, Item>;
  readonly ids: readonly Item[];
  readonly targets: readonly CompiledTarget<Target, Item>[];
  /** The items that the parts use, and the others. */
  readonly usage: Usage;
}

/** The places of the items that scores rest on, each once, and of the others, in the plan's order. */
export interface Usage {
  readonly used: readonly number[];
  readonly unused: readonly number[];
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

const compiledPlans = /* @__PURE__ */ new WeakMap<object, CompiledPlan>();

/**
 * Freezes a sound plan and makes it ready.
 *
 * @param plan - A plan that is known to be valid, and that nobody else holds.
 */
export function sealPlan<Target extends string, Item extends string>(
  plan: Plan<Target, Item>,
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
    { ids },
    targets.map(({ places }) => places),
  );
  const compiled = { plan: deepFreeze(plan), ids, placeOf, targets, usage };
  compiledPlans.set(plan, compiled);
  return compiled;
}

/**
 * What {@link sealPlan} made of a plan; `undefined` for a plan that it did not seal.
 *
 * @param plan - Any plan.
 */
export function compiledPlan<Target extends string, Item extends string>(
  plan: Plan<Target, Item>,
): CompiledPlan<Target, Item> | undefined {
  return compiledPlans.get(plan) as CompiledPlan<Target, Item> | undefined;
}

/**
 * Which items of a plan are used, and which are not.
 *
 * @param items - The items of the plan.
 * @param places - The places that are used, by target.
 */
export function usageOf({ ids }: Pick<Items, "ids">, places: readonly (readonly number[])[]): Usage {
  const used = new Set(places.flat());
  return { used: [...used], unused: [...ids.keys()].filter((place) => !used.has(place)) };
}
