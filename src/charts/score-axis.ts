// Scores along a chart, on the scale of the ratings, with the labels of its two ends.
import { englishWords, type Words } from "../catalog/words.ts";
import { lookForRecords, metricRecords } from "../model/generated.ts";
import type { Scale } from "../scoring/scale.ts";
import { type Axis, stepsThatFit, ticksFit } from "./axis.ts";

/** How far an axis extends past the scale at most, as a share of the scale. */
const maxExtension = 0.5;

/** How many values the axis of differences has at most. */
const mostDifferenceTicks = 7;

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
    formatDifference: (difference: number): string => withSign((difference * span).toFixed(2)),
    /** The two ends: "1 (Not Evident)". */
    ends: { low: `${min} (${labels[0]})`, high: `${max} (${labels[1]})` },
    /** How long the scale is, in its points. */
    span,
    /**
     * The axis of scores, which also covers some scores outside the scale, such as the ends of intervals; `null` for
     * none. It extends by at most half of the scale at either end, where marks are clipped.
     *
     * @param room - Its length, in pixels.
     */
    axis(room: number, scores: readonly unknown[] = []): Axis {
      // A missing score counts as 0, which is on the scale.
      const least = scores.reduce<number>((low, score) => Math.min(low, Number(score ?? 0)), 0);
      const most = scores.reduce<number>((high, score) => Math.max(high, Number(score ?? 0)), 1);
      const domain = [Math.max(least, -maxExtension), Math.min(most, 1 + maxExtension)] as const;
      const preferred = scale === undefined || scale.continuous === true ? 4 : span;
      const numberAt = (share: number): string => `${Number((min + share * span).toFixed(2))}`;
      const stops = (steps: number): number[] => Array.from({ length: steps + 1 }, (_, i) => i / steps);
      const steps = stepsThatFit(
        [preferred, 4, 2],
        (count) => stops(count).map(numberAt),
        room / (domain[1] - domain[0]),
      );
      const ticks = stops(steps).map((value) => ({ value, text: numberAt(value) }));
      return { domain, ticks, ends: labels, title: words.scoreHeading };
    },
    /**
     * The axis of differences of scores around zero, in points of the scale. It is as long on either side as the farthest
     * of some differences, and at least a tenth of the scale, so that small differences do not look large.
     *
     * @param room - Its length, in pixels.
     * @param differences - From -1 to 1.
     */
    differenceAxis(room: number, differences: readonly number[]): Axis {
      const most = span * differences.reduce((far, one) => Math.max(far, Math.abs(one)), 0.1);
      const power = 10 ** Math.floor(Math.log10(most));
      const ticksBy = (step: number) => {
        const count = Math.ceil(most / step - 1e-9);
        return Array.from({ length: 2 * count + 1 }, (_, i) => {
          const points = Number(((i - count) * step).toPrecision(12));
          return { value: points / span, text: withSign(`${points}`) };
        });
      };
      const byStep = [0.5, 1, 2, 5, 10].map((step) => ticksBy(step * power));
      const domainOf = (ticks: Axis["ticks"]) => {
        const half = ticks.at(-1)?.value ?? 1;
        return [-half, half] as const;
      };
      const isShort = (ticks: Axis["ticks"]) => {
        return ticks.length <= mostDifferenceTicks && ticksFit({ ticks, domain: domainOf(ticks) }, room);
      };
      const ticks = byStep.find(isShort) ?? ticksBy(10 * power);
      return { domain: domainOf(ticks), ticks, ends: [words.lower, words.higher], middle: 0 };
    },
  };
}

/** The labels of the two ends of a scale. */
export function endLabels(words: Words, scale: Scale | undefined, items: readonly string[]): readonly [string, string] {
  if (scale === undefined) {
    const isOf2 = (id: string): boolean => Object.hasOwn(metricRecords, id) || Object.hasOwn(lookForRecords, id);
    const areOf2 = items.length > 0 && items.every(isOf2);
    return areOf2 ? [words.notEvident, words.evident] : [words.lowestRating, words.highestRating];
  }
  return [pointLabel(words, scale, scale.min) ?? words.lowest, pointLabel(words, scale, scale.max) ?? words.highest];
}

/** The label of a point of a scale, if it has one; the two of 2.0 in the language of the chart. */
export function pointLabel(words: Words, scale: Scale, point: number): string | undefined {
  const label = Object.entries(scale.labels ?? {}).find(([label]) => Number(label) === point)?.[1];
  if (label === englishWords.notEvident) return words.notEvident;
  return label === englishWords.evident ? words.evident : label;
}

/** A share in whole percent; nearly all is not rounded to all, nor hardly any to none. */
export function percent(share: number): string {
  const whole = Math.round(share * 100);
  return share < 1 && whole === 100 ? ">99%" : share > 0 && whole === 0 ? "<1%" : `${whole}%`;
}

/** A difference with its sign. */
function withSign(number: string): string {
  const text = withMinus(number);
  return Number(text) > 0 ? `+${text}` : text;
}

/** A number with a minus sign as wide as a plus sign, and without one before zero. */
function withMinus(text: string): string {
  return text.replace("-", Number(text) === 0 ? "" : "\u2212");
}
