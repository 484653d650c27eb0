// The axis of a panel: lines across its rows, with their values and the labels of the two ends below.
import {
  across,
  asIs,
  down,
  type Edge,
  type FilteredLayer,
  type Frame,
  fontSizes,
  labelLines,
  labelWidth,
  lineHeight,
  roomBetween,
  textLayer,
  textRows,
} from "./chart-spec.ts";
import type { ChartRow } from "./vega-lite-spec.ts";

/** A scale along a panel. */
export interface Axis {
  readonly domain: readonly [number, number];
  /** The values that have a line, in ascending order, and their labels. */
  readonly ticks: readonly { readonly value: number; readonly text: string }[];
  /** The labels of the first and the last tick. */
  readonly ends?: readonly [string, string];
  /** What the values are. */
  readonly title?: string;
  /** The value of a line that is stronger than the others. */
  readonly middle?: number;
}

/** The space between the labels of two ticks, in pixels. */
const tickGap = 10;

/**
 * The layers of an axis from one edge of the chart to another, and how high it is below the rows, in pixels.
 *
 * @param bands - The tops and the bottoms of the bands that have lines. Default: one, from the top to the bottom.
 */
export function axisOf(
  frame: Frame,
  axis: Axis,
  [from, to]: readonly [Edge, Edge],
  [top, bottom]: readonly [number, number],
  bands: readonly (readonly [number, number])[] = [[top, bottom]],
): { readonly lines: FilteredLayer; readonly labels: FilteredLayer; readonly height: number } {
  const { ticks, ends, title, domain, middle } = axis;
  const x = across(frame, domain, from, to);
  const room = roomBetween(frame, from, to);
  let y = bottom + 4 + lineHeight / 2;
  const labels = tickLabels(axis, room).map(({ text, value, align }): ChartRow => ({ text, x: value, y, align }));
  const [low, high] = [ticks[0]?.value ?? domain[0], ticks.at(-1)?.value ?? domain[1]];
  const titleWidth = title === undefined ? 0 : labelWidth([title], false, fontSizes.tick);
  const endRoom = (room * (high - low)) / (domain[1] - domain[0]);
  const wrapped = (ends ?? []).map((text) => labelLines(text, (endRoom - tickGap) / 2, false, fontSizes.tick));
  const fits =
    titleWidth + 2 * Math.max(0, ...wrapped.map((lines) => labelWidth(lines, false, fontSizes.tick) + 12)) < endRoom;
  const endLines = Math.max(0, ...wrapped.map((lines) => lines.length));
  wrapped.forEach((lines, i) => {
    const place = i === 0 ? { x: low, align: "left" } : { x: high, align: "right" };
    labels.push(...textRows(lines, { ...place, top: y + lineHeight / 2 }));
  });
  y += (fits ? Math.max(0, endLines - 1) : endLines) * lineHeight;
  if (title !== undefined) labels.push({ text: title, x: (low + high) / 2, y: y + lineHeight, align: "center" });
  const below = Math.max(...labels.map(({ y }) => Number(y))) + lineHeight / 2 - bottom;
  const { faint, quiet } = frame.colors;
  const rules = ticks.flatMap(({ value }) => {
    const [width, color] = value === middle ? [1.5, quiet] : [1, faint];
    return bands.map(([top, bottom]): ChartRow => ({ value, top, bottom, width, color }));
  });
  return {
    lines: {
      data: { values: rules },
      mark: { type: "rule", strokeWidth: { expr: "datum.width" }, aria: false },
      encoding: { x: x("value"), y: down("top"), y2: { field: "bottom" }, stroke: asIs("color") },
    },
    labels: textLayer(frame, labels, x, { fontSize: fontSizes.tick, color: frame.colors.quiet }),
    height: below,
  };
}

/** Whether the labels of ticks fit next to each other, in pixels. */
export function ticksFit(axis: Pick<Axis, "ticks" | "domain">, room: number): boolean {
  let used = Number.NEGATIVE_INFINITY;
  return tickLabels(axis, room).every(({ from, width }) => {
    const isFree = from >= used;
    used = from + width + tickGap;
    return isFree;
  });
}

/** The labels of ticks, with where they begin, in pixels. One that would extend past an end begins or ends at its tick. */
function tickLabels({ ticks, domain: [low, high] }: Pick<Axis, "ticks" | "domain">, room: number) {
  return ticks.map(({ value, text }) => {
    const width = labelWidth([text], false, fontSizes.tick);
    const at = ((value - low) / (high - low)) * room;
    if (at < width / 2) return { value, text, align: "left", from: at, width };
    if (room - at < width / 2) return { value, text, align: "right", from: at - width, width };
    return { value, text, align: "center", from: at - width / 2, width };
  });
}
