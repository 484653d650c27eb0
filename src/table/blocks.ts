// Ratings in memory: a byte for each, column by column, in blocks of rows, so that a table grows without being copied and
// the columns of a block fit the processor's cache.

/** How many rows a full block has. */
export const blockRows = 4096;

/** The bytes between columns, since columns at distances of a power of two compete in the cache. */
const gap = 64;

/** Some rows of a table. */
export interface Block {
  /** How many of its rows are used. */
  rows: number;
  /** The distance in bytes from one column to the next; a multiple of four. */
  readonly stride: number;
  /** The codes of the ratings: that of a column's row at `column * stride + row`. */
  readonly bytes: Uint8Array;
  /** The same memory, four rows at a time. */
  readonly words: Int32Array;
  /** For each group column the number of each row's value. */
  readonly groups: readonly Int32Array[];
}

/** Blocks that grow. */
export interface Blocks {
  readonly columns: number;
  readonly groups: number;
  readonly list: Block[];
  /** How many rows are used. */
  rows: number;
}

/** Blocks without rows, for this many columns of ratings and of groups. */
export function noRows(columns: number, groups: number): Blocks {
  return { columns, groups, list: [], rows: 0 };
}

/** The block for the next row, which goes to row `block.rows` of it; then call {@link addRow} to count the row. */
export function nextBlock(blocks: Blocks): Block {
  const last = blocks.list.at(-1);
  if (last !== undefined && last.rows < blockRows) return last;
  const block = blockOf(blocks.columns, blocks.groups, blockRows);
  blocks.list.push(block);
  return block;
}

/** The block of one of the rows, whose number in it is `row % blockRows`. */
export function blockOfRow(blocks: Blocks, row: number): Block {
  return blocks.list[Math.floor(row / blockRows)] as Block;
}

/** Counts the row that was written to the next block. */
export function addRow(blocks: Blocks): void {
  nextBlock(blocks).rows++;
  blocks.rows++;
}

/**
 * The blocks with only the rows that pass a test, in as much memory as they need.
 *
 * @param blocks - Must not be used again.
 * @param passes - Takes the number of a row. Default: all rows pass.
 */
export function trimmed(blocks: Blocks, passes?: (row: number) => boolean): Blocks {
  if (passes === undefined) {
    const last = blocks.list.at(-1);
    if (last !== undefined && last.rows < blockRows) {
      const exact = blockOf(blocks.columns, blocks.groups, last.rows);
      for (let row = 0; row < last.rows; row++) copyRow(last, row, exact, blocks.columns);
      blocks.list[blocks.list.length - 1] = exact;
    }
    return blocks;
  }
  const passed = noRows(blocks.columns, blocks.groups);
  for (let row = 0; row < blocks.rows; row++) {
    if (!passes(row)) continue;
    copyRow(blockOfRow(blocks, row), row % blockRows, nextBlock(passed), blocks.columns);
    passed.rows++;
  }
  return trimmed(passed);
}

/**
 * A group column whose values are renumbered in the order of their first rows, without values that no row has.
 *
 * @param blocks - Written to.
 * @param group - Its place in a block, and its values by their numbers.
 */
export function renumbered(
  blocks: Blocks,
  { name, place, texts }: { readonly name: string; readonly place: number; readonly texts: readonly string[] },
) {
  const values: string[] = [];
  const numbers = new Int32Array(texts.length).fill(-1);
  for (const { groups, rows } of blocks.list) {
    const column = groups[place] as Int32Array;
    for (let row = 0; row < rows; row++) {
      const number = column[row] as number;
      if (numbers[number] === -1) numbers[number] = values.push(texts[number] as string) - 1;
      column[row] = numbers[number] as number;
    }
  }
  return { name, place, values };
}

function copyRow(from: Block, row: number, to: Block, columns: number): void {
  for (let column = 0; column < columns; column++) {
    to.bytes[column * to.stride + to.rows] = from.bytes[column * from.stride + row] as number;
  }
  from.groups.forEach((values, g) => {
    (to.groups[g] as Int32Array)[to.rows] = values[row] as number;
  });
  to.rows++;
}

function blockOf(columns: number, groups: number, rows: number): Block {
  const stride = Math.ceil(rows / 4) * 4 + (rows === blockRows ? gap : 0);
  const bytes = new Uint8Array(stride * columns);
  return {
    rows: 0,
    stride,
    bytes,
    words: new Int32Array(bytes.buffer),
    groups: Array.from({ length: groups }, () => new Int32Array(rows)),
  };
}
