// Compares scores of two times. Different measures are shown side by side, never subtracted.
import { OptionsError } from "../check/errors.ts";
import type { Issue } from "../check/issue.ts";
import { unexpected } from "../check/messages.ts";
import { type Check, checkOptions } from "../check/options.ts";
import { isPlainObject } from "../check/plain-object.ts";
import { deepFreeze } from "../model/freeze.ts";
import { type ScoreTable, scoreData } from "../table/score/score-table.ts";
import { allOf, bothSides, inOption, type LabelsBySide, ofSide, type SideName, type Sides } from "./both-sides.ts";
import type { DeltaEstimate } from "./cliffs-delta.ts";
import { type CommonItems, commonItems, type ScoredItems, scoredItems } from "./common-items.ts";
import { deltaOf } from "./delta-of-scores.ts";
import { difference } from "./equal-values.ts";
import { type Estimate, endsOf, noEstimate, usualLevel } from "./estimate.ts";
import { type GroupedScores, groupedScores, type ManyScores } from "./grouped-scores.ts";
import {
  clusteredSample,
  clustersOf,
  differenceOf,
  type InferenceOptions,
  inferenceChecks,
  inferenceIssues,
  meanOf,
  populationsOf,
  type Sample,
  sampleOf,
} from "./inference.ts";
import type { ListedScores } from "./listed-scores.ts";
import { type NotComparable, whyNotComparable } from "./not-comparable.ts";
import { type Dominance, dominanceOf } from "./pair-dominance.ts";
import { type Pairing, type Pairs, pairsByKey, pairsByPlace } from "./pairing.ts";
import { momentsOf, type SortedValues, spreadOut } from "./sorted-values.ts";
import { present } from "./values.ts";

/** The options of {@link compare}. */
export interface CompareOptions extends Pick<InferenceOptions, "level" | "intervals"> {
  /**
   * Compares the two assessments of each respondent. Give the keys of the respondents, such as `"respondent"`; or
   * `true` if both sides have the same respondents in the same order (an error for tables with keys). Default: false,
   * independent sets.
   */
  readonly paired?: boolean | LabelsBySide | undefined;
  /**
   * The clusters of respondents, such as `"school"`. The same label on both sides is the same cluster; a pair has the
   * cluster of its assessment before. Intervals then account for the similarity of respondents in a cluster. Cannot be
   * combined with `population`.
   */
  readonly cluster?: LabelsBySide | undefined;
  /**
   * How many people could have answered at each time. Intervals are then shorter, by the share that did answer (the
   * finite population correction); for pairs, the smaller number is used. Cannot be combined with `cluster`.
   */
  readonly population?: number | { readonly before: number; readonly after: number } | undefined;
}

/** The scores of a target at one time. */
export interface ComparedScore<Target extends string = string> {
  readonly target: Target | "overall";
  /** How many have a score. */
  readonly n: number;
  /** Their mean, 0 to 1; `null` without any. */
  readonly mean: number | null;
}

/** The gap over the items that were rated at both times, and which items were rated at only one. */
export interface CommonChange extends CommonItems {
  readonly onlyBefore: readonly string[];
  readonly onlyAfter: readonly string[];
}

/** How a target changed. */
export interface Change<Target extends string = string> {
  readonly target: Target | "overall";
  /** The mean after minus the mean before, or the mean of the differences of pairs, -1 to 1. */
  readonly difference: Estimate;
  /** The means of the pairs with both scores, whose difference it is; absent when there is no such pair. */
  readonly pairs?: { readonly before: number; readonly after: number };
  /** How many pairs rose and fell; absent for independent sets. */
  readonly dominance?: Dominance;
  /** Cliff's delta, positive where scores tend to be higher after; absent for pairs, which are not independent. */
  readonly delta?: DeltaEstimate;
  /**
   * The change over the items that were rated at both times, so that it does not come from answering different items;
   * for pairs, over the items that any pair rated at both times. Absent for lists of scores without explanations, and
   * where the difference is `"not-comparable"`.
   */
  readonly common?: CommonChange;
}

