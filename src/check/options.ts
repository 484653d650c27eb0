// Checks options: what each may be is data.
import { OptionsError } from "./errors.ts";
import type { Issue } from "./issue.ts";
import { otherText, outOfRange, unexpected, unknownKeys } from "./messages.ts";
import { isPlainObject } from "./plain-object.ts";

type Path = readonly PropertyKey[];

/** The problems of a value. */
export interface Check {
  (value: unknown, path: Path): readonly Issue[];
  /** Whether the option must be given. */
  readonly isRequired?: boolean;
}

/**
 * The check of each option. An `undefined` option is the same as a missing one, which is fine unless it is
 * {@link required}.
 */
export type Checks = { readonly [name: string]: Check };

/** Problems of options in combination, and of other input that belongs in the same error. */
type More = (options: Readonly<Record<string, unknown>>) => readonly Issue[];

/**
 * Checks options.
 *
 * @throws OptionsError with every problem.
 */
export function checkOptions(options: unknown, checks: Checks, more?: More): void {
  const issues = optionIssues(options, checks, more);
  if (issues.length > 0) throw new OptionsError(issues);
}

/** Every problem of options; see {@link checkOptions}. */
export function optionIssues(options: unknown = {}, checks: Checks, more: More = () => []): Issue[] {
  if (!isPlainObject(options)) return [unexpected([], options, "an object of options"), ...more({})];
  const issues = unknownKeys(options, Object.keys(checks), [], "option");
  for (const [name, check] of Object.entries(checks)) {
    if (options[name] !== undefined || check.isRequired) issues.push(...check(options[name], [name]));
  }
  return [...issues, ...more(options)];
}

/** A check of a required option. */
export function required(check: Check): Check {
  return Object.assign<Check, Pick<Check, "isRequired">>((value, path) => check(value, path), { isRequired: true });
}

/** Accepts anything; the problems of this option are found elsewhere. */
export const anything: Check = () => [];

/** One of the given words. */
export function oneOf(...words: readonly string[]): Check {
  return (value, path) => {
    const expected = words.map((word) => JSON.stringify(word)).join(" or ");
    return words.includes(value as string) ? [] : [otherText(path, value, expected)];
  };
}

/** A number in a range, ends included. */
export function numberBetween(low: number, high: number, expected = `a number from ${low} to ${high}`): Check {
  return (value, path) => {
    return typeof value === "number" && value >= low && value <= high ? [] : [outOfRange(path, value, expected)];
  };
}

/** A whole number in a range, ends included. */
export function wholeNumber(low: number, high: number, expected = `a whole number from ${low} to ${high}`): Check {
  return (value, path) => {
    const isWhole = Number.isInteger(value) || !Number.isFinite(value);
    return isWhole ? numberBetween(low, high, expected)(value, path) : [unexpected(path, value, expected, "not-whole")];
  };
}

/** `true` or `false`. */
export const flag: Check = (value, path) =>
  typeof value === "boolean" ? [] : [unexpected(path, value, "true or false")];

/** Text that is not empty. */
export const text: Check = (value, path) =>
  typeof value === "string" && value !== "" ? [] : [unexpected(path, value, "text")];

/** A function. */
export const functionOf =
  (expected: string): Check =>
  (value, path) =>
    typeof value === "function" ? [] : [unexpected(path, value, expected)];
