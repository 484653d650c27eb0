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
  /**
   * The same on an axis that reaches past the scale as far as these scores do, as the ends of intervals may; by half of
   * it at most at either end, where what goes on is cut.
   */
  readonly reaching: (scores: readonly unknown[]) => (field: string) => ChartPosition;
}

/** How far an axis reaches past the scale at most, as a share of the scale. */
const mostBeyond = 0.5;
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
  const ends = [`${min} (${words[0]})`, `${max} (${words[1]})`] as const;
  const reaching = (scores: readonly unknown[]): ((field: string) => ChartPosition) => {
    const [low, high] = spanOf(scores);
    // What the scale has of the axis is what its numbers have room in.
    const share = 1 / (high - low);
    const steps = stepsOf(scale === undefined || scale.continuous === true ? 4 : max - min, numberAt, share);
    const under = endLines(words, share);
    const values = Array.from({ length: steps + 1 }, (_, i) => i / steps);
    const lines = values.map((value, i) => {
      return i === 0 || i === steps ? [numberAt(value), ...under[i === 0 ? 0 : 1]] : [numberAt(value)];
    });
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
        // It would be told as an axis from 0 to 1, whatever its labels are; the description tells the scale.
        aria: false,
      },
    });
  };
  return {
    shown: (score) => withMinus(onScale(score).toFixed(2)),
    difference: (difference) => signed(difference * (max - min)),
    ends,
    range: `from ${ends[0]} to ${ends[1]}`,
    position: reaching([]),
    reaching,
  };
}

function spanOf(scores: readonly unknown[]): readonly [number, number] {
  let [low, high] = [0, 1];
  for (const score of scores) {
    if (typeof score !== "number") continue;
    low = Math.max(Math.min(low, score), -mostBeyond);
    high = Math.min(Math.max(high, score), 1 + mostBeyond);
  }
  return [low, high];
}

/**
 * Into how many steps a scale is divided: as many as have room for their numbers, on a phone too.
 *
 * @param wanted - As many as there would be.
 * @param numberAt - The number at a share of the scale.
 * @param share - What the scale has of the axis; all of it unless given.
 */
export function stepsOf(wanted: number, numberAt: (share: number) => string, share = 1): number {
  const hasRoom = (steps: number): boolean => {
    if (steps >= tickRoom * share) return false;
    const numbers = Array.from({ length: steps + 1 }, (_, i) => numberAt(i / steps));
    return numbers.reduce((room, number) => room - number.length - 1, tickRoom * share) >= 0;
  };
  return [wanted, 4, 2].find(hasRoom) ?? 1;
}

/**
 * The lines under the two ends of a scale; those of the upper end below those of the lower, where the two may meet.
 *
 * @param words - What they are called.
 * @param share - What the scale has of the axis; all of it unless given.
 */
export function endLines(
  [low, high]: readonly [string, string],
  share = 1,
): readonly [readonly string[], readonly string[]] {
  const [one, other] = [wrap(low, tickWidth), wrap(high, tickWidth)];
  const widest = (lines: readonly string[]): number => Math.max(...lines.map((line) => line.length));
  const meet = widest(one) + widest(other) > (tickWidth + 1) * share;
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
  const text = withMinus(value.toFixed(2));
  return Number(text) > 0 ? `+${text}` : text;
}

/** A number with a minus that is as wide as a plus, and none before a zero. */
function withMinus(text: string): string {
  return Number(text) === 0 ? text.replace("-", "") : text.replace("-", "\u2212");
}
