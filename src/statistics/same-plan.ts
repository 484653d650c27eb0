// Whether two plans score alike.
import type { Plan } from "../scoring/plan.ts";

/**
 * Whether two plans have the same targets, made of the same items with the same weights, and ask for the same coverage.
 * Names do not matter.
 *
 * @param one - A plan.
 * @param other - Another.
 */
export function samePlan(one: Plan, other: Plan): boolean {
  return one === other || contentOf(one) === contentOf(other);
}

function contentOf({ minCoverage, targets }: Plan): string {
  const parts = targets.map(({ id, parts }) => [
    id,
    parts.map(({ id, weight, items }) => [id, weight, items.map((item) => [item.id, item.weight])]),
  ]);
  return JSON.stringify([minCoverage, parts]);
}
