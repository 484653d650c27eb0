// A table of ratings: a byte for each, column by column. It never changes.
import { OptionsError, UnknownIdError } from "../check/errors.ts";
import { unexpected, unknownId } from "../check/messages.ts";
import { deepFreeze } from "../model/freeze.ts";
import type { Rating, Ratings } from "../scoring/ratings.ts";
import type { Scale } from "../scoring/scale.ts";
import { type Block, type Blocks, blockRows } from "./blocks.ts";
import type { InstrumentItems } from "./instrument-items.ts";
import { notRated, type RatingCodes } from "./rating-codes.ts";
import type { TableIssue } from "./table-error.ts";

/** A row that was left out of a table. */
export interface RejectedRow {
  /** The line that it starts in, from 1. */
  readonly line: number;
  /** Its cells as they are; in the long form those of its first bad line. */
  readonly cells: readonly string[];
  /** What is wrong with it; at least one. */
  readonly issues: readonly TableIssue[];
}

/** Ratings of many assessments, a row for each. */
export interface RatingTable<Item extends string = string> {
  /** The instrument of the ratings. */
  readonly instrument: "1.0" | "2.0";
  /** Their scale. */
  readonly scale: Scale;
  /** How many rows there are. */
  readonly rows: number;
  /** The items that the input has, in the framework's order. */
  readonly items: readonly Item[];
  /** The instrument's other items, which are not rated. */
  readonly absent: readonly Item[];
  /** The names of the groups, in the order of the option; in the long form `"row"` is first. */
  readonly groups: readonly string[];
  /** The rows that were left out, in the order of the input. */
  readonly rejected: readonly RejectedRow[];
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
   * The ratings of one row, as `score` takes them; items that are not rated are `null`, absent ones are left out.
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
  readonly codes: RatingCodes;
  readonly blocks: readonly Block[];
  /** The column of each item that the input has. */
  readonly columnOf: ReadonlyMap<string, number>;
  readonly groups: readonly GroupColumn[];
}

const dataOfTables = /* @__PURE__ */ new WeakMap<object, TableData>();

/** The data of a table; `undefined` for anything else. */
export function tableData(table: unknown): TableData | undefined {
  return typeof table === "object" && table !== null ? dataOfTables.get(table) : undefined;
}

/** The value of a row in each group column. */
export function groupValues(blocks: readonly Block[], groups: readonly GroupColumn[], row: number): string[] {
  const block = blocks[Math.floor(row / blockRows)];
  return groups.map(({ place, values }) => values[block?.groups[place]?.[row % blockRows] ?? -1] ?? "");
}

interface TableParts {
  readonly instrument: "1.0" | "2.0";
  readonly items: InstrumentItems;
  readonly codes: RatingCodes;
  readonly blocks: Blocks;
  readonly columnOf: ReadonlyMap<string, number>;
  readonly groups: readonly GroupColumn[];
  readonly rejected: readonly RejectedRow[];
}

/** A table of blocks that are never written to again. */
export function ratingTable<Item extends string>(parts: TableParts): RatingTable<Item> {
  const { instrument, items, codes, columnOf, groups, rejected } = parts;
  const { rows, list: blocks } = parts.blocks;
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
    groups: names,
    rejected,
    ratings(id) {
      if (!ids.includes(id)) throw new UnknownIdError([unknownId([], id, items.kind, ids)]);
      const column = columnOf.get(id);
      return cached(ratingsOf, id, () => {
        if (column === undefined) return new Array<Rating>(rows).fill(null);
        return valuesOf(
          blocks,
          ({ bytes, stride }, row) => codes.ratings[bytes[column * stride + row] as number] ?? null,
        );
      });
    },
    group(name) {
      const group = groups.find((known) => known.name === name);
      if (group === undefined) throw new UnknownIdError([unknownId([], name, "a group of the table", names)]);
      return cached(valuesOfGroup, name, () => {
        return valuesOf(blocks, (block, row) => group.values[block.groups[group.place]?.[row] ?? -1] ?? "");
      });
    },
    row(index) {
      if (!(Number.isInteger(index) && index >= 0 && index < rows)) {
        const expected =
          rows === 0 ? "no number, since there are no rows" : `the number of a row, from 0 to ${rows - 1}`;
        throw new OptionsError([unexpected([], index, expected)]);
      }
      const { bytes, stride } = blocks[Math.floor(index / blockRows)] as Block;
      const entries = present.map((id): [string, Rating] => {
        const code = bytes[(columnOf.get(id) as number) * stride + (index % blockRows)] ?? notRated;
        return [id, codes.ratings[code] ?? null];
      });
      return Object.fromEntries(entries) as Ratings<Item>;
    },
  };
  Object.freeze(table);
  deepFreeze([table.items, table.absent, table.groups, table.rejected]);
  dataOfTables.set(table, { codes, blocks, columnOf, groups });
  return table;
}

function cached<Value>(values: Map<string, Value>, key: string, make: () => Value): Value {
  const value = values.get(key) ?? make();
  values.set(key, value);
  return value;
}

function valuesOf<Value>(blocks: readonly Block[], at: (block: Block, row: number) => Value): Value[] {
  const values: Value[] = [];
  for (const block of blocks) for (let row = 0; row < block.rows; row++) values.push(at(block, row));
  return values;
}
