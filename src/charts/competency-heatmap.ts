// Many assessments at a glance: a shade and a number for each competency, or target, and each group.
import type { Issue } from "../model/errors.ts";
import { isPlainObject } from "../model/plain-object.ts";
import { unexpected } from "../model/unexpected.ts";
import type { Scale } from "../scoring/scale.ts";
import { hidden, type PublishedTable } from "../statistics/count-table.ts";
import { areEqual } from "../statistics/equal-values.ts";
import type { ListedScores } from "../statistics/listed-scores.ts";
import type { ScoreSummary } from "../statistics/summarize.ts";
import type { TableSummary } from "../table/summarize-table.ts";
import { checkChartOptions, type ScoreChartOptions, scoreChartKeys } from "./chart-options.ts";
import { chartOf, emptyChart, only, saying } from "./frame.ts";
import { type Cell, type CellGrid, cellsOfScores, cellsOfSummary, cellsOfTable } from "./heatmap-cells.ts";
import { colours, darkFrom, shades } from "./look.ts";
import { capitalised, namesOf } from "./names.ts";
import { heightOf, labelOf, linesIn, rounded, rowAxis, rowLabel, rowPosition, rowsOf } from "./rows.ts";
import { scoreScale } from "./score-scale.ts";
import type { ChartChannel, ChartPosition, ChartRow, VegaLiteSpec } from "./vega-lite-spec.ts";
import { wrap } from "./wrap.ts";

/** How a heatmap is made. */
export interface HeatmapOptions extends ScoreChartOptions {
  /**
   * What stands side by side. Of a list of scores: labels for each of its scores, under the name of the group, such as
   * `{ role: ["staff", "student"] }`; all together unless given. Of a summary: one or more of the names that it is
   * grouped by; all of them unless given. Not of a published table.
   */
  readonly by?: string | readonly string[] | { readonly [name: string]: readonly (string | undefined)[] } | undefined;
  /** Which statistic of a published table, by its name; its first mean, median or share unless given. */
  readonly statistic?: string | undefined;
}

/** Rows of a summary, as summarize and summarizeTable give them. */
export type SummaryCells = readonly Pick<ScoreSummary, "group" | "target" | "n" | "mean">[];

/** What the columns have of the width of a phone, in pixels; more of them have a width of their own. */
const columnsWidth = 164;
/** The width of a letter, in pixels, and the room beside a number. */
const letterWidth = 6.2;
const numberRoom = 2.5;

/**
 * A heatmap: a row for each competency and a column for each group, with the mean score of each as a number on a shade.
 *
 * - Of a list of scores, the rows are the items that their plan uses: competencies, or look-fors with each metric's own
 *   rating before them, all as they were rated, whichever of them a score rests on.
 * - Of a summary, the rows are its targets. A plan whose targets are competencies gives competencies.
 * - Of what `suppress` publishes, the rows and columns of the table, groups side by side. A hidden cell is a star, in
 *   the picture and in the data.
 *
 * A cell without a value is empty but for a dash. Of more groups than a phone has room for, six or so, the chart is as
 * wide as they need unless it is given a width.
 *
 * @param of - Scores, a summary, or a published table.
 * @param options - What stands side by side; title, names, width, and the scale of the ratings.
 * @throws OptionsError with every problem of both.
 */
export function competencyHeatmap(
  of: readonly ListedScores[] | SummaryCells | TableSummary | PublishedTable,
  options: HeatmapOptions = {},
): VegaLiteSpec {
  let grid: CellGrid | null = null;
  checkChartOptions(options, [...scoreChartKeys, "by", "statistic"], ({ by, statistic }) => {
    const issues: Issue[] = [];
    grid = cellGrid(of, by, statistic, issues);
    return issues;
  });
  return heatmapOf(grid as unknown as CellGrid, options);
}

function cellGrid(of: unknown, by: unknown, statistic: unknown, issues: Issue[]): CellGrid {
  const isTable = isPlainObject(of) && "counts" in of;
  if (statistic !== undefined && !isTable) {
    issues.push(unexpected(["statistic"], statistic, "nothing, since no published table was given,"));
  }
  if (isTable) {
    if (by !== undefined) issues.push(unexpected(["by"], by, "nothing, since a published table has its columns,"));
    return cellsOfTable(of, statistic, issues);
  }
  const list: unknown = isPlainObject(of) ? of["rows"] : of;
  if (!Array.isArray(list)) {
    issues.push(unexpected(["of"], of, "scores, a summary, or a published table"));
    return { rows: [], columns: [], by: [], items: [], cells: [] };
  }
  return list.some((one) => isPlainObject(one) && "plan" in one)
    ? cellsOfScores(list, by, issues)
    : cellsOfSummary(list, by, issues);
}

