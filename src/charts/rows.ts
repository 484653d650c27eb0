// The rows of a chart from top to bottom, each as high as the lines of its label, and the axes that label them.
import { expression } from "./expression.ts";
import { lineHeight } from "./look.ts";
import type { ChartAxis, ChartPosition } from "./vega-lite-spec.ts";
import { wrap } from "./wrap.ts";

/** A row that is to be laid out. */
export interface RowLabel {
  /** The lines beside it. */
  readonly label: readonly string[];
  /** The lines at its other side. */
  readonly end?: readonly string[];
  /** Whether the lines beside it are bold: a heading, or what is pointed out. */
  readonly isBold?: boolean;
  /** How many lines high it is at least. */
  readonly least?: number;
}

/** Where a row lies, in lines of text from the top. */
export interface Row extends RowLabel {
  readonly top: number;
  readonly middle: number;
  readonly bottom: number;
}

/** How many letters a line beside a row has. */
const labelWidth = 22;

/** How high what stands between two rows is, in lines. */
const between = 0.6;

/**
 * Lays rows out.
 *
 * @param labels - The rows, from the top.
 */
export function rowsOf(labels: readonly RowLabel[]): readonly Row[] {
  let top = 0;
  return labels.map((row) => {
    const lines = Math.max(row.label.length, row.end?.length ?? 0, row.least ?? 1);
    const bottom = rounded(top + lines + between);
    const placed = { ...row, top, middle: rounded((top + bottom) / 2), bottom };
    top = bottom;
    return placed;
  });
}

/**
 * A position without the digits that only binary numbers have.
 *
 * @param position - In lines from the top.
 */
export function rounded(position: number): number {
  return Number(position.toFixed(3));
}

/**
 * The label of a row.
 *
 * @param name - What it is called.
 * @param width - How many letters a line has.
 */
export function rowLabel(name: string, width = labelWidth): readonly string[] {
  return wrap(name, width);
}

/** How high rows are in all, in lines; one at least. */
export function linesIn(rows: readonly Row[]): number {
  return rows.at(-1)?.bottom ?? 1;
}

/** How high rows are in all, in pixels. */
export function heightOf(rows: readonly Row[]): number {
  return Math.round(linesIn(rows) * lineHeight);
}

/**
 * The position of marks on the rows.
 *
 * @param field - The field that has it, in lines from the top.
 * @param lines - How many lines all rows have.
 * @param axis - How the rows are labelled; not at all unless given.
 */
export function rowPosition(field: string, lines: number, axis: ChartAxis | null = null): ChartPosition {
  return { field, type: "quantitative", scale: { domain: [0, lines], nice: false, zero: false, reverse: true }, axis };
}

/**
 * The axis with the labels of rows at one side.
 *
 * @param rows - The rows.
 * @param side - Which of their texts, and where.
 * @param title - What the rows are; none unless given.
 */
export function rowAxis(rows: readonly Row[], side: "left" | "right", title: string | null = null): ChartAxis {
  const labelled = rows.flatMap(({ label, end = [], middle, isBold }) => {
    const lines = side === "left" ? label : end;
    // A label hangs from its first line.
    return lines.length === 0 ? [] : [{ lines, value: rounded(middle - (lines.length - 1) / 2), isBold }];
  });
  const values = labelled.map(({ value }) => value);
  const bold = labelled.filter(({ isBold }) => isBold).map(({ value }) => value);
  return {
    title,
    // Over the labels, where the eye begins.
    titleAngle: 0,
    titleAlign: side === "left" ? "right" : "left",
    titleAnchor: "start",
    titleX: side === "left" ? -8 : 8,
    titleY: -6,
    orient: side,
    values,
    labelExpr: labelOf(
      values,
      labelled.map(({ lines }) => lines),
    ),
    ...(bold.length > 0 && {
      labelFontWeight: {
        condition: { test: `indexof(${expression(bold)}, datum.value) >= 0`, value: "bold" },
        value: "normal",
      },
    }),
    labelBaseline: "middle",
    labelLimit: 0,
    labelLineHeight: lineHeight,
    labelOverlap: false,
    labelPadding: 8,
    ticks: false,
    domain: false,
    grid: false,
    // The marks say what they are, with their row.
    aria: false,
  };
}

/**
 * The expression that gives each value of an axis its lines.
 *
 * @param values - The values.
 * @param lines - The lines of each.
 */
export function labelOf(values: readonly number[], lines: readonly (readonly string[])[]): string {
  return `${expression(lines)}[indexof(${expression(values)}, datum.value)]`;
}
