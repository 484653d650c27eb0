// What a scale is, what makes one invalid, and scores on a scale. The 1.0 scale is not in the sources, so there is no default.
import { OptionsError, ScaleError } from "../check/errors.ts";
import type { Issue } from "../check/issue.ts";
import { duplicate, outOfRange, unexpected, unknownKeys } from "../check/messages.ts";
import { flag, numberBetween, wholeNumber } from "../check/options.ts";
import { isPlainObject } from "../check/plain-object.ts";
import { deepFreeze } from "../model/freeze.ts";
import { evidenceEnds } from "../model/generated.ts";

/**
 * The ordered points of a rating: the whole numbers from `min` to `max`, or every number between them if continuous.
 */
export interface Scale {
  /** The lowest point. */
  readonly min: number;
  /** The highest point; greater than `min`. */
  readonly max: number;
  /** Labels by point, for some or all points: `{ "1": "Not Evident", "4": "Evident" }`. */
  readonly labels?: { readonly [point: string]: string } | undefined;
  /** Whether ratings between the points are on the scale too. Default: `false`. */
  readonly continuous?: boolean | undefined;
}

/**
 * Creates, validates, and freezes a scale.
 *
 * @param parts - `min` and `max`, whole numbers unless the scale is continuous; and labels of some or all points.
 * @throws {@link ScaleError} with every problem: a limit that is not such a number, `min` not below `max`, a label that
 *   is empty, off the scale, or on two points.
 */
export function scale(parts: Scale): Scale {
  const issues = scaleIssues(parts);
  if (issues.length > 0) throw new ScaleError(issues);
  const { min, max, labels, continuous } = parts;
  return deepFreeze({ min, max, ...(labels && { labels: { ...labels } }), ...(continuous && { continuous }) });
}

/** Every problem of a scale. */
export function scaleIssues(scale: unknown, path: readonly PropertyKey[] = []): Issue[] {
  if (!isPlainObject(scale)) return [unexpected(path, scale, "a scale, { min, max }")];
  const { min, max, labels, continuous } = scale;
  const issues = unknownKeys(scale, ["min", "max", "labels", "continuous"], path);
  if (continuous !== undefined) issues.push(...flag(continuous, [...path, "continuous"]));
  const limit =
    continuous === true
      ? numberBetween(-Number.MAX_VALUE, Number.MAX_VALUE, "a finite number")
      : wholeNumber(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, "a whole number");
  const wrongLimits = [...limit(min, [...path, "min"]), ...limit(max, [...path, "max"])];
  if (wrongLimits.length > 0) return [...issues, ...wrongLimits];
  const withLimits = scale as unknown as Scale;
  if (!(withLimits.min < withLimits.max && withLimits.max - withLimits.min < Infinity)) {
    issues.push(unexpected([...path, "max"], max, `a number above min (${min})`, "out-of-range"));
  } else if (isPlainObject(labels)) issues.push(...labelIssues(labels, withLimits, [...path, "labels"]));
  else if (labels !== undefined) issues.push(unexpected([...path, "labels"], labels, "labels by point"));
  return issues;
}

function labelIssues(labels: object, scale: Scale, path: readonly PropertyKey[]): Issue[] {
  const firstPoints = new Map<string, string>();
  return Object.entries(labels).flatMap(([point, label]) => {
    const issues: Issue[] = [];
    if (String(Number(point)) !== point || !isOnScale(Number(point), scale)) {
      issues.push(unexpected([...path, point], point, "a point of the scale", "off-scale"));
    }
    const folded = typeof label === "string" ? label.trim().toLowerCase() : "";
    const first = firstPoints.get(folded);
    if (folded === "") issues.push(unexpected([...path, point], label, "a label", "wrong-type"));
    else if (first !== undefined) issues.push(duplicate([...path, point], label, "label", `labels > ${first}`));
    else firstPoints.set(folded, point);
    return issues;
  });
}

/** Whether a value is a point of a scale. */
export function isOnScale(value: unknown, { min, max, continuous }: Scale): value is number {
  return typeof value === "number" && value >= min && value <= max && (continuous === true || Number.isInteger(value));
}

/** A scale in words: "a whole number from 1 to 4". */
export function describeScale({ min, max, continuous }: Scale): string {
  return `a ${continuous === true ? "" : "whole "}number from ${min} to ${max}`;
}

/**
 * A scale between the two ends that the 2.0 document names: 1 is "Not Evident", the highest point "Evident". The
 * document names no steps between them, so neither does the scale.
 *
 * @param points - How many points, a whole number of at least 2. Default: 2.
 * @throws {@link OptionsError} for any other number of points.
 */
export function evidenceScale(points = 2): Scale {
  const issues = wholeNumber(2, Number.MAX_SAFE_INTEGER, "a whole number of points from 2")(points, ["points"]);
  if (issues.length > 0) throw new OptionsError(issues);
  const [low, high] = evidenceEnds;
  return scale({ min: 1, max: points, labels: { 1: low, [points]: high } });
}

/** One point of a scale, for an interface. */
export interface ScalePoint {
  /** The rating. */
  readonly point: number;
  /** Its label; `null` where it has none. */
  readonly label: string | null;
}

/**
 * The points of a scale, lowest first, each with its label. For a continuous scale, which has no list of points: the
 * two ends and the points with a label.
 *
 * @throws {@link ScaleError} for an invalid scale, or one of more than 1,000 points.
 */
export function scalePoints(scale: Scale): readonly ScalePoint[] {
  const issues = scaleIssues(scale);
  if (issues.length > 0) throw new ScaleError(issues);
  const { min, max, labels = {}, continuous } = scale;
  if (continuous !== true && max - min >= mostPoints) {
    throw new ScaleError([unexpected([], max - min + 1, `a scale of at most ${mostPoints} points`, "out-of-range")]);
  }
  const points =
    continuous === true
      ? [...new Set([min, ...Object.keys(labels).map(Number), max])].sort((a, b) => a - b)
      : Array.from({ length: max - min + 1 }, (_, i) => min + i);
  return points.map((point) => ({ point, label: labels[point] ?? null }));
}

const mostPoints = 1000;

/**
 * Converts a score from 0 to 1 back to a scale: `min + score * (max - min)`. A mean seldom falls on a point, so the
 * result is not rounded.
 *
 * @returns A number from `min` to `max`; `null` for `null`.
 * @throws {@link ScaleError} for any other score, or an invalid scale.
 */
export function toScale<Score extends number | null>(score: Score, scale: Scale): Score extends null ? null : number;
export function toScale(score: number | null, scale: Scale): number | null {
  const issues = scaleIssues(scale, ["scale"]);
  if (score !== null && !(typeof score === "number" && score >= 0 && score <= 1)) {
    issues.unshift(outOfRange(["score"], score, "a number from 0 to 1, or null"));
  }
  if (issues.length > 0) throw new ScaleError(issues);
  // A sum may round past the end of the scale.
  return score === null ? null : Math.min(scale.max, scale.min + score * (scale.max - scale.min));
}
