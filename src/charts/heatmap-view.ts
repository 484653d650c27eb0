// What a heatmap shows, and what it says: its cells as data, its title, notes, and description.
import { englishWords, filled, type Words } from "../catalog/words.ts";
import { hidden } from "../disclosure/count-table.ts";
import type { Scale } from "../scoring/scale.ts";
import { areEqual } from "../statistics/equal-values.ts";
import type { ScoreChartOptions } from "./chart-options.ts";
import type { Frame } from "./chart-spec.ts";
import type { HeatmapCell, HeatmapColumn, HeatmapGrid } from "./heatmap-cells.ts";
import { capitalized, groupLabel, labelsOf, listed } from "./labels.ts";
import { type ScoreAxis, scoreAxis } from "./score-axis.ts";
import type { ChartRow } from "./vega-lite-spec.ts";

interface ViewOptions extends ScoreChartOptions {
  readonly values?: "score" | "deviation" | undefined;
}

/** What is in a cell without a score. */
export const noScoreMark = "–";
/** Colors reach at least this far from zero, so that hardly any difference looks like none. */
const leastReach = 0.1;

/** What a heatmap shows, and what it is called. */
export interface View {
  readonly grid: HeatmapGrid;
  readonly options: ViewOptions;
  readonly frame: Frame;
  readonly labels: ReturnType<typeof labelsOf>;
  readonly axis: ScoreAxis;
  /** The names of the columns. */
  readonly names: readonly string[];
  /** How far the colors of deviations reach from zero, as a share of the scale; `null` for scores. */
  readonly reach: number | null;
}

/** @param grid - Rows and columns, at least one of each. */
export function viewOf(grid: HeatmapGrid, options: ViewOptions, frame: Frame): View {
  const { words } = frame;
  const farthest = grid.cells.reduce((most, { deviation = 0 }) => Math.max(most, Math.abs(deviation)), leastReach);
  return {
    grid,
    options,
    frame,
    labels: labelsOf(grid.rows, options, grid.rowKind ?? "target"),
    axis: scoreAxis(words, scaleOf(words, grid.statistic, options.scale), grid.items),
    names: grid.columns.map((column) => columnName(column, grid.all, words)),
    reach: options.values === "deviation" ? farthest : null,
  };
}

/** The scale of the values: scores are shown on the caller's scale, other statistics on their own. */
function scaleOf(words: Words, statistic: HeatmapGrid["statistic"], scale: Scale | undefined): Scale | undefined {
  const [min, max] = statistic?.range ?? [0, 1];
  if (min === 0 && max === 1) {
    const labels = { 0: words.shareNone, 1: words.shareAll };
    return statistic?.kind === "share" ? { min, max, continuous: true, labels } : scale;
  }
  const labels = scale?.min === min && scale.max === max ? scale.labels : undefined;
  return { min, max, continuous: true, labels };
}

/** @param all - The value of totals, which is translated unless it avoids a group's name. */
function columnName({ group }: HeatmapColumn, all: string | undefined, words: Words): string {
  if (typeof group === "string") return group;
  const isUsual = all === englishWords.allGroups;
  const values = Object.entries(group).map(([name, value]) => [
    name,
    isUsual && value === all ? words.allGroups : value,
  ]);
  return groupLabel(Object.fromEntries(values), words);
}

/** A cell as data, without its place. */
export interface Fact extends ChartRow {
  readonly kind: "mean" | "total" | "hidden" | "missing";
  readonly name: string;
  readonly group: string;
  readonly text: string;
  readonly says: string;
}

/** The cells as data, in their order. */
export function factsOf(view: View): Fact[] {
  const { grid, labels, names } = view;
  return grid.cells.map((cell) => {
    const { row, column, mean, n, deviation, isHidden = false } = cell;
    const [id, group] = [grid.rows[row] ?? "", names[column] ?? ""];
    const name = labels.labelOf(id);
    return {
      kind: kindOf(view, cell),
      id,
      name,
      group,
      ...(!isHidden && { mean, n }),
      ...(deviation !== undefined && { deviation }),
      text: markOf(view, cell),
      says: `${name}, ${group}: ${textOfCell(view, cell)}`,
    };
  });
}

