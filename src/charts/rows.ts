// Charts of rows: their labels, and one or more panels of marks along a scale.
import { type Axis, axisOf } from "./axis.ts";
import type { ChartOptions } from "./chart-options.ts";
import {
  across,
  type ChartParts,
  chartSpec,
  type Edge,
  type FilteredLayer,
  type Frame,
  fontSizes,
  labelLines,
  labelWidth,
  lineHeight,
  movedBy,
  type PositionOf,
  roomBetween,
  ruleLayer,
  start,
  textLayer,
  textRows,
} from "./chart-spec.ts";
import { type KeyEntry, keyOf } from "./key.ts";
import { wordsIn } from "./text-size.ts";
import type { ChartRow, VegaLiteSpec } from "./vega-lite-spec.ts";

export interface Row {
  readonly label: string;
  /** Whether it is a heading of the rows below it, without marks. Default: it is not. */
  readonly isHeading?: boolean;
  /** Whether its label is bold. Default: true for a heading. */
  readonly isBold?: boolean;
  /** Whether its label begins farther to the right, below a heading that is not bold. Default: it does not. */
  readonly isIndented?: boolean;
}

/** Marks along a scale, for each row. */
export interface Panel {
  /** Its heading. Default: none. */
  readonly title?: string;
  /** The text at the right of a row: text that is wrapped where it is long, or lines of text. Default: nothing. */
  readonly endOf?: (row: number) => string | readonly string[];
  /** In a wide chart, columns of short texts in place of that. */
  readonly endColumns?: readonly EndColumn[];
  /** Its width relative to other panels. Default: 1. */
  readonly weight?: number;
  /** Its scale, for a length in pixels. */
  readonly axis: (room: number) => Axis;
  /**
   * The data of a row that is not a heading; `y` is its middle in pixels. Data of the kind "missing" are a broken line
   * from the field `from` to the field `to`. Where there are several panels, `panel` is added.
   *
   * @param room - The length of the scale, in pixels.
   */
  readonly values: (row: number, y: number, room: number) => readonly ChartRow[];
  readonly layer: (x: PositionOf) => readonly FilteredLayer[];
}

/** A column at the right of a panel: its heading, which is wrapped, and the text of a row that is not a heading. */
interface EndColumn {
  readonly title: string;
  readonly textOf: (row: number) => string;
}

export interface RowChartParts extends Pick<ChartParts, "title" | "notes" | "description"> {
  readonly key?: readonly KeyEntry[];
  readonly rows: readonly Row[];
  /** The height of the marks of a row, in pixels. Default: 16. */
  readonly markHeight?: number;
  /** The panels: next to each other if they fit, otherwise below each other. */
  readonly panels: readonly Panel[];
}

/** The greatest share of a wide chart for labels, and the least share for marks. */
const labelShare = 0.38;
const plotShare = 0.46;
/** The space between labels, panels, and the texts at their right, in pixels. */
export const gap = 14;
/** How far labels below a heading that is not bold are indented, in pixels. */
const indentation = 12;
/** The space between rows, and above and below a heading, in pixels. */
const rowGap = 8;
const headingGap = 6;
const titleGap = 4;
/** The space at the ends of a scale for half of a mark, in pixels. */
const markRoom = 8;
/** The space between columns at the right of a panel, in pixels. */
const columnGap = 11;
/** The widest heading of such a column that makes it wider than its texts, in pixels. */
const shortTitle = 48;
/** The least width of the marks of a panel that is next to another, in pixels. */
const leastPanel = 110;
/** The share of a wide chart for the texts at the right of its panels, unless a word is wider. */
const endShare = 0.3;