/** One row for `writeCsv`: a target at two times. */
export interface ComparisonRow<Target extends string = string> {
  readonly target: Target | "overall";
  /** How many have a score before; `null` if the target is not among those of that time. */
  readonly before_n: number | null;
  /** Their mean, 0 to 1. */
  readonly before_mean: number | null;
  readonly after_n: number | null;
  readonly after_mean: number | null;
  /** For pairs: how many have both scores, and the means of these. */
  readonly pairs?: number;
  readonly pairs_before?: number | null;
  readonly pairs_after?: number | null;
  /** The difference, if the times can be compared. */
  readonly difference?: number | null;
  /** The ends of its interval; `null` without one. */
  readonly low?: number | null;
  readonly high?: number | null;
  /** Cliff's delta of independent sets. */
  readonly delta?: number | null;
  /** The share of pairs that rose minus the share that fell. */
  readonly dominance?: number | null;
}

/** Two times side by side, and their differences if they can be compared. Use `writeCsv` to write it. */
export type Comparison<Target extends string = string> = {
  /** Each target before, in the plan's order, and the overall. */
  readonly before: readonly ComparedScore<Target>[];
  /** The same after. */
  readonly after: readonly ComparedScore<Target>[];
  /** The columns of `rows`, for `writeCsv`. */
  readonly columns: readonly string[];
  /** The targets of both times, and the overall. */
  readonly rows: readonly ComparisonRow<Target>[];
} & (
  | {
      readonly comparable: true;
      readonly paired: boolean;
      /** How assessments were paired, and how many were not; absent for independent sets. */
      readonly pairing?: Pairing;
      readonly changes: readonly Change<Target>[];
    }
  | {
      readonly comparable: false;
      readonly reason: NotComparable;
      /** The reason in words, naming what differs. */
      readonly message: string;
    }
);

/** The checks of {@link CompareOptions}. */
export const compareChecks = {
  paired: (value, path) => (typeof value === "boolean" ? [] : sideIssues(value, path, "true, false, ")),
  level: inferenceChecks.level,
  intervals: inferenceChecks.intervals,
  cluster: (value, path) => sideIssues(value, path),
  population: (value, path) => {
    const isOfSides = typeof value === "number" || isBySide(value);
    if (isOfSides) return inferenceChecks.population(value, path);
    return [unexpected(path, value, "a number of people, or { before, after } with two")];
  },
} as const satisfies { readonly [Option in keyof CompareOptions]: Check };

function sideIssues(value: unknown, path: readonly PropertyKey[], others = ""): Issue[] {
  const isLabel = (label: unknown): boolean => label === undefined || typeof label === "string";
  const isOfSide = (labels: unknown): boolean => {
    return typeof labels === "string" || (Array.isArray(labels) && Array.from(labels).every(isLabel));
  };
  if (typeof value === "string" || (isBySide(value) && isOfSide(value["before"]) && isOfSide(value["after"])))
    return [];
  return [unexpected(path, value, `${others}a group of both tables, or { before, after } with labels for each score`)];
}

function isBySide(value: unknown): value is Readonly<Record<string, unknown>> {
  return isPlainObject(value) && Object.keys(value).sort().join() === "after,before";
}

