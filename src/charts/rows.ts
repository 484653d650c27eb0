// The rows of a chart from top to bottom, each as high as the lines of its label, and the axes that label them.
import type { ChartOptions } from "./chart-options.ts";
import { type ChartParts, chartSpec, colors, lineHeight, type PositionOf, ruleLayer } from "./chart-spec.ts";
import type { ChartAxis, ChartPosition, ChartRow, VegaLiteSpec } from "./vega-lite-spec.ts";
import { wrap } from "./wrap.ts";

/** A row before it has a place. */
export interface RowLabel {
  /** The label at its left. */
  readonly label: string;
  /** The lines at its right. */
  readonly end?: readonly string[];
  /** Whether its labels are bold, as of a heading or a highlighted row. */
  readonly isBold?: boolean;
}

/** A row with its data. */
export interface DataRow extends RowLabel {
  /** Its sentence of the description. Default: none. */
  readonly description?: string;
  /** Its data, for a row whose middle is so many lines from the top. Default: none. */
  readonly values?: (line: number) => readonly ChartRow[];
}

/** What a chart of rows is made of. The description of the rows follows the one given here. */
interface RowChartParts extends Pick<ChartParts, "title" | "notes" | "description"> {
  readonly rows: readonly DataRow[];
  /** The least height of a row, in lines. Default: 1. */
  readonly minLines?: number;
  /** What the labels at the left are, and what those at the right are. */
  readonly axisTitles: readonly [string, string?];
  /** The position of marks along the scale, for these data. */
  readonly position: (values: readonly ChartRow[]) => PositionOf;
  /** The marks, of which one has the position `labeledY`, with the labels at the right. */
  readonly layer: (x: PositionOf, y: ChartPosition, labeledY: ChartPosition) => ChartParts["layer"];
}

/** How many letters a line of a label has. */
const labelWidth = 22;
/** The space between two rows, in lines. */
const spacing = 0.6;

/**
 * A chart with a row for each target, group, or item: labels at both sides, and marks along a scale between them. Data
 * of the kind "missing" are a broken line from the field `from` to the field `to`.
 */
export function rowChart(options: ChartOptions, parts: RowChartParts): VegaLiteSpec {
  const { rows, axisTitles } = parts;
  const { places, height, position } = rowLayout(rows, parts.minLines);
  const values = rows.flatMap((row, i) => row.values?.(places[i]?.middle ?? 0) ?? []);
  const description = [...parts.description, ...rows.flatMap(({ description }) => description ?? [])];
  const x = parts.position(values);
  const missingMark = { strokeDash: [2, 5], color: colors.quiet, strokeWidth: 1.5 };
  const layer = [
    ruleLayer("missing", x, ["from", "to"], position("left", axisTitles[0]), missingMark),
    ...parts.layer(x, position(), position("right", axisTitles[1])),
  ];
  return chartSpec(options, { title: parts.title, notes: parts.notes, description, height, values, layer });
}

/**
 * Places rows below each other, in lines of text from the top.
 *
 * @param labels - The rows, from the top.
 * @param minLines - The least height of a row, in lines. Default: 1.
 * @param minHeight - The least height of all rows, in lines: lower ones are spread out to it. Default: 0.
 * @returns The places; the height of all rows in lines, at least 1, and in pixels; and the position of marks by the
 *   field "line", with the labels of the rows at one side, or none.
 */
export function rowLayout(labels: readonly RowLabel[], minLines = 1, minHeight = 0) {
  const texts = labels.map(({ label, end = [], isBold }) => ({ left: wrap(label, labelWidth), right: end, isBold }));
  let end = 0;
  const packed = texts.map(({ left, right }) => {
    const top = end;
    end = rounded(top + Math.max(left.length, right.length, minLines) + spacing);
    return { top, middle: rounded((top + end) / 2), bottom: end };
  });
  const lines = Math.max(end || 1, minHeight);
  const gap = (lines - end) / labels.length;
  const shifted = (line: number, i: number): number => (gap > 0 ? rounded(line + gap * (i + 0.5)) : line);
  const places = packed.map(({ top, middle, bottom }, i) => {
    return { top: shifted(top, i), middle: shifted(middle, i), bottom: shifted(bottom, i) };
  });
  const axis = (side: "left" | "right", title: string | null): ChartAxis => {
    const labeled = texts.flatMap(({ [side]: lines, isBold }, i) => {
      // A label starts at its first line.
      const value = rounded((places[i]?.middle ?? 0) - (lines.length - 1) / 2);
      return lines.length === 0 ? [] : [{ lines, value, isBold }];
    });
    const bold = literal(labeled.flatMap(({ isBold, value }) => (isBold ? [value] : [])));
    const test = `indexof(${bold}, datum.value) >= 0`;
    return {
      title,
      // Above the labels, where reading starts.
      titleAngle: 0,
      titleAlign: side === "left" ? "right" : "left",
      titleAnchor: "start",
      titleX: side === "left" ? -8 : 8,
      titleY: -6,
      orient: side,
      ...labeledValues(labeled),
      ...(bold !== "[]" && { labelFontWeight: { condition: { test, value: "bold" }, value: "normal" } }),
      labelBaseline: "middle",
      labelLineHeight: lineHeight,
      labelPadding: 8,
      ticks: false,
      domain: false,
      grid: false,
    };
  };
  const position = (side?: "left" | "right", title: string | null = null): ChartPosition => ({
    field: "line",
    type: "quantitative",
    scale: { domain: [0, lines], nice: false, zero: false, reverse: true },
    axis: side === undefined ? null : axis(side, title),
  });
  return { places, lines, height: Math.round(lines * lineHeight), position };
}

/** The part of an axis that labels each of some values with its lines, none of them cut. */
export function labeledValues(labels: readonly { readonly value: number; readonly lines: readonly string[] }[]) {
  const values = labels.map(({ value }) => value);
  return {
    values,
    labelExpr: `${literal(labels.map(({ lines }) => lines))}[indexof(${literal(values)}, datum.value)]`,
    labelLimit: 0,
    labelOverlap: false,
    // A screen reader reads the marks and the description; the numbers of the axis would be read without their labels.
    aria: false,
  };
}

/** A literal in an expression of Vega: JSON, without the two line separators that JSON alone allows in strings. */
function literal(value: readonly unknown[]): string {
  return JSON.stringify(value)
    .replace(/\u2028/g, "\\u2028")
    .replace(/\u2029/g, "\\u2029");
}

/** A position without the digits that only binary numbers have. */
export function rounded(position: number): number {
  return Number(position.toFixed(3));
}
