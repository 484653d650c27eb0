// The rows of a chart from top to bottom, each as high as the lines of its label, and the axes that label them.
import { lineHeight } from "./theme.ts";
import type { ChartAxis, ChartPosition } from "./vega-lite-spec.ts";
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

/** Rows with their places, in lines of text from the top. */
export interface RowLayout {
  readonly rows: readonly { readonly top: number; readonly middle: number; readonly bottom: number }[];
  /** The height of all rows in lines, at least 1. */
  readonly lines: number;
  /** The height of all rows in pixels. */
  readonly height: number;
  /** The position of marks by the field "line", with the labels of the rows at one side, or none. */
  readonly position: (side?: "left" | "right", title?: string | null) => ChartPosition;
}

/** How many letters a line of a label has. */
const labelWidth = 22;
/** The space between two rows, in lines. */
const spacing = 0.6;

/**
 * Places rows below each other.
 *
 * @param labels - The rows, from the top.
 * @param minLines - The least height of a row, in lines. Default: 1.
 * @param minHeight - The least height of all rows, in lines: lower ones are spread out to it. Default: 0.
 */
export function rowLayout(labels: readonly RowLabel[], minLines = 1, minHeight = 0): RowLayout {
  const texts = labels.map(({ label, end = [], isBold }) => ({ left: wrap(label, labelWidth), right: end, isBold }));
  let bottom = 0;
  const packed = texts.map(({ left, right }) => {
    const top = bottom;
    bottom = rounded(top + Math.max(left.length, right.length, minLines) + spacing);
    return { top, middle: rounded((top + bottom) / 2), bottom };
  });
  const lines = Math.max(bottom || 1, minHeight);
  const gap = (lines - bottom) / labels.length;
  const rows = gap > 0 ? packed.map((row, i) => shiftedRow(row, gap * (i + 0.5))) : packed;
  const axis = (side: "left" | "right", title: string | null): ChartAxis => {
    const labeled = texts.flatMap(({ [side]: lines, isBold }, i) => {
      // A label starts at its first line.
      const value = rounded((rows[i]?.middle ?? 0) - (lines.length - 1) / 2);
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
  return {
    rows,
    lines,
    height: Math.round(lines * lineHeight),
    position: (side, title = null) => ({
      field: "line",
      type: "quantitative",
      scale: { domain: [0, lines], nice: false, zero: false, reverse: true },
      axis: side === undefined ? null : axis(side, title),
    }),
  };
}

function shiftedRow({ top, middle, bottom }: RowLayout["rows"][number], shift: number): RowLayout["rows"][number] {
  return { top: rounded(top + shift), middle: rounded(middle + shift), bottom: rounded(bottom + shift) };
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
