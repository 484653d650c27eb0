// The points of a scale along the bottom of a chart.
import type { Scale } from "../scoring/scale.ts";
import { labelOf } from "./rows.ts";
import { endLines, endsOf, stepsOf } from "./score-scale.ts";
import type { ChartAxis } from "./vega-lite-spec.ts";

/**
 * The axis of a scale's points, with what its two ends are called.
 *
 * @param scale - The scale.
 */
export function pointAxis(scale: Scale): ChartAxis {
  const { min, max } = scale;
  const pointAt = (share: number): number => Math.round(min + share * (max - min));
  const steps = stepsOf(max - min, (share) => String(pointAt(share)));
  const values = Array.from({ length: steps + 1 }, (_, i) => pointAt(i / steps));
  const ends = endLines(endsOf(scale, []));
  const lines = values.map((value) => {
    return [String(value), ...(value === min ? ends[0] : value === max ? ends[1] : [])];
  });
  return {
    title: "Rating",
    orient: "bottom",
    values,
    labelExpr: labelOf(values, lines),
    labelFlush: false,
    labelLimit: 0,
    labelOverlap: false,
    ticks: false,
    // It would be told with the room beside its ends; the description tells the scale.
    aria: false,
    grid: true,
  };
}
