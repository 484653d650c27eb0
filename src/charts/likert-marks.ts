// The marks of diverging bars, and their axis.
import { filled, type ratingWords } from "../catalog/words.ts";
import { type Axis, ticksFit } from "./axis.ts";
import {
  asIs,
  down,
  type FilteredLayer,
  type Frame,
  labelWidth,
  ofKinds,
  type PositionOf,
  rectLayer,
} from "./chart-spec.ts";
import { mixed, textOn } from "./color.ts";
import type { LikertBar, LikertBars } from "./likert-bars.ts";
import type { DivergingBar, Division, Span } from "./likert-segments.ts";
import { percent } from "./score-axis.ts";
import type { Colors } from "./theme.ts";
import type { ChartRow } from "./vega-lite-spec.ts";

/** A bar of a row, with its labels. */
export interface Cell extends DivergingBar {
  readonly name: string;
  /** The item or the target; the group and the panel, if there are several. */
  readonly of: { readonly id: string; readonly group?: string; readonly facet?: string };
  readonly bar: LikertBar;
}

/** The settings that all bars of a chart share. */
export interface Drawing {
  readonly frame: Frame<typeof ratingWords>;
  readonly of: LikertBars["of"];
  readonly division: Division;
  /** The color and the label of each point. */
  readonly colors: readonly string[];
  readonly texts: readonly string[];
  /** The greatest distance of bars from zero, as shares; and the greatest length of a separate neutral bar. */
  readonly extent: { readonly low: number; readonly high: number; readonly apart: number };
}

/** The most points for which counts are in the bars, and for which the key lists every point. */
export const mostNamedPoints = 11;
/** The height of a bar, in pixels. */
export const markHeight = 18;
/** The size of counts in bars, and the space next to them, in pixels. */
const countSize = 11;
const countGap = 3;
/** The least share of a side that is shown, and the steps in which more is shown. */
const leastExtent = 0.25;
const extentStep = 0.05;
/** The space before a separate neutral point, in pixels. */
const apartGap = 44;
/** How far the first point on a side is from the middle color, so that it differs from a neutral point. */
const firstStep = 0.35;

/** The color of each point: from the theme's low color over its middle to its high one, in even steps on either side. */
export function pointColors({ low, middle, high }: Colors, { points, center }: Division): string[] {
  const below = points.filter((point) => point < center).reverse();
  const above = points.filter((point) => point > center);
  const colorOn = (side: readonly number[], point: number, end: string): string => {
    // A single point on its side has the color of the end.
    const share = side.length === 1 ? 1 : firstStep + ((1 - firstStep) * side.indexOf(point)) / (side.length - 1);
    return mixed(middle, end, share);
  };
  return points.map((point) => {
    if (point === center) return middle;
    return point < center ? colorOn(below, point, low) : colorOn(above, point, high);
  });
}

export function extentOf(cells: readonly Cell[], { isApart }: Division): Drawing["extent"] {
  const spans = cells.flatMap(({ segments, hidden }) => [...segments, ...hidden]);
  const sides = spans.filter((span) => !span.isApart);
  const most = (lengths: readonly number[]): number => {
    const steps = Math.ceil(Math.max(leastExtent, ...lengths) / extentStep - 1e-9);
    return Math.min(1, steps * extentStep);
  };
  return {
    low: most(sides.map(({ from }) => -from)),
    high: most(sides.map(({ to }) => to)),
    apart: isApart ? most(spans.flatMap((span) => (span.isApart ? [span.to] : []))) : 0,
  };
}

/** The axis of shares on either side of zero, and the start of the axis of a separate neutral point. */
export function likertAxis({ frame, of, extent }: Drawing, room: number): { axis: Axis; apartFrom: number } {
  const { low, high, apart } = extent;
  const gap = apart > 0 ? Math.min(apartGap, room / 4) : 0;
  const apartFrom = high + ((low + high + apart) * gap) / (room - gap);
  const domain = [-low, apart > 0 ? apartFrom + apart : high] as const;
  const ticksBy = (step: number): Axis["ticks"] => {
    const ticksFrom = (zero: number, sign: 1 | -1, end: number) =>
      Array.from({ length: Math.floor(end / step + 1e-9) + 1 }, (_, i) => {
        return { value: zero + sign * i * step, text: i === 0 ? "0" : `${Math.round(i * step * 100)}%` };
      });
    return [
      ...ticksFrom(0, -1, low).slice(1).reverse(),
      ...ticksFrom(0, 1, high),
      ...(apart > 0 ? ticksFrom(apartFrom, 1, apart) : []),
    ];
  };
  const ticks = [0.25, 0.5].map(ticksBy).find((ticks) => ticksFit({ ticks, domain }, room)) ?? ticksBy(1);
  const title = of === "scores" ? frame.words.shareOfScores : frame.words.shareOfRaters;
  return { axis: { domain, ticks, title, middle: 0 }, apartFrom };
}

/** The data of a bar: its segments, and a broken line where counts are hidden or there are none. */
export function barRows(
  drawing: Drawing,
  { name, of, bar, segments, hidden }: Cell,
  y: number,
  room: number,
): ChartRow[] {
  const { frame, division, colors, texts, extent } = drawing;
  const { words } = frame;
  const { n } = bar;
  const isOfScores = drawing.of === "scores";
  const missing = (from: number, to: number, reason: string): ChartRow => {
    return { kind: "missing", ...of, name, y, from, to, says: `${name}: ${reason}` };
  };
  if (n === null) return [missing(-extent.low, extent.high, words.hiddenBar)];
  if (n === 0) return [missing(-extent.low, extent.high, isOfScores ? words.noScore : words.notRated)];
  const { axis, apartFrom } = likertAxis(drawing, room);
  const pixels = room / (axis.domain[1] - axis.domain[0]);
  const placed = <Part extends Span>(parts: readonly Part[]): readonly Part[] => {
    return parts.map((part) => {
      const zero = part.isApart ? apartFrom : 0;
      return { ...part, from: zero + part.from, to: zero + part.to };
    });
  };
  const rows = placed(segments).flatMap(({ point, count, from, to }): ChartRow[] => {
    if (count === 0) return [];
    const share = count / n;
    const color = colors[point] as string;
    const hasRoom = labelWidth([`${count}`], false, countSize) + countGap <= (to - from) * pixels;
    const values = { name, count, n, share: percent(share), rating: texts[point] as string };
    return [
      {
        ...{ kind: "rating", ...of, name, y, rating: division.points[point] as number, count, n, share },
        ...{ from, to, middle: (from + to) / 2, color, textColor: textOn(frame.colors, color) },
        text: hasRoom && division.points.length <= mostNamedPoints ? `${count}` : "",
        says: filled(isOfScores ? words.scoresOfPoint : words.ratersOfPoint, values),
      },
    ];
  });
  const hiddenRows = placed(hidden).map(({ from, to }) => missing(from, to, words.hiddenBar));
  return [...rows, ...hiddenRows].map((row) => ({ ...row, top: y - markHeight / 2, bottom: y + markHeight / 2 }));
}

export function barLayers(x: PositionOf, { surface }: Colors, { points }: Division): FilteredLayer[] {
  const edges = points.length > mostNamedPoints ? {} : { stroke: surface, strokeWidth: 1 };
  return [
    rectLayer(["rating"], x, ["from", "to"], edges, { fill: asIs("color") }),
    {
      ...ofKinds("rating"),
      mark: { type: "text", aria: false, align: "center", baseline: "middle", fontSize: countSize },
      encoding: { x: x("middle"), y: down("y"), color: asIs("textColor"), text: { field: "text", type: "nominal" } },
    },
  ];
}
