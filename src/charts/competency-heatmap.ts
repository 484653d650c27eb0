// Draws many assessments at a glance: a shade and a number for each competency or target in each group.
import { filled, heatmapWords } from "../catalog/words.ts";
import type { Issue } from "../check/issue.ts";
import { anything, checkOptions, oneOf } from "../check/options.ts";
import { hidden, type PublishedTable } from "../disclosure/count-table.ts";
import { metricRecords } from "../model/generated.ts";
import type { ListedScores } from "../statistics/listed-scores.ts";
import { type Axis, axisOf } from "./axis.ts";
import { type GroupChartOptions, groupChartChecks } from "./chart-options.ts";
import {
  across,
  asIs,
  chartSpec,
  down,
  type Edge,
  emptyChart,
  end,
  type FilteredLayer,
  fontSizes,
  frameOf,
  labelWidth,
  movedBy,
  pixelsFrom,
  rectLayer,
  roomBetween,
  rounded,
  start,
  textLayer,
} from "./chart-spec.ts";
import { mixed, textOn } from "./color.ts";
import { heatmapGrid, type PublicationCells, type SummaryCells } from "./heatmap-cells.ts";
import { columnBlocks, headingLayers } from "./heatmap-columns.ts";
import { type Fact, noScoreMark, textsOf, type View, viewOf } from "./heatmap-view.ts";
import { keyOf } from "./key.ts";
import { headingsOf } from "./labels.ts";
import { scoreLayers } from "./profile-chart.ts";
import { brokenLine, gap, layoutRows, type Row, rowChart, wideLabels } from "./rows.ts";
import type { ChartRow, VegaLiteSpec } from "./vega-lite-spec.ts";

/** Options of a heatmap. */
export interface HeatmapOptions extends GroupChartOptions {
  /**
   * The groups in the columns. For a list of scores: a label for each of its scores, by the name of the group, such as
   * `{ role: ["staff", "student"] }`. Default: one column of all. For a summary: one or more of the names that it is
   * grouped by. Default: all of them. For a publication the same; with fewer than all, the chart shows the totals over
   * the others. Not for a published table.
   */
  readonly by?: string | readonly string[] | { readonly [name: string]: readonly (string | undefined)[] } | undefined;
  /** The name of a statistic of a published table. Default: its first mean, median, or share. */
  readonly statistic?: string | undefined;
  /**
   * `"deviation"`: the mean of each group minus the mean of all respondents, in points of the scale, with the means in
   * a column of their own. The mean of all is the total over all groups, if it is published, otherwise the mean of the
   * groups weighted by their counts. Default: `"score"`.
   */
  readonly values?: "score" | "deviation" | undefined;
}

/** The height of a cell, the space beside its number, and the space between cells, in pixels. */
const cellHeight = 22;
const cellPadding = 6;
const cellGap = 2;
/** The greatest width of the legend, its height, and its number of shades. */
const legendWidth = 320;
const legendHeight = 14;
const legendShades = 9;

/**
 * Draws a heatmap: a row for each competency and a column for each group, with the mean score of each as a number on a
 * shade. Competencies are under their domain, look-fors under their metric. One group alone is drawn as dots along the
 * scale.
 *
 * - For a list of scores, the rows are the items that their plan uses: competencies, or look-fors with each metric's
 *   own rating before them, all as they were rated, whichever of them a score is based on.
 * - For a summary, or its rows, the rows are its targets. A plan whose targets are competencies gives competencies.
 * - For `published` of the result of `publish`, the rows are its targets; totals are columns set apart from the others,
 *   and hidden means are stars.
 * - For `published` of the result of `suppress`, the rows and columns are those of the table, with groups in the
 *   columns, and the totals of the statistic over them, if any. A hidden cell is a star, in the picture and in the
 *   data.
 *
 * Scores and summaries of groups with fewer than 11 respondents (`minCount` of a summary) are refused unless `small` is
 * `"show"`. To share a chart, draw the result of `publish`. Deviations of published means are differences from the
 * published totals. They are refused if cells are hidden and no total is published. A row whose total is hidden has
 * stars alone.
 *
 * A cell without a value is empty except for a dash. If the groups do not fit in one row of columns, they are drawn in
 * blocks below each other.
 *
 * @param of - Scores, a summary, a publication, or a published table.
 * @param options - The groups in the columns, scores or deviations; title, names, width, layout, theme, catalog, and the
 *   scale of the ratings.
 * @throws OptionsError with every problem of the input and the options, such as small groups.
 */
