// Reads plain rows of the wide form by the machine, as far as it can.
import { type Block, blockRows } from "./blocks.ts";
import type { Machine } from "./machine.ts";

/** What a column of CSV is to the machine. */
export type MachineColumn = { readonly is: "item" | "group"; readonly place: number } | { readonly is: "left out" };

/** Where the machine stopped. */
interface Stop {
  /** The address of the cell that it could not read, or where the next row begins. */
  readonly at: number;
  /** The index of the cell's column; 0 where a row begins. */
  readonly column: number;
  /** The row of the block. */
  readonly row: number;
  /** Where the row begins. */
  readonly rowStart: number;
}

/** Reads rows by the machine. Addresses are those of the caller's bytes. */
export interface MachineRows {
  /** A block in the machine's memory, into which the rows go. */
  readonly block: () => Block;
  /**
   * Begins to read some bytes.
   *
   * @param bytes - The bytes.
   * @param start - Where a record starts.
   * @param end - After the last line feed.
   * @returns False when they are too many.
   */
  readonly begin: (bytes: Uint8Array, start: number, end: number) => boolean;
  /** Reads on from a cell of a row. */
  readonly read: (at: number, column: number, row: number, rowStart?: number) => Stop;
  /** Remembers what the text of a cell means in a column. */
  readonly remember: (from: number, to: number, column: number, number: number) => void;
  /** Copies rows to a block of a table. */
  readonly copy: (to: Block, first: number, after: number) => void;
}

/** Longer texts are not remembered. */
const longest = 15;

/** So many bytes are taken at once. */
const most = 1 << 18;

/** The bytes of a memory of texts. */
const memorySize = 4096 * 32;

/**
 * Makes the machine ready for the rows of one table.
 *
 * @param machine - The machine.
 * @param columns - What the columns of the CSV are; two at least.
 * @param like - A block of the table, which tells the size.
 * @param codeOfByte - The code of each cell of one byte.
 * @param delimiter - The byte between cells.
 */
export function machineRows(
  machine: Machine,
  columns: readonly MachineColumn[],
  like: Block,
  codeOfByte: Uint8Array,
  delimiter: number,
): MachineRows {
  const user = {};
  // Not known before the first use; false when there was not enough memory.
  let ready: boolean | undefined;
  let at = { text: 0, codeOf: 0, masks: 0, stop: 0, columns: 0, bytes: 0 };
  let groups: number[] = [];
  let memories: number[] = [];
  let block = like;
  // The caller's address 0 stands here.
  let shift = 0;
  let endOfText = 0;

  /** Takes memory and fills in what does not change; false when there is not enough. */
  const prepare = (): boolean => {
    const take = (size: number): number => machine.take(size) ?? Number.NaN;
    at = {
      text: take(most),
      codeOf: take(256),
      masks: take(16 * 16),
      stop: take(12),
      columns: take(columns.length * 16),
      bytes: take(like.bytes.length),
    };
    groups = like.groups.map(() => take(blockRows * 4));
    // One memory for all items, since they are on one scale, and one for each group.
    memories = [...groups, 0].map(() => take(memorySize));
    if ([...Object.values(at), ...groups, ...memories].some(Number.isNaN)) return false;
    const bytes = machine.bytes();
    bytes.set(codeOfByte, at.codeOf);
    for (let length = 0; length <= longest; length++) {
      bytes.fill(255, at.masks + length * 16, at.masks + length * 16 + length);
    }
    columns.forEach((column, c) => {
      const words = machine.words().subarray((at.columns + c * 16) / 4);
      if (column.is === "left out") words[0] = 2;
      else if (column.is === "group") {
        words.set([1, groups[column.place] as number, memories[column.place] as number]);
      } else words.set([0, at.bytes + column.place * like.stride, memories.at(-1) as number]);
    });
    return true;
  };

  return {
    block: () => block,
    begin(bytes, start, end) {
      if (end - start > most) return false;
      if (!machine.claim(user) || ready === undefined) ready = prepare();
      if (!ready) return false;
      // The memory may have moved when it grew.
      const memory = machine.bytes();
      if (block === like || block.bytes.buffer !== memory.buffer) {
        block = {
          rows: 0,
          stride: like.stride,
          bytes: memory.subarray(at.bytes, at.bytes + like.bytes.length),
          words: machine.words().subarray(at.bytes / 4, (at.bytes + like.bytes.length) / 4),
          groups: groups.map((address) => machine.words().subarray(address / 4, address / 4 + blockRows)),
        };
      }
      memory.set(bytes.subarray(start, end), at.text);
      shift = at.text - start;
      endOfText = at.text + end - start;
      return true;
    },
    read(from, column, row, rowStart = from) {
      const words = machine.words();
      const stop = at.stop / 4;
      words[stop] = at.columns + column * 16;
      words[stop + 1] = row;
      words[stop + 2] = rowStart + shift;
      const last = at.columns + (columns.length - 1) * 16;
      const stopped = machine.readRows(
        from + shift,
        endOfText,
        at.columns,
        last,
        blockRows,
        delimiter,
        at.codeOf,
        at.masks,
        at.stop,
      );
      return {
        at: stopped - shift,
        column: ((words[stop] as number) - at.columns) / 16,
        row: words[stop + 1] as number,
        rowStart: (words[stop + 2] as number) - shift,
      };
    },
    remember(from, to, column, number) {
      const what = columns[column];
      if (to - from > longest || what === undefined || what.is === "left out") return;
      const memory = what.is === "group" ? memories[what.place] : memories.at(-1);
      machine.remember(from + shift, to - from, memory as number, at.masks, number);
    },
    copy(to, first, after) {
      for (let column = 0; (column + 1) * to.stride <= to.bytes.length; column++) {
        const from = column * to.stride;
        to.bytes.set(block.bytes.subarray(from + first, from + after), from + first);
      }
      to.groups.forEach((group, g) => {
        group.set((block.groups[g] as Int32Array).subarray(first, after), first);
      });
    },
  };
}
