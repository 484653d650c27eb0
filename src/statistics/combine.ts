// Many respondents' assessments combined into one profile, in which each group has the same weight.
import type { Issue } from "../check/issue.ts";
import { unexpected } from "../check/messages.ts";
import { type Check, checkOptions, oneOf, required, wholeNumber } from "../check/options.ts";
import { isPlainObject } from "../check/plain-object.ts";
import {
  type GroupValues,
  minCountCheck,
  type SmallGroupOptions,
  type SmallGroups,
  smallGroups,
} from "../check/small-groups.ts";
import { cleanText } from "../csv/text.ts";
import type { CompetencyId } from "../model/competency.ts";
import type { DomainId } from "../model/domain.ts";
import { deepFreeze } from "../model/freeze.ts";
import { competenciesOfDomain, lookForsOfMetric } from "../model/generated.ts";
import type { LookForId } from "../model/look-for.ts";
import type { MetricId } from "../model/metric.ts";
import {
  anyAssessmentIssues,
  type MetricAssessment,
  metricAssessment,
  type SelfAssessment,
  selfAssessment,
} from "../scoring/assessment.ts";
import type { Rating } from "../scoring/ratings.ts";
import { instrumentItems } from "../table/instrument-items.ts";
import { type RatingTable, tableData } from "../table/rating-table.ts";
import { readAssessments, respondentKeys } from "../table/read-assessments.ts";

/** The options of {@link combine}. */
export interface CombineOptions extends SmallGroupOptions {
  /**
   * How respondents are grouped. For a list of assessments: `"respondent"`, `"role"`, `"lea"`, `"site"`, or `"date"`,
   * which each assessment must have. For a table: any of its groups; rows without a value are the group "".
   */
  readonly by: string;
  /**
   * How many must have rated an item for a mean, in a group and in `unweighted`; a whole number of at least 1. Default:
   * 1.
   */
  readonly minRespondents?: number | undefined;
}

/**
 * The share of applicable answers that were given, 0 to 1; `null` where nothing is applicable. Answers are respondents
 * times items, without those that are "n/a".
 *
 * The items are all of the instrument, whether or not they were asked. In 2.0 they are the metrics if the assessments
 * have no look-fors, otherwise the look-fors; a metric's own rating then counts as an answer to each of its look-fors,
 * which it summarizes.
 */
export interface CombinedCoverage<Target extends string = string> {
  /** The coverage of each domain of 1.0, or of each metric of 2.0. */
  readonly targets: { readonly [Id in Target]: number | null };
  /** The coverage of the whole instrument. */
  readonly overall: number | null;
}

/** The coverage of the targets of one kind of assessment. */
export type CoverageOf<Assessment> = Assessment extends SelfAssessment
  ? CombinedCoverage<DomainId>
  : CombinedCoverage<MetricId>;

/** The combined assessments of one group. */
export interface CombinedGroup<Assessment> {
  /** Its value: "student". */
  readonly group: string;
  /** How many assessments it has. */
  readonly n: number;
  /** The mean of each item with enough ratings. */
  readonly assessment: Assessment;
  /** Its coverage. */
  readonly coverage: CoverageOf<Assessment>;
}

/** How many ratings an item of the combined profile is based on. */
export interface CombinedItem {
  /** The item. */
  readonly id: string;
  /** How many rated it. */
  readonly n: number;
  /** How many groups have a mean of it; 0 where no group has enough ratings. */
  readonly groups: number;
  /** The share of respondents who rated it, out of those who did not choose "n/a"; 0 to 1. */
  readonly share: number;
}

/**
 * One row for `writeCsv`: an item in a group. Means are on the scale of the ratings; `null` where the item is not
 * rated.
 */
export interface CombinedRow {
  readonly group: GroupValues;
  /** The item. */
  readonly id: string;
  /** How many of the group rated it. */
  readonly n: number;
  /** The mean of the group. */
  readonly mean: number | null;
  /** The mean of the groups' means. */
  readonly combined: number | null;
  /** The mean of all who rated it. */
  readonly unweighted: number | null;
}

