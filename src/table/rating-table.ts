// A table of ratings: a byte for each, column by column. It never changes.
import { OptionsError, UnknownIdError } from "../check/errors.ts";
import type { Issue } from "../check/issue.ts";
import { unexpected, unknownId } from "../check/messages.ts";
import { deepFreeze } from "../model/freeze.ts";
import type { Rating, Ratings } from "../scoring/ratings.ts";
import type { Scale } from "../scoring/scale.ts";
import { type Block, type Blocks, blockOfRow, blockRows } from "./blocks.ts";
import type { InstrumentItems } from "./instrument-items.ts";
import type { RatingCodes } from "./rating-codes.ts";
import type { TableIssue } from "./table-error.ts";

/** A row that was left out of a table. */
export interface RejectedRow {
  /** The line that it starts in, from 1. */
  readonly line: number;
  /** Its cells as written; in the long form those of its first bad line. */
  readonly cells: readonly string[];
  /** Its problems; at least one. */
  readonly issues: readonly TableIssue[];
}

/** How a column of the input was read. */
export interface TableColumn {
  /** Its header. */
  readonly header: string;
  /**
   * Ratings of an `"item"`, a `"group"`, one of the long form's columns, `"left-out"` by the option `columns` or
   * `unique`, or `"ignored"` because it was not recognized.
   */
  readonly is: "item" | "group" | "row" | "rating" | "left-out" | "ignored";
  /** The item or the group; `null` for other columns. */
  readonly name: string | null;
  /** How it was matched: as in matchColumns, or by the `"option"` `columns`; `null` if it was not matched. */
  readonly by: "id" | "wording" | "tail" | "name" | "option" | null;
}

/** Ratings of many assessments, a row for each. */
export interface RatingTable<Item extends string = string> {
  /** The instrument of the ratings. */
  readonly instrument: "1.0" | "2.0";
  /** Their scale. */
  readonly scale: Scale;
  /** How many rows there are. */
  readonly rows: number;
  /** The items in the input, in the framework's order. */
  readonly items: readonly Item[];
  /** The instrument's other items, which are not rated. */
  readonly absent: readonly Item[];
  /** How each column of the input was read, in the input's order; empty for a table of assessments. */
  readonly columns: readonly TableColumn[];
  /** The headers of the columns that were ignored. */
  readonly ignored: readonly string[];
  /** The names of the groups, in the order of the option; in the long form `"row"` is first. */
  readonly groups: readonly string[];
  /** The rows that were left out, in the order of the input. */
  readonly rejected: readonly RejectedRow[];
  /** How many blank rows the input has; they are skipped. */
  readonly blankRows: number;
  /** How many rows the option `where` left out; in the long form, how many lines. */
  readonly leftOutRows: number;
  /** How many rows the option `unique` left out. */
  readonly repeatedRows: number;
  /** The cells of the rows that were skipped: those above the header, and its further rows. */
  readonly skippedRows: readonly (readonly string[])[];
  /**
   * The ratings of one item, one for each row; the same list each time.
   *
   * @throws UnknownIdError for an id that the instrument does not have.
   */
  ratings(id: Item): readonly Rating[];
  /**
   * The values of a group, one for each row; the same list each time.
   *
   * @throws UnknownIdError for a name that is not in `groups`.
   */
  group(name: string): readonly string[];
  /**
   * The ratings of one row, as input of `score`. Items that are not rated are `null`; items that the table lacks are
   * left out.
   *
   * @param index - From 0.
   * @throws OptionsError if there is no such row.
   */
  row(index: number): Ratings<Item>;
}

/** The values of a group column. */
export interface GroupColumn {
  readonly name: string;
  /** Its place in the groups of a block. */
  readonly place: number;
  /** The values, by their numbers: those of the table's rows, in the order of their first rows. */
  readonly values: readonly string[];
}

/** The data of a table. */
export interface TableData {
  readonly instrument: "1.0" | "2.0";
  readonly items: InstrumentItems;
  readonly codes: RatingCodes;
  /** Never written to again. */
  readonly blocks: Blocks;
  /** The column of each item that the input has. */
  readonly columnOf: ReadonlyMap<string, number>;
  readonly columns?: readonly TableColumn[] | undefined;
  readonly groups: readonly GroupColumn[];
  readonly rejected: readonly RejectedRow[];
  readonly blankRows?: number | undefined;
  readonly leftOutRows?: number | undefined;
  readonly repeatedRows?: number | undefined;
  readonly skippedRows?: readonly (readonly string[])[] | undefined;
}

