// Many assessments at a glance: a shade and a number for each competency, or target, and each group.
import type { Issue } from "../check/issue.ts";
import { anything, checkOptions } from "../check/options.ts";
import { hidden, type PublishedTable } from "../disclosure/count-table.ts";
import type { Scale } from "../scoring/scale.ts";
import { areEqual } from "../statistics/equal-values.ts";
import type { ListedScores } from "../statistics/listed-scores.ts";
import { type ScoreChartOptions, scoreChartChecks } from "./chart-options.ts";
import { byTest, chartSpec, colors, describedMark, emptyChart, ofKinds, xPosition } from "./chart-spec.ts";
import { type HeatmapGrid, heatmapGrid, type SummaryCells } from "./heatmap-cells.ts";
import { capitalized, labelsOf } from "./labels.ts";
import { labeledValues, rounded, rowLayout } from "./rows.ts";
import { scoreAxis } from "./score-axis.ts";
import type { ChartRow, VegaLiteSpec } from "./vega-lite-spec.ts";
import { wrap } from "./wrap.ts";

/** Options of a heatmap. */
export interface HeatmapOptions extends ScoreChartOptions {
  /**
   * The groups in the columns. For a list of scores: a label for each of its scores, by the name of the group, such as
   * `{ role: ["staff", "student"] }`. Default: one column of all. For a summary: one or more of the names that it is
   * grouped by. Default: all of them. Not for a published table.
   */
  readonly by?: string | readonly string[] | { readonly [name: string]: readonly (string | undefined)[] } | undefined;
  /** The name of a statistic of a published table. Default: its first mean, median, or share. */
  readonly statistic?: string | undefined;
}

/** The width of all columns on a phone, in pixels; more columns than fit make the chart wider. */
const columnsWidth = 164;
/** The width of a letter, and the space beside a number, in pixels. */
const letterWidth = 6.2;
const numberPadding = 2.5;
/** The space between two cells, in lines from the edge of each. */
const cellPadding = 0.05;

/** From the least to the most, in one hue, which darkens evenly. */
const shades = ["#f1f6fb", "#08306b"];
/** The share from which white on a shade is easier to read than black: both have a contrast of 4.6 there. */
const darkFrom = 0.62;

/**
 * Draws a heatmap: a row for each competency and a column for each group, with the mean score of each as a number on a
 * shade.
 *
 * - For a list of scores, the rows are the items that their plan uses: competencies, or look-fors with each metric's own
 *   rating before them, all as they were rated, whichever of them a score rests on.
 * - For a summary, or its rows, the rows are its targets. A plan whose targets are competencies gives competencies.
 * - For a table that `suppress` publishes, the rows and columns are those of the table, with groups in the columns. A
 *   hidden cell is a star, in the picture and in the data.
 *
 * A cell without a value is empty except for a dash. When there are more groups than fit on a phone, about six, the
 * chart is as wide as they need, unless `width` is set.
 *
 * @param of - Scores, a summary, or a published table.
 * @param options - The groups in the columns; title, names, width, and the scale of the ratings.
 * @throws OptionsError with every problem of the input and the options.
 */
