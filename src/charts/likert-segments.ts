// Where the segments of a diverging bar are.
import type { Scale } from "../scoring/scale.ts";
import type { LikertBar } from "./likert-bars.ts";

/** A part of a bar: from one share to another, left of zero below it. */
export interface Span {
  readonly from: number;
  readonly to: number;
  /** Whether it is of a neutral point that is set apart, which has a zero of its own. */
  readonly isApart: boolean;
}

/** The part of a bar that shows a count. */
export interface Segment extends Span {
  /** The place of its point, from 0. */
  readonly point: number;
  readonly count: number;
}

/** A bar: its segments, lowest point first, and where hidden ones may be. */
export interface DivergingBar {
  readonly segments: readonly Segment[];
  readonly hidden: readonly Span[];
}

/** How a scale is divided. */
export interface Division {
  /** The points, lowest first. */
  readonly points: readonly number[];
  /** What is at zero: a number between two points, or the neutral point. */
  readonly center: number;
  /** Whether the neutral point is left out of the two sides, instead of half on each. */
  readonly isApart: boolean;
}

/** How a scale is divided: in its middle, unless there is a center. */
export function divisionOf({ min, max }: Scale, center: number = (min + max) / 2, isApart = false): Division {
  return { points: Array.from({ length: max - min + 1 }, (_, i) => min + i), center, isApart };
}

/**
 * The segments of a bar, from zero outward on either side. A hidden count stops its side, since what is left may be
 * anywhere beyond it. Without n there are no shares at all.
 */
export function divergingBar({ n, counts }: LikertBar, { points, center, isApart }: Division): DivergingBar {
  if (n === null || n === 0) return { segments: [], hidden: [] };
  const placesOf = (isOn: (point: number) => boolean): number[] =>
    points.flatMap((point, i) => (isOn(point) ? [i] : []));
  const [neutral] = placesOf((point) => point === center);
  const split = isApart || neutral === undefined ? 0 : (counts[neutral] ?? null);
  const sideOf = (places: readonly number[], sign: 1 | -1, isApart = false) => {
    const start = isApart ? 0 : split === null ? null : split / n / 2;
    return outward(counts, n, places, { sign, start, isApart });
  };
  const sides = [
    sideOf(placesOf((point) => point < center).reverse(), -1),
    sideOf(
      placesOf((point) => point > center),
      1,
    ),
    ...(isApart && neutral !== undefined ? [sideOf([neutral], 1, true)] : []),
  ];
  const middle: Segment[] =
    isApart || neutral === undefined || split === null
      ? []
      : [{ point: neutral, count: split, from: -split / n / 2, to: split / n / 2, isApart: false }];
  const segments = [...sides.flatMap((side) => side.segments), ...middle].sort((one, other) => one.point - other.point);
  const rest = 1 - segments.reduce((sum, { count }) => sum + count, 0) / n;
  return { segments, hidden: sides.flatMap(({ hiddenOf }) => hiddenOf(rest)) };
}

/** A side of a bar: its segments up to the first hidden count, and where the rest of the bar may be. */
function outward(
  counts: LikertBar["counts"],
  n: number,
  places: readonly number[],
  { sign, start, isApart }: { readonly sign: 1 | -1; readonly start: number | null; readonly isApart: boolean },
) {
  const spanOf = (near: number, far: number): Span => {
    return sign < 0 ? { from: -far, to: -near, isApart } : { from: near, to: far, isApart };
  };
  const segments: Segment[] = [];
  let at = start ?? 0;
  let isStopped = start === null;
  for (const point of places) {
    const count = counts[point] ?? null;
    isStopped ||= count === null;
    if (isStopped || count === null) break;
    segments.push({ point, count, ...spanOf(at, at + count / n) });
    at += count / n;
  }
  return { segments, hiddenOf: (rest: number): Span[] => (isStopped ? [spanOf(at, at + rest)] : []) };
}

/** The share of a bar at or above the point at a place; `null` where hidden counts leave it open, or nobody rated. */
export function shareAtLeast({ n, counts }: LikertBar, place: number): number | null {
  if (n === null || n === 0) return null;
  const sumOf = (own: LikertBar["counts"]): number | null => {
    return own.reduce<number | null>((sum, count) => (sum === null || count === null ? null : sum + count), 0);
  };
  const [below, above] = [sumOf(counts.slice(0, place)), sumOf(counts.slice(place))];
  if (above !== null) return above / n;
  return below === null ? null : (n - below) / n;
}
