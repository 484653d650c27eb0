// The figures of a target in each cell and each total of a table, from those of each group.
import { areEqual } from "../statistics/equal-values.ts";
import type { Figures } from "../statistics/figures.ts";
import type { StatisticKind } from "./count-table.ts";
import type { PublishRequest } from "./publish-options.ts";

/** The figures of a target; each list has a number for every cell and total of the table, by its edge. */
export interface TargetFigures<Target extends string> {
  readonly target: Target | "overall";
  /** How many have a score. */
  readonly n: readonly number[];
  /** The mean and the other statistics in the options; `null` where too few have a score. */
  readonly statistics: readonly { readonly kind: StatisticKind; readonly values: readonly (number | null)[] }[];
  /**
   * For each point of the distribution, how many scores are nearest to it; those halfway count for the higher point.
   */
  readonly pointCounts: readonly (readonly number[])[];
}

/**
 * The figures of a target.
 *
 * @param members - The numbers of the groups in each cell or total.
 */
export function targetFigures<Target extends string>(
  target: Target | "overall",
  { grouped, points, cut, sd }: PublishRequest<Target>,
  members: readonly (readonly number[])[],
): TargetFigures<Target> {
  const steps = points.length - 1;
  const betweenPoints = points.slice(1).map((_, p) => (p + 0.5) / steps);
  const cuts = cut === undefined ? betweenPoints : [...betweenPoints, cut];
  const figures = grouped.scoresOf(target).measure(cuts);
  const pooled = members.map((groups) => pooledFigures(figures, groups));
  const atOrAbove = ({ n, from }: PooledFigures, p: number): number => {
    return p === 0 ? n : p > steps ? 0 : (from[p - 1] as number);
  };
  const statistic = (kind: StatisticKind, valueIn: (one: PooledFigures) => number | null) => {
    return { kind, values: pooled.map(valueIn) };
  };
  return {
    target,
    n: pooled.map(({ n }) => n),
    statistics: [
      statistic("mean", ({ mean }) => mean),
      ...(sd ? [statistic("sd", ({ sd }) => sd)] : []),
      ...(cut === undefined
        ? []
        : [statistic("share", ({ n, from }) => (n === 0 ? null : (from.at(-1) as number) / n))]),
    ],
    pointCounts: points.map((_, p) => pooled.map((one) => atOrAbove(one, p) - atOrAbove(one, p + 1))),
  };
}

/** The statistics of the scores of several groups together; `null` where there are too few. */
interface PooledFigures {
  readonly n: number;
  readonly mean: number | null;
  /** The standard deviation, with n - 1; exactly 0 when all scores are equal. */
  readonly sd: number | null;
  /** For each of the cuts, how many scores are at or above it. */
  readonly from: readonly number[];
}

function pooledFigures({ n, mean, squares, min, max, from }: Figures, groups: readonly number[]): PooledFigures {
  const scored = groups.filter((group) => n[group] !== 0);
  const at = (list: ArrayLike<number>, group: number): number => list[group] as number;
  const sum = (term: (group: number) => number): number => scored.reduce((sum, group) => sum + term(group), 0);
  const all = sum((group) => at(n, group));
  const average = sum((group) => at(n, group) * at(mean, group)) / all;
  const least = scored.reduce((least, group) => Math.min(least, at(min, group)), Number.POSITIVE_INFINITY);
  const greatest = scored.reduce((most, group) => Math.max(most, at(max, group)), Number.NEGATIVE_INFINITY);
  // The squares within groups, and between them.
  const spread = areEqual(least, greatest)
    ? 0
    : sum((group) => at(squares, group) + at(n, group) * (at(mean, group) - average) ** 2);
  return {
    n: all,
    mean: all === 0 ? null : average,
    sd: all < 2 ? null : Math.sqrt(spread / (all - 1)),
    from: from.map((counts) => sum((group) => at(counts, group))),
  };
}
