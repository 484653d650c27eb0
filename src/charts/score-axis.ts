// Scores and ratings along the bottom of a chart, with the labels of the two ends of their scale.
import { competenciesOfLookFor, evidenceEnds, lookForsOfMetric } from "../model/generated.ts";
import type { Scale } from "../scoring/scale.ts";
import { xPosition } from "./chart-spec.ts";
import { labeledValues } from "./row-layout.ts";
import type { ChartAxis, ChartPosition } from "./vega-lite-spec.ts";
import { wrap } from "./wrap.ts";

/** How scores are shown. */
export interface ScoreAxis {
  /** A score as a number on the scale, with two decimals. */
  readonly format: (score: number) => string;
  /** A difference of scores, with its sign. */
  readonly formatDifference: (difference: number) => string;
  /** The two ends: "1 (Not Evident)". */
  readonly ends: readonly [string, string];
  /** The two ends in running text: "from 1 (Not Evident) to 4 (Evident)". */
  readonly range: string;
  /**
   * The position of marks by the score in a field, on an axis that also covers some scores outside the scale, such as
   * the ends of intervals. It extends by at most half of the scale at either end, where marks are clipped.
   */
  readonly position: (scores?: readonly unknown[]) => (field: string) => ChartPosition;
}

/** How far an axis extends past the scale at most, as a share of the scale. */
const maxExtension = 0.5;
/** How many letters, with a space after each number, fit under the axis on a phone. */
const axisWidth = 18;
/** How many letters a line under a tick has. */
const tickWidth = 12;
/** An empty line; a string of no characters would not count as a line. */
const blankLine = "\u200b";

/**
 * How scores are shown.
 *
 * @param scale - The scale of the ratings, if known.
 * @param items - The rated items, if known.
 */
export function scoreAxis(scale: Scale | undefined, items: readonly string[] = []): ScoreAxis {
  const { min, max } = scale ?? { min: 0, max: 1 };
  const onScale = (score: number): number => min + score * (max - min);
  const numberAt = (score: number): string => String(Number(onScale(score).toFixed(2)));
  const labels = endLabels(scale, items);
  const ends = [`${min} (${labels[0]})`, `${max} (${labels[1]})`] as const;
  return {
    format: (score) => withMinus(onScale(score).toFixed(2)),
    formatDifference(difference) {
      const text = withMinus((difference * (max - min)).toFixed(2));
      return Number(text) > 0 ? `+${text}` : text;
    },
    ends,
    range: `from ${ends[0]} to ${ends[1]}`,
    position(scores = []) {
      const [low, high] = extentOf(scores);
      // Numbers fit only where the scale is.
      const share = 1 / (high - low);
      const steps = stepsOf(scale === undefined || scale.continuous === true ? 4 : max - min, numberAt, share);
      const labeled = labeledEnds(stops(steps), numberAt, labels, share);
      return (field) =>
        xPosition(field, [low, high], {
          title: "Score",
          orient: "bottom",
          ...labeledValues(labeled),
          labelFlush: true,
          grid: true,
        });
    },
  };
}

/** The axis of the points of a scale. */
export function pointAxis(scale: Scale): ChartAxis {
  const { min, max } = scale;
  const pointAt = (share: number): number => Math.round(min + share * (max - min));
  const numberAt = (share: number): string => String(pointAt(share));
  const labeled = labeledEnds(stops(stepsOf(max - min, numberAt)), numberAt, endLabels(scale, []));
  return {
    title: "Rating",
    orient: "bottom",
    ...labeledValues(labeled.map(({ value, lines }) => ({ value: pointAt(value), lines }))),
    labelFlush: false,
    ticks: false,
    grid: true,
  };
}

function extentOf(scores: readonly unknown[]): [number, number] {
  const numbers = scores.filter((score) => typeof score === "number");
  const low = numbers.reduce((least, score) => Math.min(least, score), 0);
  const high = numbers.reduce((most, score) => Math.max(most, score), 1);
  return [Math.max(low, -maxExtension), Math.min(high, 1 + maxExtension)];
}

/** The number of steps that a scale is divided into, so that the numbers fit on a phone too. */
function stepsOf(preferred: number, numberAt: (share: number) => string, shareOfAxis = 1): number {
  const room = axisWidth * shareOfAxis;
  const fits = (steps: number): boolean => {
    return steps < room && stops(steps).reduce((rest, stop) => rest - numberAt(stop).length - 1, room) >= 0;
  };
  return [preferred, 4, 2].find(fits) ?? 1;
}

/** The ends of some steps, as shares of the scale. */
function stops(steps: number): number[] {
  return Array.from({ length: steps + 1 }, (_, i) => i / steps);
}

/** Each stop with its number and, at the two ends, their labels; the upper one lower down where the two would meet. */
function labeledEnds(
  stops: readonly number[],
  numberAt: (share: number) => string,
  labels: readonly [string, string],
  shareOfAxis = 1,
): { readonly value: number; readonly lines: readonly string[] }[] {
  const [lower, upper] = [wrap(labels[0], tickWidth), wrap(labels[1], tickWidth)];
  const longest = (lines: readonly string[]): number => Math.max(...lines.map((line) => line.length));
  const meet = longest(lower) + longest(upper) > (tickWidth + 1) * shareOfAxis;
  const upperLines = meet ? [...lower.map(() => blankLine), ...upper] : upper;
  return stops.map((value) => {
    return { value, lines: [numberAt(value), ...(value === 0 ? lower : value === 1 ? upperLines : [])] };
  });
}

/** The labels of the two ends of a scale. */
function endLabels(scale: Scale | undefined, items: readonly string[]): readonly [string, string] {
  if (scale === undefined) {
    const isOf2 = (id: string): boolean =>
      Object.hasOwn(lookForsOfMetric, id) || Object.hasOwn(competenciesOfLookFor, id);
    return items.length > 0 && items.every(isOf2) ? evidenceEnds : ["lowest rating", "highest rating"];
  }
  const labels = Object.entries(scale.labels ?? {});
  const labelAt = (point: number): string | undefined => labels.find(([label]) => Number(label) === point)?.[1];
  return [labelAt(scale.min) ?? "lowest", labelAt(scale.max) ?? "highest"];
}

/** A number with a minus sign as wide as a plus sign, and without one before zero. */
function withMinus(text: string): string {
  return text.replace("-", Number(text) === 0 ? "" : "\u2212");
}
