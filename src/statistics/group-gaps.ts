// Compares groups.
import { describe } from "../check/describe.ts";
import { OptionsError } from "../check/errors.ts";
import { type Issue, spelledOut } from "../check/issue.ts";
import { unexpected } from "../check/messages.ts";
import { anything, checkOptions, required } from "../check/options.ts";
import { isPlainObject } from "../check/plain-object.ts";
import {
  type GroupValues,
  minCountCheck,
  type SmallGroupOptions,
  type SmallGroups,
  smallGroups,
} from "../check/small-groups.ts";
import { deepFreeze } from "../model/freeze.ts";
import { cachedQuantile } from "./bounded-interval.ts";
import type { DeltaEstimate } from "./cliffs-delta.ts";
import { type CommonItems, commonItems, scoredItems } from "./common-items.ts";
import { deltaOf } from "./delta-of-scores.ts";
import { type Estimate, endsOf, percentOf, usualLevel } from "./estimate.ts";
import { askedTargets, type GroupBy, type GroupedScores, groupedScores, type ManyScores } from "./grouped-scores.ts";
import {
  clusterCellsOf,
  clusteredSamples,
  differenceOf,
  type InferenceOptions,
  inferenceChecks,
  inferenceIssues,
  meanOf,
  populationsOf,
  type Sample,
  sampleOf,
} from "./inference.ts";
import { spreadOut } from "./sorted-values.ts";

/** The options of {@link groupGaps}. */
export interface GroupGapsOptions<Target extends string = string> extends InferenceOptions, SmallGroupOptions {
  /** How the scores are grouped. */
  readonly by: GroupBy;
  /** The group that the others are compared with: its value, or its values by name. Default: each pair of groups. */
  readonly reference?: string | GroupValues | undefined;
  /** One or more targets, or "overall". Default: all. */
  readonly target?: Target | "overall" | readonly (Target | "overall")[] | undefined;
}

/** The mean of a group. */
export interface GroupMean {
  readonly group: GroupValues;
  /** The mean of its scores, 0 to 1, with an interval as in `summarize`. */
  readonly mean: Estimate;
}

/** The difference of two groups over the items that both rated; see {@link CommonItems}. */
export interface CommonGap extends CommonItems {
  /** The items that nobody in the reference rated. */
  readonly onlyGroup: readonly string[];
  /** The items that nobody in the group rated. */
  readonly onlyReference: readonly string[];
}

/** The difference of a group from another. */
export interface GroupGap {
  readonly group: GroupValues;
  readonly reference: GroupValues;
  /**
   * The mean of the group minus that of the reference, with an interval within -1 and 1. Its degrees of freedom are
   * Welch's, or with `cluster` Satterthwaite's.
   */
  readonly difference: Estimate;
  /** Cliff's delta, positive where the group tends to score higher. With `cluster` it has no interval. */
  readonly delta: DeltaEstimate;
  /** The difference over the items that both groups rated; absent for a list of scores that do not explain their items. */
  readonly common?: CommonGap;
}

/** The groups of one target. */
export interface TargetGaps<Target extends string = string> {
  readonly target: Target | "overall";
  /** The groups, in the order of their first members. */
  readonly groups: readonly GroupMean[];
  /** The differences between them. */
  readonly gaps: readonly GroupGap[];
}

/** One row for `writeCsv`: a gap. */
export interface GapRow<Target extends string = string> {
  readonly group: GroupValues;
  readonly target: Target | "overall";
  /** How many respondents of the group have a score. */
  readonly n: number;
  /** Their mean, 0 to 1; `null` without any. */
  readonly mean: number | null;
  /** The values of the reference, separated by commas. */
  readonly reference: string;
  readonly reference_n: number;
  readonly reference_mean: number | null;
  /** The mean of the group minus that of the reference, -1 to 1. */
  readonly difference: number | null;
  /** The ends of the interval of the difference; `null` without one. */
  readonly low: number | null;
  readonly high: number | null;
  /** Cliff's delta. */
  readonly delta: number | null;
}

