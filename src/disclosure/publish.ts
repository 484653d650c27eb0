// Turns scores into results that may be published, in one call.
import { deepFreeze } from "../model/freeze.ts";
import type { ManyScores } from "../statistics/grouped-scores.ts";
import { type CellStatistic, type Hidden, hidden, type PublishedTable, placeNames } from "./count-table.ts";
import { type GroupLayout, groupLayout } from "./group-layout.ts";
import { type PublishOptions, publishRequest } from "./publish-options.ts";
import { type HiddenReason, type Suppressed, suppressed } from "./suppress.ts";
import type { Edge } from "./table-network.ts";
import { type TableValues, valueAt } from "./table-shape.ts";
import { type TargetFigures, targetFigures } from "./target-figures.ts";

export type { PublishOptions };

/** One group and target of a publication. */
export interface PublishedRow<Target extends string = string> {
  /** The value of each group; the value of `all` where the row is a total over it. */
  readonly group: { readonly [name: string]: string };
  readonly target: Target | "overall";
  /** How many have a score. */
  readonly n: number | Hidden;
  /** The mean of the scores, 0 to 1; `null` where nobody has one. */
  readonly mean: number | null | Hidden;
  /** The standard deviation, with n - 1, if asked for; `null` where fewer than two have a score. */
  readonly sd?: number | null | Hidden;
  /** The share of scores at or above the cut, 0 to 1; `null` where nobody has one. */
  readonly share?: number | null | Hidden;
  /** With a distribution, how many scores are nearest to a point: `n_1` for the point 1. */
  readonly [count: `n_${number}`]: number | Hidden;
}

/** Results that may be published. Use `writeCsv` to write them, `competencyHeatmap` to draw the means. */
export interface Publication<Target extends string = string> {
  /** The names of the groups. */
  readonly by: readonly string[];
  /** The value of a group in rows that are totals over it: "All", or longer where a group has that name. */
  readonly all: string;
  /** The columns of `rows`, for `writeCsv`. */
  readonly columns: readonly string[];
  /** Each target of each group, sorted by the values of the groups, and then the totals. */
  readonly rows: readonly PublishedRow<Target>[];
  readonly minCount: number;
  readonly protect: number;
  /** The rules by which cells are hidden, in sentences to publish with the results. */
  readonly notes: readonly string[];
  /** Respondents by group, with the statistics of all targets, as input of `audit`. */
  readonly table: PublishedTable;
}

/** A row that is hidden in whole or in part, with its exact figures. */
export interface PrivateRow<Target extends string = string> {
  readonly group: { readonly [name: string]: string };
  readonly target: Target | "overall";
  /** Why its group is hidden; `null` for a total whose count is shown. */
  readonly reason: HiddenReason | null;
  readonly n: number;
  readonly mean: number | null;
}

/** The results that may be published, and a report that may not be. */
export interface Published<Target extends string = string> {
  readonly published: Publication<Target>;
  /** What is hidden and why. Only for those who may see all scores. */
  readonly report: readonly PrivateRow<Target>[];
}

/**
 * Turns scores into results by group that may be published: counts, means, and distributions. Small groups, and all
 * values that would reveal them, are hidden by the rules of {@link suppress}. Targets have the same respondents, so a
 * group is hidden for all targets if any target needs it. The order of respondents does not matter.
 *
 * It protects one publication. Readers can compare several publications of the same respondents, such as one by school
 * and one by role; see {@link suppress} for other limits.
 *
 * @param scores - A list of scores by one plan, or what scoreTable returns.
 * @throws OptionsError with every problem of the scores and options.
 */
export function publish<Target extends string>(
  scores: ManyScores<Target>,
  options: PublishOptions<Target>,
): Published<Target> {
  const request = publishRequest(scores, options);
  const { grouped, levels, across, targets, points, limits } = request;
  const layout = groupLayout(grouped.groups, levels, across, request.totals);
  const figures = targets.map((target) => targetFigures(target, request, layout.members));
  const found = suppressed(
    {
      ...layout.outline,
      counts: tableValues(layout, respondents(grouped.groupOf, layout)).values,
      statistics: figures.flatMap((ofTarget) => statisticsOf(ofTarget, layout)),
    },
    limits,
    (edges) => figures.some((ofTarget) => isOnePoint(ofTarget, edges)),
  );
  const by = across === undefined ? levels : [...levels, across];
  const kinds = figures[0]?.statistics.map(({ kind }) => kind) ?? [];
  const { rows, report } = rowsOf(figures, points, layout, found);
  return deepFreeze({
    published: {
      by,
      all: layout.all,
      columns: [...by, "target", "n", ...kinds, ...points.map(pointColumn)],
      rows,
      ...limits,
      notes: notesOf(limits, across !== undefined),
      table: found.published,
    },
    report,
  });
}

