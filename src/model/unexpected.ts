// The issue that most problems are: something else was found than was expected.
import { describe } from "./describe.ts";
import type { Issue, IssueCode } from "./errors.ts";

/**
 * The issue of a value that is not what was expected there.
 *
 * @param path - Where it stands.
 * @param found - The value.
 * @param expected - What was expected, with its article: "a list of names".
 * @param code - The kind of problem; unless given "missing" where nothing was found, else "wrong-type".
 */
export function unexpected(path: readonly PropertyKey[], found: unknown, expected: string, code?: IssueCode): Issue {
  const message = `${describe(found)} was found; ${expected} was expected`;
  return { path, message, code: code ?? (found === undefined ? "missing" : "wrong-type") };
}

/**
 * The same where a number was expected: another number is out of range.
 *
 * @param path - Where it stands.
 * @param found - The value.
 * @param expected - Which numbers were expected: "a number from 0 to 1".
 */
export function outOfRange(path: readonly PropertyKey[], found: unknown, expected: string): Issue {
  return unexpected(path, found, expected, typeof found === "number" ? "out-of-range" : undefined);
}

/**
 * The same where text of some form was expected: other text is a wrong value.
 *
 * @param path - Where it stands.
 * @param found - The value.
 * @param expected - Which text was expected: "an absolute URI".
 */
export function otherText(path: readonly PropertyKey[], found: unknown, expected: string): Issue {
  return unexpected(path, found, expected, typeof found === "string" ? "wrong-value" : undefined);
}