/**
 * Compares scores of two times, or of two sets of assessments: for each target the difference of the means with its
 * interval, an ordinal measure, and the difference over the items that were rated at both times.
 *
 * If the same respondents are in both sets, the sets are dependent: use `paired`. Pairs are found by the respondents'
 * keys. Duplicate keys, keys on only one side, and blank keys are not paired; `pairing` has their counts. Only pairs
 * with both scores count. The ordinal measure of pairs is `dominance`, that of independent sets is `delta`.
 *
 * Differences within 1e-9 of 0 are 0, and differences that are all equal have no interval, since their spread is
 * unknown. Intervals stay within -1 and 1: Wilson's, for the effective number of scores, with Student's t for pairs and
 * Welch's degrees of freedom for independent sets. They assume that respondents are independent random draws. For
 * respondents who are clustered in schools, name the `cluster`: the interval then rests on the variance CR2 with
 * Satterthwaite's degrees of freedom, and Cliff's delta has none. For a part of a small population, name the
 * `population`, which does not shorten the interval of Cliff's delta. For a census, set `intervals` to false. None of
 * this accounts for who chose to answer, and the respondents of one year may not be those of the next.
 *
 * Scores by different plans do not measure the same thing, least of all a projection and a direct rating. The result
 * then has them side by side, with `comparable: false` and the reason, and without differences. The same holds for
 * scores by versions of this package that may score the same ratings differently. When a target was rated directly by
 * some respondents and through its parts by others, its change is `"not-comparable"`, and so is that of the overall.
 * Tables on different scales are not compared; lists of scores do not include their scale, so this is not checked for
 * them.
 *
 * @param before - One assessment's scores, a list of them, or a table.
 * @throws OptionsError with every problem of the scores and options: `paired: true` for tables with keys or for lists
 *   of different lengths, respondents without a cluster, a population smaller than its respondents.
 */
export function compare<Target extends string>(
  before: ManyScores<Target> | ListedScores<Target>,
  after: ManyScores<Target> | ListedScores<Target>,
  options: CompareOptions = {},
): Comparison<Target> {
  return comparisonOf(before, after, options, besidesOf);
}

/** The measures of a target other than the difference of its means. */
type Besides = Pick<Change, "dominance" | "delta" | "common">;

/** The data for those measures. */
interface Compared {
  readonly sides: Sides<Side>;
  /** The pairs; `null` for independent sets. */
  readonly pairs: Pairs | null;
  readonly sampleOfPairs: SampleOfPairs;
  readonly level: number | null;
  readonly isClustered: boolean;
}

/**
 * The comparison of {@link compare}.
 *
 * @param besides - Makes the other measures of a target from its difference, and those of its pairs. Default: none, for
 *   charts, which then do not bundle them.
 */
export function comparisonOf<Target extends string>(
  before: ManyScores<Target> | ListedScores<Target>,
  after: ManyScores<Target> | ListedScores<Target>,
  options: CompareOptions,
  besides: (compared: Compared) => (target: string, difference: Estimate, ofPairs: Float64Array) => Besides = () =>
    () => ({}),
): Comparison<Target> {
  checkOptions(options, compareChecks, inferenceIssues);
  const sides = bothSides((side) => {
    const scores = listOf({ before, after }[side]);
    return { scores, ...groupedScores(scores, undefined, [side]) };
  });
  const profiles = { before: profileOf<Target>(sides.before), after: profileOf<Target>(sides.after) };
  const whyNot = whyNotComparable(sides.before, sides.after);
  if (whyNot !== null) {
    return deepFreeze({ ...profiles, ...tableOf(profiles), comparable: false as const, ...whyNot });
  }

  const [pairs, samples] = allOf(
    () => pairsOf(sides, options.paired),
    () => samplers(sides, options),
  );
  const level = options.intervals === false ? null : (options.level ?? usualLevel);
  const isClustered = options.cluster !== undefined;
  const besidesOfTarget = besides({ sides, pairs, sampleOfPairs: samples.pairs, level, isClustered });
  const changes = (sides.before.targets as (Target | "overall")[]).map((target): Change<Target> => {
    // A direct rating and the score of the parts are different measures, even when both are mixed.
    if (new Set([...sides.before.basesOf(target), ...sides.after.basesOf(target)]).size > 1) {
      return { target, difference: noEstimate(0, "not-comparable") };
    }
    const ofPairs = differencesOf(target, sides, pairs);
    const change =
      pairs === null
        ? { difference: differenceOf(samples.side("after", target), samples.side("before", target), [-1, 1], level) }
        : pairedChange(target, sides, pairs, ofPairs, meanOf(samples.pairs(ofPairs, pairs), [-1, 1], level));
    return { target, ...change, ...besidesOfTarget(target, change.difference, ofPairs) };
  });
  const paired = pairs === null ? { paired: false } : { paired: true, pairing: pairs.pairing };
  return deepFreeze({ ...profiles, ...tableOf(profiles, changes), comparable: true as const, ...paired, changes });
}