/** How many respondents each cell and each total has. */
function respondents(groupOf: Int32Array, { members }: GroupLayout): number[] {
  const sizes: number[] = [];
  for (const group of groupOf) sizes[group] = (sizes[group] ?? 0) + 1;
  return members.map((groups) => groups.reduce((sum, group) => sum + (sizes[group] ?? 0), 0));
}

/** The statistics of a target, for the table. */
function statisticsOf({ target, n, statistics }: TargetFigures<string>, layout: GroupLayout): CellStatistic[] {
  const counts = { values: tableValues(layout, n).values };
  return statistics.map(({ kind, values }) => {
    return { name: statisticName(target, kind), kind, counts, ...tableValues(layout, values) };
  });
}

/** Values in the form of a table, from those of its edges. */
function tableValues<Value>({ outline, shape }: GroupLayout, all: readonly Value[]) {
  const [rows, columns] = [outline.rows.length, outline.columns.length];
  const cells = rows * columns;
  return {
    values: outline.rows.map((_, row) => all.slice(row * columns, (row + 1) * columns)),
    ...(!shape.isAbsent(cells) && { rowTotals: all.slice(cells, cells + rows), total: all.at(-1) as Value }),
    ...(!shape.isAbsent(cells + rows) && { columnTotals: all.slice(cells + rows, -1) }),
  };
}

/** Whether a distribution shows that all scores in some cells or totals come nearest to the same point. */
function isOnePoint({ n, pointCounts }: TargetFigures<string>, edges: readonly number[]): boolean {
  const sum = (list: readonly number[]): number => edges.reduce((sum, e) => sum + (list[e] as number), 0);
  const all = sum(n);
  return all > 0 && pointCounts.some((counts) => sum(counts) === all);
}

/** The rows of a publication, and the exact figures of those that are hidden in whole or in part. */
function rowsOf<Target extends string>(
  figures: readonly TargetFigures<Target>[],
  points: readonly number[],
  { outline, shape, edges, valuesAt }: GroupLayout,
  found: Suppressed,
): { readonly rows: readonly PublishedRow<Target>[]; readonly report: readonly PrivateRow<Target>[] } {
  const published = new Map(found.published.statistics?.map((statistic) => [statistic.name, statistic]));
  const reasons = new Map(
    found.report.filter(({ statistic }) => statistic === null).map((cell) => [placeOf(cell), cell.reason]),
  );
  const rows: PublishedRow<Target>[] = [];
  const report: PrivateRow<Target>[] = [];
  for (const e of edges) {
    const edge = shape.edges[e] as Edge;
    const group = valuesAt(e);
    const reason = reasons.get(placeOf(placeNames(outline, edge))) ?? null;
    for (const { target, n, statistics, pointCounts } of figures) {
      const shown = statistics.map(({ kind }) => published.get(statisticName(target, kind)) as PublishedStatistic);
      const count = valueAt(shown[0]?.counts as TableValues<number | Hidden>, edge) as number | Hidden;
      const shownFigures = {
        n: count,
        ...Object.fromEntries(shown.map((statistic) => [statistic.kind, valueAt(statistic, edge)])),
        ...Object.fromEntries(
          points.map((point, p) => [pointColumn(point), count === hidden ? hidden : pointCounts[p]?.[e]]),
        ),
      };
      rows.push({ group, target, ...shownFigures } as PublishedRow<Target>);
      if (!Object.values(shownFigures).includes(hidden)) continue;
      report.push({ group, target, reason, n: n[e] as number, mean: statistics[0]?.values[e] ?? null });
    }
  }
  return { rows, report };
}

type PublishedStatistic = CellStatistic<number | null | Hidden>;

/** The name of a statistic in the table; each is different, since a kind is one word. */
function statisticName(target: string, kind: string): string {
  return `${target} ${kind}`;
}

function pointColumn(point: number): `n_${number}` {
  return `n_${point}`;
}

function placeOf({ row, column }: { readonly row: string | null; readonly column: string | null }): string {
  return JSON.stringify([row, column]);
}

function notesOf({ minCount, protect }: Pick<Publication, "minCount" | "protect">, isCrossed: boolean): string[] {
  const small = minCount === 2 ? "1 respondent" : `1 to ${minCount - 1} respondents`;
  return [
    `"${hidden}" marks what is hidden. Groups of ${small} are hidden with all their figures, and so are groups in which all answered alike.`,
    `Other groups are hidden so that no hidden count can be worked out to a range narrower than ${protect}. A mark does not tell which of these is the reason.`,
    ...(isCrossed ? ["A total over columns has figures only where none of its groups is hidden."] : []),
  ];
}