export function competencyHeatmap(
  of: readonly ListedScores[] | SummaryCells | { readonly rows: SummaryCells } | PublicationCells | PublishedTable,
  options: HeatmapOptions = {},
): VegaLiteSpec {
  const issues: Issue[] = [];
  const grid = heatmapGrid(of, options ?? {}, issues);
  const values = oneOf("score", "deviation");
  checkOptions(options, { ...groupChartChecks, by: anything, statistic: anything, values }, () => issues);
  const frame = frameOf(options, heatmapWords);
  const { words } = frame;
  if (grid.rows.length === 0 || grid.columns.length === 0) {
    return emptyChart(options, frame, words.scoresTitle, words.noScores);
  }
  const view = viewOf(grid, options, frame);
  return grid.columns.length === 1 ? dotChart(view) : cellChart(view);
}

function cellChart(view: View): VegaLiteSpec {
  const { facts, options, frame } = view;
  const { colors, isNarrow } = frame;
  const rows = bandedRows(view);
  const labelRoom = isNarrow ? 0 : wideLabels(frame, rows, 0) + gap;
  const from: Edge = { share: 0, px: labelRoom };
  const least = labelWidth(facts.map(({ text }) => text)) + 2 * cellPadding;
  const { blocks, units, width } = columnBlocks(view.columns, roomBetween(frame, from, end), least);
  const x = across(frame, [0, units], from, end);
  const legend = legendOf(view);
  const layer: FilteredLayer[] = [...legend.layer];
  const lefts: number[] = [];
  const places: { readonly y: number; readonly height: number }[][] = [];
  let top = legend.height;
  for (const block of blocks) {
    const bottom = top + block.headings.height;
    layer.push(...headingLayers(frame, block.headings, x, bottom));
    const layout = layoutRows(frame, rows, { top: bottom + 2 * cellGap, labelRoom, ends: [], markHeight: cellHeight });
    layer.push(textLayer(frame, layout.labels, start));
    for (const { column, left } of block.columns) {
      lefts[column] = left;
      places[column] = layout.places.flatMap(({ y, top, bottom }, r) => {
        return rows[r]?.isHeading ? [] : [{ y, height: isNarrow ? cellHeight : bottom - top - cellGap }];
      });
    }
    top = layout.bottom + gap;
  }
  const values = facts.map(({ row, column, kind, data }): ChartRow => {
    const { y = 0, height = 0 } = places[column]?.[row] ?? {};
    const left = lefts[column] ?? 0;
    const color = colorOf(view, kind, data);
    const inside = cellGap / 2 / width;
    return {
      ...data,
      y,
      top: y - height / 2,
      bottom: y + height / 2,
      left: rounded(left + inside),
      right: rounded(left + 1 - inside),
      middle: left + 0.5,
      color,
      textColor: kind === "mean" ? textOn(colors, color) : colors.ink,
    };
  });
  const outlined = { fill: colors.surface, stroke: colors.faint, strokeWidth: 1, strokeJoin: "round" } as const;
  return chartSpec(options, frame, {
    ...textsOf(view),
    height: top - gap,
    values,
    layer: [
      ...layer,
      rectLayer(["mean"], x, ["left", "right"], {}, { fill: asIs("color") }),
      rectLayer(["total", "hidden", "missing"], x, ["left", "right"], outlined),
      {
        mark: { type: "text", fontSize: fontSizes.label, baseline: "middle", aria: false },
        encoding: { x: x("middle"), y: down("y"), text: { field: "text", type: "nominal" }, color: asIs("textColor") },
      },
    ],
  });
}