/** A chart with a row for each target, group, or item, and panels of marks along a scale. */
export function rowChart(options: ChartOptions, frame: Frame, parts: RowChartParts): VegaLiteSpec {
  const { title, notes, description, rows, panels, markHeight = 16 } = parts;
  const { columns, measured, labelRoom } = columnsOf(frame, rows, panels);
  const key = keyOf(frame, parts.key ?? []);
  const values: ChartRow[] = [];
  const layer: FilteredLayer[] = [...key.layer];
  const marks: FilteredLayer[] = [];
  let top = key.height;
  for (let first = 0; first < panels.length; first += columns) {
    const own = measured.slice(first, first + columns);
    // Panels have the widths of those above them, even if there are fewer.
    const beside = placedPanels(frame, own, own.length < columns ? measured.slice(0, columns) : own, labelRoom);
    const titles = beside.flatMap(({ heading, ends }) => [heading, ...ends.columns.map(({ title }) => title)]);
    const titleHeight = Math.max(...titles.map((lines) => lines.length)) * lineHeight;
    if (titleHeight > 0) top += titleHeight + titleGap;
    const layout = layoutRows(frame, rows, { top, labelRoom, ends: beside.map(({ ends }) => ends), markHeight });
    layer.push(textLayer(frame, layout.labels, start));
    let below = 0;
    beside.forEach(({ panel, ends, heading, from, to, room }, i) => {
      const scale = panel.axis(room);
      const axis = axisOf(frame, scale, [from, to], [layout.top, layout.bottom], layout.bands);
      layer.push(axis.lines);
      marks.push(axis.labels);
      below = Math.max(below, axis.height);
      const titleRows = (lines: readonly string[], x: number, isBold: boolean) =>
        textRows(lines, { x, top: layout.top - titleGap - lines.length * lineHeight, isBold });
      if (heading.length > 0) marks.push(textLayer(frame, titleRows(heading, -markRoom, true), from));
      const endTexts = ends.columns.flatMap(({ title, lines, x }) => [
        ...titleRows(title, x, false),
        ...layout.places.flatMap(({ endTop }, r) => textRows(lines[r] ?? [], { x, top: endTop(lines[r] ?? []) })),
      ]);
      if (endTexts.length > 0) {
        const endMark = { align: "right", color: frame.colors.quiet, fontSize: fontSizes.note } as const;
        marks.push(textLayer(frame, endTexts, movedBy(to, markRoom + endRoom(frame, ends)), endMark));
      }
      const x = across(frame, scale.domain, from, to);
      const ownMarks = [brokenLine(frame, x, "missing"), ...panel.layer(x)];
      const ownValues = layout.places.flatMap(({ y }, r) => (rows[r]?.isHeading ? [] : panel.values(r, y, room)));
      if (panels.length === 1) {
        marks.push(...ownMarks);
        values.push(...ownValues);
      } else {
        marks.push(...ownMarks.map((one) => inPanel(one, first + i)));
        values.push(...ownValues.map((one) => ({ ...one, panel: first + i })));
      }
    });
    top = layout.bottom + below + (first + columns < panels.length ? 2 * gap : 0);
  }
  return chartSpec(options, frame, { title, notes, description, height: top, values, layer: [...layer, ...marks] });
}

/** A broken line from the field `from` to the field `to`, in each row of a kind. */
export function brokenLine({ colors }: Frame, x: PositionOf, kind: string): FilteredLayer {
  return ruleLayer(kind, x, ["from", "to"], { strokeDash: [2, 5], color: colors.quiet, strokeWidth: 1.5 });
}

function inPanel(layer: FilteredLayer, panel: number): FilteredLayer {
  const { includes = () => true, transform = [] } = layer;
  return {
    ...layer,
    transform: [{ filter: `datum.panel === ${panel}` }, ...transform],
    includes: (row) => row["panel"] === panel && includes(row),
  };
}

/** The texts at the right of the rows of a panel. */
interface Ends {
  readonly width: number;
  /** The lines of the heading and of each row, and where the column ends, in pixels from the right. */
  readonly columns: readonly {
    readonly title: readonly string[];
    readonly lines: readonly (readonly string[])[];
    readonly x: number;
  }[];
}

interface MeasuredPanel {
  readonly panel: Panel;
  readonly ends: Ends;
}

