// Many assessments at a glance: a shade and a number for each competency, or target, and each group.
import { filled, type Words, wordsOf } from "../catalog/words.ts";
import type { Issue } from "../check/issue.ts";
import { anything, checkOptions } from "../check/options.ts";
import { hidden, type PublishedTable } from "../disclosure/count-table.ts";
import type { Scale } from "../scoring/scale.ts";
import { areEqual } from "../statistics/equal-values.ts";
import type { ListedScores } from "../statistics/listed-scores.ts";
import { type GroupChartOptions, groupChartChecks } from "./chart-options.ts";
import { byTest, chartSpec, colors, describedMark, emptyChart, ofKinds, xPosition } from "./chart-spec.ts";
import { type HeatmapGrid, heatmapGrid, type PublicationCells, type SummaryCells } from "./heatmap-cells.ts";
import { capitalized, groupLabel, labelsOf, listed } from "./labels.ts";
import { labeledValues, rounded, rowLayout } from "./rows.ts";
import { scoreAxis } from "./score-axis.ts";
import type { ChartRow, VegaLiteSpec } from "./vega-lite-spec.ts";
import { wrap } from "./wrap.ts";

/** Options of a heatmap. */
export interface HeatmapOptions extends GroupChartOptions {
  /**
   * The groups in the columns. For a list of scores: a label for each of its scores, by the name of the group, such as
   * `{ role: ["staff", "student"] }`. Default: one column of all. For a summary: one or more of the names that it is
   * grouped by. Default: all of them. For a publication the same; with fewer than all, it takes the totals over the
   * others. Not for a published table.
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
/** What is in a cell without a score. */
const noScoreMark = "–";

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
 * - For what `publish` returns as `published`, the rows are its targets too; totals are columns, and hidden means are stars.
 * - For a table that `suppress` publishes, the rows and columns are those of the table, with groups in the columns. A
 *   hidden cell is a star, in the picture and in the data.
 *
 * Scores and summaries of groups of fewer than 11 respondents (`minCount` of a summary) are refused unless `small` is
 * `"show"`. For others to see, draw what `publish` returns.
 *
 * A cell without a value is empty except for a dash. When there are more groups than fit on a phone, about six, the
 * chart is as wide as they need, unless `width` is set.
 *
 * @param of - Scores, a summary, a publication, or a published table.
 * @param options - The groups in the columns; title, names, width, catalog, and the scale of the ratings.
 * @throws OptionsError with every problem of the input and the options, such as small groups.
 */
export function competencyHeatmap(
  of: readonly ListedScores[] | SummaryCells | { readonly rows: SummaryCells } | PublicationCells | PublishedTable,
  options: HeatmapOptions = {},
): VegaLiteSpec {
  const issues: Issue[] = [];
  const grid = heatmapGrid(of, options ?? {}, issues);
  checkOptions(options, { ...groupChartChecks, by: anything, statistic: anything }, () => issues);
  const words = wordsOf(options.catalog);
  if (grid.rows.length === 0 || grid.columns.length === 0) {
    return emptyChart(options, words.scoresTitle, words.noScores);
  }

  const { statistic } = grid;
  const columns = grid.columns.map((column) => (typeof column === "string" ? column : groupLabel(column, words)));
  const labels = labelsOf(grid.rows, options, grid.rowKind ?? "target");
  const axis = scoreAxis(words, scaleOf(words, statistic, options.scale), grid.items);
  const rows = rowLayout(grid.rows.map((id) => ({ label: labels.labelOf(id) })));
  const values = grid.cells.map(({ row, column, mean, n, isHidden = false }): ChartRow => {
    const [id, group] = [grid.rows[row] ?? "", columns[column] ?? ""];
    const { top = 0, middle = 0, bottom = 0 } = rows.places[row] ?? {};
    const name = labels.labelOf(id);
    const kind = isHidden ? "hidden" : mean === null ? "missing" : "mean";
    const text = mean !== null ? axis.format(mean) : isHidden ? hidden : noScoreMark;
    const score = mean !== null ? text : isHidden ? words.hiddenCell : words.noScore;
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
      says: `${name}, ${group}: ${mean === null || n === null ? score : filled(words.scoreAndCount, { score, n })}`,
    };
  });
  const count = (state: string): number => values.filter(({ kind }) => kind === state).length;
  const [hiddenCells, missing] = [count("hidden"), count("missing")];
  const longest = values.reduce((most, { text }) => Math.max(most, String(text).length), 1);
  const columnWidth = longest * letterWidth + numberPadding;
  const isWide = columns.length * columnWidth > columnsWidth;
  const x = columnPosition(columns, isWide ? columnWidth : columnsWidth / columns.length);
  const cell = { x: x("left"), x2: { field: "right" }, y2: { field: "bottom" }, ...describedMark };
  const kinds = labels.plural;
  const title = grid.by.length === 0 ? kinds : filled(words.heatmapTitle, { kinds, groups: listed(grid.by, words) });
  const wideWidth = isWide ? Math.ceil(columns.length * (columnWidth + 2 * numberPadding)) : undefined;
  const sized = { ...options, width: options.width ?? wideWidth };
  return chartSpec(sized, {
    title: `${capitalized(title)}${statistic ? `: ${statistic.name}` : ""}`,
    notes: [
      count("mean") === 0 ? words.nothingScored : filled(words.lightAndDark, axis.ends),
      hiddenCells > 0 && filled(words.hiddenMark, { mark: hidden }),
      missing > 0 && filled(words.noScoreMark, { mark: noScoreMark }),
    ],
    description: [
      filled(words.heatmapDescription, {
        rows: grid.rows.length,
        kinds,
        columns: columns.length,
        groups: columns.join("; "),
        statistic: statistic?.name ?? words.meanScores,
        ...axis.ends,
      }),
      ...extremes(words, values),
      hiddenCells > 0 && filled(words.hiddenCells, { n: hiddenCells }),
      missing > 0 && filled(words.cellsWithoutScore, { n: missing }),
    ],
    height: rows.height,
    values,
    layer: [
      {
        ...ofKinds("mean"),
        mark: { type: "rect", stroke: "white", strokeWidth: 1 },
        encoding: {
          ...cell,
          y: { ...rows.position("left", labels.heading), field: "top" },
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
function scaleOf(words: Words, statistic: HeatmapGrid["statistic"], scale: Scale | undefined): Scale | undefined {
  const [min, max] = statistic?.range ?? [0, 1];
  if (min === 0 && max === 1) {
    const labels = { 0: words.shareNone, 1: words.shareAll };
    return statistic?.kind === "share" ? { min, max, continuous: true, labels } : scale;
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
function extremes(words: Words, values: readonly ChartRow[]): string[] {
  const [first, ...others] = values.filter(({ kind }) => kind === "mean");
  if (first === undefined) return [words.nothingScored];
  return [1, -1].map((sign) => {
    const extreme = others.reduce((best, row) => {
      const [mean, other] = [row["mean"] as number, best["mean"] as number];
      return (mean - other) * sign > 0 && !areEqual(mean, other) ? row : best;
    }, first);
    const { text, name, group } = extreme as Record<"text" | "name" | "group", string>;
    return filled(sign > 0 ? words.highestCell : words.lowestCell, { score: text, name, group });
  });
}
