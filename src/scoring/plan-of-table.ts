// Makes plans in which each item counts by itself.
import { idsOf } from "../model/ids-of.ts";
import { type CompiledPlan, sealPlan } from "./compiled-plan.ts";
import type { PlanTarget } from "./plan.ts";

/**
 * The plan in which a target's parts are single items, each of weight 1.
 *
 * @param name - The plan's name.
 * @param minCoverage - 0 to 1.
 * @param items - The items of each target, by its id.
 */
export function planOfTable<Target extends string, Item extends string>(
  name: string,
  minCoverage: number,
  items: { readonly [Id in Target]: readonly Item[] },
): CompiledPlan<Target, Item> {
  const targets = singleItemTargets(items);
  return sealPlan({ name, items: targets.flatMap(({ id }) => items[id]), minCoverage, targets });
}

/**
 * Targets whose parts are single items, each of weight 1.
 *
 * @param items - The items of each target, by its id.
 */
export function singleItemTargets<Target extends string, Item extends string>(
  items: {
    readonly [Id in Target]: readonly Item[];
  },
): PlanTarget<Target, Item>[] {
  return idsOf(items).map((id) => {
    return { id, parts: items[id].map((item) => ({ id: item, weight: 1, items: [{ id: item, weight: 1 }] })) };
  });
}
