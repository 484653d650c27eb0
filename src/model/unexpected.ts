// The issue that most problems are: something else was found than was expected.
import { describe } from "./describe.ts";
import type { Issue, IssueCode } from "./errors.ts";

/**
 * The issue of a value that is not what was expected there.
 *
 * @param path - Where it stands.
 * @param found - The value.
 * @param expected - What was expected, with its article: "a number from 0 to 1".
 * @param code - The kind of problem; unless given "missing" where nothing was found, else "wrong-type".
 */
export function unexpected(path: readonly PropertyKey[], found: unknown, expected: string, code?: IssueCode): Issue {
  const message = `${describe(found)} was found; ${expected} was expected`;
  return { path, message, code: code ?? (found === undefined ? "missing" : "wrong-type") };
}
