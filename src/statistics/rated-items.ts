// Ratings of many respondents by group and item, from a list of assessments or a table.
import { OptionsError } from "../check/errors.ts";
import type { Issue } from "../check/issue.ts";
import { unexpected } from "../check/messages.ts";
import { isPlainObject } from "../check/plain-object.ts";
import type { MetricAssessment, SelfAssessment } from "../scoring/assessment.ts";
import type { Rating } from "../scoring/ratings.ts";
import type { Scale } from "../scoring/scale.ts";
import { fromAssessments } from "../table/from-assessments.ts";
import { type RatingTable, type TableData, tableData } from "../table/rating-table.ts";
import { namedGroup, rowGroups } from "../table/score/row-groups.ts";
import { labelGroups } from "./listed-scores.ts";

/** Assessments of one instrument and on one scale, which is not continuous; or a table of them. */
export type ManyAssessments = readonly (SelfAssessment | MetricAssessment)[] | RatingTable;

/** How often an item was rated, and how. */
export interface RatedItem {
  /** The item. */
  readonly id: string;
  /** How many rated it. */
  readonly n: number;
  /** How many rated it "n/a". */
  readonly notApplicable: number;
  /** How many did not rate it. */
  readonly missing: number;
  /** How often each point of the scale was given. */
  readonly distribution: readonly { readonly rating: number; readonly count: number }[];
}

/** The respondents of one group. */
export interface Respondents {
  /** The value of the group under each of its names; empty for all respondents. */
  readonly group: { readonly [name: string]: string };
  readonly count: number;
  /** Their ratings of an item. */
  readonly ratings: (id: string) => readonly Rating[];
}

/** Ratings by group. */
export interface GroupedRatings {
  readonly table: RatingTable;
  readonly all: Respondents;
  /** The names of the groups. */
  readonly by: readonly string[];
  /** The groups, in the order of their first respondents; one of all respondents when they are not grouped. */
  readonly groups: readonly Respondents[];
}

/**
 * Groups ratings.
 *
 * @param by - How they are grouped; `undefined` for one group of all.
 * @throws AssessmentError with every problem of a list of assessments, OptionsError for invalid groups.
 */
export function groupedRatings(assessments: ManyAssessments, by: unknown): GroupedRatings {
  const isTable = tableData(assessments) !== undefined;
  const table = (isTable ? assessments : fromAssessments(assessments as readonly SelfAssessment[])) as RatingTable;
  const all: Respondents = { group: Object.freeze({}), count: table.rows, ratings: (id) => table.ratings(id) };
  if (by === undefined) return { table, all, by: [], groups: [all] };

  const { names, groups, groupOf } = isPlainObject(by)
    ? labeled(by, table, isTable)
    : namedGroups(tableData(table) as TableData, by);
  const rowsOf = groups.map((): number[] => []);
  groupOf.forEach((group, row) => {
    rowsOf[group]?.push(row);
  });
  return {
    table,
    all,
    by: names,
    groups: groups.map((group, g) => {
      const rows = rowsOf[g] as number[];
      const ratings = (id: string): Rating[] => {
        const ofAll = table.ratings(id);
        return rows.map((row) => ofAll[row] as Rating);
      };
      return { group, count: rows.length, ratings };
    }),
  };
}

function labeled(by: object, table: RatingTable, isTable: boolean) {
  if (isTable) throw new OptionsError([unexpected(["by"], by, "a group of the table, or a list of groups")]);
  const issues: Issue[] = [];
  const found = labelGroups(by, table.rows, issues);
  if (issues.length > 0) throw new OptionsError(issues);
  return found;
}

function namedGroups(data: TableData, by: unknown) {
  const { by: names, count, numbers, values } = rowGroups(data, by);
  const groups = Array.from({ length: count }, (_, g) => namedGroup(names, values(g)));
  return { names, groups, groupOf: numbers };
}

/** Counts the ratings of an item. */
export function ratedItem(id: string, ratings: readonly Rating[], { min, max }: Scale): RatedItem {
  const distribution = Array.from({ length: max - min + 1 }, (_, i) => ({ rating: min + i, count: 0 }));
  let n = 0;
  let notApplicable = 0;
  for (const rating of ratings) {
    if (rating === "n/a") notApplicable++;
    if (typeof rating !== "number") continue;
    (distribution[rating - min] as { count: number }).count++;
    n++;
  }
  return { id, n, notApplicable, missing: ratings.length - n - notApplicable, distribution };
}

/** Over all pairs of raters: a step of the scale lies between all pairs of one at or below it and one above. */
export function stepsBetween(counts: readonly number[]): number {
  const n = counts.reduce((sum, count) => sum + count, 0);
  let below = 0;
  let steps = 0;
  for (const count of counts.slice(0, -1)) {
    below += count;
    steps += below * (n - below);
  }
  return steps;
}

/** The mean distance between two raters, as a share of the scale, from how often each point was given; `null` without two. */
export function meanDistance(counts: readonly number[]): number | null {
  const n = counts.reduce((sum, count) => sum + count, 0);
  return n < 2 ? null : stepsBetween(counts) / ((n * (n - 1)) / 2) / (counts.length - 1);
}
