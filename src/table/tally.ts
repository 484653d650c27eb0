// Counts the scores of every target in each group, and scores the overall of every row, in one pass over a table.
import { batches, mostRows } from "./batches.ts";
import { blockRows } from "./blocks.ts";
import { overallAddend, overallScores, type TargetKernel } from "./kernel.ts";
import { letGoOfLarge, machine } from "./machine.ts";
import { tallyByMachine } from "./machine-tally.ts";
import { addScores, type Moments, noMoments } from "./moments.ts";
import type { RowGroups } from "./row-groups.ts";
import type { ScoreData } from "./score-table.ts";

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

/**
 * Tallies a table.
 *
 * @param scores - The table and its targets.
 * @param groups - The groups.
 * @param options - What else matters.
 */
export function tally(scores: ScoreData, groups: RowGroups, options: TallyOptions): Tally {
  const loops = machine();
  const byMachine = loops && tallyByMachine(loops, scores, groups, options);
  letGoOfLarge();
  return byMachine ?? tallyInTypeScript(scores, groups, options);
}

/**
 * The scores of a target, one for each row; NaN where there is none.
 *
 * @param scores - The table.
 * @param target - The target's place among those of the plan.
 */
export function targetScores({ data, kernels }: ScoreData, target: number): Float64Array {
  const kernel = kernels[target] as TargetKernel;
  const scores = new Float64Array(data.blocks.reduce((sum, { rows }) => sum + rows, 0));
  const numbers = new Int32Array(blockRows);
  data.blocks.forEach((block, b) => {
    kernel.score(block, numbers);
    const { columns } = kernel.outcomes;
    for (let row = 0; row < block.rows; row++) {
      scores[b * blockRows + row] = columns.scores[numbers[row] as number] as number;
    }
  });
  return scores;
}

function tallyInTypeScript({ data, kernels }: ScoreData, groups: RowGroups, options: TallyOptions): Tally {
  const { minCoverage, least, overallOfRow } = options;
  const counts = kernels.map((): Int32Array | null => new Int32Array(0));
  const overall = noMoments(groups.count);
  const space = new Float64Array(mostRows);
  for (const { firstRow, rows, numbers } of batches(data.blocks, kernels)) {
    const groupOfRow = groups.numbers.subarray(firstRow, firstRow + rows);
    const sums = space.subarray(0, rows).fill(0);
    kernels.forEach(({ outcomes }, t) => {
      counts[t] = roomFor(counts[t] as Int32Array | null, outcomes.scores.length * groups.count);
      const ofTarget = numbers[t] as Int32Array;
      const addends = Float64Array.from(outcomes.list, (_, number) => overallAddend(outcomes, minCoverage, number));
      const cells = Int32Array.from(outcomes.places, (place) => place * groups.count);
      countAndAdd(counts[t] ?? null, cells, groupOfRow, ofTarget, addends, sums);
    });
    overallScores(kernels, minCoverage, numbers, sums);
    addScores(overall, groupOfRow, sums, least);
    overallOfRow?.set(sums, firstRow);
  }
  return { counts, overall };
}

function roomFor(counts: Int32Array | null, size: number): Int32Array | null {
  if (counts === null || size <= counts.length) return counts;
  if (size > mostCounts) return null;
  const larger = new Int32Array(size);
  larger.set(counts);
  return larger;
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
