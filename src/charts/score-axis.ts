// Scores along a chart, on the scale of the ratings, with the labels of its two ends.
import { scaleWords } from "../catalog/words.ts";
import { lookForRecords, metricRecords } from "../model/generated.ts";
import type { Scale } from "../scoring/scale.ts";
import { type Axis, ticksFit } from "./axis.ts";
import type { Frame } from "./chart-spec.ts";

/** How far an axis may extend past the scale, as a share of the scale. */
const maxExtension = 0.5;

export type ScoreAxis = ReturnType<typeof scoreAxis>;

/**
 * How scores are shown.
 *
 * @param words - The words of the chart.
 * @param scale - The scale of the ratings, if known.
 * @param items - The rated items, if known.
 */
export function scoreAxis(words: Frame["words"], scale: Scale | undefined, items: readonly string[] = []) {
  const { min, max } = scale ?? { min: 0, max: 1 };
  const span = max - min;
  const labels = endLabels(words, scale, items);
  return {
    /** A score as a number on the scale, with two decimals. */
    format: (score: number): string => withMinus((min + score * span).toFixed(2)),
    formatDifference: (difference: number): string => withSign((difference * span).toFixed(2)),
    ends: { low: `${min} (${labels[0]})`, high: `${max} (${labels[1]})` },
    /** The length of the scale, in points. */
    span,
    /**
     * The axis of scores, which also covers some scores outside the scale, such as the ends of intervals. It extends by
     * at most half of the scale at either end.
     *
     * @param room - Its length, in pixels.
     */
    axis(room: number, scores: readonly number[] = []): Axis {
      const least = Math.max(-maxExtension, Math.min(0, ...scores));
      const most = Math.min(1 + maxExtension, Math.max(1, ...scores));
      const domain = [least, most] as const;
      const preferred = scale === undefined || scale.continuous === true ? 4 : span;
      const ticksBy = (steps: number): Axis["ticks"] =>
        Array.from({ length: steps + 1 }, (_, i) => {
          return { value: i / steps, text: `${Number((min + (i / steps) * span).toFixed(2))}` };
        });
      const roomOfScale = room / (domain[1] - domain[0]);
      const fitting = [preferred, 4, 2].find((steps) => {
        return steps <= roomOfScale && ticksFit({ ticks: ticksBy(steps), domain: [0, 1] }, roomOfScale);
      });
      return { domain, ticks: ticksBy(fitting ?? 1), ends: labels };
    },
  };
}

/** The labels of the two ends of a scale. */
export function endLabels(
  words: Frame["words"],
  scale: Scale | undefined,
  items: readonly string[],
): readonly [string, string] {
  if (scale === undefined) {
    const isOf2 = (id: string): boolean => Object.hasOwn(metricRecords, id) || Object.hasOwn(lookForRecords, id);
    const areOf2 = items.length > 0 && items.every(isOf2);
    return areOf2 ? [words.notEvident, words.evident] : [words.lowestRating, words.highestRating];
  }
  return [pointLabel(words, scale, scale.min) ?? words.lowest, pointLabel(words, scale, scale.max) ?? words.highest];
}

/** The label of a point of a scale, if it has one; the two of 2.0 in the language of the chart. */
export function pointLabel(words: Frame["words"], scale: Scale, point: number): string | undefined {
  const label = Object.entries(scale.labels ?? {}).find(([label]) => Number(label) === point)?.[1];
  if (label === scaleWords.notEvident) return words.notEvident;
  return label === scaleWords.evident ? words.evident : label;
}

/** A share in whole percent. Only 0 is 0%, and only 1 is 100%. */
export function percent(share: number): string {
  const whole = Math.round(share * 100);
  return share < 1 && whole === 100 ? ">99%" : share > 0 && whole === 0 ? "<1%" : `${whole}%`;
}

export function withSign(number: string): string {
  const text = withMinus(number);
  return Number(text) > 0 ? `+${text}` : text;
}

/** A number with a minus sign that is as wide as a plus sign, and no minus sign before zero. */
function withMinus(text: string): string {
  return text.replace("-", Number(text) === 0 ? "" : "\u2212");
}
