// The content of a heatmap: its cells as data, its title, notes, and description.
import { chartWords, filled, type heatmapWords } from "../catalog/words.ts";
import { hidden } from "../disclosure/count-table.ts";
import type { Scale } from "../scoring/scale.ts";
import { areEqual } from "../statistics/equal-values.ts";
import type { ScoreChartOptions } from "./chart-options.ts";
import type { Frame } from "./chart-spec.ts";
import type { HeatmapCell, HeatmapGrid } from "./heatmap-cells.ts";
import { type ChartWords, capitalized, countText, distinct, groupLabel, labelsOf, listed } from "./labels.ts";
import { type ScoreAxis, scoreAxis } from "./score-axis.ts";
import type { ChartRow } from "./vega-lite-spec.ts";

type HeatmapFrame = Frame<typeof heatmapWords>;

interface ViewOptions extends ScoreChartOptions {
  readonly values?: "score" | "deviation" | undefined;
}

/** The text of a cell without a score. */
export const noScoreMark = "–";
/** Colors extend at least this far from zero, so that tiny differences do not look large. */
const leastReach = 0.1;

/** The data of a heatmap, and its texts. */
export interface View {
  readonly grid: HeatmapGrid;
  readonly options: ViewOptions;
  readonly frame: HeatmapFrame;
  readonly labels: ReturnType<typeof labelsOf>;
  readonly axis: ScoreAxis;
  readonly columns: readonly Column[];
  /** How far the colors of deviations reach from zero, as a share of the scale; `null` for scores. */
  readonly reach: number | null;
  readonly facts: readonly Fact[];
}

export interface Column {
  readonly name: string;
  /** The distinct numbers of respondents with a score, in ascending order; and in words. */
  readonly counts: readonly number[];
  readonly count: string;
  /** Whether it is a total, which is set apart from the others. */
  readonly isTotal: boolean;
}

/** A cell as data, without its position. */
export interface Fact extends Pick<HeatmapCell, "row" | "column"> {
  readonly kind: "mean" | "total" | "hidden" | "missing";
  readonly text: string;
  /** Its content in words. */
  readonly inWords: string;
  readonly data: ChartRow & { readonly name: string; readonly group: string };
}

/** @param grid - Rows and columns, at least one of each. */
export function viewOf(grid: HeatmapGrid, options: ViewOptions, frame: HeatmapFrame): View {
  const { words } = frame;
  const { cells, statistic } = grid;
  const farthest = cells.reduce((most, { deviation = 0 }) => Math.max(most, Math.abs(deviation)), leastReach);
  const columns = grid.columns.map(({ group, total }, column): Column => {
    const own = cells.filter((cell) => cell.column === column);
    const counts = distinct(own.flatMap(({ mean, n }) => (mean === null ? [] : (n ?? []))));
    const isHidden = counts.length === 0 && own.some((cell) => cell.isHidden);
    const count = countText(words, isHidden ? [hidden] : counts);
    return { name: columnName(group, grid.all, words), counts, count, isTotal: total !== undefined };
  });
  const view = {
    grid,
    options,
    frame,
    labels: labelsOf(grid.rows, options, grid.rowKind ?? "target"),
    axis: scoreAxis(words, scaleOf(statistic, options.scale, words), grid.items),
    columns,
    reach: options.values === "deviation" ? farthest : null,
  };
  return { ...view, facts: cells.map((cell) => factOf(view, cell)) };
}

/** The scale of the values: scores are shown on the caller's scale, other statistics on their own. */
function scaleOf(
  statistic: HeatmapGrid["statistic"],
  scale: Scale | undefined,
  words: HeatmapFrame["words"],
): Scale | undefined {
  const [min, max] = statistic?.range ?? [0, 1];
  if (min === 0 && max === 1) {
    const labels = { 0: words.shareNone, 1: words.shareAll };
    return statistic?.kind === "share" ? { min, max, continuous: true, labels } : scale;
  }
  const labels = scale?.min === min && scale.max === max ? scale.labels : undefined;
  return { min, max, continuous: true, labels };
}

/** @param all - The value of totals, which is translated unless it avoids a group's name. */
function columnName(group: HeatmapGrid["columns"][number]["group"], all: string | undefined, words: ChartWords) {
  if (typeof group === "string") return group;
  const isUsual = all === chartWords.allGroups;
  const values = Object.values(group).map((value) => (isUsual && value === all ? words.allGroups : value));
  return groupLabel(values, words);
}

