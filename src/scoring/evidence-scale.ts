// The scale between the two ends that the 2.0 document names.
import { ScaleError } from "../model/errors.ts";
import { evidenceEnds } from "../model/generated.ts";
import { unexpected } from "../model/unexpected.ts";
import { type Scale, scale } from "./scale.ts";

/**
 * A scale between the two ends that the 2.0 document names: 1 is "Not Evident", the highest point "Evident". The
 * document names no steps between them, so neither does the scale.
 *
 * @param points - How many points; a whole number from 2. 2 unless given.
 * @throws {@link ScaleError} for any other number of points.
 */
export function evidenceScale(points = 2): Scale {
  if (!Number.isSafeInteger(points) || points < 2) {
    throw new ScaleError([unexpected(["points"], points, "a whole number of points from 2", "out-of-range")]);
  }
  const [low, high] = evidenceEnds;
  return scale({ min: 1, max: points, labels: { 1: low, [points]: high } });
}
