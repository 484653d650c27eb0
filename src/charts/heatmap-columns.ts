// The columns of a heatmap: in as few blocks below each other as they fit into, with their headings.
import {
  down,
  type FilteredLayer,
  type Frame,
  fontSizes,
  labelLines,
  labelWidth,
  lineHeight,
  type PositionOf,
  textLayer,
  textRows,
} from "./chart-spec.ts";
import type { Column } from "./heatmap-view.ts";
import { wordsIn } from "./text-size.ts";
import type { ChartRow } from "./vega-lite-spec.ts";

interface PlacedColumn extends Column {
  /** Its place among all columns. */
  readonly column: number;
  /** Its left edge, in widths of columns. */
  readonly left: number;
}

/** A block of columns, and their headings. */
interface ColumnBlock {
  readonly columns: readonly PlacedColumn[];
  readonly headings: Headings;
}

/** Lines of text, with `x` in widths of columns and `y` in pixels from the cells upward, so below zero. */
interface Headings {
  readonly names: readonly ChartRow[];
  readonly counts: readonly ChartRow[];
  /** Lines from names to their columns, at `x` from `top` to `bottom`. */
  readonly leaders: readonly ChartRow[];
  readonly isTurned: boolean;
  readonly height: number;
}

/** How wide the space before totals is, as a share of a column. */
const totalGap = 0.2;
/** The space next to a heading, in pixels. */
const padding = 3;
/** The most lines of a name; the widest word that is not broken, and the space below a name, in pixels. */
const mostLines = 3;
const mostWord = 160;
const below = 2;
/** The greatest length of turned lines, in pixels. */
const turnedLengths = [60, 90, 120, 160, 200];

/**
 * Columns in blocks. Names are horizontal, on at most three lines, if they fit next to each other with some of them
 * raised above the others; otherwise they are turned.
 *
 * @param room - The width of a block, in pixels.
 * @param least - The least width of a column, in pixels.
 * @returns The blocks, their width in widths of columns, and the width of a column in pixels.
 */
export function columnBlocks(columns: readonly Column[], room: number, least: number) {
  for (let count = Math.ceil(columns.length / Math.max(1, Math.floor(room / least))); ; count++) {
    const perBlock = Math.ceil(columns.length / count);
    const placed = inBlocks(columns, perBlock);
    const units = Math.max(...placed.flat().map(({ left }) => left + 1));
    const width = room / units;
    if (width < least && perBlock > 1) continue;
    for (const headingsOf of [levelHeadings, turnedHeadings]) {
      const blocks = placed.flatMap((columns): ColumnBlock[] => {
        const headings = headingsOf(columns, width, room, perBlock === 1);
        return headings === undefined ? [] : [{ columns, headings }];
      });
      if (blocks.length === placed.length) return { blocks, units, width };
    }
  }
}

function inBlocks(columns: readonly Column[], perBlock: number): PlacedColumn[][] {
  const blocks: PlacedColumn[][] = [];
  columns.forEach((column, i) => {
    const before = i % perBlock === 0 ? undefined : blocks.at(-1)?.at(-1);
    if (before === undefined) blocks.push([]);
    const space = before === undefined || before.isTotal === column.isTotal ? 0 : totalGap;
    blocks.at(-1)?.push({ ...column, column: i, left: before === undefined ? 0 : before.left + 1 + space });
  });
  return blocks;
}

/** A column with its horizontal heading, in pixels. */
type LevelHeading = ReturnType<typeof levelHeading>;

/**
 * Horizontal headings; `undefined` if they do not fit.
 *
 * @param isForced - Whether they are used even if they do not fit.
 */
function levelHeadings(
  columns: readonly PlacedColumn[],
  width: number,
  room: number,
  isForced: boolean,
): Headings | undefined {
  const placed: LevelHeading[] = [];
  for (const column of columns) {
    const ways = [false, true].map((isRaised) => levelHeading(column, isRaised, width, room));
    const found = ways.find((one) => fitsBeside(one, placed, width)) ?? (isForced ? ways[0] : undefined);
    if (found === undefined) return undefined;
    placed.push(found);
  }
  const countHeight = Math.max(...placed.map(({ countLines }) => countLines.length)) * lineHeight + below;
  const lowLines = Math.max(...placed.map(({ isRaised, lines }) => (isRaised ? 0 : lines.length)));
  const bottomOf = ({ isRaised }: LevelHeading): number =>
    -countHeight - (isRaised ? lowLines * lineHeight + below : 0);
  const topOf = (one: LevelHeading): number => bottomOf(one) - one.lines.length * lineHeight;
  return {
    names: placed.flatMap((one) => textRows(one.lines, { x: one.x / width, top: topOf(one), isBold: one.isTotal })),
    counts: placed.flatMap(({ middle, countLines }) => {
      return textRows(countLines, { x: middle / width, top: -countLines.length * lineHeight - below });
    }),
    leaders: placed.flatMap((one) => {
      const bottom = -one.countLines.length * lineHeight - 2 * below;
      return one.isRaised ? [{ x: one.middle / width, top: bottomOf(one) + below, bottom }] : [];
    }),
    isTurned: false,
    height: Math.max(...placed.map((one) => -topOf(one))),
  };
}

