// Counts the outcomes of a target in each group, since they are few; moments are taken when all have been counted.
import { addScores, addValue, type Moments, noMoments } from "./moments.ts";
import type { Outcomes } from "./outcomes.ts";

/** The most counts that are kept; with more they cost more than they save. */
const mostCounts = 1 << 22;

/** The outcomes of one target, by group. */
export interface OutcomeCounts {
  /**
   * Counts the outcomes of rows, and adds up what they give to the overall.
   *
   * @param groupOfRow - The group of each row.
   * @param numbers - The number of each row's outcome.
   * @param addends - What each outcome adds to the overall, by its number.
   * @param sums - What is added up for each row.
   */
  readonly count: (groupOfRow: Int32Array, numbers: Int32Array, addends: Float64Array, sums: Float64Array) => void;
  /** The moments of all scores that were counted. */
  readonly moments: () => Moments;
}

/**
 * No outcomes yet.
 *
 * @param outcomes - The outcomes that the target was found to have, which may become more.
 * @param groups - How many groups there are.
 * @param cut - The least score that the moments count as at the cut.
 */
export function outcomeCounts(outcomes: Outcomes, groups: number, cut: number): OutcomeCounts {
  const moments = noMoments(groups);
  // The count of an outcome in a group stands at `outcome * groups + group`.
  let counts = new Int32Array(0);
  const addCounts = (): void => {
    for (let number = 0; number * groups < counts.length; number++) {
      const score = outcomes.columns.scores[number] as number;
      if (Number.isNaN(score)) continue;
      for (let group = 0; group < groups; group++) {
        const times = counts[number * groups + group] as number;
        if (times > 0) addValue(moments, group, score, times, cut);
      }
    }
    counts = new Int32Array(0);
  };
  return {
    count(groupOfRow, numbers, addends, sums): void {
      const size = outcomes.list.length * groups;
      if (size > mostCounts) {
        addCounts();
        const scores = sums.map((sum, row) => {
          const number = numbers[row] as number;
          sums[row] = sum + (addends[number] as number);
          return outcomes.columns.scores[number] as number;
        });
        addScores(moments, groupOfRow, scores, cut);
        return;
      }
      if (size > counts.length) {
        const larger = new Int32Array(size);
        larger.set(counts);
        counts = larger;
      }
      countAndAdd(counts, groups, groupOfRow, numbers, addends, sums);
    },
    moments() {
      addCounts();
      return moments;
    },
  };
}

/** Four rows at a time, since the loop takes longer than the counting. */
function countAndAdd(
  counts: Int32Array,
  groups: number,
  groupOfRow: Int32Array,
  numbers: Int32Array,
  addends: Float64Array,
  sums: Float64Array,
): void {
  const fours = groupOfRow.length & ~3;
  let row = 0;
  for (; row < fours; row += 4) {
    const a = numbers[row] as number;
    const b = numbers[row + 1] as number;
    const c = numbers[row + 2] as number;
    const d = numbers[row + 3] as number;
    const inA = Math.imul(a, groups) + (groupOfRow[row] as number);
    const inB = Math.imul(b, groups) + (groupOfRow[row + 1] as number);
    const inC = Math.imul(c, groups) + (groupOfRow[row + 2] as number);
    const inD = Math.imul(d, groups) + (groupOfRow[row + 3] as number);
    counts[inA] = (counts[inA] as number) + 1;
    counts[inB] = (counts[inB] as number) + 1;
    counts[inC] = (counts[inC] as number) + 1;
    counts[inD] = (counts[inD] as number) + 1;
    sums[row] = (sums[row] as number) + (addends[a] as number);
    sums[row + 1] = (sums[row + 1] as number) + (addends[b] as number);
    sums[row + 2] = (sums[row + 2] as number) + (addends[c] as number);
    sums[row + 3] = (sums[row + 3] as number) + (addends[d] as number);
  }
  for (; row < groupOfRow.length; row++) {
    const number = numbers[row] as number;
    const cell = number * groups + (groupOfRow[row] as number);
    counts[cell] = (counts[cell] as number) + 1;
    sums[row] = (sums[row] as number) + (addends[number] as number);
  }
}
