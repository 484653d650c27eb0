// Which group each row of a table is in, by one or more of its group columns.
import { type Issue, OptionsError, unknownId } from "../model/errors.ts";
import { unexpected } from "../model/unexpected.ts";
import { type Block, blockRows } from "./blocks.ts";
import type { TableData } from "./rating-table.ts";

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
 * @param data - The table.
 * @param by - Names of its group columns; none for one group of all.
 * @throws OptionsError with every name that is none.
 */
export function rowGroups({ blocks, groups }: TableData, by: unknown): RowGroups {
  const names: readonly unknown[] = by === undefined ? [] : Array.isArray(by) ? Array.from(by) : [by];
  const known = groups.map(({ name }) => name);
  const issues: Issue[] = [];
  const columns = names.flatMap((name, i) => {
    const path = Array.isArray(by) ? ["by", i] : ["by"];
    const column = groups.find((group) => group.name === name);
    if (names.indexOf(name) < i) issues.push(unexpected(path, name, "a group that stands here once", "duplicate"));
    else if (column === undefined) issues.push(unknownId(path, name, "a group of the table", known));
    return column ?? [];
  });
  if (issues.length > 0) throw new OptionsError(issues);

  const rows = blocks.reduce((sum, block) => sum + block.rows, 0);
  let numbers: Int32Array = new Int32Array(rows);
  let count = Math.min(1, rows);
  // For each group, the number of the group by the columns before and of the value in the last column.
  const steps: Step[] = [];
  for (const { place, values } of columns) {
    const column = columnOf(blocks, place, rows);
    const step = steps.length === 0 ? asNumbered(column, values.length) : refine(numbers, count, column, values.length);
    numbers = step.numbers;
    count = step.before.length;
    steps.push(step);
  }
  return {
    by: columns.map(({ name }) => name),
    count,
    numbers,
    values(group) {
      let number = group;
      const values = columns.map(() => "");
      for (let c = columns.length - 1; c >= 0; c--) {
        values[c] = columns[c]?.values[steps[c]?.value[number] ?? -1] ?? "";
        number = steps[c]?.before[number] ?? 0;
      }
      return values;
    },
  };
}

/**
 * A group by the names of its columns, frozen.
 *
 * @param by - The names.
 * @param values - The value under each; an absent one is "".
 */
export function namedGroup(by: readonly string[], values: readonly string[]): { readonly [name: string]: string } {
  return Object.freeze(Object.fromEntries(by.map((name, i) => [name, values[i] ?? ""])));
}

/** A column of groups in one piece. */
function columnOf(blocks: readonly Block[], place: number, rows: number): Int32Array {
  const column = new Int32Array(rows);
  blocks.forEach((block, b) => {
    column.set((block.groups[place] as Int32Array).subarray(0, block.rows), b * blockRows);
  });
  return column;
}

interface Step {
  readonly numbers: Int32Array;
  readonly before: number[];
  readonly value: number[];
}

/** The values of a table's groups are numbered in the order of their first rows already. */
function asNumbered(numbers: Int32Array, values: number): Step {
  const value = Array.from({ length: values }, (_, number) => number);
  return { numbers, before: value.map(() => 0), value };
}

/** Past so many pairs of a group and a value they are looked up, not stored each in its place. */
const mostPairs = 1 << 22;

/** Splits groups by the values of one more column; numbers the new ones in the order of their first rows. */
function refine(groups: Int32Array, count: number, column: Int32Array, values: number): Step {
  const before: number[] = [];
  const value: number[] = [];
  const numbers = new Int32Array(groups.length);
  const few = count * values <= mostPairs;
  // One more than the number of each pair; 0 or nothing for one that was not met.
  const known = few ? new Int32Array(count * values) : new Map<number, number>();
  for (let row = 0; row < numbers.length; row++) {
    const pair = (groups[row] as number) * values + (column[row] as number);
    let number = (known instanceof Map ? known.get(pair) : known[pair]) ?? 0;
    if (number === 0) {
      before.push(groups[row] as number);
      number = value.push(column[row] as number);
      if (known instanceof Map) known.set(pair, number);
      else known[pair] = number;
    }
    numbers[row] = number - 1;
  }
  return { numbers, before, value };
}