/** The differences of groups. Use `writeCsv` to write the gaps, `groupGapChart` to draw the means. */
export interface GroupGaps<Target extends string = string> extends SmallGroups {
  /** The names of the groups. */
  readonly by: readonly string[];
  /** The columns of `rows`, for `writeCsv`. */
  readonly columns: readonly string[];
  /** The gaps of all targets in one list. */
  readonly rows: readonly GapRow<Target>[];
  /** The confidence level of each single interval. */
  readonly level: number;
  /** The targets, in the plan's order. */
  readonly targets: readonly TargetGaps<Target>[];
  /** How many differences were computed in all. */
  readonly comparisons: number;
  /** What the differences and their intervals are not adjusted for, in sentences to publish with them. */
  readonly unadjusted: readonly string[];
}

/** With more groups, a reference is required. */
const mostInPairs = 50;

/**
 * Compares groups on each target: each group's mean, and the differences between groups with their intervals, Cliff's
 * deltas, and the differences over the items that both groups rated.
 *
 * The intervals of means and differences are Wilson's, for the effective number of scores and Student's t (Franco and
 * others 2019), and stay within the possible range. With `cluster` they use the cluster-robust variance CR2
 * (Pustejovsky and Tipton 2018); a cluster that is in two groups counts in both. With `population` they are shorter, by
 * the share of each group that answered; those of the deltas are not shortened, so they are too wide rather than too
 * narrow.
 *
 * A gap is a difference in what the groups experienced, not in the groups themselves. `unadjusted` lists what the
 * numbers are not adjusted for.
 *
 * @param scores - A list of scores by one plan, or what scoreTable returns.
 * @throws OptionsError with every problem of the scores and options: fewer than two groups, an unknown reference, no
 *   reference for more than 50 groups, respondents without a cluster, groups without a population or with more
 *   respondents than people.
 */
export function groupGaps<Target extends string>(
  scores: ManyScores<Target>,
  options: GroupGapsOptions<Target>,
): GroupGaps<Target> {
  const by = required((by, path) => {
    return by === undefined ? [unexpected(path, by, "one or more names to group by, or labels")] : [];
  });
  checkOptions(
    options,
    { by, reference: anything, target: anything, ...inferenceChecks, minCount: minCountCheck },
    inferenceIssues,
  );
  const grouped = groupedScores(scores, options.by, ["scores"]);
  const targets = askedTargets(options.target, grouped.targets) as readonly (Target | "overall")[];
  const { groups, groupOf, plan } = grouped;
  const pairs = pairsOf(grouped, options.reference);
  const samplesOf = samplesByTarget(grouped, options);
  const items = scoredItems(scores, plan, groupOf, groups.length);
  const { level: asked = usualLevel, intervals = true } = options;
  const level = intervals ? asked : null;
  const quantile = cachedQuantile();
  const found = targets.map((target): TargetGaps<Target> => {
    const { samples, values } = samplesOf(target);
    return {
      target,
      groups: groups.map((group, g) => ({ group, mean: meanOf(samples[g] as Sample, [0, 1], level, quantile) })),
      gaps: pairs.map(([one, reference]) => {
        const difference = differenceOf(samples[one] as Sample, samples[reference] as Sample, [-1, 1], level, quantile);
        const [values1, values2] = [values[one] as Float64Array, values[reference] as Float64Array];
        const { only, ...common } = items ? commonItems(target, [items, one], [items, reference]) : { only: null };
        return {
          group: groups[one] as GroupValues,
          reference: groups[reference] as GroupValues,
          difference,
          delta: deltaOf(values1, values2, level, difference, options.cluster !== undefined),
          ...(only && { common: { ...common, onlyGroup: only[0], onlyReference: only[1] } as CommonGap }),
        };
      }),
    };
  });
  const comparisons = pairs.length * targets.length;
  const unadjusted = leftOut(comparisons, options);
  const means = found.flatMap((target) => target.groups.map(({ group, mean }) => ({ group, n: mean.n })));
  return deepFreeze({
    by: grouped.by,
    columns: [...grouped.by, ...gapColumns],
    rows: found.flatMap((target) => gapRows(target)),
    level: asked,
    targets: found,
    comparisons,
    unadjusted,
    ...smallGroups(means, options.minCount),
  });
}

const gapColumns = [
  ...["target", "n", "mean", "reference", "reference_n", "reference_mean", "difference", "low", "high", "delta"],
] as const satisfies readonly (keyof GapRow)[];