function levelHeading(column: PlacedColumn, isRaised: boolean, width: number, room: number) {
  const { name, count, left, isTotal } = column;
  const middle = (left + 0.5) * width;
  // A name that is raised has a line to its column, above other names.
  const own = (isRaised ? 1.5 : 1) * width - 2 * padding;
  const lines = labelLines(name, Math.min(room, Math.max(own, wordWidth(name))), isTotal);
  const half = labelWidth(lines, isTotal) / 2;
  // A name that is wider than its column stays within the chart.
  const x = Math.max(half, Math.min(room - half, middle));
  const countLines = labelLines(count, width - 2 * padding, false, fontSizes.tick);
  return { count, isTotal, isRaised, lines, countLines, middle, x, half };
}

/** Whether a heading fits next to those before it. */
function fitsBeside(heading: LevelHeading, before: readonly LevelHeading[], width: number): boolean {
  const { x, half, lines, count, isRaised, middle } = heading;
  const countWidth = labelWidth(wordsIn(count), false, fontSizes.tick);
  if (lines.length > mostLines || countWidth > width - 2 * padding) return false;
  return before.every((other) => {
    const end = other.x + other.half;
    if (other.isRaised === isRaised) return x - half - end >= 2 * padding;
    return isRaised ? middle - end >= padding : x - half - other.middle >= padding;
  });
}

/** Headings from the bottom to the top, as short as possible; `undefined` if they do not fit. */
function turnedHeadings(columns: readonly PlacedColumn[], width: number): Headings | undefined {
  const most = Math.floor(width / lineHeight) - 1;
  const length = turnedLengths.find((length) => {
    return columns.every(({ name }) => wordWidth(name) <= length && labelLines(name, length, true).length <= most);
  });
  if (length === undefined) return undefined;
  const placed = columns.map(({ name, count, left, isTotal }) => {
    const lines = labelLines(name, length, isTotal);
    const rows = [...lines, count].map((text, line): ChartRow => {
      const x = left + 0.5 + ((line - lines.length / 2) * lineHeight) / width;
      return { text, x, y: -2 * below, ...(isTotal && line < lines.length && { isBold: true }) };
    });
    return { lines, rows };
  });
  const widths = [labelWidth(columns.map(({ count }) => count)), ...placed.map(({ lines }) => labelWidth(lines))];
  return {
    names: placed.flatMap(({ rows }) => rows.slice(0, -1)),
    counts: placed.flatMap(({ rows }) => rows.slice(-1)),
    leaders: [],
    isTurned: true,
    height: Math.max(...widths) + 3 * below,
  };
}

/** The width of the widest word of a name; longer words may be broken. */
function wordWidth(name: string): number {
  return Math.min(mostWord, labelWidth(wordsIn(name), true));
}

/**
 * The layers of headings.
 *
 * @param x - Positions in widths of columns.
 * @param bottom - Where the headings end, in pixels.
 */
export function headingLayers(
  frame: Frame,
  { names, counts, leaders, isTurned }: Headings,
  x: PositionOf,
  bottom: number,
): FilteredLayer[] {
  const { colors } = frame;
  const moved = (rows: readonly ChartRow[], ...fields: readonly string[]): ChartRow[] => {
    return rows.map((row) => ({
      ...row,
      ...Object.fromEntries(fields.map((field) => [field, Number(row[field]) + bottom])),
    }));
  };
  const mark = isTurned ? { angle: 270 } : ({ align: "center" } as const);
  return [
    {
      data: { values: moved(leaders, "top", "bottom") },
      mark: { type: "rule", color: colors.quiet, aria: false },
      encoding: { x: x("x"), y: down("top"), y2: { field: "bottom" } },
    },
    textLayer(frame, moved(names, "y"), x, mark),
    textLayer(frame, moved(counts, "y"), x, { ...mark, color: colors.quiet, fontSize: fontSizes.tick }),
  ];
}
