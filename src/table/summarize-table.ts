// Sums up the scores of a table, by group.
import { type Issue, OptionsError } from "../model/errors.ts";
import { checkOptions } from "../model/options.ts";
import { outOfRange, unexpected } from "../model/unexpected.ts";
import { tolerance } from "../scoring/evaluate.ts";
import { addScores, addValue, type Moments, mean, noMoments, standardDeviation } from "./moments.ts";
import type { Outcomes } from "./outcomes.ts";
import { namedGroup, type RowGroups, rowGroups } from "./row-groups.ts";
import { type ScoreTable, scoreData } from "./score-table.ts";
import { tally, targetScores } from "./tally-scores.ts";

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
  checkOptions(options, ["by", "cut"], (given) => cutIssues(given["cut"]));
  const { by, cut } = options;
  const groups = rowGroups(behind.data, by);
  const least = cut === undefined ? Number.POSITIVE_INFINITY : cut - tolerance;
  const { counts, overall } = tally(behind, groups, { minCoverage: scores.plan.minCoverage, least });
  const moments = behind.kernels.map(({ outcomes }, t) => {
    const ofTarget = noMoments(groups.count);
    const counted = counts[t];
    if (counted) addCounts(ofTarget, counted, outcomes, least);
    else addScores(ofTarget, groups.numbers, targetScores(behind, t), least);
    return ofTarget;
  });
  moments.push(overall);
  return { by: groups.by, cut: cut ?? null, rows: summaryRows(scores.targets, moments, groups, cut !== undefined) };
}

/**
 * The issues of the option `cut`.
 *
 * @param cut - Anything; a score or nothing was expected.
 */
export function cutIssues(cut: unknown): Issue[] {
  if (cut === undefined || (typeof cut === "number" && cut >= 0 && cut <= 1)) return [];
  return [outOfRange(["cut"], cut, "a score from 0 to 1")];
}

function addCounts(moments: Moments, counts: Int32Array, { scores }: Outcomes, cut: number): void {
  const groups = moments.count.length;
  for (let place = 1; place < scores.length; place++) {
    const score = scores[place] as number;
    for (let group = 0; group < groups; group++) {
      const times = counts[place * groups + group] as number;
      if (times > 0) addValue(moments, group, score, times, cut);
    }
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
    const group = namedGroup(groups.by, groups.values(g));
    targets.forEach((target, t) => {
      const ofTarget = moments[t] as Moments;
      const n = ofTarget.count[g] as number;
      const any = (value: number | undefined): number | null => (n === 0 ? null : (value as number));
      rows.push({
        group,
        target,
        n,
        mean: any(mean(ofTarget, g)),
        sd: n < 2 ? null : standardDeviation(ofTarget, g),
        min: any(ofTarget.min[g]),
        max: any(ofTarget.max[g]),
        ...(withShare && { share: any((ofTarget.atCut[g] as number) / n) }),
      });
    });
  }
  return rows;
}
