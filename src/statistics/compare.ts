// Whether scores changed from one time to another. What is not one measure is shown side by side and never subtracted.
import { counted } from "../model/counted.ts";
import { type Issue, OptionsError } from "../model/errors.ts";
import { deepFreeze } from "../model/freeze.ts";
import { checkOptions } from "../model/options.ts";
import { isPlainObject } from "../model/plain-object.ts";
import { unexpected } from "../model/unexpected.ts";
import type { Plan } from "../scoring/plan.ts";
import { instrumentItems } from "../table/instrument-items.ts";
import { cliffsDelta, type DeltaEstimate } from "./cliffs-delta.ts";
import { type Estimate, levelIssues, noEstimate, usualLevel } from "./estimate.ts";
import { type GroupedScores, groupedScores, type ManyScores } from "./grouped-scores.ts";
import type { ListedScores } from "./listed-scores.ts";
import { meanDifference } from "./mean-difference.ts";
import { meanInterval } from "./mean-interval.ts";
import { samePlan } from "./same-plan.ts";
import { momentsOf, type SortedValues, spreadOut } from "./sorted-values.ts";

/** How two times are compared. */
export interface CompareOptions {
  /** Whether each assessment of the one has the same respondent as that at its place in the other; not unless given. */
  readonly paired?: boolean | undefined;
  /** The confidence level, above 0 and below 1; 0.95 unless given. */
  readonly level?: number | undefined;
}

/** Where a target stands at one time. */
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
  /** Of pairs, the means of those that have both scores, which the difference is of; not where there is no pair. */
  readonly pairs?: { readonly before: number; readonly after: number };
  /** Cliff's delta, positive where scores tend to be higher after; not of pairs, which are not independent. */
  readonly delta?: DeltaEstimate;
}

/** Why two sets of scores are no measures of one thing. */
export type NotComparable =
  /** One is projected from 1.0 ratings and the other rated in 2.0. The instruments are not equated. */
  | "projected-and-direct"
  /** They were scored by plans that differ in items, weights or coverage. */
  | "different-plans"
  /** Their ratings are on different scales. */
  | "different-scales";

/** Two times side by side, and how they differ where they can be compared. */
export type Comparison<Target extends string = string> = {
  /** Each target before, in the plan's order, and the overall. */
  readonly before: readonly ComparedScore<Target>[];
  /** The same after. */
  readonly after: readonly ComparedScore<Target>[];
} & (
  | { readonly comparable: true; readonly paired: boolean; readonly changes: readonly Change<Target>[] }
  | { readonly comparable: false; readonly reason: NotComparable }
);

/**
 * Compares scores of two times, or of two sets of assessments: per target the difference of the means with its
 * interval, and for independent sets Cliff's delta.
 *
 * Independent sets get Welch's interval, pairs the t interval of their differences; of pairs only those count that have
 * both scores. A respondent who is in both sets makes them dependent: pair them. Both intervals take respondents for
 * independent random draws; those who chose to answer, and who are clustered in schools, are not that, and those who
 * answer in one year may be others than those who answer in the next. A census needs no interval.
 *
 * Scores by different plans are no measures of one thing, least of all a projection of 1.0 ratings and a rating in 2.0:
 * they come back side by side, `comparable: false`, with the reason, and without a difference or the size of one. Where
 * a metric was rated directly by some and through its look-fors by others, its change is `"not-comparable"`, and the
 * overall's too. Lists of scores do not know their scales; a table does, and another scale is another measure.
 *
 * @param before - One assessment's scores, a list of them, or a table.
 * @param after - The same.
 * @param options - Whether they are pairs, and the level.
 * @throws OptionsError with every problem of the scores and options; pairs of different numbers are one.
 */
