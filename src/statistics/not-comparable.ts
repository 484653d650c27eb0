// Why scores of two times do not measure the same thing.
import type { GroupedScores } from "./grouped-scores.ts";
import { samePlan, sameScoring } from "./listed-scores.ts";

/** Why two sets of scores do not measure the same thing. */
export type NotComparable =
  /** They are scores of the same targets, one projected by a crosswalk and the other not. They are never equated. */
  | "projected-and-direct"
  /** They were scored by plans that differ in items, weights, or minCoverage. */
  | "different-plans"
  /** They were scored by versions of this package that may score the same ratings differently. */
  | "different-versions"
  /** Their ratings are on different scales. */
  | "different-scales";

/** Why two sides cannot be compared; `null` if they can. */
export function whyNotComparable(
  before: GroupedScores,
  after: GroupedScores,
): { readonly reason: NotComparable; readonly message: string } | null {
  const isOneVersion = sameScoring(before.version, after.version);
  const [one, other] = [before, after].map(({ plan, version }) => {
    return `${JSON.stringify(plan.name)} with minCoverage ${plan.minCoverage}${isOneVersion ? "" : ` (version ${version})`}`;
  });
  const mismatch = (reason: NotComparable, expected: string, found: string) => {
    return { reason, message: `Expected ${expected}, got ${found}` };
  };
  if (!samePlan(before.plan, after.plan)) {
    const [isProjected, otherIs] = [before, after].map(({ plan }) => plan.basis === "projected");
    const hasSameTargets = JSON.stringify(before.targets) === JSON.stringify(after.targets);
    if (hasSameTargets && isProjected !== otherIs) {
      const [how, otherHow] = isProjected ? ["projected", "not projected"] : ["not projected", "projected"];
      const found = `${one} (${how}) before and ${other} (${otherHow}) after`;
      return mismatch("projected-and-direct", "projected scores at both times or at neither", found);
    }
    const found = one === other ? `two plans that are both named ${one}` : `${one} before and ${other} after`;
    return mismatch("different-plans", "scores of one plan", found);
  }
  if (!isOneVersion) {
    const found = `${before.version} before and ${after.version} after; score both again with one version`;
    return mismatch("different-versions", "scores by one version of cei-framework", found);
  }
  const [scale, otherScale] = [before.scale, after.scale];
  if (!scale || !otherScale || (scale.min === otherScale.min && scale.max === otherScale.max)) return null;
  const found = `${scale.min} to ${scale.max} before and ${otherScale.min} to ${otherScale.max} after`;
  return mismatch("different-scales", "ratings on one scale", found);
}
