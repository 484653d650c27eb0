// What a scale is, and what makes one unsound. The 1.0 scale is not in the sources, so there is no default.
import { type Issue, ScaleError } from "../model/errors.ts";
import { deepFreeze } from "../model/freeze.ts";
import { isPlainObject, unknownKeys } from "../model/plain-object.ts";
import { unexpected } from "../model/unexpected.ts";

/** The ordered points of a rating: the whole numbers from `min` to `max`, or every number between when continuous. */
export interface Scale {
  /** The lowest point. */
  readonly min: number;
  /** The highest point; greater than `min`. */
  readonly max: number;
  /** What points are called, by the point: `{ "1": "Not Evident", "4": "Evident" }`; any of the points. */
  readonly labels?: { readonly [point: string]: string } | undefined;
  /** Whether ratings between the points are on the scale too; not unless given. */
  readonly continuous?: boolean | undefined;
}

/**
 * A scale, validated and frozen.
 *
 * @param parts - `min` and `max`, whole numbers unless the scale is continuous; labels of any of the points.
 * @throws {@link ScaleError} with every problem: a limit that is no such number, `min` not below `max`, a label off the
 *   scale, empty, or of two points at once.
 */
export function scale(parts: Scale): Scale {
  const issues = scaleIssues(parts);
  if (issues.length > 0) throw new ScaleError(issues);
  const { min, max, labels, continuous } = parts;
  return deepFreeze({ min, max, ...(labels && { labels: { ...labels } }), ...(continuous && { continuous }) });
}

/**
 * Every problem of a scale.
 *
 * @param scale - Anything.
 * @param path - Where it stands.
 */
export function scaleIssues(scale: unknown, path: readonly PropertyKey[] = []): Issue[] {
  if (!isPlainObject(scale)) return [unexpected(path, scale, "a scale, { min, max },")];
  const { min, max, labels, continuous } = scale;
  const issues = unknownKeys(scale, scaleKeys, path);
  if (continuous !== undefined && typeof continuous !== "boolean") {
    issues.push(unexpected([...path, "continuous"], continuous, "true or false"));
  }
  if (!isLimit(min, continuous)) issues.push(limitIssue([...path, "min"], min, continuous));
  if (!isLimit(max, continuous)) issues.push(limitIssue([...path, "max"], max, continuous));
  if (!isLimit(min, continuous) || !isLimit(max, continuous)) return issues;
  if (!(min < max && max - min < Infinity)) {
    issues.push(unexpected([...path, "max"], max, `a number above min, ${min},`, "out-of-range"));
    return issues;
  }
  if (labels === undefined) return issues;
  if (!isPlainObject(labels)) {
    return [...issues, unexpected([...path, "labels"], labels, "labels by point")];
  }
  const sound = { min, max, continuous: continuous === true };
  const seen = new Set<string>();
  for (const [point, label] of Object.entries(labels)) {
    const place = [...path, "labels", point];
    if (String(Number(point)) !== point || !isOnScale(Number(point), sound)) {
      issues.push(unexpected(place, point, "a point of the scale", "off-scale"));
    }
    if (typeof label !== "string" || label.trim() === "") {
      issues.push(unexpected(place, label, "a label", "wrong-type"));
      continue;
    }
    const same = label.trim().toLowerCase();
    if (seen.has(same)) {
      issues.push(unexpected(place, label, "a label of its own", "duplicate"));
    }
    seen.add(same);
  }
  return issues;
}

const scaleKeys = ["min", "max", "labels", "continuous"];

function limitIssue(path: readonly PropertyKey[], limit: unknown, continuous: unknown): Issue {
  const expected = continuous === true ? "a finite number" : "a whole number";
  const code = Number.isFinite(limit) ? "not-whole" : "out-of-range";
  return unexpected(path, limit, expected, typeof limit === "number" ? code : undefined);
}

/**
 * Whether a value is a point of a scale.
 *
 * @param value - Anything.
 * @param scale - A valid scale.
 */
export function isOnScale(value: unknown, { min, max, continuous }: Scale): value is number {
  return typeof value === "number" && value >= min && value <= max && (continuous === true || Number.isInteger(value));
}

/**
 * A scale in words: "a whole number from 1 to 4".
 *
 * @param scale - A valid scale.
 */
export function describeScale({ min, max, continuous }: Scale): string {
  return `a ${continuous === true ? "" : "whole "}number from ${min} to ${max}`;
}

function isLimit(limit: unknown, continuous: unknown): limit is number {
  return continuous === true ? Number.isFinite(limit) : Number.isSafeInteger(limit);
}
