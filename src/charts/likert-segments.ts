// Computes where the segments of a diverging bar are.
import type { Scale } from "../scoring/scale.ts";
import type { LikertBar } from "./likert-bars.ts";

/** How a scale is divided. */
export interface Division {
  /** The points, lowest first. */
  readonly points: readonly number[];
  /** The value at zero: a number between two points, or the neutral point. */
  readonly center: number;
  /** Whether the neutral point is left out of the two sides, instead of being half on each. */
  readonly isApart: boolean;
}

/** A part of a bar, from one share to another; shares left of zero are negative. */
export interface Span {
  readonly from: number;
  readonly to: number;
  /** Whether it belongs to a separate neutral point, which has its own zero. */
  readonly isApart: boolean;
}

/** The part of a bar that shows a count. */
interface Segment extends Span {
  /** The place of its point, from 0. */
  readonly point: number;
  readonly count: number;
}

/** A bar: its segments, lowest point first, and where hidden ones may be. */
export interface DivergingBar {
  readonly segments: readonly Segment[];
  readonly hidden: readonly Span[];
}

/** How a scale is divided: in its middle, unless there is a center. */
export function divisionOf({ min, max }: Scale, center: number = (min + max) / 2, isApart = false): Division {
  return { points: Array.from({ length: max - min + 1 }, (_, i) => min + i), center, isApart };
}

/**
 * The segments of a bar, from zero outward on either side. A hidden count ends its side, since the position of the
 * segments beyond it is unknown. Without n there are no shares at all.
 */
export function divergingBar({ n, counts }: LikertBar, { points, center, isApart }: Division): DivergingBar {
  if (n === null || n === 0) return { segments: [], hidden: [] };
  const segments: Segment[] = [];
  const stops: ((rest: number) => Span)[] = [];
  /** @param from - Where the side begins; `null` where that is hidden. */
  const addSide = (places: readonly number[], sign: 1 | -1, from: number | null, isApart = false): void => {
    let near = from ?? 0;
    let isStopped = from === null;
    const spanTo = (far: number): Span =>
      sign < 0 ? { from: -far, to: -near, isApart } : { from: near, to: far, isApart };
    for (const point of places) {
      const count = counts[point] ?? null;
      isStopped ||= count === null;
      if (isStopped || count === null) break;
      segments.push({ point, count, ...spanTo(near + count / n) });
      near += count / n;
    }
    if (isStopped) stops.push((rest) => spanTo(near + rest));
  };
  const placesOf = (isOn: (point: number) => boolean): number[] => {
    return points.flatMap((point, place) => (isOn(point) ? [place] : []));
  };
  const neutral = placesOf((point) => point === center);
  const [split = null] = isApart || neutral.length === 0 ? [0] : neutral.map((place) => counts[place] ?? null);
  const half = split === null ? null : split / n / 2;
  if (!isApart && split !== null && half !== null) {
    segments.push(...neutral.map((point) => ({ point, count: split, from: -half, to: half, isApart })));
  }
  addSide(placesOf((point) => point < center).reverse(), -1, half);
  addSide(
    placesOf((point) => point > center),
    1,
    half,
  );
  if (isApart) addSide(neutral, 1, 0, true);
  segments.sort((one, other) => one.point - other.point);
  const rest = 1 - segments.reduce((sum, { count }) => sum + count, 0) / n;
  return { segments, hidden: stops.map((spanOf) => spanOf(rest)) };
}
