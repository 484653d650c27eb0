// The scores of one target in many groups at once: measured without sorting all of them, or sorted.
import { tolerance } from "../scoring/evaluate.ts";
import { areEqual } from "./equal-values.ts";
import { momentsOf, type SortedValues } from "./sorted-values.ts";

/** What the scores of one group show. Without scores, the numbers from `mean` to `upper` are NaN. */
interface Figures {
  readonly n: number;
  /** How many have no score. */
  readonly missing: number;
  readonly mean: number;
  /** The standard deviation, with n - 1; exactly 0 when all scores are equal. */
  readonly sd: number;
  readonly min: number;
  readonly max: number;
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
  /** How many scores are at or above each of the cuts. */
  readonly from: readonly number[];
}

/** The scores of one target by group. */
export interface ScoresByGroup {
  /** The scores of each group in order, without those that are missing. */
  readonly sorted: () => readonly SortedValues[];
  /** Measures one group, by its number. */
  readonly measure: (cuts: readonly number[]) => (group: number) => Figures;
}

/**
 * Scores that are counted.
 *
 * @param scores - The score of each place; the first place is for rows without a score.
 * @param counts - How often each occurs, at `place * groups + group`.
 */
export function countedScores(scores: readonly number[], counts: Int32Array, groups: number): ScoresByGroup {
  const places = Int32Array.from(scores.keys())
    .subarray(1)
    .sort((one, other) => (scores[one] as number) - (scores[other] as number));
  const values = Float64Array.from(places, (place) => scores[place] as number);
  const takeCounts = (own: Int32Array, group: number): number => {
    let n = 0;
    for (let i = 0; i < own.length; i++) {
      const count = counts[(places[i] as number) * groups + group] as number;
      own[i] = count;
      n += count;
    }
    return n;
  };
  return {
    sorted: () => {
      return Array.from({ length: groups }, (_, group) => {
        const own = new Int32Array(values.length);
        return { values, counts: own, n: takeCounts(own, group) };
      });
    },
    measure(cuts) {
      const cutPlaces = cuts.map((cut) => values.findIndex((value) => reaches(value, cut)));
      const own = new Int32Array(values.length);
      return (group) => {
        const n = takeCounts(own, group);
        let place = 0;
        let before = 0;
        const valueAt = (rank: number): number => {
          if (rank < before) place = before = 0;
          while (rank >= before + (own[place] as number)) before += own[place++] as number;
          return values[place] as number;
        };
        const from = cutPlaces.map((start) => {
          let count = 0;
          for (let i = start < 0 ? own.length : start; i < own.length; i++) count += own[i] as number;
          return count;
        });
        return figuresOf(values, own, n, counts[group] as number, valueAt, from);
      };
    },
  };
}

/** The most bins of all groups. */
const mostBins = 1 << 16;

/**
 * Scores in a column. Those of each group are put into bins of equal width, which are sorted when they are needed.
 *
 * @param column - A score from 0 to 1 for each row, NaN where there is none.
 * @param groupOf - The group of each row.
 */
export function columnScores(column: Float64Array, groupOf: Int32Array, groups: number): ScoresByGroup {
  const bins = Math.max(1, Math.min(Math.floor(mostBins / groups), column.length));
  const binOf = (score: number): number => Math.min(bins - 1, Math.floor(score * bins));
  const binOfRow = new Int32Array(column.length);
  const missing = new Int32Array(groups);
  const starts = new Int32Array(groups * bins + 1);
  for (let row = 0; row < column.length; row++) {
    const score = column[row] as number;
    const group = groupOf[row] as number;
    if (Number.isNaN(score)) {
      binOfRow[row] = -1;
      missing[group] = (missing[group] as number) + 1;
      continue;
    }
    const bin = group * bins + Math.min(bins - 1, Math.floor(score * bins));
    binOfRow[row] = bin;
    starts[bin + 1] = (starts[bin + 1] as number) + 1;
  }
  for (let bin = 0; bin < groups * bins; bin++) starts[bin + 1] = (starts[bin + 1] as number) + (starts[bin] as number);
  const next = starts.slice();
  const values = new Float64Array(starts[groups * bins] as number);
  for (let row = 0; row < column.length; row++) {
    const bin = binOfRow[row] as number;
    if (bin < 0) continue;
    const place = next[bin] as number;
    values[place] = column[row] as number;
    next[bin] = place + 1;
  }
  const isSorted = new Uint8Array(groups * bins);
  const sortBin = (bin: number): void => {
    if (isSorted[bin] === 1) return;
    isSorted[bin] = 1;
    sortRange(values, starts[bin] as number, starts[bin + 1] as number);
  };
  const valuesOf = (group: number): Float64Array => {
    return values.subarray(starts[group * bins] as number, starts[(group + 1) * bins] as number);
  };
  return {
    sorted: () => {
      for (let bin = 0; bin < groups * bins; bin++) sortBin(bin);
      return Array.from(missing, (_, group) => {
        const ofGroup = valuesOf(group);
        return { values: ofGroup, counts: null, n: ofGroup.length };
      });
    },
    measure(cuts) {
      const cutBins = cuts.map((cut) => binOf(Math.max(0, cut - tolerance)));
      return (group) => {
        const ofGroup = valuesOf(group);
        const start = starts[group * bins] as number;
        let bin = group * bins;
        const valueAt = (rank: number): number => {
          if ((starts[bin] as number) > start + rank) bin = group * bins;
          while ((starts[bin + 1] as number) <= start + rank) bin++;
          sortBin(bin);
          return values[start + rank] as number;
        };
        const from = cuts.map((cut, c) => {
          const bin = group * bins + (cutBins[c] as number);
          sortBin(bin);
          let place = starts[bin] as number;
          while (place < (starts[bin + 1] as number) && !reaches(values[place] as number, cut)) place++;
          return start + ofGroup.length - place;
        });
        return figuresOf(ofGroup, null, ofGroup.length, missing[group] as number, valueAt, from);
      };
    },
  };
}

function reaches(score: number, cut: number): boolean {
  return score >= cut || areEqual(score, cut);
}

/** Sorts a part of a list: a short one by insertion, which costs less than a call of `sort`. */
function sortRange(values: Float64Array, start: number, end: number): void {
  if (end - start > 24) {
    values.subarray(start, end).sort();
    return;
  }
  for (let i = start + 1; i < end; i++) {
    const value = values[i] as number;
    let place = i;
    for (; place > start && (values[place - 1] as number) > value; place--) values[place] = values[place - 1] as number;
    values[place] = value;
  }
}

function figuresOf(
  values: Float64Array,
  counts: Int32Array | null,
  n: number,
  missing: number,
  valueAt: (rank: number) => number,
  from: readonly number[],
): Figures {
  const none = Number.NaN;
  if (n === 0) {
    return { n, missing, mean: none, sd: none, min: none, max: none, lower: none, median: none, upper: none, from };
  }
  const { mean, squares, min, max } = momentsOf(values, counts);
  // Type 7 (Hyndman and Fan, "Sample quantiles in statistical packages", 1996), as in R, NumPy, and spreadsheets.
  const quantile = (probability: number): number => {
    const place = (n - 1) * probability;
    const rank = Math.floor(place);
    const low = valueAt(rank);
    return rank === place ? low : low + (valueAt(rank + 1) - low) * (place - rank);
  };
  const sd = Math.sqrt(squares / (n - 1));
  return { n, missing, mean, sd, min, max, lower: quantile(0.25), median: quantile(0.5), upper: quantile(0.75), from };
}