export function compare<Target extends string>(
  before: ManyScores<Target> | ListedScores<Target>,
  after: ManyScores<Target> | ListedScores<Target>,
  options: CompareOptions = {},
): Comparison<Target> {
  checkOptions(options, ["paired", "level"], compareIssues);
  const { paired = false, level = usualLevel } = options;
  const sides = [listOf(before), listOf(after)] as const;
  const ones = groupedScores(sides[0], undefined, ["before"]);
  const others = groupedScores(sides[1], undefined, ["after"]);
  const profiles = { before: profileOf<Target>(ones), after: profileOf<Target>(others) };
  const reason = whyNot(ones, others);
  if (reason !== null) return deepFreeze({ ...profiles, comparable: false as const, reason });

  if (paired && ones.inOrder("overall").length !== others.inOrder("overall").length) {
    const [expected = 0, found = 0] = [ones, others].map((side) => side.inOrder("overall").length);
    const message = `${counted(found, "score")} found; ${expected} were expected, one for each before`;
    throw new OptionsError([{ path: ["after"], message, code: "row-length" }]);
  }
  const changes = (ones.targets as (Target | "overall")[]).map((target): Change<Target> => {
    // A metric's own rating and its look-fors are two measures, however they are mixed.
    const bases = [...basesOf(sides[0], ones.plan, target), ...basesOf(sides[1], others.plan, target)];
    if (new Set(bases).size > 1) {
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

/**
 * The issues of how two times are compared.
 *
 * @param options - `paired` and `level`, whatever they are.
 */
export function compareIssues({ paired, level }: { readonly [name: string]: unknown }): Issue[] {
  return [
    ...(paired === undefined || typeof paired === "boolean" ? [] : [unexpected(["paired"], paired, "true or false")]),
    ...(level === undefined ? [] : levelIssues(level)),
  ];
}

function pairedChange(before: Float64Array, after: Float64Array, level: number): Pick<Change, "difference" | "pairs"> {
  const differences = after.map((value, i) => value - (before[i] as number));
  const difference = meanInterval(differences, { level });
  if (difference.value === null) return { difference };
  const meanOfPairs = (side: Float64Array): number => {
    return side.reduce((sum, value, i) => (Number.isNaN(differences[i]) ? sum : sum + value), 0) / difference.n;
  };
  return { difference, pairs: { before: meanOfPairs(before), after: meanOfPairs(after) } };
}

function listOf(scores: unknown): unknown {
  return isPlainObject(scores) && isPlainObject(scores["plan"]) && isPlainObject(scores["overall"]) ? [scores] : scores;
}

function profileOf<Target extends string>(side: GroupedScores): ComparedScore<Target>[] {
  return (side.targets as (Target | "overall")[]).map((target) => {
    const sorted = valuesOf(side, target);
    return { target, n: sorted.n, mean: sorted.n === 0 ? null : momentsOf(sorted).mean };
  });
}

function valuesOf(side: GroupedScores, target: string): SortedValues {
  return side.valuesOf(target)[0] ?? { values: new Float64Array(0), counts: null, n: 0 };
}

function whyNot(one: GroupedScores, other: GroupedScores): NotComparable | null {
  if (!samePlan(one.plan, other.plan)) {
    const instruments = [instrumentOf(one.plan), instrumentOf(other.plan)];
    const isSameTargets = one.targets.join() === other.targets.join();
    const isBoth = instruments.includes("1.0") && instruments.includes("2.0");
    return isSameTargets && isBoth ? "projected-and-direct" : "different-plans";
  }
  const isOther = one.scale && other.scale && (one.scale.min !== other.scale.min || one.scale.max !== other.scale.max);
  return isOther ? "different-scales" : null;
}

/** The instrument whose items a plan scores; `null` for anybody else's. */
function instrumentOf({ targets }: Plan): "1.0" | "2.0" | null {
  const items = targets.flatMap(({ parts }) => parts.flatMap(({ items }) => items.map(({ id }) => id)));
  const isOf = (instrument: "1.0" | "2.0"): boolean => {
    const known = new Set(instrumentItems(instrument).ids);
    return items.every((id) => known.has(id));
  };
  return isOf("1.0") ? "1.0" : isOf("2.0") ? "2.0" : null;
}

/**
 * What the scores of a target rest on, those of all targets for the overall; scores that do not say go by their plan.
 */
function basesOf(side: unknown, plan: Plan, target: string): Set<string> {
  const ofPlan = instrumentOf(plan) === "2.0" ? "look-fors" : "projected";
  if (!Array.isArray(side)) return new Set([ofPlan]);
  const bases = (side as readonly ListedScores[]).flatMap(({ targets }) => {
    const scored = target === "overall" ? Object.values(targets) : [targets[target]];
    return scored.flatMap((one) => {
      if (one === undefined || one.score === null) return [];
      return "basis" in one ? String(one.basis) : ofPlan;
    });
  });
  return new Set(bases);
}
