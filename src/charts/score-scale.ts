// Scores along the bottom of a chart, between the two ends of their scale.

import { competenciesOfLookFor, evidenceEnds, lookForsOfMetric } from "../model/generated.ts";
import type { Scale } from "../scoring/scale.ts";
import { labelOf } from "./rows.ts";
import type { ChartPosition } from "./vega-lite-spec.ts";
import { wrap } from "./wrap.ts";

/** How scores are shown. */
export interface ScoreScale {
  /** A score as a number on the scale, with two decimals. */
  readonly shown: (score: number) => string;
  /** A difference of scores, with its sign. */
  readonly difference: (difference: number) => string;
  /** The two ends, in words: "from 1 (Not Evident) to 4 (Evident)". */
  readonly range: string;
  /** What the two ends are: "1 (Not Evident)". */
  readonly ends: readonly [string, string];
  /** The position of marks by the score in a field. */
  readonly position: (field: string) => ChartPosition;
  /** The same on an axis that reaches past the scale as far as these scores do, as the ends of intervals may. */
  readonly reaching: (scores: readonly unknown[]) => (field: string) => ChartPosition;
}

/** How many letters, with a space after each number, have room under the axis on a phone. */
const tickRoom = 18;
/** A line that is left free; an empty one would not count. */
const blank = "\u200b";
/** How many letters a line under a tick has. */
const tickWidth = 12;

/**
 * How scores are shown.
 *
 * @param scale - The scale of the ratings, when it is known.
 * @param items - What was rated, when it is known.
 */
export function scoreScale(scale: Scale | undefined, items: readonly string[] = []): ScoreScale {
  const { min, max } = scale ?? { min: 0, max: 1 };
  const onScale = (score: number): number => min + score * (max - min);
  const words = endsOf(scale, items);
  const numberAt = (score: number): string => String(Number(onScale(score).toFixed(2)));
  const steps = stepsOf(scale === undefined || scale.continuous === true ? 4 : max - min, numberAt);
  const values = Array.from({ length: steps + 1 }, (_, i) => i / steps);
  const ends = [`${min} (${words[0]})`, `${max} (${words[1]})`] as const;
  const under = endLines(words);
  const lines = values.map((value, i) => {
    return i === 0 || i === steps ? [numberAt(value), ...under[i === 0 ? 0 : 1]] : [numberAt(value)];
  });
  const reaching = (scores: readonly unknown[]): ((field: string) => ChartPosition) => {
    let [low, high] = [0, 1];
    for (const score of scores) {
      if (typeof score !== "number") continue;
      low = Math.min(low, score);
      high = Math.max(high, score);
    }
    return (field) => ({
      field,
      type: "quantitative",
      scale: { domain: [low, high], nice: false, zero: false },
      axis: {
        title: "Score",
        orient: "bottom",
        values: [...values],
        labelExpr: labelOf(values, lines),
        labelFlush: true,
        labelLimit: 0,
        labelOverlap: false,
        grid: true,
      },
    });
  };
  return {
    shown: (score) => onScale(score).toFixed(2),
    difference: (difference) => signed(difference * (max - min)),
    ends,
    range: `from ${ends[0]} to ${ends[1]}`,
    position: reaching([]),
    reaching,
  };
}

/**
 * Into how many steps an axis is divided: as many as have room for their numbers, on a phone too.
 *
 * @param wanted - As many as there would be.
 * @param numberAt - The number at a share of the axis.
 */
export function stepsOf(wanted: number, numberAt: (share: number) => string): number {
  const hasRoom = (steps: number): boolean => {
    if (steps >= tickRoom) return false;
    const numbers = Array.from({ length: steps + 1 }, (_, i) => numberAt(i / steps));
    return numbers.reduce((room, number) => room - number.length - 1, tickRoom) >= 0;
  };
  return [wanted, 4, 2].find(hasRoom) ?? 1;
}

/**
 * The lines under the two ends of a scale; those of the upper end below those of the lower, where the two may meet.
 *
 * @param words - What they are called.
 */
export function endLines([low, high]: readonly [string, string]): readonly [readonly string[], readonly string[]] {
  const [one, other] = [wrap(low, tickWidth), wrap(high, tickWidth)];
  const widest = (lines: readonly string[]): number => Math.max(...lines.map((line) => line.length));
  const meet = widest(one) + widest(other) > tickWidth + 1;
  return [one, meet ? [...one.map(() => blank), ...other] : other];
}

/**
 * What the two ends of a scale are called.
 *
 * @param scale - The scale, when it is known.
 * @param items - What was rated, when it is known.
 */
export function endsOf(scale: Scale | undefined, items: readonly string[]): readonly [string, string] {
  const isEvidence =
    items.length > 0 &&
    items.every((id) => {
      return Object.hasOwn(lookForsOfMetric, id) || Object.hasOwn(competenciesOfLookFor, id);
    });
  if (scale === undefined) return isEvidence ? evidenceEnds : ["lowest rating", "highest rating"];
  const labels = Object.entries(scale.labels ?? {});
  const named = (point: number): string | undefined => labels.find(([label]) => Number(label) === point)?.[1];
  return [named(scale.min) ?? "lowest", named(scale.max) ?? "highest"];
}

function signed(value: number): string {
  const text = value.toFixed(2);
  return Number(text) > 0 ? `+${text}` : text.replace("-", "\u2212");
}