function kindOf({ reach }: View, { mean, deviation, isHidden }: HeatmapCell): Fact["kind"] {
  if (isHidden) return "hidden";
  if (mean === null) return "missing";
  return reach !== null && deviation === undefined ? "total" : "mean";
}

/** What is drawn in a cell. */
function markOf({ axis }: View, { mean, deviation, isHidden }: HeatmapCell): string {
  if (isHidden) return hidden;
  if (mean === null) return noScoreMark;
  return deviation === undefined ? axis.format(mean) : axis.formatDifference(deviation);
}

/** What is in a cell, in words. */
export function textOfCell({ frame: { words }, axis }: View, { mean, n, deviation, isHidden }: HeatmapCell): string {
  if (isHidden) return words.hiddenCell;
  if (mean === null) return words.noScore;
  const whole = axis.format(mean - (deviation ?? 0));
  const score =
    deviation === undefined
      ? whole
      : filled(words.deviationOf, { difference: axis.formatDifference(deviation), mean: whole });
  return n === null ? score : filled(words.scoreAndCount, { score, n });
}

/** The title, the notes, and the description. */
export function textsOf({ grid, frame, labels, axis, names, reach }: View, facts: readonly Fact[]) {
  const { words } = frame;
  const { statistic, by, columns, rows } = grid;
  const kinds = labels.plural;
  const count = (kind: Fact["kind"]): number => facts.filter((fact) => fact.kind === kind).length;
  const [hiddenCells, missing] = [count("hidden"), count("missing")];
  const ofGroups = by.length === 0 ? kinds : filled(words.heatmapTitle, { kinds, groups: listed(by, words) });
  const title = `${capitalized(ofGroups)}${statistic ? `: ${statistic.name}` : ""}`;
  const groups = names.filter((_, column) => reach === null || columns[column]?.total !== "all");
  const values =
    reach === null
      ? { statistic: statistic?.name ?? words.meanScores, ...axis.ends }
      : { statistic: words.deviations, low: axis.formatDifference(-reach), high: axis.formatDifference(reach) };
  const isOneGroup = names.length === 1;
  return {
    title: reach === null ? title : filled(words.deviationTitle, { title }),
    notes: [
      count("mean") === 0 && words.nothingScored,
      reach !== null && words.deviationNote,
      isOneGroup && hiddenCells > 0 && words.brokenLineHidden,
      isOneGroup && hiddenCells === 0 && missing > 0 && words.brokenLineMissing,
      count("mean") > 0 && words.countNote,
    ],
    description: [
      isOneGroup
        ? filled(words.oneGroupDescription, { rows: rows.length, kinds, group: groups.join(), ...values })
        : filled(words.heatmapDescription, {
            rows: rows.length,
            kinds,
            columns: groups.length,
            groups: groups.join("; "),
            ...values,
          }),
      ...extremes(words, facts),
      hiddenCells > 0 && filled(words.hiddenCells, { n: hiddenCells }),
      missing > 0 && filled(words.cellsWithoutScore, { n: missing }),
    ],
  };
}

/** The first of the highest cells and the first of the lowest ones, in words. */
function extremes(words: Words, facts: readonly Fact[]): string[] {
  const [first, ...others] = facts.filter(({ kind }) => kind === "mean");
  if (first === undefined) return [words.nothingScored];
  const numberOf = ({ mean, deviation = mean }: ChartRow): number => Number(deviation);
  return [1, -1].map((sign) => {
    const { text, name, group } = others.reduce((best, fact) => {
      const [value, other] = [numberOf(fact), numberOf(best)];
      return (value - other) * sign > 0 && !areEqual(value, other) ? fact : best;
    }, first);
    return filled(sign > 0 ? words.highestCell : words.lowestCell, { score: text, name, group });
  });
}