/** The comparison as a table. */
function tableOf<Target extends string>(
  { before, after }: Sides<readonly ComparedScore<Target>[]>,
  changes: readonly Change<Target>[] = [],
): { readonly columns: readonly string[]; readonly rows: readonly ComparisonRow<Target>[] } {
  const targets = new Set([...before, ...after].map(({ target }) => target));
  // The overall is last, even if the two times have different targets.
  targets.delete("overall");
  const rows = [...targets, "overall" as const].map((target): ComparisonRow<Target> => {
    const [one, other] = [before, after].map((side) => side.find((score) => score.target === target));
    const change = changes.find((change) => change.target === target);
    return {
      target,
      before_n: one?.n ?? null,
      before_mean: one?.mean ?? null,
      after_n: other?.n ?? null,
      after_mean: other?.mean ?? null,
      ...(change && changeFigures(change)),
    };
  });
  return { columns: comparisonColumns.filter((name) => rows.some((row) => name in row)), rows };
}

const comparisonColumns = [
  ...["target", "before_n", "before_mean", "after_n", "after_mean", "pairs", "pairs_before", "pairs_after"],
  ...["difference", "low", "high", "delta", "dominance"],
];

function changeFigures({ difference, pairs, dominance, delta }: Change) {
  return {
    ...(dominance && {
      pairs: difference.n,
      pairs_before: pairs?.before ?? null,
      pairs_after: pairs?.after ?? null,
    }),
    difference: difference.value,
    ...endsOf(difference),
    ...(dominance && { dominance: dominance.value }),
    ...(delta && { delta: delta.value }),
  };
}

/** The scores of one side, as given and as read. */
interface Side extends GroupedScores {
  readonly scores: unknown;
}

/** The pairs; `null` for independent sets. */
function pairsOf(sides: Sides<Side>, paired: CompareOptions["paired"]): Pairs | null {
  if (paired === undefined || paired === false) return null;
  if (paired !== true) {
    const { before, after } = bothSides((side) => {
      return inOption("paired", side, () => sides[side].labelsOf(ofSide(paired, side), "paired"));
    });
    return pairsByKey(before, after);
  }
  const [key, otherKey] = [keyOf(sides.before), keyOf(sides.after)];
  if (key !== undefined && otherKey !== undefined) {
    const keys = key === otherKey ? JSON.stringify(key) : JSON.stringify({ before: key, after: otherKey });
    const expected = `${keys}, since the tables name their respondents`;
    throw new OptionsError([unexpected(["paired"], paired, expected, "inconsistent")]);
  }
  const [count, found] = [sides.before.groupOf.length, sides.after.groupOf.length];
  if (count === found) return pairsByPlace(count);
  throw new OptionsError([unexpected(["after"], found, `${count} scores, as many as before`, "row-length")]);
}

/** The group of a table that names its respondents. */
function keyOf({ scores }: Side): string | undefined {
  if (scoreData(scores) === undefined) return undefined;
  const { groups } = (scores as ScoreTable).table;
  return ["respondent", "row"].find((name) => groups.includes(name));
}

/** Makes a sample of the scores of a target on one side. */
type SampleOfSide = (side: SideName, target: string) => Sample;
/** Makes a sample of the differences of pairs; NaN for those that lack a score. */
type SampleOfPairs = (differences: Float64Array, pairs: Pairs) => Sample;