function gapRows<Target extends string>({ target, groups, gaps }: TargetGaps<Target>): GapRow<Target>[] {
  const means = new Map(groups.map(({ group, mean }) => [group, mean]));
  return gaps.map(({ group, reference, difference, delta }) => {
    const [own, other] = [means.get(group) as Estimate, means.get(reference) as Estimate];
    return {
      group,
      target,
      n: own.n,
      mean: own.value,
      reference: Object.values(reference).join(", "),
      reference_n: other.n,
      reference_mean: other.value,
      difference: difference.value,
      ...endsOf(difference),
      delta: delta.value,
    };
  });
}

/** The sample and the scores of each group, one target at a time. */
function samplesByTarget(grouped: GroupedScores, { cluster, population }: InferenceOptions) {
  const populations = populationsOf(population, grouped);
  const cells = cluster === undefined ? null : clusterCellsOf(grouped, cluster);
  return (target: string): { readonly samples: readonly Sample[]; readonly values: readonly Float64Array[] } => {
    const sorted = grouped.scoresOf(target).sorted();
    const simple = sorted.map((ofGroup, g) => sampleOf(ofGroup, populations[g]));
    const values = sorted.map(spreadOut);
    if (cells === null) return { samples: simple, values };
    const clustered = clusteredSamples(grouped.inOrder(target), cells, (g) => simple[g]?.moments ?? null);
    return { samples: simple.map((_, g) => clustered(g)), values };
  };
}

/** Each group and the one that it is compared with, by their positions. */
function pairsOf({ by, groups }: GroupedScores, reference: unknown): [number, number][] {
  const issues: Issue[] = [];
  if (groups.length < 2) issues.push(unexpected(["by"], groups.length, "at least two groups", "empty"));
  const values = typeof reference === "string" && by.length === 1 ? { [by[0] as string]: reference } : reference;
  const place = groups.findIndex((group) => {
    return (
      isPlainObject(values) &&
      Object.keys(values).length === by.length &&
      by.every((name) => group[name] === values[name])
    );
  });
  if (reference === undefined && groups.length > mostInPairs) {
    issues.push(unexpected(["reference"], reference, `a reference, since there are more than ${mostInPairs} groups`));
  } else if (reference !== undefined && place < 0) {
    issues.push(unknownReference(reference, by, groups));
  }
  if (issues.length > 0) throw new OptionsError(issues);
  return groups.flatMap((_, one): [number, number][] => {
    if (reference === undefined) return groups.slice(0, one).map((_, other) => [one, other]);
    return one === place ? [] : [[one, place]];
  });
}

function unknownReference(reference: unknown, by: readonly string[], groups: readonly GroupValues[]): Issue {
  const allowed = groups.map((group) => (by.length === 1 ? (group[by[0] as string] as string) : group));
  const listed = allowed.slice(0, spelledOut).map((group) => JSON.stringify(group));
  const rest = allowed.length > spelledOut ? `, and ${allowed.length - spelledOut} more` : "";
  const message = `Unknown group ${describe(reference)}. Allowed: ${listed.join(", ")}${rest}`;
  const got = Object(reference) === reference ? describe(reference) : reference;
  return { path: ["reference"], message, code: "unknown-id", params: { got, allowed } };
}

function leftOut(comparisons: number, options: InferenceOptions): string[] {
  const { cluster, population, intervals = true, level = usualLevel } = options;
  const sample =
    cluster !== undefined ? unadjustedClusters : population !== undefined ? unadjustedPopulation : unadjustedSample;
  return [
    "The groups are not adjusted for other differences, such as school, grade, language, or who chose to answer.",
    ...(intervals ? [sample, ofComparisons(comparisons, level)] : []),
  ];
}

const unadjustedSample =
  "The intervals assume that respondents are independent random draws. Those who chose to answer, or who are clustered in schools, are not; the true uncertainty is larger. If everyone was asked and answered, there is none.";
const unadjustedClusters =
  "The intervals account for clusters of respondents who answer alike. They assume that the clusters are independent random draws, and that who chose to answer makes no difference; otherwise the true uncertainty is larger.";
const unadjustedPopulation =
  "The intervals account for how many people of each group answered. They assume that those are independent random draws from their group. Those who chose to answer, or who are clustered in schools, are not; the true uncertainty is larger.";

function ofComparisons(comparisons: number, level: number): string {
  return `Comparisons of groups: ${comparisons}. Some may differ by chance alone; the ${percentOf(level)}% intervals are not adjusted for that.`;
}
