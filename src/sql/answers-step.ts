// The first step of a query: the ratings as the table has them, in columns with names of ours.
import { type Step, type StepNames, select } from "./query-text.ts";
import type { RatingsQuery } from "./ratings-query.ts";
import { quotedName } from "./sql-writer.ts";

/** An item that has a column in a wide table. */
export interface GivenItem {
  /** Its number in the plan, from 1. */
  readonly number: number;
  readonly column: string;
}

/**
 * The items that have a column in a wide table.
 *
 * @param query - What is asked for.
 */
export function givenItems({ columns = [] }: RatingsQuery): GivenItem[] {
  return columns.flatMap((column, place) => (column === undefined ? [] : [{ column, number: place + 1 }]));
}

/**
 * The step that reads the table: row_name, group_1 and so on, and each rating as it stands (x) and as a number (v); of
 * a table of ratings with the item, of a wide one x1, v1 and so on.
 *
 * @param query - What is asked for.
 * @param names - The names of steps.
 */
export function answersStep(query: RatingsQuery, names: StepNames): Step {
  const { rules, table, long } = query;
  const answers =
    long === undefined
      ? givenItems(query).map(({ column, number }) => answer(query, column, number))
      : [
          `${rules.exact(`CAST(ratings.${quotedName(rules, long.item)} AS ${rules.text})`)} AS item`,
          answer(query, long.rating, ""),
        ];
  return {
    name: names.answers,
    about: "Each answer as it stands (x) and as a number (v).",
    body: select([...labelColumns(query), ...answers], `FROM ${quotedName(rules, table)} AS ratings`, rules.end),
  };
}

/**
 * The columns that every step has: those of the row and of the groups.
 *
 * @param query - What is asked for.
 */
export function labels(query: RatingsQuery): string[] {
  return ["row_name", ...groupColumns(query)];
}

/**
 * The columns of the groups.
 *
 * @param query - What is asked for.
 */
export function groupColumns({ by }: RatingsQuery): string[] {
  return by.map((_, i) => `group_${i + 1}`);
}

/**
 * The same under their own names, for the result.
 *
 * @param query - What is asked for.
 */
export function namedLabels(query: RatingsQuery): string[] {
  const columns = labels(query);
  return [query.row, ...query.by].map((name, i) => `${columns[i]} AS ${quotedName(query.rules, name)}`);
}

/** The same, of the table that is read. */
function labelColumns(query: RatingsQuery): string[] {
  const names = labels(query);
  return [query.row, ...query.by].map((column, i) => `ratings.${quotedName(query.rules, column)} AS ${names[i]}`);
}

function answer({ isText, rules }: RatingsQuery, column: string, place: number | ""): string {
  const raw = `ratings.${quotedName(rules, column)}`;
  if (!isText) return `${raw} AS x${place}, ${rules.numberOf(raw)} AS v${place}`;
  const text = `TRIM(CAST(${raw} AS ${rules.text}))`;
  return `${rules.exact(text)} AS x${place}, ${rules.numberOfText(text)} AS v${place}`;
}
