// The scores of one target in many groups at once: their statistics without sorting all of them, or sorted.
import { tolerance } from "../scoring/evaluate.ts";
import { momentsOf, type SortedValues } from "./sorted-values.ts";

/**
 * Statistics of the scores of groups: every column has a number for each group. For a group without scores, those from
 * `mean` on are NaN.
 */
export interface Figures {
  readonly n: Int32Array;
  /** How many have no score. */
  readonly missing: Int32Array;
  readonly mean: Float64Array;
  /** The sum of squared differences from the mean; exactly 0 when all scores are equal. */
  readonly squares: Float64Array;
  readonly min: Float64Array;
  readonly max: Float64Array;
  readonly lower: Float64Array;
  readonly median: Float64Array;
  readonly upper: Float64Array;
  /** For each of the cuts, how many scores of each group are at or above it. */
  readonly from: readonly Int32Array[];
}

/** The scores of one target by group. */
export interface ScoresByGroup {
  /** The scores of each group in order, without those that are missing. */
  readonly sorted: () => readonly SortedValues[];
  readonly measure: (cuts: readonly number[]) => Figures;
}

/**
 * Makes figures from counted scores.
 *
 * @param scores - The score of each place; the first place is for rows without a score.
 * @param counts - How often each occurs, at `place * groups + group`.
 */
export function countedScores(scores: readonly number[], counts: Int32Array, groups: number): ScoresByGroup {
  const places = Int32Array.from(scores.keys())
    .subarray(1)
    .sort((one, other) => (scores[one] as number) - (scores[other] as number));
  const values = Float64Array.from(places, (place) => scores[place] as number);
  // The counts of some groups at a time, each group's in order, since those of one are far apart in memory.
  const block = new Int32Array(blockGroups * places.length);
  let firstGroup = -1;
  const countsOf = (group: number): Int32Array => {
    const start = group - (group % blockGroups);
    if (start !== firstGroup) {
      firstGroup = start;
      const width = Math.min(blockGroups, groups - start);
      for (let i = 0; i < places.length; i++) {
        const from = (places[i] as number) * groups + start;
        for (let g = 0; g < width; g++) block[g * places.length + i] = counts[from + g] as number;
      }
    }
    return block.subarray((group - start) * places.length, (group - start + 1) * places.length);
  };
  return {
    sorted: () => {
      return Array.from({ length: groups }, (_, group) => {
        const own = countsOf(group).slice();
        return { values, counts: own, n: own.reduce((sum, count) => sum + count, 0) };
      });
    },
    measure(cuts) {
      const cutPlaces = cuts.map((cut) => {
        const place = values.findIndex((value) => reaches(value, cut));
        return place < 0 ? values.length : place;
      });
      // How many scores are at lower places.
      const before = new Int32Array(values.length + 1);
      let place = 0;
      const valueAt = (rank: number): number => {
        if ((before[place] as number) > rank) place = 0;
        while ((before[place + 1] as number) <= rank) place++;
        return values[place] as number;
      };
      const figures = noFigures(groups, cuts.length);
      for (let group = 0; group < groups; group++) {
        const own = countsOf(group);
        let n = 0;
        for (let i = 0; i < own.length; i++) {
          n += own[i] as number;
          before[i + 1] = n;
        }
        place = 0;
        figures.missing[group] = counts[group] as number;
        addFigures(figures, group, n, values, own, valueAt);
        cutPlaces.forEach((start, c) => {
          (figures.from[c] as Int32Array)[group] = n - (before[start] as number);
        });
      }
      return figures;
    },
  };
}

/** As many counts as a line of the processor's cache has. */
const blockGroups = 16;

/** The most bins of all groups. */
const mostBins = 1 << 16;

/**
 * Makes figures from a column of scores. The scores of each group are put into bins of equal width, which are sorted
 * when they are needed.
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
    const bin = group * bins + binOf(score);
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
      const figures = noFigures(groups, cuts.length);
      figures.missing.set(missing);
      let start = 0;
      let bin = 0;
      const valueAt = (rank: number): number => {
        while ((starts[bin] as number) > start + rank) bin--;
        while ((starts[bin + 1] as number) <= start + rank) bin++;
        sortBin(bin);
        return values[start + rank] as number;
      };
      for (let group = 0; group < groups; group++) {
        const ofGroup = valuesOf(group);
        bin = group * bins;
        start = starts[bin] as number;
        addFigures(figures, group, ofGroup.length, ofGroup, null, valueAt);
        cuts.forEach((cut, c) => {
          const binOfCut = group * bins + (cutBins[c] as number);
          const next = starts[binOfCut + 1] as number;
          let count = start + ofGroup.length - next;
          for (let place = starts[binOfCut] as number; place < next; place++) {
            if (reaches(values[place] as number, cut)) count++;
          }
          (figures.from[c] as Int32Array)[group] = count;
        });
      }
      return figures;
    },
  };
}

/** Whether a score is at or above a cut, within the tolerance of equal scores. */
export function reaches(score: number, cut: number): boolean {
  return cut - score <= tolerance;
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

function noFigures(groups: number, cuts: number): Figures {
  const numbers = (): Float64Array => new Float64Array(groups).fill(Number.NaN);
  return {
    n: new Int32Array(groups),
    missing: new Int32Array(groups),
    mean: numbers(),
    squares: numbers(),
    min: numbers(),
    max: numbers(),
    lower: numbers(),
    median: numbers(),
    upper: numbers(),
    from: Array.from({ length: cuts }, () => new Int32Array(groups)),
  };
}

function addFigures(
  figures: Figures,
  group: number,
  n: number,
  values: Float64Array,
  counts: Int32Array | null,
  valueAt: (rank: number) => number,
): void {
  figures.n[group] = n;
  if (n === 0) return;
  const { mean, squares, min, max } = momentsOf(values, counts);
  figures.mean[group] = mean;
  figures.squares[group] = squares;
  figures.min[group] = min;
  figures.max[group] = max;
  figures.lower[group] = quantile(n, 0.25, valueAt);
  figures.median[group] = quantile(n, 0.5, valueAt);
  figures.upper[group] = quantile(n, 0.75, valueAt);
}

/** Type 7 (Hyndman and Fan, "Sample quantiles in statistical packages", 1996), as in R, NumPy, and spreadsheets. */
function quantile(n: number, probability: number, valueAt: (rank: number) => number): number {
  const place = (n - 1) * probability;
  const rank = Math.floor(place);
  const low = valueAt(rank);
  return rank === place ? low : low + (valueAt(rank + 1) - low) * (place - rank);
}
