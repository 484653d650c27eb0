// The hot loops over a table: in WebAssembly where the runtime has vectors and allows it, otherwise in TypeScript. Both
// give the same results to the last bit, and nothing outside of this folder knows which one runs.
import { type Blocks, blockRows } from "../blocks.ts";
import type { TableData } from "../rating-table.ts";
import type { Outcomes } from "../score/outcomes.ts";
import type { FillNumbers, States } from "./states.ts";

/** The place of a column that is left out. */
export const leftOut = -1;

/** Group g has the place `firstGroup - g`; items have places from 0. */
export const firstGroup = -2;

/** The code of a cell's text: from 0, or -1 for a cell that has to be read in another way. */
export type NumberOfCell = (bytes: Uint8Array, start: number, end: number) => number;

/** The columns of the wide form, and the blocks that their rows go into. */
export interface WideColumns {
  readonly blocks: Blocks;
  /** For each column of the input the place of an item, or of a group, or {@link leftOut}. */
  readonly places: Int32Array;
  readonly numberOfCell: readonly NumberOfCell[];
  /** Whether a text may have another code in another item's column. */
  readonly areByItem?: boolean | undefined;
  /** The code of each cell of one byte; `unread` where it has none. */
  readonly codeOfByte: Uint8Array;
  /** The byte between cells. */
  readonly delimiter: number;
}

/** Reads plain rows up to the first that is not plain, or has a problem; returns where it stopped. */
export type ReadPlainRows = (bytes: Uint8Array, start: number, end: number) => number;

/** One target of a plan, prepared for the rows of a table. */
export interface TargetScorer {
  readonly id: string;
  /** The outcomes found so far. */
  readonly outcomes: Outcomes;
  /** Fills in the number of each row's outcome. */
  readonly fillNumbers: FillNumbers;
  /** The states of its items; `undefined` where there are too many. */
  readonly states: States | undefined;
}

/** The results of one pass over a table. */
export interface Tally {
  /**
   * For each target how often each of its scores occurs in each group, at `place * groups + group`, with the places of
   * its outcomes' `scores`; `null` where there would be too many counts.
   */
  readonly counts: readonly (Int32Array | null)[];
  /** The overall score of each row; NaN where there is none. */
  readonly overall: Float64Array;
}

/** The data of a table of scores. */
export interface ScoreData {
  readonly data: TableData;
  readonly targets: readonly TargetScorer[];
  /** The plan's. */
  readonly minCoverage: number;
}

/** The most counts of a target. More would cost more time than they save. */
export const mostCounts = 1 << 22;

/**
 * Each target is scored for this many blocks before the next target, so that its outcomes stay in the processor's
 * cache.
 */
const batchBlocks = 8;

/**
 * Scores a table, some blocks at a time. For each target, `numbers` has the number of each row's outcome; it is
 * overwritten for the next blocks.
 */
export function* scoredBatches({ list: blocks }: Blocks, targets: readonly TargetScorer[]) {
  const size = Math.min(batchBlocks, blocks.length) * blockRows;
  const numbers = targets.map(() => new Int32Array(size));
  for (let firstBlock = 0; firstBlock < blocks.length; firstBlock += batchBlocks) {
    const batch = blocks.slice(firstBlock, firstBlock + batchBlocks);
    targets.forEach(({ fillNumbers }, t) => {
      batch.forEach((block, b) => {
        const start = b * blockRows;
        fillNumbers(block, (numbers[t] as Int32Array).subarray(start, start + blockRows));
      });
    });
    const rows = batch.reduce((sum, block) => sum + block.rows, 0);
    yield { firstRow: firstBlock * blockRows, rows, numbers };
  }
}
