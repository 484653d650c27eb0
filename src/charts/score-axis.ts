// Scores and ratings along the bottom of a chart, with the labels of the two ends of their scale.
import { englishWords, type Words } from "../catalog/words.ts";
import { lookForRecords, metricRecords } from "../model/generated.ts";
import type { Scale } from "../scoring/scale.ts";
import { type PositionOf, xPosition } from "./chart-spec.ts";
import { labeledValues } from "./rows.ts";
import type { ChartAxis } from "./vega-lite-spec.ts";
import { wrap } from "./wrap.ts";

/** How far an axis extends past the scale at most, as a share of the scale. */
const maxExtension = 0.5;
/** How many letters, with a space after each number, fit under the axis on a phone. */
const axisWidth = 18;
/** How many letters a line under a tick has. */
const tickWidth = 12;
/** An empty line; a string of no characters would not count as a line. */
const blankLine = "\u200b";

/** How scores are shown. */
export type ScoreAxis = ReturnType<typeof scoreAxis>;

/**
 * How scores are shown.
 *
 * @param words - The words of the chart.
 * @param scale - The scale of the ratings, if known.
 * @param items - The rated items, if known.
 */
export function scoreAxis(words: Words, scale: Scale | undefined, items: readonly string[] = []) {
  const { min, max } = scale ?? { min: 0, max: 1 };
  const span = max - min;
  const labels = endLabels(words, scale, items);
  return {
    /** A score as a number on the scale, with two decimals. */
    format: (score: number): string => withMinus((min + score * span).toFixed(2)),
    /** A difference of scores, with its sign. */
    formatDifference(difference: number): string {
      const text = withMinus((difference * span).toFixed(2));
      return Number(text) > 0 ? `+${text}` : text;
    },
    /** The two ends: "1 (Not Evident)". */
    ends: { low: `${min} (${labels[0]})`, high: `${max} (${labels[1]})` },
    /**
     * The position of marks by the score in a field, on an axis that also covers some scores outside the scale, such as
     * the ends of intervals; `null` for none. It extends by at most half of the scale at either end, where marks are
     * clipped.
     */
    position(scores: readonly unknown[] = []): PositionOf {
      // A missing score counts as 0, which is on the scale.
      const least = scores.reduce<number>((low, score) => Math.min(low, Number(score ?? 0)), 0);
      const most = scores.reduce<number>((high, score) => Math.max(high, Number(score ?? 0)), 1);
      const domain: [number, number] = [Math.max(least, -maxExtension), Math.min(most, 1 + maxExtension)];
      const preferred = scale === undefined || scale.continuous === true ? 4 : span;
      const numberAt = (share: number): number => Number((min + share * span).toFixed(2));
      // Numbers fit only where the scale is.
      const labeled = labeledStops(preferred, numberAt, labels, 1 / (domain[1] - domain[0]));
      return (field) =>
        xPosition(field, domain, {
          title: words.scoreHeading,
          orient: "bottom",
          ...labeledValues(labeled),
          labelFlush: true,
          grid: true,
        });
    },
  };
}

/** The axis of the points of a scale. */
export function pointAxis(words: Words, scale: Scale): ChartAxis {
  const { min, max } = scale;
  const pointAt = (share: number): number => Math.round(min + share * (max - min));
  const labeled = labeledStops(max - min, pointAt, endLabels(words, scale, []));
  return {
    title: words.ratingHeading,
    orient: "bottom",
    ...labeledValues(labeled.map(({ value, lines }) => ({ value: pointAt(value), lines }))),
    labelFlush: false,
    ticks: false,
    grid: true,
  };
}

/**
 * The ends of the steps that a scale is divided into, so that the numbers fit on a phone too: each as a share of the
 * scale, with its number and, at the two ends, their labels; the upper one lower down where the two would meet.
 */
function labeledStops(
  preferred: number,
  numberAt: (share: number) => number,
  labels: readonly [string, string],
  shareOfAxis = 1,
) {
  const room = axisWidth * shareOfAxis;
  const stops = (steps: number): number[] => Array.from({ length: steps + 1 }, (_, i) => i / steps);
  const fits = (steps: number): boolean => {
    return steps < room && stops(steps).reduce((rest, stop) => rest - `${numberAt(stop)} `.length, room) >= 0;
  };
  const [lower, upper] = [wrap(labels[0], tickWidth), wrap(labels[1], tickWidth)];
  const longest = (lines: readonly string[]): number => Math.max(...lines.map((line) => line.length));
  const meet = longest(lower) + longest(upper) > (tickWidth + 1) * shareOfAxis;
  const upperLines = meet ? [...lower.map(() => blankLine), ...upper] : upper;
  return stops([preferred, 4, 2].find(fits) ?? 1).map((value) => {
    return { value, lines: [`${numberAt(value)}`, ...(value === 0 ? lower : value === 1 ? upperLines : [])] };
  });
}

/** The labels of the two ends of a scale. */
function endLabels(words: Words, scale: Scale | undefined, items: readonly string[]): readonly [string, string] {
  if (scale === undefined) {
    const isOf2 = (id: string): boolean => Object.hasOwn(metricRecords, id) || Object.hasOwn(lookForRecords, id);
    const areOf2 = items.length > 0 && items.every(isOf2);
    return areOf2 ? [words.notEvident, words.evident] : [words.lowestRating, words.highestRating];
  }
  const labels = Object.entries(scale.labels ?? {});
  const labelAt = (point: number): string | undefined => {
    const label = labels.find(([label]) => Number(label) === point)?.[1];
    if (label === englishWords.notEvident) return words.notEvident;
    return label === englishWords.evident ? words.evident : label;
  };
  return [labelAt(scale.min) ?? words.lowest, labelAt(scale.max) ?? words.highest];
}

/** A number with a minus sign as wide as a plus sign, and without one before zero. */
function withMinus(text: string): string {
  return text.replace("-", Number(text) === 0 ? "" : "\u2212");
}
