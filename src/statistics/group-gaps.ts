// How groups differ.
import { OptionsError } from "../check/errors.ts";
import type { Issue } from "../check/issue.ts";
import { unexpected } from "../check/messages.ts";
import { anything, checkOptions, required } from "../check/options.ts";
import { isPlainObject } from "../check/plain-object.ts";
import { deepFreeze } from "../model/freeze.ts";
import { cliffsDelta, type DeltaEstimate } from "./cliffs-delta.ts";
import { type Estimate, levelIssues, percentOf, usualLevel } from "./estimate.ts";
import { askedTargets, type GroupBy, type GroupedScores, groupedScores, type ManyScores } from "./grouped-scores.ts";
import { meanDifference } from "./mean-difference.ts";
import { meanInterval } from "./mean-interval.ts";
import { type SortedValues, spreadOut } from "./sorted-values.ts";

/** The values of a group under each of its names. */
export type GroupValues = { readonly [name: string]: string };

/** Which groups are compared. */
export interface GroupGapsOptions<Target extends string = string> {
  /** What the scores are grouped by. */
  readonly by: GroupBy;
  /** The group that the others are compared with: its value, or its values by name. Default: each pair of groups. */
  readonly reference?: string | GroupValues | undefined;
  /** One or more targets, or "overall". Default: all. */
  readonly target?: Target | "overall" | readonly (Target | "overall")[] | undefined;
  /** The confidence level, above 0 and below 1. Default: 0.95. */
  readonly level?: number | undefined;
}

/** The mean of a group. */
export interface GroupMean {
  readonly group: GroupValues;
  /** The mean of its scores, 0 to 1, with a t interval. */
  readonly mean: Estimate;
}

/** How a group differs from another. */
export interface GroupGap {
  readonly group: GroupValues;
  readonly reference: GroupValues;
  /** The mean of the group less that of the reference, -1 to 1, with Welch's interval. */
  readonly difference: Estimate;
  /** Cliff's delta, positive where the group tends to score higher. */
  readonly delta: DeltaEstimate;
}

/** The groups of one target. */
export interface TargetGaps<Target extends string = string> {
  readonly target: Target | "overall";
  /** The groups, in the order of their first. */
  readonly groups: readonly GroupMean[];
  /** The differences between them. */
  readonly gaps: readonly GroupGap[];
}

/** How groups differ. */
export interface GroupGaps<Target extends string = string> {
  /** The names of the groups. */
  readonly by: readonly string[];
  /** The confidence level of each interval by itself. */
  readonly level: number;
  /** The targets, in the plan's order. */
  readonly targets: readonly TargetGaps<Target>[];
  /** How many differences were taken in all. */
  readonly comparisons: number;
  /** What the differences and their intervals leave unadjusted, in words to print with them. */
  readonly unadjusted: readonly string[];
}

/** With more groups, a reference is required. */
const mostInPairs = 50;

/**
 * Compares groups, per target: each group's mean, and the differences between groups with their intervals
 * and Cliff's deltas.
 *
 * A gap between groups is a difference in what they were asked to judge, their experience; not in themselves. The
 * result lists in `unadjusted` what its numbers leave out.
 *
 * @param scores - A list of scores by one plan, or what scoreTable returns.
 * @throws OptionsError with every problem of the scores and options: fewer than two groups, an unknown reference, no
 *   reference for more than 50 groups.
 */
export function groupGaps<Target extends string>(
  scores: ManyScores<Target>,
  options: GroupGapsOptions<Target>,
): GroupGaps<Target> {
  checkOptions(options, {
    by: required((by, path) => (by === undefined ? [unexpected(path, by, "what the scores are grouped by")] : [])),
    reference: anything,
    target: anything,
    level: levelIssues,
  });
  const grouped = groupedScores(scores, options.by, ["scores"]);
  const targets = askedTargets(options.target, grouped.targets) as readonly (Target | "overall")[];
  const pairs = pairsOf(grouped, options.reference);
  const { level = usualLevel } = options;
  const found = targets.map((target): TargetGaps<Target> => {
    const values = grouped.scoresOf(target).sorted();
    const all = values.map(spreadOut);
    return {
      target,
      groups: grouped.groups.map((group, g) => ({
        group,
        mean: meanInterval(all[g] as Float64Array, { level }),
      })),
      gaps: pairs.map(([one, reference]) => ({
        group: grouped.groups[one] as GroupValues,
        reference: grouped.groups[reference] as GroupValues,
        difference: meanDifference(values[one] as SortedValues, values[reference] as SortedValues, level),
        delta: cliffsDelta(all[one] as Float64Array, all[reference] as Float64Array, { level }),
      })),
    };
  });
  const comparisons = pairs.length * targets.length;
  return deepFreeze({ by: grouped.by, level, targets: found, comparisons, unadjusted: leftOut(comparisons, level) });
}

/** Each group and the one that it is compared with, by their places. */
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
    const expected = by.length === 1 ? "the value of a group" : `the values of a group by ${by.join(" and ")}`;
    issues.push(unexpected(["reference"], reference, expected, "unknown-id"));
  }
  if (issues.length > 0) throw new OptionsError(issues);
  return groups.flatMap((_, one): [number, number][] => {
    if (reference === undefined) return groups.slice(0, one).map((_, other) => [one, other]);
    return one === place ? [] : [[one, place]];
  });
}

function leftOut(comparisons: number, level: number): string[] {
  return [
    "The groups are not adjusted for other differences, such as school, grade, language, or who chose to answer.",
    "The intervals assume that respondents are independent random draws. Those who chose to answer, or who are clustered in schools, are not; the true uncertainty is larger. A census has none.",
    `Each of the ${comparisons} intervals is a ${percentOf(level)}% interval by itself; they are not adjusted for multiple comparisons.`,
  ];
}
