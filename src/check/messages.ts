// The messages of issues. One template: "Expected X, got Y".
import { describe } from "./describe.ts";
import type { Issue, IssueCode } from "./issue.ts";
import { nearest } from "./nearest.ts";

type Path = readonly PropertyKey[];

/**
 * The issue of an unexpected value: "Expected a whole number from 1 to 4, got 5", or "Missing: expected a list".
 *
 * @param expected - What was expected, with its article: "a list of names".
 * @param code - The kind of problem. Default: "missing" where there is no value, else "wrong-type".
 */
export function unexpected(path: Path, found: unknown, expected: string, code?: IssueCode): Issue {
  const isMissing = found === undefined;
  return {
    path,
    message: expectation(found, expected),
    code: code ?? (isMissing ? "missing" : "wrong-type"),
    params: { expected, got: Object(found) === found ? describe(found) : found },
  };
}

function expectation(found: unknown, expected: string): string {
  return found === undefined ? `Missing: expected ${expected}` : `Expected ${expected}, got ${describe(found)}`;
}

/**
 * The same for an expected number: a number out of range has another code than a value of another type.
 *
 * @param expected - Which numbers were expected: "a number from 0 to 1".
 */
export function outOfRange(path: Path, found: unknown, expected: string): Issue {
  return unexpected(path, found, expected, typeof found === "number" ? "out-of-range" : undefined);
}

/**
 * The same for text of an expected form: text of another form has another code than a value of another type.
 *
 * @param expected - Which text was expected: "an absolute URI".
 */
export function otherText(path: Path, found: unknown, expected: string): Issue {
  return unexpected(path, found, expected, typeof found === "string" ? "wrong-value" : undefined);
}

/**
 * The issue of an unknown id, with suggestions: "Unknown competency "3.8". Did you mean "3.7"?".
 *
 * @param kind - The expected kind of id, with its article: "a competency".
 * @param ids - The known ids; an empty list for no suggestions.
 * @param kindOf - Returns the kind of id that it is instead, with its article, if it is one.
 */
export function unknownId(
  path: Path,
  id: unknown,
  kind: string,
  ids: readonly string[],
  kindOf?: (id: string) => string | undefined,
): Issue {
  return { path, message: messageOfId(id, kind, ids, kindOf), code: "unknown-id", params: { kind, got: id } };
}

function messageOfId(id: unknown, kind: string, ids: readonly string[], kindOf?: (id: string) => string | undefined) {
  if (typeof id === "number" && ids.includes(`${id}`)) return `IDs are strings: use "${id}"`;
  if (typeof id !== "string") return expectation(id, kind);
  const otherKind = kindOf?.(id);
  if (otherKind) return `${describe(id)} is ${otherKind}, not ${kind}`;
  const near = nearest(id, ids);
  return `Unknown ${kind.replace(/^an? /, "")} ${describe(id)}${near ? `. Did you mean ${describe(near)}?` : ""}`;
}

/**
 * The issue of a duplicate: "Duplicate id "a", first in sources > 0".
 *
 * @param what - What it is: "id".
 * @param first - Where the first one is, in words.
 */
export function duplicate(path: Path, found: unknown, what: string, first: string): Issue {
  const message = `Duplicate ${what} ${describe(found)}, first in ${first}`;
  return { path, message, code: "duplicate", params: { got: found, first } };
}

/** The issues of an object's unknown keys: "Unknown option "belwo". Allowed: below". */
export function unknownKeys(object: object, known: readonly string[], path: Path, what = "key"): Issue[] {
  const issues: Issue[] = [];
  for (const key of Object.keys(object)) {
    if (known.includes(key)) continue;
    const message = `Unknown ${what} ${describe(key)}. Allowed: ${known.join(", ")}`;
    issues.push({ path: [...path, key], message, code: "unknown-key", params: { got: key, allowed: known } });
  }
  return issues;
}
