// The marks of diverging bars, and their axis.
import { filled } from "../catalog/words.ts";
import { type Axis, ticksFit } from "./axis.ts";
import {
  asIs,
  describedMark,
  down,
  type FilteredLayer,
  type Frame,
  labelWidth,
  ofKinds,
  type PositionOf,
} from "./chart-spec.ts";
import { mixed, textOn } from "./color.ts";
import type { LikertBar } from "./likert-bars.ts";
import type { LikertRows } from "./likert-rows.ts";
import type { DivergingBar, Division, Segment, Span } from "./likert-segments.ts";
import { percent } from "./score-axis.ts";
import type { Colors } from "./theme.ts";
import type { ChartRow } from "./vega-lite-spec.ts";

/** A bar of a row, and what it is of. */
export interface Cell {
  readonly id: string;
  readonly name: string;
  /** The group and the panel, if there are several. */
  readonly of: { readonly group?: string; readonly facet?: string };
  readonly bar: LikertBar;
  readonly parts: DivergingBar;
}

/** What the bars of a chart share. */
export interface Drawing {
  readonly frame: Frame;
  readonly of: LikertRows["of"];
  readonly division: Division;
  /** The color of each point, and what it is called. */
  readonly colors: readonly string[];
  readonly texts: readonly string[];
  readonly extent: Extent;
}

/** How far bars are from zero at most, as shares. */
interface Extent {
  readonly low: number;
  readonly high: number;
  /** How long the bars of a neutral point that is set apart are; 0 without one. */
  readonly apart: number;
}

/** The most points whose counts are in the bars, and that all are in the key. */
export const mostNamedPoints = 11;
/** The height of a bar, in pixels. */
export const markHeight = 18;
/** The size of counts in bars, and the space beside them, in pixels. */
const countSize = 11;
const countGap = 3;
/** How much of a side is shown at least, and in which steps more is shown. */
const leastExtent = 0.25;
const extentStep = 0.05;
/** The space before a neutral point that is set apart, in pixels. */
const apartGap = 44;
/** How far the first point on a side is from the middle color, so that it differs from a neutral point. */
const firstStep = 0.35;

/** The color of each point: from the theme's low color over its middle to its high one, in even steps on either side. */
export function pointColors({ low, middle, high }: Colors, { points, center }: Division): string[] {
  const below = points.filter((point) => point < center).reverse();
  const above = points.filter((point) => point > center);
  const colorOn = (side: readonly number[], point: number, end: string): string => {
    // A point that is alone on its side has the color of the end.
    const share = side.length === 1 ? 1 : firstStep + ((1 - firstStep) * side.indexOf(point)) / (side.length - 1);
    return mixed(middle, end, share);
  };
  return points.map((point) => {
    if (point === center) return middle;
    return point < center ? colorOn(below, point, low) : colorOn(above, point, high);
  });
}

/** How far the bars are from zero. */
export function extentOf(bars: readonly DivergingBar[], { isApart }: Division): Extent {
  const spans = bars.flatMap(({ segments, hidden }) => [...segments, ...hidden]);
  const [apart, sides] = [true, false].map((isApart) => spans.filter((span) => span.isApart === isApart)) as [
    Span[],
    Span[],
  ];
  const most = (lengths: readonly number[]): number => {
    const steps = Math.ceil(Math.max(leastExtent, ...lengths) / extentStep - 1e-9);
    return Math.min(1, steps * extentStep);
  };
  return {
    low: most(sides.map(({ from }) => -from)),
    high: most(sides.map(({ to }) => to)),
    apart: isApart ? most(apart.map(({ to }) => to)) : 0,
  };
}