/** @param count - How many panels are next to each other. */
function endsOf(frame: Frame, { endOf = () => "", endColumns }: Panel, rows: readonly Row[], count: number): Ends {
  const textsOf = (of: (row: number) => string | readonly string[]) => {
    return rows.map(({ isHeading }, r) => (isHeading ? [] : [of(r)].flat().filter((text) => text !== "")));
  };
  if (endColumns === undefined || frame.isNarrow) {
    const texts = textsOf(endOf);
    const wordShare = Math.min(endShare, noteWidth(texts.flat().flatMap(wordsIn)) / frame.least);
    const room = frame.isNarrow ? frame.least : Math.max(endShare / count, wordShare) * frame.least;
    const lines = texts.map((own) => own.flatMap((text) => noteLines(text, room)));
    return { width: noteWidth(lines.flat()), columns: [{ title: [], lines, x: 0 }] };
  }
  let width = -columnGap;
  const columns = [...endColumns].reverse().map(({ title, textOf }) => {
    const lines = textsOf(textOf);
    const own = Math.max(noteWidth([...wordsIn(title), ...lines.flat()]), Math.min(noteWidth([title]), shortTitle));
    const x = -(width + columnGap);
    width += columnGap + own;
    return { title: noteLines(title, own), lines, x };
  });
  return { width: Math.max(0, width), columns };
}

function noteLines(text: string, width: number): string[] {
  return labelLines(text, width, false, fontSizes.note);
}

function noteWidth(texts: readonly string[]): number {
  return labelWidth(texts, false, fontSizes.note);
}

/**
 * How many panels are next to each other, the texts at their right, and the width of the labels with the space after
 * them.
 */
function columnsOf(frame: Frame, rows: readonly Row[], panels: readonly Panel[]) {
  const weights = panels.map(({ weight = 1 }) => weight);
  for (let columns = frame.isNarrow ? 1 : panels.length; ; columns--) {
    const measured = panels.map((panel) => ({ panel, ends: endsOf(frame, panel, rows, Math.max(1, columns)) }));
    if (frame.isNarrow) return { columns, measured, labelRoom: 0 };
    const starts = panels.flatMap((_, i) => (i % columns === 0 ? [i] : []));
    const fixed = Math.max(
      0,
      ...starts.map((first) => fixedRoom(frame, measured.slice(first, first + columns), columns)),
    );
    const labelRoom = wideLabels(frame, rows, fixed) + gap;
    // Panels below each other are of equal widths, in full rows.
    const isEven = columns === panels.length || new Set(weights).size === 1;
    const narrowest = ((frame.least - labelRoom - fixed) * Math.min(...weights)) / sumOf(weights.slice(0, columns));
    if (columns <= 1 || (isEven && narrowest >= leastPanel)) return { columns, measured, labelRoom };
  }
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}

/** The width of a row of panels without their marks. */
function fixedRoom(frame: Frame, panels: readonly MeasuredPanel[], columns: number): number {
  return sumOf(panels.map(({ ends }) => endRoom(frame, ends) + 2 * markRoom)) + gap * (columns - 1);
}

/** The space for the texts at the right of a panel; in a narrow chart they are above the marks. */
function endRoom({ isNarrow }: Frame, { width }: Ends): number {
  return isNarrow || width === 0 ? 0 : width + gap;
}

/**
 * A row of panels: where their scales begin and end, the least length of a scale, and the lines of the headings.
 *
 * @param like - The panels that determine the widths: these panels, or those above them.
 */
function placedPanels(
  frame: Frame,
  panels: readonly MeasuredPanel[],
  like: readonly MeasuredPanel[],
  labelRoom: number,
) {
  const fixed = labelRoom + fixedRoom(frame, like, like.length);
  const total = sumOf(like.map(({ panel: { weight = 1 } }) => weight));
  let left: Edge = { share: 0, px: labelRoom };
  return panels.map(({ panel, ends }, i) => {
    const share = (panel.weight ?? 1) / total;
    const from = movedBy(left, markRoom);
    const to = { share: from.share + share, px: from.px - share * fixed };
    left = movedBy(to, markRoom + endRoom(frame, like[i]?.ends ?? ends) + gap);
    const room = roomBetween(frame, from, to);
    const heading = panel.title === undefined ? [] : labelLines(panel.title, room + 2 * markRoom, true);
    return { panel, ends, heading, from, to, room };
  });
}

