// What one pass over a table gives: how often each score occurs in each group, and the overall scores summed up.
import type { Moments } from "./moments.ts";

/** What one pass over a table gives. */
export interface Tally {
  /**
   * For each target how often each of its scores occurs in each group, at `place * groups + group`, with the places of
   * its outcomes' `scores`; `null` where that would be too many counts.
   */
  readonly counts: readonly (Int32Array | null)[];
  /** The moments of the overall scores. */
  readonly overall: Moments;
}

/** What a tally depends on beside the table. */
export interface TallyOptions {
  /** The plan's. */
  readonly minCoverage: number;
  /** The least score that is counted as at the cut. */
  readonly least: number;
  /** Takes the overall score of each row, NaN where there is none, when all are wanted. */
  readonly overallOfRow?: Float64Array | undefined;
}

/** The most counts of a target that are kept; with more they cost more than they save. */
export const mostCounts = 1 << 22;
