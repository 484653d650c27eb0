// The group of each row of a table, by one or more of its group columns.
import { describePath } from "../../check/describe.ts";
import { OptionsError } from "../../check/errors.ts";
import type { Issue } from "../../check/issue.ts";
import { duplicate } from "../../check/messages.ts";
import { blockRows } from "../blocks.ts";
import { groupValues, type TableData, unknownGroup } from "../rating-table.ts";

/** The groups of the rows. */
export interface RowGroups {
  /** The names of the columns. */
  readonly by: readonly string[];
  /** How many groups there are. */
  readonly count: number;
  /** The number of each row's group. */
  readonly numbers: Int32Array;
  /** The values of a group, one for each column. */
  readonly values: (group: number) => readonly string[];
}

/**
 * The groups of the rows, in the order of their first rows.
 *
 * @param by - One name of a group column, or a list; `undefined` for one group of all rows.
 * @param option - The option that names them.
 * @throws OptionsError with every unknown or repeated name.
 */
export function rowGroups({ blocks, groups }: TableData, by: unknown, option = "by"): RowGroups {
  const names: readonly unknown[] = by === undefined ? [] : Array.isArray(by) ? Array.from(by) : [by];
  const known = groups.map(({ name }) => name);
  const issues: Issue[] = [];
  const columns = names.flatMap((name, i) => {
    const path = Array.isArray(by) ? [option, i] : [option];
    const column = groups.find((group) => group.name === name);
    const first = names.indexOf(name);
    if (first < i) issues.push(duplicate(path, name, "group", describePath([option, first])));
    else if (column === undefined) issues.push(unknownGroup(path, name, known));
    return column ?? [];
  });
  if (issues.length > 0) throw new OptionsError(issues);

  const { rows } = blocks;
  let numbers = new Int32Array(rows);
  let count = Math.min(1, rows);
  columns.forEach(({ place, values }, c) => {
    const column = new Int32Array(rows);
    blocks.list.forEach((block, b) => {
      column.set((block.groups[place] as Int32Array).subarray(0, block.rows), b * blockRows);
    });
    // The values of a single column are numbered in the order of their first rows already.
    if (c === 0) [numbers, count] = [column, values.length];
    else count = refine(numbers, count, column, values.length);
  });
  const firstRow = new Int32Array(count);
  for (let row = rows - 1; row >= 0; row--) firstRow[numbers[row] as number] = row;
  return {
    by: columns.map(({ name }) => name),
    count,
    numbers,
    values: (group) => groupValues(blocks, columns, firstRow[group] as number),
  };
}

/** A group by the names of its columns, frozen; an absent value is "". */
export function namedGroup(by: readonly string[], values: readonly string[]): { readonly [name: string]: string } {
  return Object.freeze(Object.fromEntries(by.map((name, i) => [name, values[i] ?? ""])));
}

/** More pairs of a group and a value than these are looked up in a map, not in an array. */
const mostPairs = 1 << 22;

/**
 * Splits groups by the values of one more column, and numbers the new ones in the order of their first rows.
 *
 * @param groups - Written to.
 * @returns How many groups there are now.
 */
function refine(groups: Int32Array, count: number, column: Int32Array, values: number): number {
  // One more than the number of each pair; 0 or nothing for a new one.
  const known = count * values <= mostPairs ? new Int32Array(count * values) : new Map<number, number>();
  let found = 0;
  for (let row = 0; row < groups.length; row++) {
    const pair = (groups[row] as number) * values + (column[row] as number);
    let number = (known instanceof Map ? known.get(pair) : known[pair]) ?? 0;
    if (number === 0) {
      number = ++found;
      if (known instanceof Map) known.set(pair, number);
      else known[pair] = number;
    }
    groups[row] = number - 1;
  }
  return found;
}