/** Many assessments combined. Use `writeCsv` to write its items by group. */
export interface Combined<Assessment> extends SmallGroups {
  /** How they were grouped. */
  readonly by: string;
  /** How many must have rated an item for a mean. */
  readonly minRespondents: number;
  /** How many assessments there are. */
  readonly n: number;
  /** The mean of the groups' means: every group has the same weight, whatever its size. */
  readonly combined: Assessment;
  /** The mean over all who rated the item: every respondent has the same weight. */
  readonly unweighted: Assessment;
  /**
   * The coverage of all respondents' answers. Show this next to the scores of `combined`, instead of the coverage of
   * those scores.
   */
  readonly coverage: CoverageOf<Assessment>;
  /** The groups, in the order of their first members. */
  readonly groups: readonly CombinedGroup<Assessment>[];
  /** The items that anyone rated, in the framework's order. */
  readonly items: readonly CombinedItem[];
  /** The columns of `rows`, for `writeCsv`. */
  readonly columns: readonly string[];
  /** For each group, each of these items. */
  readonly rows: readonly CombinedRow[];
}

/** The kind of assessment in a table of these items; a union where that is not known. */
export type AssessmentOfItems<Item extends string> = [Item] extends [CompetencyId]
  ? SelfAssessment
  : [Item] extends [MetricId | LookForId]
    ? MetricAssessment
    : SelfAssessment | MetricAssessment;

/** The kind of an assessment, without literal types of its values. */
export type AssessmentKind<Assessment> = Assessment extends SelfAssessment ? SelfAssessment : MetricAssessment;

/**
 * Combines many respondents' assessments: for each item first the mean of each group, then the mean of these means, so
 * that 300 staff do not outweigh 5 students; and also the plain mean of all.
 *
 * The mean of an item is over those who rated it; with fewer than `minRespondents`, the item is not rated. It is "n/a"
 * if nobody rated it and at least `minRespondents` chose "n/a". A group without a mean of an item is left out of the
 * combined mean. Means of ratings assume equal spacing between scale points. There is no interval, since groups are not
 * drawn at random.
 *
 * The results are assessments on the same scale, made continuous. Use them as input of scoreDomains, projectToMetrics,
 * or scoreMetrics, or combine lists of them again. The coverage of their scores counts items with a mean, however few
 * respondents rated them; `coverage` counts answers.
 *
 * @param assessments - A list of assessments, all of one instrument and on one scale; or a table.
 * @throws OptionsError for invalid options, AssessmentError with every problem of the assessments.
 */
