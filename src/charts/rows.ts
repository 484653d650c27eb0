// Charts of rows: their labels, and one or more panels of marks along a scale.
import { type Axis, axisOf } from "./axis.ts";
import type { ChartOptions } from "./chart-options.ts";
import {
  across,
  type ChartParts,
  chartSpec,
  type Edge,
  end,
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
  textLayer,
} from "./chart-spec.ts";
import { type KeyEntry, keyOf } from "./key.ts";
import { wordsIn } from "./text-size.ts";
import type { ChartRow, VegaLiteSpec } from "./vega-lite-spec.ts";

/** A row of a chart. */
export interface Row {
  readonly label: string;
  /** Whether it is a heading of the rows below it, without marks. Default: it is not. */
  readonly isHeading?: boolean;
  /** Whether its label is bold. Default: that of a heading is. */
  readonly isBold?: boolean;
  /** Whether its label begins farther to the right, below a heading that is not bold. Default: it does not. */
  readonly isIndented?: boolean;
}

/** Marks along a scale, for each row. */
export interface Panel {
  /** Its heading. Default: none. */
  readonly title?: string;
  /**
   * What is at the right of a row, as text that is wrapped where it is long, or as lines of text; and its heading.
   * Default: nothing.
   */
  readonly endOf?: (row: number) => string | readonly string[];
  readonly endTitle?: string;
  /** In a wide chart, columns of short texts in place of that. */
  readonly endColumns?: readonly EndColumn[];
  /** How wide it is beside other panels. Default: 1. */
  readonly weight?: number;
  /** Its scale, for so many pixels. */
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

/** What a chart of rows is made of. */
export interface RowChartParts extends Pick<ChartParts, "title" | "notes" | "description"> {
  readonly key?: readonly KeyEntry[];
  readonly rows: readonly Row[];
  /** The height of the marks of a row, in pixels. Default: 16. */
  readonly markHeight?: number;
  /** Beside each other where they have room, else below each other. */
  readonly panels: readonly Panel[];
}

/** The shares of a wide chart that labels may have at most, and that the marks have at least. */
const labelShare = 0.38;
const plotShare = 0.46;
/** The space between labels, panels, and what is at their right, in pixels. */
const gap = 14;
/** How far labels below a heading that is not bold are indented, in pixels. */
const indentation = 12;
/** The space between rows, and above a heading, in pixels. */
const rowGap = 8;
const headingGap = 6;
/** The space at the ends of a scale for half of a mark, in pixels. */
const markRoom = 8;
/** The space between columns at the right of a panel, in pixels. */
const columnGap = 11;
/** The widest heading of such a column that makes it wider than its texts, in pixels. */
const shortTitle = 48;
/** Two panels are beside each other if each has so many pixels for its marks. */
const leastPanel = 110;
/** The share of a wide chart that what is at the right of its panels has, unless a word is wider. */
const endShare = 0.3;

/** A chart with a row for each target, group, or item, and panels of marks along a scale. */
export function rowChart(options: ChartOptions, frame: Frame, parts: RowChartParts): VegaLiteSpec {
  const { rows, panels } = parts;
  const { columns, ends, labelRoom } = columnsOf(frame, rows, panels);
  const key = keyOf(frame, parts.key ?? []);
  const values: ChartRow[] = [];
  const layer: FilteredLayer[] = [...key.layer];
  const marks: FilteredLayer[] = [];
  let top = key.height;
  for (let first = 0; first < panels.length; first += columns) {
    const beside = panels.slice(first, first + columns);
    // Panels below others have their widths, also when they are fewer.
    const likeThese = beside.length < columns ? 0 : first;
    const [like, likeEnds] = [panels, ends].map((list) => list.slice(likeThese, likeThese + columns));
    const edges = panelEdges(frame, like as Panel[], labelRoom, likeEnds as Ends[]);
    const headings = beside.map(({ title }, i) => {
      const [from, to] = edges[i] ?? [end, end];
      return title === undefined ? [] : labelLines(title, roomBetween(frame, from, to) + 2 * markRoom, true);
    });
    const endsBeside = ends.slice(first, first + columns);
    const endTitles = endsBeside.flatMap(({ columns }) => columns.map(({ title }) => title));
    const headingHeight = Math.max(...[...headings, ...endTitles].map((lines) => lines.length)) * lineHeight;
    if (headingHeight > 0) top += headingHeight + 4;
    const space = { top, labelRoom, ends: endsBeside, markHeight: parts.markHeight ?? 16 };
    const layout = layoutRows(frame, rows, space);
    layer.push(textLayer(frame, layout.labels, { share: 0, px: 0 }));
    let below = 0;
    beside.forEach((panel, i) => {
      const [from, to] = edges[i] ?? [end, end];
      const p = first + i;
      const room = roomBetween(frame, from, to);
      const x = across(frame, panel.axis(room).domain, from, to);
      const axis = axisOf(frame, panel.axis(room), [from, to], [layout.top, layout.bottom], layout.bands);
      layer.push(axis.lines);
      marks.push(axis.labels);
      below = Math.max(below, axis.height);
      const heading = headings[i] ?? [];
      const endsOfPanel = ends[p] ?? noEnds;
      const right = movedBy(to, markRoom + endRoom(frame, endsOfPanel));
      const headingY = layout.top - lineHeight / 2 - 4;
      if (heading.length > 0) {
        const texts = heading.map((text, line) => {
          return { text, x: -markRoom, isBold: true, y: headingY - (heading.length - 1 - line) * lineHeight };
        });
        marks.push(textLayer(frame, texts, from));
      }
      const endTexts = endsOfPanel.columns.flatMap(({ title, lines, x }): ChartRow[] => [
        ...title.map((text, line) => ({ text, x, y: headingY - (title.length - 1 - line) * lineHeight })),
        ...layout.places.flatMap(({ endY }, r): ChartRow[] => {
          const own = lines[r] ?? [];
          return own.map((text, line) => ({ text, x, y: endY(own.length, line) }));
        }),
      ]);
      if (endTexts.length > 0) {
        const endMark = { align: "right", color: frame.colors.quiet, fontSize: fontSizes.note } as const;
        marks.push(textLayer(frame, endTexts, right, endMark));
      }
      rows.forEach((row, r) => {
        const place = layout.places[r];
        if (row.isHeading || place === undefined) return;
        const added = panels.length > 1 ? { panel: p } : {};
        values.push(...panel.values(r, place.y, room).map((one) => ({ ...one, ...added })));
      });
      const ofPanel = [brokenLine(frame, x, "missing"), ...panel.layer(x)];
      marks.push(...ofPanel.map((one) => (panels.length > 1 ? inPanel(one, p) : one)));
    });
    top = layout.bottom + below + (first + columns < panels.length ? 2 * gap : 0);
  }
  const { title, notes, description } = parts;
  return chartSpec(options, frame, { title, notes, description, height: top, values, layer: [...layer, ...marks] });
}

/** A broken line from the field `from` to the field `to`, in each row of a kind. */
export function brokenLine({ colors }: Frame, x: PositionOf, kind: string): FilteredLayer {
  return ruleLayer(kind, x, ["from", "to"], { strokeDash: [2, 5], color: colors.quiet, strokeWidth: 1.5 });
}

/** Limits a layer to the rows of a panel. */
function inPanel(layer: FilteredLayer, panel: number): FilteredLayer {
  if (layer.data) return layer;
  const { includes = () => true, transform = [] } = layer;
  return {
    ...layer,
    transform: [{ filter: `datum.panel === ${panel}` }, ...transform],
    includes: (row) => row["panel"] === panel && includes(row),
  };
}

/** What is at the right of the rows of a panel, in one or more columns. */
interface Ends {
  /** The lines of a row, in the column that has the most. */
  readonly lines: readonly (readonly string[])[];
  readonly width: number;
  /** The lines of the heading and of each row, and where the column ends, in pixels from the right. */
  readonly columns: readonly {
    readonly title: readonly string[];
    readonly lines: Ends["lines"];
    readonly x: number;
  }[];
}

const noEnds: Ends = { lines: [], width: 0, columns: [] };

/** @param columns - How many panels are beside each other. */
function endsOf(frame: Frame, panel: Panel, rows: readonly Row[], columns: number): Ends {
  if (panel.endColumns && !frame.isNarrow) return endsInColumns(panel.endColumns, rows);
  const { endOf, endTitle } = panel;
  const texts = rows.map(({ isHeading }, r) =>
    [isHeading ? "" : (endOf?.(r) ?? "")].flat().filter((text) => text !== ""),
  );
  const room = frame.isNarrow
    ? frame.least
    : Math.max(endShare / columns, wordShare(frame, texts.flat())) * frame.least;
  const lines = texts.map((own) => own.flatMap((text) => labelLines(text, room, false, fontSizes.note)));
  const title = endTitle === undefined ? [] : [endTitle];
  return { lines, width: noteWidth([...title, ...lines.flat()]), columns: [{ title, lines, x: 0 }] };
}

/** Columns of a line for each row, as wide as their texts and the words of their headings. */
function endsInColumns(columns: readonly EndColumn[], rows: readonly Row[]): Ends {
  let width = 0;
  const placed = [...columns].reverse().map(({ title, textOf }, i) => {
    if (i > 0) width += columnGap;
    const texts = rows.map(({ isHeading }, r) => (isHeading ? "" : textOf(r)));
    const own = Math.max(noteWidth([...wordsIn(title), ...texts]), Math.min(noteWidth([title]), shortTitle));
    const lines = texts.map((text) => (text === "" ? [] : [text]));
    const place = { title: labelLines(title, own, false, fontSizes.note), lines, x: -width };
    width += own;
    return place;
  });
  return { lines: placed[0]?.lines ?? [], width, columns: placed };
}

function noteWidth(texts: readonly string[]): number {
  return labelWidth(texts, false, fontSizes.note);
}

/** The share of the chart that the widest word of some texts has, at most {@link endShare}. */
function wordShare({ least }: Frame, texts: readonly string[]): number {
  return Math.min(endShare, noteWidth(texts.flatMap(wordsIn)) / least);
}

/** How many panels are beside each other, what is at their right, and how wide the labels are with the space after them. */
function columnsOf(frame: Frame, rows: readonly Row[], panels: readonly Panel[]) {
  const weights = panels.map(({ weight = 1 }) => weight);
  for (let columns = frame.isNarrow ? 1 : panels.length; ; columns--) {
    const ends = panels.map((panel) => endsOf(frame, panel, rows, Math.max(1, columns)));
    if (frame.isNarrow) return { columns, ends, labelRoom: 0 };
    const fixed = fixedRoom(frame, ends, columns);
    const labelRoom = wideLabels(frame, rows, fixed) + gap;
    const total = weights.slice(0, columns).reduce((sum, weight) => sum + weight, 0);
    // Panels below each other are of equal widths, in full rows.
    const isEven = columns === panels.length || new Set(weights).size === 1;
    const narrowest = ((frame.least - labelRoom - fixed) * Math.min(...weights)) / total;
    if (columns <= 1 || (isEven && narrowest >= leastPanel)) return { columns, ends, labelRoom };
  }
}

function indentOf({ isIndented = false }: Row): number {
  return isIndented ? indentation : 0;
}

/** How wide a label is on one line, with what it is indented by. */
function lineWidth(row: Row): number {
  return labelWidth([wordsIn(row.label).join(" ")], row.isBold) + indentOf(row);
}

/** How wide the labels of a wide chart are, beside what is neither labels nor marks. */
export function wideLabels({ least }: Frame, rows: readonly Row[], fixed: number): number {
  const own = rows.filter(({ isHeading }) => !isHeading);
  const most = Math.max(0, ...own.map((row) => lineWidth(row)));
  const rest = (1 - plotShare) * least - gap - fixed;
  return Math.min(most, Math.floor(Math.min(labelShare * least, Math.max(rest, 0.25 * least))));
}

/** What panels beside each other take besides their marks, in the fullest row of panels. */
function fixedRoom(frame: Frame, ends: readonly Ends[], columns: number): number {
  const rooms = ends.map((one) => endRoom(frame, one) + 2 * markRoom);
  const inRows = rooms.map((_, i) => rooms.slice(i, i + columns)).filter((_, i) => i % columns === 0);
  const widestRow = Math.max(0, ...inRows.map((own) => own.reduce((sum, room) => sum + room, 0)));
  return widestRow + gap * (columns - 1);
}

/** The space for what is at the right of a panel; in a narrow chart it is above the marks. */
function endRoom({ isNarrow }: Frame, { width }: Ends): number {
  return isNarrow || width === 0 ? 0 : width + gap;
}

/** Where the scales of panels beside each other begin and end. */
function panelEdges(
  frame: Frame,
  panels: readonly Panel[],
  labelRoom: number,
  ends: readonly Ends[],
): (readonly [Edge, Edge])[] {
  const rooms = ends.map((one) => endRoom(frame, one));
  const fixed = labelRoom + rooms.reduce((sum, room) => sum + room + 2 * markRoom, 0) + gap * (panels.length - 1);
  const total = panels.reduce((sum, { weight = 1 }) => sum + weight, 0);
  let left: Edge = { share: 0, px: labelRoom };
  return panels.map(({ weight = 1 }, i) => {
    const share = weight / total;
    const from = movedBy(left, markRoom);
    const to = { share: from.share + share, px: from.px - share * fixed };
    left = movedBy(to, markRoom + (rooms[i] ?? 0) + gap);
    return [from, to] as const;
  });
}

interface RowSpace {
  readonly top: number;
  readonly labelRoom: number;
  /** What is at the right of the panels beside each other. */
  readonly ends: readonly Ends[];
  readonly markHeight: number;
}

/** Rows below each other: the lines of their labels, and where their marks are. */
export function layoutRows(frame: Frame, rows: readonly Row[], { top, labelRoom, ends, markHeight }: RowSpace) {
  const { isNarrow, least } = frame;
  const endWidth = isNarrow ? Math.max(...ends.map(({ width }) => width)) : 0;
  // What is at the right is on the lines of the label if both have room, else below it.
  const isBeside = endWidth > 0 && endWidth <= least * 0.4;
  const textRoom = isNarrow ? least - (isBeside ? endWidth + gap : 0) : labelRoom - gap;
  const wrapped = rows.map((row, r) => {
    const { label, isHeading = false, isBold = isHeading } = row;
    const indent = indentOf(row);
    // A short label has room on the line of what is at the right.
    const endOfRow = noteWidth(ends.flatMap(({ lines }) => lines[r] ?? []));
    const isShort = isNarrow && lineWidth(row) + gap + endOfRow <= least;
    const lines = labelLines(label, (isHeading || isShort ? least : textRoom) - indent, isBold);
    return { isHeading, isBold, indent, isBeside: isBeside || isShort, lines };
  });
  const endLinesOf = (r: number): number => Math.max(0, ...ends.map(({ lines }) => lines[r]?.length ?? 0));
  const ownLines = wrapped.map(({ isHeading, lines }, r) => (isHeading ? 0 : Math.max(lines.length, endLinesOf(r))));
  // Rows of a wide chart are equally high, but for those with long texts.
  const usualLines = Math.min(2, Math.max(1, ...ownLines));
  const labels: ChartRow[] = [];
  let y = top;
  const places = wrapped.map(({ isHeading, isBold, indent, isBeside, lines }, r) => {
    if (isHeading && r > 0) y += headingGap;
    const first = y;
    const textHeight = lines.length * lineHeight;
    const blockHeight = (isBeside ? Math.max(lines.length, endLinesOf(r)) : lines.length + endLinesOf(r)) * lineHeight;
    const height = isHeading
      ? textHeight
      : isNarrow
        ? blockHeight + markHeight + 2
        : Math.max(Math.max(usualLines, ownLines[r] ?? 0) * lineHeight, markHeight);
    const middle = isNarrow && !isHeading ? first + height - markHeight / 2 : first + height / 2;
    const textTop = isNarrow ? first : middle - textHeight / 2;
    lines.forEach((text, line) => {
      labels.push({ text, x: indent, y: textTop + (line + 0.5) * lineHeight, ...(isBold && { isBold }) });
    });
    y += height + rowGap;
    /** The height of a line of the text at the right. */
    const endY = (count: number, line: number): number => {
      const last = isNarrow ? first + blockHeight - lineHeight / 2 : middle + ((count - 1) * lineHeight) / 2;
      return last - (count - 1 - line) * lineHeight;
    };
    return { y: middle, top: first, bottom: y, endY };
  });
  // Lines run through marks, and not through headings, nor in a narrow chart through labels.
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
