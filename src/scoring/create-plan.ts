// Makes custom plans.
import { PlanError } from "../check/errors.ts";
import { type CompiledPlan, compiledPlan, sealPlan } from "./compiled-plan.ts";
import { directRule } from "./direct-ratings.ts";
import { halfRule, type Plan, type PlanTarget } from "./plan.ts";
import { planIssues } from "./plan-issues.ts";
import type { PlanOptions } from "./plan-options.ts";

/** The parts of a plan: a plan whose minCoverage may be left out. */
export interface PlanParts<Target extends string = string, Item extends string = string> extends PlanOptions {
  /** What the plan is called, for people. */
  readonly name: string;
  /** Every id that ratings may use, whether or not a target uses it; at least one. */
  readonly items: readonly Item[];
  /** `"projected"` where parts are ratings of another framework, carried over by a crosswalk. Default: `"parts"`. */
  readonly basis?: "parts" | "projected" | undefined;
  /** What gets a score, at least one. */
  readonly targets: readonly PlanTarget<Target, NoInfer<Item>>[];
}

/**
 * Creates, validates, and freezes a custom plan.
 *
 * @param parts - The plan. Copied, not changed. Default of minCoverage: 0.5.
 * @throws {@link PlanError} with every problem: an empty list of items or targets, a part without an item, a duplicate
 *   or unknown id, an item that is the direct rating of two targets, a weight that is not positive and finite, a
 *   minCoverage outside 0 to 1.
 */
export function createPlan<const Target extends string, const Item extends string>(
  parts: PlanParts<Target, Item>,
): Plan<Target, Item> {
  return compilePlan<Target, Item>(parts).plan;
}

/**
 * A plan prepared for scoring; validated unless it is known to be valid.
 *
 * @throws {@link PlanError} with every problem.
 */
export function readyPlan<Target extends string, Item extends string>(
  plan: Plan<Target, Item>,
): CompiledPlan<Target, Item> {
  return compiledPlan(plan) ?? compilePlan<Target, Item>(plan);
}

function compilePlan<Target extends string, Item extends string>(
  parts: PlanParts<Target, Item>,
): CompiledPlan<Target, Item> {
  const issues = planIssues(parts);
  if (issues.length > 0) throw new PlanError(issues);
  const { name, basis, items, minCoverage = halfRule, targets } = parts;
  const plan: Plan<Target, Item> = {
    name,
    ...(basis !== undefined && { basis }),
    items: [...items],
    minCoverage,
    targets: targets.map((target) => ({
      id: target.id,
      ...(target.direct !== undefined && { direct: target.direct }),
      parts: target.parts.map((part) => ({
        id: part.id,
        weight: part.weight,
        items: part.items.map((item) => ({ id: item.id, weight: item.weight })),
      })),
    })),
  };
  return sealPlan(plan, targets.some(({ direct }) => direct !== undefined) ? directRule : undefined);
}