export function combine<Item extends string>(
  assessments: RatingTable<Item>,
  options: CombineOptions,
): Combined<AssessmentOfItems<Item>>;
export function combine<Assessment extends SelfAssessment | MetricAssessment>(
  assessments: readonly Assessment[],
  options: CombineOptions,
): Combined<AssessmentKind<Assessment>>;
export function combine(
  assessments: RatingTable | readonly (SelfAssessment | MetricAssessment)[],
  options: CombineOptions,
): Combined<SelfAssessment | MetricAssessment> {
  const table = tableData(assessments) === undefined ? undefined : (assessments as RatingTable);
  checkOptions(options, {
    by: required(groupNames(table ? table.groups : keysOf(assessments))),
    minRespondents: wholeNumber(1, Number.MAX_SAFE_INTEGER, "a whole number from 1"),
    minCount: minCountCheck,
  });
  const { by, minRespondents = 1 } = options;
  const answers = table ? { ...table, groupOf: table.group(by) } : listedAnswers(assessments, by);
  const { scale, rows, items } = answers;
  const names = [...new Set(answers.groupOf)];
  const numberOf = new Map(names.map((name, number) => [name, number]));
  const groupOfRow = Int32Array.from(answers.groupOf, (name) => numberOf.get(name) as number);
  const sizes = new Float64Array(names.length);
  for (const group of groupOfRow) sizes[group] = (sizes[group] as number) + 1;

  const meanOf = (sum: number, n: number): number => Math.min(scale.max, Math.max(scale.min, sum / n));
  const ratingOf = (n: number, notApplicable: number, sum: number): Rating => {
    if (n === 0) return notApplicable >= minRespondents ? "n/a" : null;
    return n >= minRespondents ? meanOf(sum, n) : null;
  };
  const tallies = new Map(items.map((id) => [id, tally(answers.ratings(id), groupOfRow, names.length)]));
  const means = Array.from(tallies, ([id, { n, notApplicable, sum }]) => {
    const groups = names.map((_, g) => ratingOf(n[g] as number, notApplicable[g] as number, sum[g] as number));
    const numbers = groups.filter((rating) => typeof rating === "number");
    const [rated, inapplicable] = [total(n), total(notApplicable)];
    const unrated: Rating = rated === 0 && groups.includes("n/a") ? "n/a" : null;
    return {
      n,
      item: { id, n: rated, groups: numbers.length, share: rated / (rows - inapplicable) },
      groups,
      combined: numbers.length > 0 ? meanOf(total(numbers), numbers.length) : unrated,
      unweighted: ratingOf(rated, inapplicable, total(sum)),
    };
  });
  const assessmentOf = (ratingIn: (mean: (typeof means)[number]) => Rating) => {
    return assembled(answers, new Map(means.map((mean) => [mean.item.id, ratingIn(mean)])));
  };
  const ratedMeans = means.filter(({ item }) => item.n > 0);
  const values = names.map((name): GroupValues => ({ [by]: name }));
  const ofGroups = values.flatMap((group, g) => {
    return ratedMeans.map(({ item, n, groups, combined, unweighted }): CombinedRow => {
      const ofGroup = numberOrNull(groups[g]);
      const all = { combined: numberOrNull(combined), unweighted: numberOrNull(unweighted) };
      return { group, id: item.id, n: n[g] as number, mean: ofGroup, ...all };
    });
  });
  const counts = answerCounts(answers, tallies, groupOfRow, sizes);
  return deepFreeze({
    by,
    minRespondents,
    n: rows,
    combined: assessmentOf(({ combined }) => combined),
    unweighted: assessmentOf(({ unweighted }) => unweighted),
    coverage: coverageOf(counts, total),
    groups: names.map((group, g) => ({
      group,
      n: sizes[g] as number,
      assessment: withRespondent(
        assessmentOf(({ groups }) => groups[g] as Rating),
        { [by]: group },
      ),
      coverage: coverageOf(counts, (inGroups) => inGroups[g] as number),
    })),
    items: ratedMeans.map(({ item }) => item),
    columns: [by, "id", "n", "mean", "combined", "unweighted"],
    rows: ofGroups,
    ...smallGroups([...ofGroups, ...values.map((group, g) => ({ group, n: sizes[g] as number }))], options.minCount),
  });
}

function numberOrNull(rating: Rating | undefined): number | null {
  return typeof rating === "number" ? rating : null;
}

/** The answers of respondents: the data of a table, and the group of each row. */
interface Answers extends Pick<RatingTable, "instrument" | "scale" | "rows" | "items" | "ratings"> {
  readonly groupOf: readonly string[];
}

function listedAnswers(assessments: unknown, by: string): Answers {
  const key = by as (typeof respondentKeys)[number];
  const { instrument, scale, people, ratings, named } = readAssessments(assessments, { key });
  const { ids } = instrumentItems(instrument);
  return {
    instrument,
    scale,
    rows: people.length,
    items: ids.filter((id) => named.has(id)),
    ratings(id) {
      const place = ids.indexOf(id);
      return ratings.map((row) => row[place] as Rating);
    },
    groupOf: people.map((person) => cleanText(person[key] as string)),
  };
}

/** The respondent properties that at least one assessment has; all possible ones if none has any. */
function keysOf(assessments: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(assessments) ? assessments : [];
  const present = respondentKeys.filter((key) => list.some((one) => isPlainObject(one) && one[key] !== undefined));
  return present.length === 0 ? respondentKeys : present;
}

function groupNames(names: readonly string[]): Check {
  if (names.length > 0) return oneOf(...names);
  return (by, path): Issue[] => [unexpected(path, by, "a group of the table, which has none", "unknown-id")];
}

/** The answers to one item in each group. */
interface Tally {
  /** How many rated it. */
  readonly n: Float64Array;
  /** How many answered "n/a". */
  readonly notApplicable: Float64Array;
  /** The sum of the ratings. */
  readonly sum: Float64Array;
}