function samplers(
  sides: Sides<Side>,
  { cluster, population }: CompareOptions,
): { readonly side: SampleOfSide; readonly pairs: SampleOfPairs } {
  if (cluster !== undefined) {
    const { before, after, count } = commonClusters(sides, cluster);
    const clusterOf = { before, after };
    return {
      side: (side, target) => clusteredSample(sides[side].inOrder(target), clusterOf[side], count),
      pairs: (differences, { list }) => {
        return clusteredSample(
          differences,
          Int32Array.from(list, ([one]) => before[one] as number),
          count,
        );
      },
    };
  }
  const people = bothSides((side) => {
    const size = typeof population === "object" ? population[side] : population;
    return inOption("population", side, () => populationsOf(size, sides[side])[0] ?? null);
  });
  const smaller = people.before === null || people.after === null ? null : Math.min(people.before, people.after);
  return {
    side: (side, target) => sampleOf(valuesOf(sides[side], target), people[side]),
    pairs: (differences) => {
      const values = present(differences);
      return sampleOf({ values, counts: null, n: values.length }, smaller);
    },
  };
}

/** The number of each assessment's cluster; the same for the same label on both sides. */
function commonClusters(sides: Sides<Side>, cluster: LabelsBySide): Sides<Int32Array> & { readonly count: number } {
  const labels = bothSides((side) => {
    return inOption("cluster", side, () => clustersOf(sides[side], ofSide(cluster, side)));
  });
  const names = [...new Set([...labels.before.values, ...labels.after.values])];
  const numberOf = new Map(names.map((name, number) => [name, number]));
  const clusterOf = bothSides((side) => {
    const { values, numbers } = labels[side];
    return numbers.map((label) => numberOf.get(values[label] as string) as number);
  });
  return { ...clusterOf, count: names.length };
}

/** The differences of pairs, NaN for those that lack a score; an empty list without pairs. */
function differencesOf(target: string, sides: Sides<Side>, pairs: Pairs | null): Float64Array {
  const [ones, others] = [sides.before.inOrder(target), sides.after.inOrder(target)];
  return Float64Array.from(pairs?.list ?? [], ([one, other]) => {
    return difference(others[other] as number, ones[one] as number);
  });
}

function pairedChange(
  target: string,
  sides: Sides<Side>,
  { list }: Pairs,
  differences: Float64Array,
  change: Estimate,
): Pick<Change, "difference" | "pairs"> {
  if (change.value === null) return { difference: change };
  const both = list.filter((_, i) => !Number.isNaN(differences[i]));
  const { before, after } = bothSides((side) => {
    const scores = sides[side].inOrder(target);
    return momentsOf(Float64Array.from(both, (pair) => scores[pair[side === "before" ? 0 : 1]] as number)).mean;
  });
  return { difference: change, pairs: { before, after } };
}

/** The ordinal measure of a target, and its change over the items that were rated at both times. */
function besidesOf({ sides, pairs, sampleOfPairs, level, isClustered }: Compared) {
  const items = bothSides((side) =>
    itemsOf(
      sides[side],
      pairs?.list.map((pair) => pair[side === "before" ? 0 : 1]),
    ),
  );
  return (target: string, difference: Estimate, ofPairs: Float64Array): Besides => {
    const common = commonChange(target, items);
    if (pairs === null) {
      const { before, after } = bothSides((side) => spreadOut(valuesOf(sides[side], target)));
      return { delta: deltaOf(after, before, level, difference, isClustered), ...common };
    }
    const meanOfSigns = (signs: Float64Array) => meanOf(sampleOfPairs(signs, pairs), [-1, 1], level);
    return { dominance: dominanceOf(ofPairs, meanOfSigns), ...common };
  };
}

/** The rated items of a side; for pairs, only those of paired assessments. */
function itemsOf({ scores, plan, groupOf }: Side, paired: readonly number[] | undefined): ScoredItems | null {
  if (paired === undefined) return scoredItems(scores, plan, groupOf, 1);
  const isPaired = new Int32Array(groupOf.length).fill(1);
  for (const place of paired) isPaired[place] = 0;
  return scoredItems(scores, plan, isPaired, 1);
}

function commonChange(target: string, { before, after }: Sides<ScoredItems | null>): Pick<Change, "common"> {
  if (before === null || after === null) return {};
  const { only, ...common } = commonItems(target, [after, 0], [before, 0]);
  return { common: { ...common, onlyBefore: only[1], onlyAfter: only[0] } };
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
