// How a rating is kept in one byte. Codes are chosen so that several can be added and the sum still tells what went
// into it: how many ratings, their total, and how many "n/a".
import type { Rating } from "../scoring/ratings.ts";
import type { Scale } from "../scoring/scale.ts";

/** The code of what is not rated. */
export const notRated = 0;

/** A byte that is no code: where nothing has been read yet. */
export const unread = 255;

/** The most points that a scale may have here. */
export const mostPoints = 200;

/** The codes of the ratings on one scale. */
export interface RatingCodes {
  readonly scale: Scale;
  /** How many points the scale has. */
  readonly points: number;
  /** The code of the lowest point; the others follow. */
  readonly lowest: number;
  /** The code of "n/a". */
  readonly notApplicable: number;
  /** The codes of so many items can be added and told apart again. */
  readonly together: number;
  /** The rating of each code. */
  readonly ratings: readonly Rating[];
}

/**
 * The codes of a scale. Added together, the codes of n items on p points make `a*rated + total + b*notApplicable`, with
 * total = the sum of the points counted from 0, at most n(p - 1). So a = n(p - 1) + 1 and b = (n + 1)a keep all sums
 * apart; n is the largest for which b is below {@link unread}.
 *
 * @param scale - A valid scale of at most {@link mostPoints} points.
 */
export function ratingCodes(scale: Scale): RatingCodes {
  const points = scale.max - scale.min + 1;
  let together = 1;
  while ((together + 2) * ((together + 1) * (points - 1) + 1) < unread) together++;
  const lowest = together === 1 ? 1 : together * (points - 1) + 1;
  const notApplicable = together === 1 ? points + 1 : (together + 1) * lowest;
  const ratings: Rating[] = new Array<Rating>(notApplicable + 1).fill(null);
  for (let point = 0; point < points; point++) ratings[lowest + point] = scale.min + point;
  ratings[notApplicable] = "n/a";
  return { scale, points, lowest, notApplicable, together, ratings };
}