export function competencyHeatmap(
  of: readonly ListedScores[] | SummaryCells | { readonly rows: SummaryCells } | PublishedTable,
  options: HeatmapOptions = {},
): VegaLiteSpec {
  const issues: Issue[] = [];
  const grid = heatmapGrid(of, options ?? {}, issues);
  checkOptions(options, { ...scoreChartChecks, by: anything, statistic: anything }, () => issues);
  if (grid.rows.length === 0 || grid.columns.length === 0) return emptyChart(options, "Scores", "No scores to show.");

  const { columns, statistic } = grid;
  const labels = labelsOf(grid.rows, options.names, grid.rowKind ?? "Target");
  const axis = scoreAxis(scaleOf(statistic, options.scale), grid.items);
  const rows = rowLayout(grid.rows.map((id) => ({ label: labels.labelOf(id) })));
  const values = grid.cells.map(({ row, column, mean, n, isHidden = false }): ChartRow => {
    const [id, group] = [grid.rows[row] ?? "", columns[column] ?? ""];
    const { top = 0, middle = 0, bottom = 0 } = rows.places[row] ?? {};
    const name = labels.labelOf(id);
    const kind = isHidden ? "hidden" : mean === null ? "missing" : "mean";
    const text = mean !== null ? axis.format(mean) : isHidden ? hidden : "–";
    const words = mean !== null ? text : isHidden ? "hidden" : "no score";
    return {
      kind,
      id,
      name,
      group,
      ...(isHidden ? {} : { mean, n }),
      top: rounded(top + cellPadding),
      bottom: rounded(bottom - cellPadding),
      line: middle,
      left: column,
      right: column + 1,
      centre: column + 0.5,
      text,
      says: `${name}, ${group}: ${words}${mean === null || n === null ? "" : ` (n ${n})`}`,
    };
  });
  const count = (state: string): number => values.filter(({ kind }) => kind === state).length;
  const [hiddenCells, missing] = [count("hidden"), count("missing")];
  const longest = values.reduce((most, { text }) => Math.max(most, String(text).length), 1);
  const columnWidth = longest * letterWidth + numberPadding;
  const isWide = columns.length * columnWidth > columnsWidth;
  const x = columnPosition(columns, isWide ? columnWidth : columnsWidth / columns.length);
  const cell = { x: x("left"), x2: { field: "right" }, y2: { field: "bottom" }, ...describedMark };
  const by = grid.by.length === 0 ? "" : ` by ${grid.by.join(" and ")}`;
  const wideWidth = isWide ? Math.ceil(columns.length * (columnWidth + 2 * numberPadding)) : undefined;
  const sized = { ...options, width: options.width ?? wideWidth };
  return chartSpec(sized, {
    title: `${capitalized(labels.plural)}${by}${statistic ? `: ${statistic.name}` : ""}`,
    notes: [
      count("mean") === 0 ? "Nothing could be scored." : `Light is ${axis.ends[0]}, dark ${axis.ends[1]}.`,
      hiddenCells > 0 && `${hidden} is hidden to protect respondents.`,
      missing > 0 && "– means no score.",
    ],
    description: [
      `${grid.rows.length} ${labels.plural} by ${columns.length} columns (${columns.join("; ")}), ${statistic?.name ?? "mean scores"} ${axis.range}`,
      ...extremes(values),
      hiddenCells > 0 && `${hiddenCells} cells are hidden`,
      missing > 0 && `${missing} cells have no score`,
    ],
    height: rows.height,
    values,
    layer: [
      {
        ...ofKinds("mean"),
        mark: { type: "rect", stroke: "white", strokeWidth: 1 },
        encoding: {
          ...cell,
          y: { ...rows.position("left", labels.kind), field: "top" },
          fill: {
            field: "mean",
            type: "quantitative",
            scale: { domain: [0, 1], range: [...shades], interpolate: "lab" },
            legend: null,
          },
        },
      },
      {
        ...ofKinds("hidden", "missing"),
        mark: { type: "rect", fill: "white", stroke: colors.faint, strokeWidth: 1 },
        encoding: { ...cell, y: { ...rows.position(), field: "top" } },
      },
      {
        mark: { type: "text", fontSize: 11, aria: false },
        encoding: {
          x: x("centre"),
          y: rows.position(),
          text: { field: "text", type: "nominal" },
          color: byTest(`datum.mean > ${darkFrom}`, "white", "black"),
        },
      },
    ],
  });
}

/** The scale of the values: scores are shown on the caller's scale, other statistics on their own. */
function scaleOf(statistic: HeatmapGrid["statistic"], scale: Scale | undefined): Scale | undefined {
  const [min, max] = statistic?.range ?? [0, 1];
  if (min === 0 && max === 1) {
    return statistic?.kind === "share" ? { min, max, continuous: true, labels: { 0: "none", 1: "all" } } : scale;
  }
  const labels = scale?.min === min && scale.max === max ? scale.labels : undefined;
  return { min, max, continuous: true, labels };
}

function columnPosition(columns: readonly string[], width: number) {
  // Labels that are wider than their column are vertical.
  const isVertical = columns.some((name) => name.length * letterWidth * 1.25 > width);
  const labels = columns.map((name, c) => ({ value: c + 0.5, lines: wrap(name, Number.POSITIVE_INFINITY) }));
  return (field: string) =>
    xPosition(field, [0, columns.length], {
      title: null,
      orient: "top",
      ...labeledValues(labels),
      ...(isVertical && { labelAngle: -90, labelAlign: "left", labelBaseline: "middle" }),
      ticks: false,
      domain: false,
      grid: false,
    });
}

/** The first of the highest cells and the first of the lowest ones, in words. */
function extremes(values: readonly ChartRow[]): string[] {
  const [first, ...others] = values.filter(({ kind }) => kind === "mean");
  if (first === undefined) return ["Nothing could be scored"];
  return [1, -1].map((sign) => {
    const extreme = others.reduce((best, row) => {
      const [mean, other] = [row["mean"] as number, best["mean"] as number];
      return (mean - other) * sign > 0 && !areEqual(mean, other) ? row : best;
    }, first);
    return `The ${sign > 0 ? "highest" : "lowest"} is ${extreme["text"]} for ${extreme["name"]}, ${extreme["group"]}`;
  });
}
