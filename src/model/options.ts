// The checks that options share: that they are an object of known keys, and words among those that are known.
import { type Issue, OptionsError } from "./errors.ts";
import { isPlainObject, unknownKeys } from "./plain-object.ts";
import { otherText, unexpected } from "./unexpected.ts";

/**
 * Checks that options are an object with no key but the known ones, and adds what else is found.
 *
 * @param options - Anything.
 * @param keys - The known keys.
 * @param more - The issues of their values.
 * @throws OptionsError with every issue.
 */
export function checkOptions(
  options: unknown,
  keys: readonly string[],
  more: (options: Readonly<Record<string, unknown>>) => readonly Issue[],
): void {
  if (!isPlainObject(options)) throw new OptionsError([unexpected([], options, "an object of options")]);
  const issues = [...unknownKeys(options, keys, []), ...more(options)];
  if (issues.length > 0) throw new OptionsError(issues);
}

/**
 * The issues of an option that is one of some words.
 *
 * @param value - Anything.
 * @param words - The words.
 * @param path - Where it stands.
 */
export function wordIssues(value: unknown, words: readonly string[], path: readonly PropertyKey[]): Issue[] {
  if (typeof value === "string" && words.includes(value)) return [];
  const expected = words.map((word) => JSON.stringify(word)).join(" or ");
  return [otherText(path, value, expected)];
}
