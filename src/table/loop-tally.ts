// The tally of a table by loops in TypeScript, batch by batch; for runtimes without the machine, and what it leaves.
import { batches, mostRows } from "./batches.ts";
import { enlarged } from "./enlarged.ts";
import { overallAddend, overallScores } from "./kernel.ts";
import { addScores, noMoments } from "./moments.ts";
import type { RowGroups } from "./row-groups.ts";
import type { ScoreData } from "./score-table.ts";
import { mostCounts, type Tally, type TallyOptions } from "./tally.ts";

/**
 * Tallies a table by loops.
 *
 * @param scores - The table and its targets.
 * @param groups - The groups.
 * @param options - What else matters.
 */
export function tallyByLoops({ data, kernels }: ScoreData, groups: RowGroups, options: TallyOptions): Tally {
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
  return enlarged(counts, new Int32Array(size));
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
