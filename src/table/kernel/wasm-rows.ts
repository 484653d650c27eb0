// Reads plain rows of the wide form in WebAssembly, as far as it can.
import { type Block, blockRows, nextBlock } from "../blocks.ts";
import { firstGroup, leftOut, type ReadPlainRows, type WideColumns } from "./kernel.ts";
import { readWideCell, wideRowsByLoops } from "./loop-kernel.ts";
import { type WasmModule, wasmModule } from "./wasm-module.ts";

/** Longer texts are not remembered. */
const longest = 15;

/** How many bytes are read at once. */
const most = 1 << 18;

/** The bytes of a memory of texts. */
const memorySize = 4096 * 32;

/** Reads plain rows of the wide form: by the module, or by the TypeScript loops where the module does not run. */
export function plainWideRows(columns: WideColumns): ReadPlainRows {
  const readByLoops = wideRowsByLoops(columns);
  const { blocks, places } = columns;
  const span = { from: 0, to: 0 };
  let rows: ReturnType<typeof wasmRows> | undefined;

  /** Reads into the next block; returns where it stopped, or -1 where the module does not run. */
  const readBlock = (bytes: Uint8Array, start: number, end: number): number => {
    // The module has one memory for the texts of all items.
    const wasm = places.length > 1 && !columns.areByItem ? wasmModule() : null;
    if (wasm === null) return -1;
    const block = nextBlock(blocks);
    rows ??= wasmRows(wasm, columns, block);
    if (!rows.begin(bytes, start, end)) return -1;
    const target = rows.block();
    let stop = rows.read(start, 0, block.rows);
    // A cell that the module could not read is read here, and the module goes on after it.
    while (stop.at < end && stop.row < blockRows) {
      const next = readWideCell(columns, target, stop.row, stop.column, bytes, stop.at, span);
      if (next < 0) break;
      const place = places[stop.column] as number;
      const number =
        place >= 0 ? target.bytes[place * target.stride + stop.row] : target.groups[firstGroup - place]?.[stop.row];
      rows.remember(span.from, span.to, stop.column, number ?? 0);
      const ended = stop.column === places.length - 1;
      stop = rows.read(next, ended ? 0 : stop.column + 1, stop.row + (ended ? 1 : 0), stop.rowStart);
    }
    rows.copy(block, block.rows, stop.row);
    blocks.rows += stop.row - block.rows;
    block.rows = stop.row;
    return stop.rowStart;
  };

  return (bytes, start, end) => {
    let at = start;
    while (at < end) {
      const next = readBlock(bytes, at, end);
      if (next < 0) return readByLoops(bytes, at, end);
      if (next === at) return at;
      at = next;
    }
    return at;
  };
}

/**
 * The rows of one table in the module's memory. Addresses are those of the caller's bytes.
 *
 * @param columns - At least two.
 * @param like - A block of the table, for its size.
 * @internal
 */
export function wasmRows(
  wasm: WasmModule,
  { places, codeOfByte, delimiter }: Pick<WideColumns, "places" | "codeOfByte" | "delimiter">,
  like: Block,
) {
  const user = {};
  // Not known before the first use; false when there was not enough memory.
  let isReady: boolean | undefined;
  let at = { text: 0, codeOf: 0, masks: 0, stop: 0, columns: 0, bytes: 0 };
  let groups: number[] = [];
  let memories: number[] = [];
  let block = like;
  // The caller's address 0 in the module's memory.
  let shift = 0;
  let endOfText = 0;

  /** Allocates memory and fills in what does not change; false when there is not enough. */
  const prepare = (): boolean => {
    const allocate = (size: number): number => wasm.allocate(size) ?? Number.NaN;
    at = {
      text: allocate(most),
      codeOf: allocate(256),
      masks: allocate(16 * 16),
      stop: allocate(12),
      columns: allocate(places.length * 16),
      bytes: allocate(like.bytes.length),
    };
    groups = like.groups.map(() => allocate(blockRows * 4));
    // One memory for all items, since they are on one scale, and one for each group.
    memories = [...groups, 0].map(() => allocate(memorySize));
    if ([...Object.values(at), ...groups, ...memories].some(Number.isNaN)) return false;
    const bytes = wasm.bytes();
    bytes.set(codeOfByte, at.codeOf);
    for (let length = 0; length <= longest; length++) {
      bytes.fill(255, at.masks + length * 16, at.masks + length * 16 + length);
    }
    places.forEach((place, c) => {
      const words = wasm.words().subarray((at.columns + c * 16) / 4);
      const group = firstGroup - place;
      if (place === leftOut) words[0] = 2;
      else if (place >= 0) words.set([0, at.bytes + place * like.stride, memories.at(-1) as number]);
      else words.set([1, groups[group] as number, memories[group] as number]);
    });
    return true;
  };

  return {
    /** A block in the module's memory, into which the rows go. */
    block: () => block,
    /** Begins to read bytes that end after a line feed; false when there are too many, or too little memory. */
    begin(bytes: Uint8Array, start: number, end: number): boolean {
      if (end - start > most) return false;
      if (!wasm.claim(user) || isReady === undefined) isReady = prepare();
      if (!isReady) return false;
      // The memory may have moved when it grew.
      const memory = wasm.bytes();
      if (block === like || block.bytes.buffer !== memory.buffer) {
        block = {
          rows: 0,
          stride: like.stride,
          bytes: memory.subarray(at.bytes, at.bytes + like.bytes.length),
          words: wasm.words().subarray(at.bytes / 4, (at.bytes + like.bytes.length) / 4),
          groups: groups.map((address) => wasm.words().subarray(address / 4, address / 4 + blockRows)),
        };
      }
      memory.set(bytes.subarray(start, end), at.text);
      shift = at.text - start;
      endOfText = at.text + end - start;
      return true;
    },
    /**
     * Reads on from a cell of a row.
     *
     * @returns Where the module stopped: at a cell that it could not read, or where the next row begins.
     */
    read(from: number, column: number, row: number, rowStart = from) {
      const { columns, codeOf, masks, stop } = at;
      const words = wasm.words();
      const word = stop / 4;
      words[word] = columns + column * 16;
      words[word + 1] = row;
      words[word + 2] = rowStart + shift;
      const last = columns + (places.length - 1) * 16;
      const stopped = wasm.readRows(from + shift, endOfText, columns, last, blockRows, delimiter, codeOf, masks, stop);
      return {
        at: stopped - shift,
        column: ((words[word] as number) - columns) / 16,
        row: words[word + 1] as number,
        rowStart: (words[word + 2] as number) - shift,
      };
    },
    /** Remembers the code of a cell's text in a column. */
    remember(from: number, to: number, column: number, number: number): void {
      const place = places[column] ?? leftOut;
      if (to - from > longest || place === leftOut) return;
      const memory = memories.at(place >= 0 ? -1 : firstGroup - place) as number;
      wasm.remember(from + shift, to - from, memory, at.masks, number);
    },
    /** Copies rows to a block of a table. */
    copy(to: Block, first: number, after: number): void {
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