/** A row for each of the grid, and headings before some. */
function bandedRows({ grid, options, labels }: View): Row[] {
  const headings = headingsOf(grid.rows, labels.kind, options);
  return grid.rows.flatMap((id, row): Row[] => {
    // A metric's own rating is above its look-fors.
    const isBold = id === "overall" || (labels.kind === "metricOrLookFor" && Object.hasOwn(metricRecords, id));
    const own = { label: labels.labelOf(id), isBold };
    const heading = headings[row];
    return heading === undefined ? [own] : [{ label: heading, isHeading: true }, own];
  });
}

/** The color of a cell; the background's color for a cell without a number. */
function colorOf({ frame: { colors }, reach }: View, kind: Fact["kind"], { mean, deviation }: ChartRow): string {
  if (kind !== "mean") return colors.surface;
  if (reach === null) return mixed(...colors.shades, Number(mean));
  const share = Number(deviation) / reach;
  return mixed(colors.middle, share < 0 ? colors.low : colors.high, Math.abs(share));
}

/** The shades with the scale below them, and what the marks of cells without a number mean. */
function legendOf(view: View) {
  const { frame, axis, reach, facts } = view;
  const { words, colors } = frame;
  const right = Math.min(legendWidth, frame.least);
  const edges = [start, movedBy(start, right)] as const;
  const scale: Axis =
    reach === null
      ? scoresAlong(view, right)
      : {
          domain: [-reach, reach],
          ticks: [-reach, 0, reach].map((value) => ({ value, text: axis.formatDifference(value) })),
          ends: [words.belowMean, words.aboveMean],
        };
  const [low, high] = scale.domain;
  const shades = Array.from({ length: legendShades }, (_, i): ChartRow => {
    const value = low + ((high - low) * i) / (legendShades - 1);
    const color = colorOf(view, "mean", { mean: value, deviation: value });
    return {
      color,
      left: (right * i) / legendShades,
      right: (right * (i + 1)) / legendShades,
      top: 0,
      bottom: legendHeight,
    };
  });
  const x = pixelsFrom(frame, start);
  const { labels, height } = axisOf(frame, scale, edges, [0, legendHeight]);
  const marks = [
    facts.some(({ kind }) => kind === "hidden") && filled(words.hiddenMark, { mark: hidden }),
    facts.some(({ kind }) => kind === "missing") && filled(words.noScoreMark, { mark: noScoreMark }),
  ].flatMap((text) => (text === false ? [] : [{ text, color: colors.quiet, isHollow: true }]));
  const top = legendHeight + height + 4;
  const key = keyOf(frame, marks, top);
  return {
    layer: [
      {
        data: { values: shades },
        mark: { type: "rect", aria: false },
        encoding: {
          x: x("left"),
          x2: { field: "right" },
          y: down("top"),
          y2: { field: "bottom" },
          fill: asIs("color"),
        },
      } satisfies FilteredLayer,
      labels,
      ...key.layer,
    ],
    height: top + key.height + 4,
  };
}

/** The scale of the scores; a statistic of a table is in the title. */
function scoresAlong({ axis, frame, grid }: View, room: number): Axis {
  return { ...axis.axis(room), ...(grid.statistic === undefined && { title: frame.words.meanScoreHeading }) };
}

/** One group: its scores as dots along the scale. */
function dotChart(view: View): VegaLiteSpec {
  const { grid, options, frame, columns, facts } = view;
  const rows = bandedRows(view);
  // The fact of each row; for a heading, that of the row below it.
  const ofRows = rows.map((_, r) => {
    const place = rows.slice(0, r).filter(({ isHeading }) => !isHeading).length;
    return facts.find(({ row }) => row === place) as Fact;
  });
  const isNamed = grid.by.length > 0 || typeof grid.columns[0]?.group === "string";
  return rowChart(options, frame, {
    ...textsOf(view),
    rows,
    panels: [
      {
        ...(isNamed && { title: columns[0]?.name ?? "" }),
        endOf: (row) => ofRows[row]?.inWords ?? "",
        axis: (room) => scoresAlong(view, room),
        values: (row, y) => {
          const { data } = ofRows[row] as Fact;
          return [{ ...data, from: 0, to: Number(data["mean"] ?? 1), y }];
        },
        layer: (x) => [brokenLine(frame, x, "hidden"), ...scoreLayers(frame, x, "mean")],
      },
    ],
  });
}