/** @param unless - Rows with an answer to this item are left out. */
function tally(
  ratings: readonly Rating[],
  groupOfRow: Int32Array,
  groups: number,
  unless?: readonly Rating[] | undefined,
): Tally {
  const [n, notApplicable, sum] = [new Float64Array(groups), new Float64Array(groups), new Float64Array(groups)];
  for (let row = 0; row < ratings.length; row++) {
    const rating = ratings[row] as Rating;
    if (rating === null || (unless !== undefined && unless[row] !== null)) continue;
    const group = groupOfRow[row] as number;
    if (rating === "n/a") notApplicable[group] = (notApplicable[group] as number) + 1;
    else {
      n[group] = (n[group] as number) + 1;
      sum[group] = (sum[group] as number) + rating;
    }
  }
  return { n, notApplicable, sum };
}

function total(numbers: Iterable<number>): number {
  let sum = 0;
  for (const number of numbers) sum += number;
  return sum;
}

/** The answers to the items of a target in each group. */
interface AnswerCounts {
  readonly target: string;
  readonly given: Float64Array;
  readonly applicable: Float64Array;
}

/** The answers to the items of each target; see {@link CombinedCoverage}. */
function answerCounts(
  { instrument, items, ratings }: Answers,
  tallies: ReadonlyMap<string, Tally>,
  groupOfRow: Int32Array,
  sizes: Float64Array,
): AnswerCounts[] {
  const itemsOf: { readonly [target: string]: readonly string[] } =
    instrument === "1.0" ? competenciesOfDomain : lookForsOfMetric;
  const areMetrics = instrument === "2.0" && items.every((id) => id in itemsOf);
  return Object.entries(itemsOf).map(([target, parts]) => {
    // The direct rating of the target, where there are ratings of its parts too.
    const whole = areMetrics ? undefined : tallies.get(target);
    const given = new Float64Array(sizes.length);
    const applicable = new Float64Array(sizes.length);
    const ratingsOfWhole = whole && ratings(target);
    for (const id of areMetrics ? [target] : parts) {
      const isTaken = ratingsOfWhole !== undefined && tallies.has(id);
      const own = isTaken ? tally(ratings(id), groupOfRow, sizes.length, ratingsOfWhole) : tallies.get(id);
      sizes.forEach((size, g) => {
        given[g] = (given[g] as number) + (own?.n[g] ?? 0) + (whole?.n[g] ?? 0);
        const notApplicable = (own?.notApplicable[g] ?? 0) + (whole?.notApplicable[g] ?? 0);
        applicable[g] = (applicable[g] as number) + size - notApplicable;
      });
    }
    return { target, given, applicable };
  });
}

/** @param counted - The number of one group, or of all groups together. */
function coverageOf(
  counts: readonly AnswerCounts[],
  counted: (inGroups: Float64Array) => number,
): CoverageOf<SelfAssessment | MetricAssessment> {
  let [allGiven, allApplicable] = [0, 0];
  const targets = counts.map(({ target, given, applicable }) => {
    const [answers, of] = [counted(given), counted(applicable)];
    allGiven += answers;
    allApplicable += of;
    return [target, of === 0 ? null : answers / of];
  });
  const overall = allApplicable === 0 ? null : allGiven / allApplicable;
  return { targets: Object.fromEntries(targets), overall };
}

/** An assessment of the instrument, on its scale made continuous. */
function assembled({ instrument, scale }: Answers, ratings: ReadonlyMap<string, Rating>) {
  const { fields } = instrument === "1.0" ? selfAssessment : metricAssessment;
  const rated = fields.map(({ name, items }) => {
    return [name, Object.fromEntries(items.ids.filter((id) => ratings.has(id)).map((id) => [id, ratings.get(id)]))];
  });
  const assessment: unknown = { instrument, scale: { ...scale, continuous: true }, ...Object.fromEntries(rated) };
  return assessment as SelfAssessment | MetricAssessment;
}

/** An assessment with the group's value, if it is a property of assessments. */
function withRespondent<Assessment extends object>(assessment: Assessment, respondent: object): Assessment {
  const whole = { ...assessment, ...respondent };
  return anyAssessmentIssues(whole).length === 0 ? whole : assessment;
}
