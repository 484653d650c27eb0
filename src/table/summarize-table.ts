// Sums up the scores of a table, by group.
import { type Issue, OptionsError } from "../model/errors.ts";
import { isPlainObject, unknownKeys } from "../model/plain-object.ts";
import { unexpected } from "../model/unexpected.ts";
import { tolerance } from "../scoring/evaluate.ts";
import { batches, mostRows } from "./batches.ts";
import { overallScores, type TargetKernel } from "./kernel.ts";
import { addValue, type Moments, noMoments } from "./moments.ts";
import { type RowGroups, rowGroups } from "./row-groups.ts";
import { type ScoreTable, scoreData } from "./score-table.ts";

/** How scores are summed up. */
export interface SummarizeTableOptions {
  /** One or more groups of the table; all rows together unless given. */
  readonly by?: string | readonly string[] | undefined;
  /** A score, 0 to 1: each row of the summary then has the share of scores at or above it, within 1e-9. */
  readonly cut?: number | undefined;
}

/** The scores of one group for one target. */
export interface SummaryRow<Target extends string = string> {
  /** The value of each group column; empty when all rows are together. */
  readonly group: { readonly [name: string]: string };
  /** The target, or the overall. */
  readonly target: Target | "overall";
  /** How many rows have a score. */
  readonly n: number;
  /** The mean of their scores, 0 to 1; `null` when there are none. */
  readonly mean: number | null;
  /** Their standard deviation, with n - 1; `null` for fewer than two. */
  readonly sd: number | null;
  /** The lowest score; `null` when there are none. */
  readonly min: number | null;
  /** The highest score; `null` when there are none. */
  readonly max: number | null;
  /** With a cut, the share of scores at or above it, 0 to 1; `null` when there are none. */
  readonly share?: number | null;
}

/** Scores summed up by group. */
export interface TableSummary<Target extends string = string> {
  /** The names of the groups. */
  readonly by: readonly string[];
  /** The cut; `null` without one. */
  readonly cut: number | null;
  /** For each group, in the order of their first rows, each target in the plan's order, and then the overall. */
  readonly rows: readonly SummaryRow<Target>[];
}

/**
 * Sums up the scores of a table by group.
 *
 * The rows are taken as they are: nothing here knows whom they stand for, or who did not answer.
 *
 * @param scores - From scoreTable.
 * @param options - The groups, and a cut.
 * @throws OptionsError for what is no table of scores, for groups that the table does not have, and for a cut
 *   outside 0..1.
 */
export function summarizeTable<Target extends string>(
  scores: ScoreTable<Target>,
  options: SummarizeTableOptions = {},
): TableSummary<Target> {
  const behind = scoreData(scores);
  if (behind === undefined) throw new OptionsError([unexpected(["scores"], scores, "what scoreTable gives")]);
  const { by, cut } = checked(options);
  const { data, kernels } = behind;
  const groups = rowGroups(data, by);
  const least = cut === undefined ? Number.POSITIVE_INFINITY : cut - tolerance;
  const targets = kernels.map(({ outcomes }) => counter(outcomes, groups.count, least));
  const overall = noMoments(groups.count);
  const space = new Float64Array(mostRows);
  for (const { firstRow, rows, numbers } of batches(data.blocks, kernels)) {
    const ofRows = groups.numbers.subarray(firstRow, firstRow + rows);
    numbers.forEach((ofTarget, t) => {
      targets[t]?.count(ofRows, ofTarget);
    });
    const ofOverall = space.subarray(0, rows);
    overallScores(kernels, scores.plan.minCoverage, numbers, ofOverall);
    addScores(overall, ofRows, ofOverall, least);
  }
  const moments = [...targets.map((target) => target.moments()), overall];
  return { by: groups.by, cut: cut ?? null, rows: summaryRows(scores.targets, moments, groups, cut !== undefined) };
}

