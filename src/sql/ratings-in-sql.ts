// Where ratings stand in a database, and how a query over them is asked for.
import type { CompiledPlan } from "../scoring/compiled-plan.ts";
import type { Scale } from "../scoring/scale.ts";
import { type DialectRules, dialects, type SqlDialect } from "./dialects.ts";
import { checkRatingsOptions, listOf, type QueryKind } from "./ratings-issues.ts";
import type { SqlName } from "./sql-writer.ts";

/** What stands for something in the data: a text or a number, or several. */
export type SqlMarks = string | number | readonly (string | number)[];

/** What all tables of ratings have. */
interface RatingsMarks {
  /**
   * The table or view: its name, or its catalogue, schema and name, from the outside in. A text is one name, whatever
   * points are in it.
   */
  readonly table: SqlName;
  /** The column that names the assessment. */
  readonly row: string;
  /**
   * What stands for "n/a", exactly as written; nothing unless given. With a text among them ratings are read as text, in
   * which spaces at the ends do not count and an empty one is not rated; without, as numbers.
   */
  readonly notApplicable?: SqlMarks | undefined;
  /** What stands for a missing rating beside NULL, in the same way. */
  readonly missing?: SqlMarks | undefined;
}

/** A table with a row for each rating. */
export interface LongRatings extends RatingsMarks {
  /** The column that holds the item's id. */
  readonly item: string;
  /** The column that holds the rating. */
  readonly rating: string;
}

/** A table with a row for each assessment, and a column for each item. */
export interface WideRatings<Item extends string = string> extends RatingsMarks {
  /** The columns that are called as their items, or items by the names of their columns. Other items are not rated. */
  readonly columns: readonly Item[] | { readonly [column: string]: Item };
}

/** How a query over ratings is asked for. */
export interface RatingsSqlOptions<Item extends string = string> {
  /** The dialect to write. */
  readonly dialect: SqlDialect;
  /** Where the ratings are. */
  readonly ratings: LongRatings | WideRatings<Item>;
  /** The scale that they are on. */
  readonly scale: Scale;
  /** One or more columns to group by; in a table of ratings they must be the same in all rows of an assessment. */
  readonly by?: string | readonly string[] | undefined;
}

/** What a query over ratings is made from. */
export interface RatingsQuery {
  readonly compiled: CompiledPlan;
  readonly rules: DialectRules;
  readonly table: SqlName;
  readonly row: string;
  readonly by: readonly string[];
  readonly scale: Scale;
  /** In a wide table the column of each of the plan's items, where it has one. */
  readonly columns: readonly (string | undefined)[] | undefined;
  /** In a table of ratings the columns of items and ratings. */
  readonly long: { readonly item: string; readonly rating: string } | undefined;
  /** Whether ratings are read as text. */
  readonly isText: boolean;
  readonly notApplicable: Marks;
  readonly missing: Marks;
}

/** What stands for something, told apart by type. */
interface Marks {
  readonly texts: readonly string[];
  readonly numbers: readonly number[];
}

/**
 * Checks what is asked for, and puts it in order.
 *
 * @param compiled - A sound plan.
 * @param options - Anything.
 * @param kind - What kind of query it is.
 * @throws OptionsError with every issue of the options, PlanError with every issue of a plan that the dialect cannot say.
 */
export function ratingsQuery(compiled: CompiledPlan, options: unknown, kind: QueryKind): RatingsQuery {
  checkRatingsOptions(compiled, options, kind);
  const { dialect, ratings, scale, by = [] } = options;
  return read(compiled, dialects[dialect], scale, ratings, typeof by === "string" ? [by] : by);
}

function read(
  compiled: CompiledPlan,
  rules: DialectRules,
  scale: Scale,
  ratings: LongRatings | WideRatings,
  by: readonly string[],
): RatingsQuery {
  const notApplicable = marksOf(ratings.notApplicable);
  const missing = marksOf(ratings.missing);
  const common = { compiled, rules, table: ratings.table, row: ratings.row, by, scale, notApplicable, missing };
  const isText = notApplicable.texts.length + missing.texts.length > 0;
  if (!("columns" in ratings) || ratings.columns === undefined) {
    const { item, rating } = ratings as LongRatings;
    return { ...common, isText, columns: undefined, long: { item, rating } };
  }
  const { columns } = ratings;
  const columnOf = new Map(
    Array.isArray(columns)
      ? columns.map((item: string) => [item, item])
      : Object.entries(columns).map(([column, item]) => [item, column]),
  );
  return { ...common, isText, columns: compiled.ids.map((id) => columnOf.get(id)), long: undefined };
}

function marksOf(marks: SqlMarks | undefined): Marks {
  const all = marks === undefined ? [] : listOf(marks);
  return {
    texts: all.filter((mark) => typeof mark === "string"),
    numbers: all.filter((mark) => typeof mark === "number"),
  };
}