/** The axis of shares on either side of zero, and where that of a neutral point that is set apart begins. */
export function likertAxis({ frame, of, extent }: Drawing, room: number): { axis: Axis; apartFrom: number } {
  const { low, high, apart } = extent;
  const gap = apart > 0 ? Math.min(apartGap, room / 4) : 0;
  const apartFrom = high + ((low + high + apart) * gap) / (room - gap);
  const domain = [-low, apart > 0 ? apartFrom + apart : high] as const;
  const ticksBy = (step: number): Axis["ticks"] => {
    const sharesTo = (end: number) => Array.from({ length: Math.floor(end / step + 1e-9) }, (_, i) => (i + 1) * step);
    const tickAt = (zero: number, share: number) => {
      return { value: zero + share, text: share === 0 ? "0" : `${Math.round(Math.abs(share) * 100)}%` };
    };
    return [
      ...sharesTo(low)
        .map((share) => tickAt(0, -share))
        .reverse(),
      ...[0, ...sharesTo(high)].map((share) => tickAt(0, share)),
      ...(apart > 0 ? [0, ...sharesTo(apart)] : []).map((share) => tickAt(apartFrom, share)),
    ];
  };
  const ticks = [0.25, 0.5].map(ticksBy).find((ticks) => ticksFit({ ticks, domain }, room)) ?? ticksBy(1);
  const title = of === "scores" ? frame.words.shareOfScores : frame.words.shareOfRaters;
  return { axis: { domain, ticks, title, middle: 0 }, apartFrom };
}

/** The data of a bar: its segments, and a broken line where counts are hidden or there are none. */
export function barRows(drawing: Drawing, cell: Cell, y: number, room: number): ChartRow[] {
  const { words } = drawing.frame;
  const { id, name, of, bar } = cell;
  const { axis, apartFrom } = likertAxis(drawing, room);
  const facts = { id, name, ...of, y };
  const missing = (from: number, to: number, reason: string): ChartRow => {
    return { kind: "missing", ...facts, from, to, says: `${name}: ${reason}` };
  };
  const { low, high } = drawing.extent;
  if (bar.n === null) return [missing(-low, high, words.hiddenBar)];
  if (bar.n === 0) return [missing(-low, high, drawing.of === "scores" ? words.noScore : words.notRated)];
  const startOf = ({ isApart }: Span): number => (isApart ? apartFrom : 0);
  const pixels = room / (axis.domain[1] - axis.domain[0]);
  const given = cell.parts.segments.filter(({ count }) => count > 0);
  return [
    ...given.map((segment) => ({ ...facts, ...segmentRow(drawing, cell, segment, startOf(segment), pixels) })),
    ...cell.parts.hidden.map((span) => missing(startOf(span) + span.from, startOf(span) + span.to, words.hiddenBar)),
  ].map((row) => ({ ...row, top: y - markHeight / 2, bottom: y + markHeight / 2 }));
}

/** @param pixels - How long a share of 1 is. */
function segmentRow(
  { frame, of, division, colors, texts }: Drawing,
  { name, bar: { n } }: Cell,
  { point, count, from, to }: Segment,
  start: number,
  pixels: number,
): ChartRow {
  const { words } = frame;
  const share = count / (n as number);
  const color = colors[point] as string;
  const hasRoom = labelWidth([`${count}`], false, countSize) + countGap <= (to - from) * pixels;
  const says = filled(of === "scores" ? words.scoresOfPoint : words.ratersOfPoint, {
    name,
    count,
    n: n as number,
    share: percent(share),
    rating: texts[point] as string,
  });
  return {
    kind: "rating",
    rating: division.points[point] as number,
    count,
    n,
    share,
    from: start + from,
    to: start + to,
    middle: start + (from + to) / 2,
    color,
    textColor: textOn(frame.colors, color),
    text: hasRoom && division.points.length <= mostNamedPoints ? `${count}` : "",
    says,
  };
}

/** The segments, and the counts in them. */
export function barLayers(x: PositionOf, { surface }: Colors, { points }: Division): FilteredLayer[] {
  const edges = points.length > mostNamedPoints ? {} : { stroke: surface, strokeWidth: 1 };
  return [
    {
      ...ofKinds("rating"),
      mark: { type: "rect", ...edges },
      encoding: {
        x: x("from"),
        x2: { field: "to" },
        y: down("top"),
        y2: { field: "bottom" },
        fill: asIs("color"),
        ...describedMark,
      },
    },
    {
      ...ofKinds("rating"),
      mark: { type: "text", aria: false, align: "center", baseline: "middle", fontSize: countSize },
      encoding: { x: x("middle"), y: down("y"), color: asIs("textColor"), text: { field: "text", type: "nominal" } },
    },
  ];
}