const dataOfTables = /* @__PURE__ */ new WeakMap<object, TableData>();

/** The data of a table; `undefined` for anything else. */
export function tableData(table: unknown): TableData | undefined {
  return typeof table === "object" && table !== null ? dataOfTables.get(table) : undefined;
}

/** The issue of a group that no column was read as. */
export function unknownGroup(path: Issue["path"], name: unknown, names: readonly string[]): Issue {
  const issue = unknownId(path, name, "a group of the table", []);
  return { ...issue, message: `${issue.message}. Allowed: ${names.join(", ") || "none without the option groups"}` };
}

/** The value of a row in each group column. */
export function groupValues(blocks: Blocks, groups: readonly GroupColumn[], row: number): string[] {
  const block = blockOfRow(blocks, row);
  return groups.map((group) => groupValue(block, row % blockRows, group));
}

function groupValue({ groups }: Block, row: number, { place, values }: GroupColumn): string {
  return values[groups[place]?.[row] ?? -1] ?? "";
}

/** The rating of a column in a row of a block; `null` where the table has no such column. */
export function ratingIn(
  { bytes, stride }: Block,
  row: number,
  column: number | undefined,
  codes: RatingCodes,
): Rating {
  return column === undefined ? null : (codes.ratings[bytes[column * stride + row] as number] ?? null);
}

/** The table of some data. */
export function ratingTable<Item extends string>(data: TableData): RatingTable<Item> {
  const { instrument, items, codes, blocks, columnOf, columns = [], groups, rejected } = data;
  const { rows } = blocks;
  const ids = items.ids as readonly Item[];
  const present = ids.filter((id) => columnOf.has(id));
  const names = groups.map(({ name }) => name);

  const ratingsOf = new Map<string, Rating[]>();
  const valuesOfGroup = new Map<string, string[]>();
  const table: RatingTable<Item> = {
    instrument,
    scale: codes.scale,
    rows,
    items: present,
    absent: ids.filter((id) => !columnOf.has(id)),
    columns,
    ignored: columns.filter(({ is }) => is === "ignored").map(({ header }) => header),
    groups: names,
    rejected,
    blankRows: data.blankRows ?? 0,
    leftOutRows: data.leftOutRows ?? 0,
    repeatedRows: data.repeatedRows ?? 0,
    skippedRows: data.skippedRows ?? [],
    ratings(id) {
      if (!ids.includes(id)) throw new UnknownIdError([unknownId([], id, items.kind, ids)]);
      const column = columnOf.get(id);
      return cachedValues(ratingsOf, id, blocks, (block, row) => ratingIn(block, row, column, codes));
    },
    group(name) {
      const group = groups.find((known) => known.name === name);
      if (group === undefined) throw new UnknownIdError([unknownGroup([], name, names)]);
      return cachedValues(valuesOfGroup, name, blocks, (block, row) => groupValue(block, row, group));
    },
    row(index) {
      if (!(Number.isInteger(index) && index >= 0 && index < rows)) {
        const expected =
          rows === 0 ? "no number, since there are no rows" : `the number of a row, from 0 to ${rows - 1}`;
        throw new OptionsError([unexpected([], index, expected)]);
      }
      const block = blockOfRow(blocks, index);
      const entries = present.map((id) => [id, ratingIn(block, index % blockRows, columnOf.get(id), codes)]);
      return Object.fromEntries(entries) as Ratings<Item>;
    },
  };
  Object.freeze(table);
  deepFreeze([table.items, table.absent, table.columns, table.ignored, table.groups]);
  deepFreeze([table.rejected, table.skippedRows]);
  dataOfTables.set(table, data);
  return table;
}

function cachedValues<Value>(
  cache: Map<string, Value[]>,
  key: string,
  blocks: Blocks,
  valueAt: (block: Block, row: number) => Value,
): Value[] {
  const known = cache.get(key);
  if (known !== undefined) return known;
  const values: Value[] = [];
  for (const block of blocks.list) for (let row = 0; row < block.rows; row++) values.push(valueAt(block, row));
  cache.set(key, values);
  return values;
}