function indentOf({ isIndented = false }: Row): number {
  return isIndented ? indentation : 0;
}

/** The width of a label on one line, with its indentation. */
function lineWidth(row: Row): number {
  return labelWidth([wordsIn(row.label).join(" ")], row.isBold) + indentOf(row);
}

/** The width of the labels of a wide chart, given the width of everything except labels and marks. */
export function wideLabels({ least }: Frame, rows: readonly Row[], fixed: number): number {
  const own = rows.filter(({ isHeading }) => !isHeading);
  const most = Math.max(0, ...own.map(lineWidth));
  const rest = (1 - plotShare) * least - gap - fixed;
  return Math.min(most, Math.floor(Math.min(labelShare * least, Math.max(rest, 0.25 * least))));
}

interface RowSpace {
  readonly top: number;
  readonly labelRoom: number;
  /** The texts at the right of a row of panels. */
  readonly ends: readonly Ends[];
  readonly markHeight: number;
}

/** Rows below each other: the lines of their labels, and where their marks are. */
export function layoutRows(frame: Frame, rows: readonly Row[], { top, labelRoom, ends, markHeight }: RowSpace) {
  const { isNarrow, least } = frame;
  const endWidth = isNarrow ? Math.max(...ends.map(({ width }) => width)) : 0;
  // The text at the right is on the lines of the label if both fit, otherwise below it.
  const areBeside = endWidth > 0 && endWidth <= least * 0.4;
  const textRoom = isNarrow ? least - (areBeside ? endWidth + gap : 0) : labelRoom - gap;
  const wrapped = rows.map((row, r) => {
    const { label, isHeading = false, isBold = isHeading } = row;
    const indent = indentOf(row);
    const endsOfRow = ends.flatMap(({ columns }) => columns.map(({ lines }) => lines[r] ?? []));
    const endLines = Math.max(0, ...endsOfRow.map((lines) => lines.length));
    // A short label fits on the line of the text at the right.
    const isShort = isNarrow && lineWidth(row) + gap + noteWidth(endsOfRow.flat()) <= least;
    const lines = labelLines(label, (isHeading || isShort ? least : textRoom) - indent, isBold);
    const most = Math.max(lines.length, endLines);
    return {
      isHeading,
      isBold,
      indent,
      lines,
      most,
      blockLines: areBeside || isShort ? most : lines.length + endLines,
    };
  });
  // Rows of a wide chart have equal heights, except for those with long texts.
  const usualLines = Math.min(2, Math.max(1, ...wrapped.map(({ isHeading, most }) => (isHeading ? 0 : most))));
  const labels: ChartRow[] = [];
  let y = top;
  const places = wrapped.map(({ isHeading, isBold, indent, lines, most, blockLines }, r) => {
    if (isHeading && r > 0) y += headingGap;
    const first = y;
    const textHeight = lines.length * lineHeight;
    const blockHeight = blockLines * lineHeight;
    const ownHeight = isNarrow
      ? blockHeight + markHeight + 2
      : Math.max(Math.max(usualLines, most) * lineHeight, markHeight);
    const height = isHeading ? textHeight : ownHeight;
    const middle = isNarrow && !isHeading ? first + height - markHeight / 2 : first + height / 2;
    labels.push(...textRows(lines, { x: indent, top: isNarrow ? first : middle - textHeight / 2, isBold }));
    y += height + rowGap;
    const endTop = ({ length }: readonly string[]): number =>
      isNarrow ? first + blockHeight - length * lineHeight : middle - (length * lineHeight) / 2;
    return { y: middle, top: first, bottom: y, endTop };
  });
  // Lines run through marks, but not through headings, or, in a narrow chart, through labels.
  const bands: [number, number][] = [];
  places.forEach((place, r) => {
    if (rows[r]?.isHeading) return;
    const band = isNarrow || r === 0 || rows[r - 1]?.isHeading ? undefined : bands.at(-1);
    if (band) band[1] = place.bottom;
    else if (isNarrow) bands.push([place.y - markHeight / 2, place.bottom - rowGap / 2]);
    else bands.push([place.top, place.bottom]);
  });
  return { labels, places, bands, top, bottom: y };
}
