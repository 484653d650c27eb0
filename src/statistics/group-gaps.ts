// How far groups stand apart.
import { counted } from "../model/counted.ts";
import { type Issue, OptionsError } from "../model/errors.ts";
import { deepFreeze } from "../model/freeze.ts";
import { checkOptions } from "../model/options.ts";
import { isPlainObject } from "../model/plain-object.ts";
import { unexpected } from "../model/unexpected.ts";
import { cliffsDelta, type DeltaEstimate } from "./cliffs-delta.ts";
import { type Estimate, levelIssues, percentOf, usualLevel } from "./estimate.ts";
import { askedTargets, type GroupBy, type GroupedScores, groupedScores, type ManyScores } from "./grouped-scores.ts";
import { meanDifference } from "./mean-difference.ts";
import { meanInterval } from "./mean-interval.ts";
import { type SortedValues, spreadOut } from "./sorted-values.ts";

/** The values of a group under each of its names. */
export type GroupValues = { readonly [name: string]: string };

/** Which groups are held against which. */
export interface GroupGapsOptions<Target extends string = string> {
  /** What the scores are grouped by. */
  readonly by: GroupBy;
  /**
   * The group that the others are held against: its value, or its values by name; unless given, each pair of groups.
   */
  readonly reference?: string | GroupValues | undefined;
  /** One or more targets, or "overall"; all unless given. */
  readonly target?: Target | "overall" | readonly (Target | "overall")[] | undefined;
  /** The confidence level, above 0 and below 1; 0.95 unless given. */
  readonly level?: number | undefined;
}

/** The mean of a group. */
export interface GroupMean {
  readonly group: GroupValues;
  /** The mean of its scores, 0 to 1, with a t interval. */
  readonly mean: Estimate;
}

/** How far a group stands from another. */
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
  /** The distances between them. */
  readonly gaps: readonly GroupGap[];
}

/** How far groups stand apart. */
export interface GroupGaps<Target extends string = string> {
  /** The names of the groups. */
  readonly by: readonly string[];
  /** The confidence level of each interval by itself. */
  readonly level: number;
  /** The targets, in the plan's order. */
  readonly targets: readonly TargetGaps<Target>[];
  /** How many differences were taken in all. */
  readonly comparisons: number;
  /** What the differences and their intervals leave unadjusted, in words to print beside them. */
  readonly unadjusted: readonly string[];
}

/** Of more groups not every pair is taken. */
const mostInPairs = 50;

/**
 * How far groups stand apart, per target: each group's mean, and the differences between groups with their intervals
 * and Cliff's deltas.
 *
 * A gap between groups is a difference in what they were asked to judge, their experience; not in themselves. The
 * result says in `unadjusted` what its numbers leave out.
 *
 * @param scores - A list of scores by one plan, or what scoreTable gives.
 * @param options - The groups, and the one that others are held against.
 * @throws OptionsError with every problem of the scores and options: less than two groups, a reference that is none, no
 *   reference for more than 50 groups.
 */
export function groupGaps<Target extends string>(
  scores: ManyScores<Target>,
  options: GroupGapsOptions<Target>,
): GroupGaps<Target> {
  checkOptions(options, ["by", "reference", "target", "level"], ({ by, level }) => [
    ...(by === undefined ? [unexpected(["by"], by, "what the scores are grouped by")] : []),
    ...(level === undefined ? [] : levelIssues(level)),
  ]);
  const grouped = groupedScores(scores, options.by, ["scores"]);
  const targets = askedTargets(options.target, grouped.targets) as readonly (Target | "overall")[];
  const pairs = pairsOf(grouped, options.reference);
  const { level = usualLevel } = options;
  const found = targets.map((target): TargetGaps<Target> => {
    const values = grouped.valuesOf(target);
    const all = values.map(spreadOut);
    return {
      target,
      groups: grouped.groups.map(({ group }, g) => ({
        group,
        mean: meanInterval(all[g] as Float64Array, { level }),
      })),
      gaps: pairs.map(([one, reference]) => ({
        group: groupAt(grouped, one),
        reference: groupAt(grouped, reference),
        difference: meanDifference(values[one] as SortedValues, values[reference] as SortedValues, level),
        delta: cliffsDelta(all[one] as Float64Array, all[reference] as Float64Array, { level }),
      })),
    };
  });
  const comparisons = pairs.length * targets.length;
  return deepFreeze({ by: grouped.by, level, targets: found, comparisons, unadjusted: leftOut(comparisons, level) });
}

function groupAt(grouped: GroupedScores, place: number): GroupValues {
  return grouped.groups[place]?.group as GroupValues;
}

/** Each group and the one that it is held against, by their places. */
function pairsOf({ by, groups }: GroupedScores, reference: unknown): [number, number][] {
  const issues: Issue[] = [];
  if (groups.length < 2) {
    const found = `${counted(groups.length, "group")} found; two or more were expected`;
    issues.push({ path: ["by"], message: found, code: "empty" });
  }
  if (reference === undefined) {
    if (groups.length > mostInPairs) {
      const message = `${groups.length} groups were found; a reference is needed for more than ${mostInPairs}`;
      issues.push({ path: ["reference"], message, code: "missing" });
    }
    if (issues.length > 0) throw new OptionsError(issues);
    return groups.flatMap((_, one) => groups.slice(0, one).map((_, other): [number, number] => [one, other]));
  }
  const wanted = typeof reference === "string" && by.length === 1 ? { [by[0] as string]: reference } : reference;
  const place = isPlainObject(wanted)
    ? groups.findIndex(({ group }) => {
        return Object.keys(wanted).length === by.length && by.every((name) => group[name] === wanted[name]);
      })
    : -1;
  if (place < 0) {
    const expected = by.length === 1 ? "the value of a group" : `the values of a group by ${by.join(" and ")}`;
    issues.push(unexpected(["reference"], reference, expected, "unknown-id"));
  }
  if (issues.length > 0) throw new OptionsError(issues);
  return groups.flatMap((_, one): [number, number][] => (one === place ? [] : [[one, place]]));
}

function leftOut(comparisons: number, level: number): string[] {
  return [
    "Nothing is held equal between the groups: they may differ in school, grade, language, or in who chose to answer.",
    "The intervals take respondents for independent random draws. Respondents who chose to answer, and who are clustered in schools, are not that; the true uncertainty is larger. Of a census it is none.",
    `Each of the ${comparisons} intervals has ${percentOf(level)}% by itself; they are not adjusted for being many.`,
  ];
}