function heatmapOf(grid: CellGrid, options: HeatmapOptions): VegaLiteSpec {
  if (grid.rows.length === 0 || grid.columns.length === 0) return emptyChart("Scores", "No scores to show.", options);
  const names = namesOf(grid.rows, options.names, grid.isOfTargets === false ? "Row" : "Target");
  const by = grid.by.join(" and ");
  const title = `${capitalised(names.plural)}${by === "" ? "" : ` by ${by}`}${grid.statistic === undefined ? "" : `: ${grid.statistic.name}`}`;

  const scale = scaleOf(grid, options.scale);
  const shown = scoreScale(scale, grid.items);
  const rows = rowsOf(grid.rows.map((id) => ({ label: rowLabel(names.nameOf(id)) })));
  const lines = linesIn(rows);
  const values = grid.cells.map((cell): ChartRow => {
    const { row, column, state, mean, n } = cell;
    const [id, group] = [grid.rows[row] as string, grid.columns[column] as string];
    const { top = 0, bottom = 0, middle = 0 } = rows[row] ?? {};
    const gap = 0.05;
    return {
      kind: state,
      id,
      name: names.nameOf(id),
      group,
      ...(state === "hidden" ? {} : { mean, n }),
      top: rounded(top + gap),
      bottom: rounded(bottom - gap),
      line: middle,
      left: column,
      right: column + 1,
      centre: column + 0.5,
      text: state === "mean" ? shown.shown(mean as number) : state === "hidden" ? hidden : "–",
      says: `${names.nameOf(id)}, ${group}: ${saysOf(cell, shown.shown)}`,
    };
  });
  const count = (state: Cell["state"]): number => grid.cells.filter((cell) => cell.state === state).length;
  const [means, hiddenCells, missing] = [count("mean"), count("hidden"), count("missing")];
  const longest = values.reduce((most, { text }) => Math.max(most, String(text).length), 1);
  const columnWidth = longest * letterWidth + numberRoom;
  const isWide = grid.columns.length * columnWidth > columnsWidth;
  const x = columnPosition(grid.columns, isWide ? columnWidth : columnsWidth / grid.columns.length);
  const y = rowPosition("line", lines);
  const fill: ChartChannel = {
    field: "mean",
    type: "quantitative",
    scale: { domain: [0, 1], range: shades, interpolate: "lab" },
    legend: null,
  };
  return chartOf(
    {
      title,
      notes: [
        means === 0 ? "Nothing could be scored." : `Light is ${shown.ends[0]}, dark ${shown.ends[1]}.`,
        ...(hiddenCells > 0 ? [`${hidden} is hidden, to protect those who answered.`] : []),
        ...(missing > 0 ? ["– has no score."] : []),
      ],
      says: [
        `${grid.rows.length} ${names.plural} by ${grid.columns.length} columns (${grid.columns.join("; ")}), ${grid.statistic?.name ?? "mean scores"} ${shown.range}`,
        ...extremes(values, shown.shown),
        ...(hiddenCells > 0 ? [`${hiddenCells} cells are hidden`] : []),
        ...(missing > 0 ? [`${missing} cells have no score`] : []),
      ],
      height: heightOf(rows),
      values,
      layer: [
        {
          ...only("mean"),
          mark: { type: "rect", stroke: "white", strokeWidth: 1 },
          encoding: {
            x: x("left"),
            x2: { field: "right" },
            y: { ...rowPosition("top", lines), axis: rowAxis(rows, "left", names.kind) },
            y2: { field: "bottom" },
            fill,
            ...saying,
          },
        },
        {
          ...only("hidden", "missing"),
          mark: { type: "rect", fill: "white", stroke: colours.faint, strokeWidth: 1 },
          encoding: {
            x: x("left"),
            x2: { field: "right" },
            y: rowPosition("top", lines),
            y2: { field: "bottom" },
            ...saying,
          },
        },
        {
          mark: { type: "text", fontSize: 11, aria: false },
          encoding: {
            x: x("centre"),
            y,
            text: { field: "text", type: "nominal" },
            color: { condition: { test: `datum.mean > ${darkFrom}`, value: "white" }, value: "black" },
          },
        },
      ],
    },
    isWide && options.width === undefined
      ? { ...options, width: Math.ceil(grid.columns.length * (columnWidth + 2 * numberRoom)) }
      : options,
  );
}

/** The scale that the values are on: scores are put on the caller's, other values have their own. */
function scaleOf({ statistic }: CellGrid, given: Scale | undefined): Scale | undefined {
  if (statistic === undefined) return given;
  const [min, max] = statistic.range;
  if (min === 0 && max === 1) {
    return statistic.isShare ? { min, max, continuous: true, labels: { 0: "none", 1: "all" } } : given;
  }
  const labels = given?.min === min && given.max === max ? given.labels : undefined;
  return { min, max, continuous: true, labels };
}

function columnPosition(columns: readonly string[], width: number): (field: string) => ChartPosition {
  const values = columns.map((_, c) => c + 0.5);
  // A name that is wider than its column stands upright over it.
  const isUpright = columns.some((name) => name.length * letterWidth * 1.25 > width);
  return (field) => ({
    field,
    type: "quantitative",
    scale: { domain: [0, columns.length], nice: false, zero: false },
    axis: {
      title: null,
      orient: "top",
      values,
      labelExpr: labelOf(
        values,
        columns.map((name) => wrap(name, Number.POSITIVE_INFINITY)),
      ),
      ...(isUpright ? { labelAngle: -90, labelAlign: "left", labelBaseline: "middle" } : {}),
      labelLimit: 0,
      labelOverlap: false,
      ticks: false,
      domain: false,
      grid: false,
      aria: false,
    },
  });
}

function saysOf({ state, mean, n }: Cell, shown: (score: number) => string): string {
  if (state === "hidden") return "hidden";
  if (state === "missing") return "no score";
  return `${shown(mean as number)}${n === null ? "" : ` (n ${n})`}`;
}

/** The greatest and the least of what is shown. */
function extremes(values: readonly ChartRow[], shown: (score: number) => string): string[] {
  const means = values.filter(({ kind }) => kind === "mean");
  const [first] = means;
  if (first === undefined) return ["Nothing could be scored"];
  const pick = (isBeyond: (one: number, other: number) => boolean): string => {
    const found = means.reduce((best, row) => {
      const [mean, other] = [row["mean"] as number, best["mean"] as number];
      return isBeyond(mean, other) && !areEqual(mean, other) ? row : best;
    }, first);
    return `${shown(found["mean"] as number)} for ${found["name"]}, ${found["group"]}`;
  };
  return [`The highest is ${pick((one, other) => one > other)}`, `The lowest is ${pick((one, other) => one < other)}`];
}
