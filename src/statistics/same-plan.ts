// Whether two results were scored alike: by one plan, and by versions of this package that score alike.
import type { Plan } from "../scoring/plan.ts";

/**
 * Whether two plans have the same basis and minCoverage, and the same targets, made of the same items with the same
 * weights. Names do not matter.
 *
 * @param one - A plan.
 * @param other - Another.
 */
export function samePlan(one: Plan, other: Plan): boolean {
  return one === other || contentOf(one) === contentOf(other);
}

/**
 * Whether two versions of this package give the same score for the same input. A score changes only with the major
 * number, or with the minor number while the major is 0.
 *
 * @param one - A version, such as "0.1.0".
 * @param other - Another.
 */
export function sameScoring(one: string, other: string): boolean {
  const [major, minor] = one.split(".");
  const [otherMajor, otherMinor] = other.split(".");
  return major === otherMajor && (major !== "0" || minor === otherMinor);
}

function contentOf({ basis = "parts", minCoverage, targets }: Plan): string {
  const content = targets.map(({ id, direct, parts }) => [
    id,
    direct,
    parts.map(({ id, weight, items }) => [id, weight, items.map((item) => [item.id, item.weight])]),
  ]);
  return JSON.stringify([basis, minCoverage, content]);
}