function factOf({ grid, frame, labels, axis, columns, reach }: Omit<View, "facts">, cell: HeatmapCell): Fact {
  const { words } = frame;
  const { row, column, mean, n, deviation, isHidden = false } = cell;
  const [id, group] = [grid.rows[row] ?? "", columns[column]?.name ?? ""];
  const name = labels.labelOf(id);
  const factOf = (kind: Fact["kind"], text: string, inWords: string): Fact => {
    const says = `${name}, ${group}: ${inWords}`;
    const numbers = { ...(!isHidden && { mean, n }), ...(deviation !== undefined && { deviation }) };
    return { row, column, kind, text, inWords, data: { kind, id, name, group, ...numbers, text, says } };
  };
  if (isHidden) return factOf("hidden", hidden, words.hiddenCell);
  if (mean === null) return factOf("missing", noScoreMark, words.noScore);
  const inWords = (score: string): string => (n === null ? score : filled(words.scoreAndCount, { score, n }));
  if (deviation === undefined) {
    const score = axis.format(mean);
    return factOf(reach === null ? "mean" : "total", score, inWords(score));
  }
  const difference = axis.formatDifference(deviation);
  const whole = axis.format(mean - deviation);
  return factOf("mean", difference, inWords(filled(words.deviationOf, { difference, mean: whole })));
}

/** The title, the notes, and the description. */
export function textsOf({ grid, frame, labels, axis, columns, reach, facts }: View) {
  const { words } = frame;
  const { statistic, by } = grid;
  const kinds = labels.plural;
  const count = (kind: Fact["kind"]): number => facts.filter((fact) => fact.kind === kind).length;
  const [means, hiddenCells, missing] = [count("mean"), count("hidden"), count("missing")];
  const ofGroups = by.length === 0 ? kinds : filled(words.heatmapTitle, { kinds, groups: listed(by, words) });
  const title = `${capitalized(ofGroups)}${statistic ? `: ${statistic.name}` : ""}`;
  const groups = columns.filter((_, column) => reach === null || grid.columns[column]?.total !== "all");
  const names = groups.map(({ name }) => name).join("; ");
  const isOneGroup = columns.length === 1;
  const hasRanges = !isOneGroup && columns.some(({ counts }) => counts.length > 1);
  const values =
    reach === null
      ? { statistic: statistic?.name ?? words.meanScores, ...axis.ends }
      : { statistic: words.deviations, low: axis.formatDifference(-reach), high: axis.formatDifference(reach) };
  return {
    title: reach === null ? title : filled(words.deviationTitle, { title }),
    notes: [
      means === 0 && words.nothingScored,
      reach !== null && words.deviationNote,
      isOneGroup && hiddenCells > 0 && words.brokenLineHidden,
      isOneGroup && hiddenCells === 0 && missing > 0 && words.brokenLineMissing,
      means > 0 && (hasRanges ? `${words.countNote} ${words.countRanges}` : words.countNote),
      hiddenCells > 0 && words.hiddenToo,
    ],
    description: [
      filled(isOneGroup ? words.oneGroupDescription : words.heatmapDescription, {
        ...{ rows: grid.rows.length, kinds, columns: groups.length, group: names, groups: names },
        ...values,
      }),
      ...extremes(facts, words),
      hiddenCells > 0 && filled(words.hiddenCells, { n: hiddenCells }),
      missing > 0 && filled(words.cellsWithoutScore, { n: missing }),
    ],
  };
}

/** The first of the highest cells and the first of the lowest ones, in words. */
function extremes(facts: readonly Fact[], words: HeatmapFrame["words"]): string[] {
  const [first, ...others] = facts.filter(({ kind }) => kind === "mean");
  if (first === undefined) return [words.nothingScored];
  const numberOf = ({ data: { mean, deviation = mean } }: Fact): number => Number(deviation);
  return [1, -1].map((sign) => {
    const { text, data } = others.reduce((best, fact) => {
      const [value, other] = [numberOf(fact), numberOf(best)];
      return (value - other) * sign > 0 && !areEqual(value, other) ? fact : best;
    }, first);
    return filled(sign > 0 ? words.highestCell : words.lowestCell, { score: text, name: data.name, group: data.group });
  });
}
