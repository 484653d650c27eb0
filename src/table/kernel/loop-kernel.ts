// The hot loops in TypeScript, for runtimes without WebAssembly, and for what the WebAssembly kernel does not do.

import { type CellSpan, lineFeed, scanCell } from "../../csv/csv-record.ts";
import { lengthened } from "../../csv/text.ts";
import { addRow, type Block, nextBlock } from "../blocks.ts";
import { notRated, unread } from "../rating-codes.ts";
import { overallAddend, overallScores } from "../score/outcomes.ts";
import type { RowGroups } from "../score/row-groups.ts";
import {
  firstGroup,
  leftOut,
  mostCounts,
  type ReadPlainRows,
  type ScoreData,
  scoredBatches,
  type Tally,
  type WideColumns,
} from "./kernel.ts";

export function wideRowsByLoops(columns: WideColumns): ReadPlainRows {
  const { blocks, places, codeOfByte, delimiter } = columns;
  const last = places.length - 1;
  const span = { from: 0, to: 0 };
  // How many item columns there are from each column on, short of the last column.
  const runs = new Int32Array(places.length);
  for (let index = last - 1; index >= 0; index--) {
    runs[index] = (places[index] as number) >= 0 ? (runs[index + 1] as number) + 1 : 0;
  }
  const read = new Int32Array(1);

  /** Reads one plain record into a row; -1 when it is not plain. */
  const readRow = (block: Block, row: number, bytes: Uint8Array, start: number): number => {
    let at = start;
    for (let index = 0; ; index++) {
      const run = runs[index] as number;
      if (run > 0) {
        const offset = (places[index] as number) * block.stride + row;
        at = readRatings(bytes, at, delimiter, codeOfByte, block.bytes, offset, block.stride, run, read);
        index += read[0] as number;
      }
      const place = places[index] as number;
      if (index === last && place >= 0 && bytes[at + 1] === lineFeed) {
        const code = codeOfByte[bytes[at] as number] as number;
        if (code !== unread) {
          block.bytes[place * block.stride + row] = code;
          return at + 2;
        }
      }
      at = readWideCell(columns, block, row, index, bytes, at, span);
      if (at < 0 || index === last) return at;
    }
  };

  return (bytes, start, end) => {
    let at = start;
    while (at < end) {
      const block = nextBlock(blocks);
      const next = readRow(block, block.rows, bytes, at);
      if (next < 0) break;
      addRow(blocks);
      at = next;
    }
    return at;
  };
}

/**
 * Reads cells of one byte, and empty ones, up to the first that is neither. Reading spends most of its time here, so
 * this is a function of its arguments alone.
 *
 * @param offset - Where the code of the first cell goes; the next go `stride` further each.
 * @param most - How many cells there are, all followed by a delimiter.
 * @param read - Receives how many were read.
 * @returns Where it stopped.
 */
function readRatings(
  bytes: Uint8Array,
  start: number,
  delimiter: number,
  codeOfByte: Uint8Array,
  codes: Uint8Array,
  offset: number,
  stride: number,
  most: number,
  read: Int32Array,
): number {
  let at = start;
  let to = offset;
  let count = 0;
  for (; count < most; count++) {
    const byte = bytes[at] as number;
    const code = codeOfByte[byte] as number;
    if (bytes[at + 1] === delimiter && code !== unread) {
      codes[to] = code;
      at += 2;
    } else if (byte === delimiter) {
      codes[to] = notRated;
      at++;
    } else break;
    to += stride;
  }
  read[0] = count;
  return at;
}

/** Reads a plain cell of the wide form into a row; returns as {@link scanCell} does. */
export function readWideCell(
  { places, numberOfCell, delimiter }: WideColumns,
  block: Block,
  row: number,
  index: number,
  bytes: Uint8Array,
  start: number,
  span: CellSpan,
): number {
  const last = places.length - 1;
  const next = scanCell(bytes, start, delimiter, index === last, span);
  // Where there is one column, an empty line may be a row.
  if (next < 0 || (last === 0 && span.to === span.from)) return -1;
  const number = numberOfCell[index]?.(bytes, span.from, span.to) ?? -1;
  if (number < 0) return -1;
  const place = places[index] as number;
  if (place >= 0) block.bytes[place * block.stride + row] = number;
  else if (place !== leftOut) (block.groups[firstGroup - place] as Int32Array)[row] = number;
  return next;
}

export function tallyByLoops({ data, targets, minCoverage }: ScoreData, groups: RowGroups): Tally {
  const counts = targets.map((): Int32Array | null => new Int32Array(0));
  const overall = new Float64Array(groups.numbers.length);
  for (const { firstRow, rows, numbers } of scoredBatches(data.blocks, targets)) {
    const groupOfRow = groups.numbers.subarray(firstRow, firstRow + rows);
    const sums = overall.subarray(firstRow, firstRow + rows);
    targets.forEach(({ outcomes }, t) => {
      counts[t] = withRoom(counts[t] as Int32Array | null, outcomes.scores.length * groups.count);
      const addends = Float64Array.from(outcomes.list, (_, number) => overallAddend(outcomes, minCoverage, number));
      const cells = Int32Array.from(outcomes.places, (place) => place * groups.count);
      countAndAdd(counts[t] ?? null, cells, groupOfRow, numbers[t] as Int32Array, addends, sums);
    });
    overallScores(targets, minCoverage, numbers, sums);
  }
  return { counts, overall };
}

function withRoom(counts: Int32Array | null, size: number): Int32Array | null {
  if (counts === null || size <= counts.length) return counts;
  return size > mostCounts ? null : lengthened(counts, size);
}

/** Four rows at a time, since the loop takes longer than the counting. */
function countAndAdd(
  counts: Int32Array | null,
  cells: Int32Array,
  groupOfRow: Int32Array,
  numbers: Int32Array,
  addends: Float64Array,
  sums: Float64Array,
): void {
  let row = 0;
  if (counts === null) {
    for (; row < sums.length; row++) sums[row] = (sums[row] as number) + (addends[numbers[row] as number] as number);
    return;
  }
  const fours = sums.length & ~3;
  for (; row < fours; row += 4) {
    const a = numbers[row] as number;
    const b = numbers[row + 1] as number;
    const c = numbers[row + 2] as number;
    const d = numbers[row + 3] as number;
    const inA = (cells[a] as number) + (groupOfRow[row] as number);
    const inB = (cells[b] as number) + (groupOfRow[row + 1] as number);
    const inC = (cells[c] as number) + (groupOfRow[row + 2] as number);
    const inD = (cells[d] as number) + (groupOfRow[row + 3] as number);
    counts[inA] = (counts[inA] as number) + 1;
    counts[inB] = (counts[inB] as number) + 1;
    counts[inC] = (counts[inC] as number) + 1;
    counts[inD] = (counts[inD] as number) + 1;
    sums[row] = (sums[row] as number) + (addends[a] as number);
    sums[row + 1] = (sums[row + 1] as number) + (addends[b] as number);
    sums[row + 2] = (sums[row + 2] as number) + (addends[c] as number);
    sums[row + 3] = (sums[row + 3] as number) + (addends[d] as number);
  }
  for (; row < sums.length; row++) {
    const number = numbers[row] as number;
    sums[row] = (sums[row] as number) + (addends[number] as number);
    const cell = (cells[number] as number) + (groupOfRow[row] as number);
    counts[cell] = (counts[cell] as number) + 1;
  }
}
