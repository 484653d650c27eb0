// A plan made ready to score by: ids turned into places, so that scoring looks nothing up.
import { deepFreeze } from "../model/freeze.ts";
import type { Plan } from "./plan.ts";
import { type Items, itemsOf } from "./ratings.ts";

/** A plan and what scoring by it needs. */
export interface CompiledPlan<Target extends string = string, Item extends string = string> extends Items {
  readonly plan: Plan<Target, Item>;
  readonly ids: readonly Item[];
  readonly targets: readonly CompiledTarget<Target, Item>[];
  /** The places of the items that any target uses, each once. */
  readonly used: readonly number[];
  /** The places of the items that no target uses, in the plan's order. */
  readonly unused: readonly number[];
}

/** A target, with the places of its items, each once. */
export interface CompiledTarget<Target extends string = string, Item extends string = string> {
  readonly id: Target;
  readonly parts: readonly CompiledPart<Item>[];
  readonly places: readonly number[];
}

/** A part, its items with their places. */
export interface CompiledPart<Item extends string = string> {
  readonly id: string;
  readonly weight: number;
  readonly items: readonly { readonly id: Item; readonly weight: number; readonly place: number }[];
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
  const targets = plan.targets.map((target) => {
    const parts = target.parts.map(({ id, weight, items }) => {
      return { id, weight, items: items.map((item) => ({ ...item, place: placeOf.get(item.id) ?? -1 })) };
    });
    return { id: target.id, parts, places: placesOf(parts) };
  });
  const used = placesOf(targets.flatMap(({ parts }) => parts));
  const unused = plan.items.map((_, place) => place).filter((place) => !used.includes(place));
  const compiled = { plan: deepFreeze(plan), ids, placeOf, targets, used, unused };
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

function placesOf(parts: readonly CompiledPart[]): number[] {
  return [...new Set(parts.flatMap(({ items }) => items.map(({ place }) => place)))];
}
