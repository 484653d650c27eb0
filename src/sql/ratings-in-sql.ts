// Where ratings stand in a database, and how a query over them is asked for.
import type { Scale } from "../scoring/scale.ts";
import type { SqlDialect } from "./dialects.ts";
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
   * What stands for "n/a", exactly as written; nothing unless given. With a text among them ratings are read as text,
   * in which spaces at the ends do not count and an empty one is not rated; without, as numbers.
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