function checked(options: unknown): SummarizeTableOptions {
  if (!isPlainObject(options)) throw new OptionsError([unexpected([], options, "an object of options")]);
  const issues: Issue[] = unknownKeys(options, ["by", "cut"], []);
  const { cut } = options;
  if (cut !== undefined && !(typeof cut === "number" && cut >= 0 && cut <= 1)) {
    const code = typeof cut === "number" ? "out-of-range" : undefined;
    issues.push(unexpected(["cut"], cut, "a score from 0 to 1", code));
  }
  if (issues.length > 0) throw new OptionsError(issues);
  return options;
}

/** The most cells of a histogram; with more it costs more than it saves. */
const mostCells = 1 << 22;

/**
 * Counts the outcomes of each group, since they are few; their moments are taken when all are counted, or when there
 * would be too many counts.
 */
function counter(outcomes: TargetKernel["outcomes"], groups: number, cut: number) {
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
    count(groupOfRow: Int32Array, numbers: Int32Array): void {
      if (outcomes.list.length * groups > mostCells) {
        addCounts();
        const scores = Float64Array.from(
          groupOfRow,
          (_, row) => outcomes.columns.scores[numbers[row] as number] as number,
        );
        addScores(moments, groupOfRow, scores, cut);
        return;
      }
      if (outcomes.list.length * groups > counts.length) {
        const larger = new Int32Array(outcomes.list.length * groups);
        larger.set(counts);
        counts = larger;
      }
      countOutcomes(counts, groups, groupOfRow, numbers);
    },
    moments(): Moments {
      addCounts();
      return moments;
    },
  };
}

function countOutcomes(counts: Int32Array, groups: number, groupOfRow: Int32Array, numbers: Int32Array): void {
  const fours = groupOfRow.length & ~3;
  let row = 0;
  // Four rows at a time, since the loop takes longer than the counting.
  for (; row < fours; row += 4) {
    const a = (numbers[row] as number) * groups + (groupOfRow[row] as number);
    const b = (numbers[row + 1] as number) * groups + (groupOfRow[row + 1] as number);
    const c = (numbers[row + 2] as number) * groups + (groupOfRow[row + 2] as number);
    const d = (numbers[row + 3] as number) * groups + (groupOfRow[row + 3] as number);
    counts[a] = (counts[a] as number) + 1;
    counts[b] = (counts[b] as number) + 1;
    counts[c] = (counts[c] as number) + 1;
    counts[d] = (counts[d] as number) + 1;
  }
  for (; row < groupOfRow.length; row++) {
    const cell = (numbers[row] as number) * groups + (groupOfRow[row] as number);
    counts[cell] = (counts[cell] as number) + 1;
  }
}

function addScores(moments: Moments, groupOfRow: Int32Array, scores: Float64Array, cut: number): void {
  for (let row = 0; row < groupOfRow.length; row++) {
    const score = scores[row] as number;
    if (!Number.isNaN(score)) addValue(moments, groupOfRow[row] as number, score, 1, cut);
  }
}

function summaryRows<Target extends string>(
  targets: readonly (Target | "overall")[],
  moments: readonly Moments[],
  groups: RowGroups,
  withShare: boolean,
): SummaryRow<Target>[] {
  const rows: SummaryRow<Target>[] = [];
  for (let g = 0; g < groups.count; g++) {
    const values = groups.values(g);
    const group = Object.freeze(Object.fromEntries(groups.by.map((name, i) => [name, values[i] ?? ""])));
    targets.forEach((target, t) => {
      const { count, mean, squares, min, max, atCut } = moments[t] as Moments;
      const n = count[g] as number;
      const any = (value: number | undefined): number | null => (n === 0 ? null : (value as number));
      rows.push({
        group,
        target,
        n,
        mean: any(mean[g]),
        sd: n < 2 ? null : Math.sqrt((squares[g] as number) / (n - 1)),
        min: any(min[g]),
        max: any(max[g]),
        ...(withShare && { share: any((atCut[g] as number) / n) }),
      });
    });
  }
  return rows;
}
