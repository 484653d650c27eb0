// Whether scores changed from one time to another. What is not one measure is shown side by side, never subtracted.
import { OptionsError } from "../check/errors.ts";
import { unexpected } from "../check/messages.ts";
import { checkOptions, flag } from "../check/options.ts";
import { isPlainObject } from "../check/plain-object.ts";
import { deepFreeze } from "../model/freeze.ts";
import { cliffsDelta, type DeltaEstimate } from "./cliffs-delta.ts";
import { difference } from "./equal-values.ts";
import { type Estimate, levelIssues, noEstimate, usualLevel } from "./estimate.ts";
import { type GroupedScores, groupedScores, type ManyScores } from "./grouped-scores.ts";
import { type ListedScores, samePlan, sameScoring } from "./listed-scores.ts";
import { meanDifference } from "./mean-difference.ts";
import { meanInterval } from "./mean-interval.ts";
import { momentsOf, type SortedValues, spreadOut } from "./sorted-values.ts";

/** How two times are compared. */
export interface CompareOptions {
  /** Whether each assessment before is by the same respondent as the one at its place after. Default: false. */
  readonly paired?: boolean | undefined;
  /** The confidence level, above 0 and below 1. Default: 0.95. */
  readonly level?: number | undefined;
}

/** The scores of a target at one time. */
export interface ComparedScore<Target extends string = string> {
  readonly target: Target | "overall";
  /** How many have a score. */
  readonly n: number;
  /** Their mean, 0 to 1; `null` without any. */
  readonly mean: number | null;
}

/** How a target changed. */
export interface Change<Target extends string = string> {
  readonly target: Target | "overall";
  /** The mean after less the mean before, or the mean of the differences of pairs, -1 to 1. */
  readonly difference: Estimate;
  /** The means of the pairs that have both scores, which the difference is of; absent when there is no such pair. */
  readonly pairs?: { readonly before: number; readonly after: number };
  /** Cliff's delta, positive where scores tend to be higher after; absent for pairs, which are not independent. */
  readonly delta?: DeltaEstimate;
}

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

/** Two times side by side, and how they differ if they can be compared. */
export type Comparison<Target extends string = string> = {
  /** Each target before, in the plan's order, and the overall. */
  readonly before: readonly ComparedScore<Target>[];
  /** The same after. */
  readonly after: readonly ComparedScore<Target>[];
} & (
  | { readonly comparable: true; readonly paired: boolean; readonly changes: readonly Change<Target>[] }
  | {
      readonly comparable: false;
      readonly reason: NotComparable;
      /** The reason in words, naming what differs. */
      readonly message: string;
    }
);

/**
 * Compares scores of two times, or of two sets of assessments: per target the difference of the means with its
 * interval, and for independent sets Cliff's delta.
 *
 * Independent sets get Welch's interval, pairs the t interval of their differences. Only pairs that have both scores
 * count. Differences within 1e-9 of 0 are 0, and differences that are all equal have no interval, since their spread is
 * not known. A respondent who is in both sets makes them dependent: pair them. Both intervals assume that respondents
 * are independent random draws. Respondents who chose to answer, or who are clustered in schools, are not, and those of
 * one year may be other people than those of the next. A census needs no interval.
 *
 * Scores by different plans do not measure the same thing, least of all a projection and a direct rating. They come
 * back side by side, `comparable: false`, with the reason, and without a difference or its size. So do scores by
 * versions of this package that may score the same ratings differently. When a target was rated directly by some
 * respondents and through its parts by others, its change is `"not-comparable"`, and so is that of the overall. Lists
 * of scores do not know their scales; tables do, and tables on different scales are not compared.
 *
 * @param before - One assessment's scores, a list of them, or a table.
 * @throws OptionsError with every problem of the scores and options, and for paired lists of different lengths.
 */
export function compare<Target extends string>(
  before: ManyScores<Target> | ListedScores<Target>,
  after: ManyScores<Target> | ListedScores<Target>,
  options: CompareOptions = {},
): Comparison<Target> {
  checkOptions(options, { paired: flag, level: levelIssues });
  const { paired = false, level = usualLevel } = options;
  const ones = groupedScores(listOf(before), undefined, ["before"]);
  const others = groupedScores(listOf(after), undefined, ["after"]);
  const profiles = { before: profileOf<Target>(ones), after: profileOf<Target>(others) };
  const difference = differenceOf(ones, others);
  if (difference !== null) return deepFreeze({ ...profiles, comparable: false as const, ...difference });

  if (paired && ones.inOrder("overall").length !== others.inOrder("overall").length) {
    const [expected = 0, found = 0] = [ones, others].map((side) => side.inOrder("overall").length);
    throw new OptionsError([unexpected(["after"], found, `${expected} scores, as many as before`, "row-length")]);
  }
  const changes = (ones.targets as (Target | "overall")[]).map((target): Change<Target> => {
    // A direct rating and the score of the parts are two measures, however they are mixed.
    if (new Set([...ones.basesOf(target), ...others.basesOf(target)]).size > 1) {
      return { target, difference: noEstimate(0, "not-comparable") };
    }
    if (paired) return { target, ...pairedChange(ones.inOrder(target), others.inOrder(target), level) };
    const [one, other] = [valuesOf(ones, target), valuesOf(others, target)];
    return {
      target,
      difference: meanDifference(other, one, level),
      delta: cliffsDelta(spreadOut(other), spreadOut(one), { level }),
    };
  });
  return deepFreeze({ ...profiles, comparable: true as const, paired, changes });
}

function pairedChange(before: Float64Array, after: Float64Array, level: number): Pick<Change, "difference" | "pairs"> {
  const differences = after.map((value, i) => difference(value, before[i] as number));
  const mean = meanInterval(differences, { level });
  if (mean.value === null) return { difference: mean };
  const meanOfPairs = (side: Float64Array): number => {
    return side.reduce((sum, value, i) => (Number.isNaN(differences[i]) ? sum : sum + value), 0) / mean.n;
  };
  return { difference: mean, pairs: { before: meanOfPairs(before), after: meanOfPairs(after) } };
}

function listOf(scores: unknown): unknown {
  return isPlainObject(scores) && isPlainObject(scores["plan"]) && isPlainObject(scores["overall"]) ? [scores] : scores;
}

function profileOf<Target extends string>(side: GroupedScores): ComparedScore<Target>[] {
  return (side.targets as (Target | "overall")[]).map((target) => {
    const { values, counts, n } = valuesOf(side, target);
    return { target, n, mean: n === 0 ? null : momentsOf(values, counts).mean };
  });
}

function valuesOf(side: GroupedScores, target: string): SortedValues {
  return side.scoresOf(target).sorted()[0] ?? { values: new Float64Array(0), counts: null, n: 0 };
}

/** Why two sides cannot be compared; `null` if they can. */
function differenceOf(before: GroupedScores, after: GroupedScores): { reason: NotComparable; message: string } | null {
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
