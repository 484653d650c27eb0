// What the hot loops over a table do, whichever implementation runs.
import type { Block, Blocks } from "../blocks.ts";
import type { Outcomes } from "../score/outcomes.ts";
import type { RowGroups } from "../score/row-groups.ts";
import type { FillNumbers, States } from "./states.ts";

/** The place of a column that is left out. */
export const leftOut = -1;

/** Group g has the place `firstGroup - g`; items have places from 0. */
export const firstGroup = -2;

/** The number that the text of a cell stands for: from 0, or -1 where it needs another way of reading. */
export type NumberOfCell = (bytes: Uint8Array, start: number, end: number) => number;

/** The columns of the wide form, and the blocks that their rows go into. */
export interface WideColumns {
  readonly blocks: Blocks;
  /** For each column of the input the place of an item, or of a group, or {@link leftOut}. */
  readonly places: Int32Array;
  readonly numberOfCell: readonly NumberOfCell[];
  /** The code of each cell of one byte; `unread` where it has none. */
  readonly codeOfByte: Uint8Array;
  /** The byte between cells. */
  readonly delimiter: number;
}

/** Reads plain rows up to the first that is not plain, or has a problem; returns where it stopped. */
export type ReadPlainRows = (bytes: Uint8Array, start: number, end: number) => number;

/** One target of a plan, made ready for the rows of a table. */
export interface TargetScorer {
  readonly id: string;
  /** The outcomes found so far. */
  readonly outcomes: Outcomes;
  /** Fills in the number of each row's outcome. */
  readonly fillNumbers: FillNumbers;
  /** The states of its items; `undefined` where there are too many. */
  readonly states: States | undefined;
}

/** What one pass over a table gives. */
export interface Tally {
  /**
   * For each target how often each of its scores occurs in each group, at `place * groups + group`, with the places of
   * its outcomes' `scores`; `null` where that would be too many counts.
   */
  readonly counts: readonly (Int32Array | null)[];
  /** The overall score of each row; NaN where there is none. */
  readonly overall: Float64Array;
}

/** What is tallied. */
export interface TallyInput {
  readonly blocks: readonly Block[];
  readonly targets: readonly TargetScorer[];
  readonly groups: RowGroups;
  /** The plan's. */
  readonly minCoverage: number;
}

/** The most counts of a target; with more they cost more than they save. */
export const mostCounts = 1 << 22;

/** The hot loops. Every implementation gives the same to the last bit. */
export interface Kernel {
  readonly wideRows: (columns: WideColumns) => ReadPlainRows;
  readonly tally: (input: TallyInput) => Tally;
}
