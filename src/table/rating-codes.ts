// Ratings as bytes. Codes are chosen so that several can be added and the sum still shows how many ratings went into it,
// their total, and how many "n/a".
import type { Issue } from "../check/issue.ts";
import { unexpected } from "../check/messages.ts";
import type { Rating } from "../scoring/ratings.ts";
import { type Scale, scaleIssues } from "../scoring/scale.ts";
import type { Blocks } from "./blocks.ts";

/** The code of an item that is not rated. */
export const notRated = 0;

/** A byte that is not a code: where nothing has been read yet. */
export const unread = 255;

/** The most points that the scale of a table may have. */
export const mostPoints = 200;

/** The codes of the ratings on one scale. */
export interface RatingCodes {
  readonly scale: Scale;
  /** The code of the lowest point; the others follow. */
  readonly lowest: number;
  /** The code of "n/a". */
  readonly notApplicable: number;
  /** The codes of at most so many items can be added. */
  readonly mostSummed: number;
  /** The rating of each code. */
  readonly ratings: readonly Rating[];
}

/**
 * The codes of a scale with at most {@link mostPoints} points. The sum of the codes of n items on p points is
 * `a*rated + total + b*notApplicable`, with total = the sum of the points counted from 0, at most n(p - 1). So all sums
 * differ with a = n(p - 1) + 1 and b = (n + 1)a; n is the largest for which b is below {@link unread}.
 */
export function ratingCodes(scale: Scale): RatingCodes {
  const points = scale.max - scale.min + 1;
  let mostSummed = 1;
  while ((mostSummed + 2) * ((mostSummed + 1) * (points - 1) + 1) < unread) mostSummed++;
  const lowest = mostSummed === 1 ? 1 : mostSummed * (points - 1) + 1;
  const notApplicable = mostSummed === 1 ? points + 1 : (mostSummed + 1) * lowest;
  const ratings: Rating[] = new Array<Rating>(notApplicable + 1).fill(null);
  for (let point = 0; point < points; point++) ratings[lowest + point] = scale.min + point;
  ratings[notApplicable] = "n/a";
  return { scale, lowest, notApplicable, mostSummed, ratings };
}

/** Reverses the points of some columns in all rows: the highest becomes the lowest. */
export function reversePoints(blocks: Blocks, columns: readonly number[], { scale, lowest }: RatingCodes): void {
  const highest = lowest + scale.max - scale.min;
  const reversed = Uint8Array.from({ length: 256 }, (_, code) => {
    return code < lowest || code > highest ? code : lowest + highest - code;
  });
  for (const { bytes, stride, rows } of blocks.list) {
    for (const column of columns) {
      const start = column * stride;
      for (let at = start; at < start + rows; at++) bytes[at] = reversed[bytes[at] as number] as number;
    }
  }
}

/** Every problem of the scale of a table. */
export function tableScaleIssues(scale: unknown, path: readonly PropertyKey[]): readonly Issue[] {
  const issues = scaleIssues(scale, path);
  if (issues.length > 0) return issues;
  const { min, max, continuous } = scale as Scale;
  if (continuous === true) {
    const expected = "a scale of whole points (score takes a continuous one, an assessment at a time)";
    return [unexpected([...path, "continuous"], true, expected, "wrong-value")];
  }
  if (max - min < mostPoints) return [];
  const expected = `a scale of at most ${mostPoints} points (score takes a longer one, an assessment at a time)`;
  return [unexpected([...path, "max"], max, expected, "out-of-range")];
}
