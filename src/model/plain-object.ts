// Tells plain objects from everything else, and their known keys from others.
import type { Issue } from "./errors.ts";

/**
 * Whether a value is a plain object, of whatever realm: no array, no Map, no instance of a class.
 *
 * @param value - Anything.
 */
export function isPlainObject(value: unknown): value is { readonly [key: string]: unknown } {
  if (typeof value !== "object" || value === null) return false;
  const prototype: object | null = Object.getPrototypeOf(value);
  if (prototype === null || prototype === Object.prototype) return true;
  return Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, "isPrototypeOf");
}

/**
 * The issues of an object's keys that are not known.
 *
 * @param object - A plain object.
 * @param known - The known keys.
 * @param path - Where the object stands.
 */
export function unknownKeys(object: object, known: readonly string[], path: readonly PropertyKey[]): Issue[] {
  const issues: Issue[] = [];
  for (const key of Object.keys(object)) {
    if (known.includes(key)) continue;
    issues.push({
      path: [...path, key],
      message: `not a known key; there are ${known.join(", ")}`,
      code: "unknown-key",
    });
  }
  return issues;
}
