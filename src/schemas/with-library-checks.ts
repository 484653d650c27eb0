// Joins the shape of an input, as a Zod schema, with the checks that the library's own functions make.
import * as z from "zod";
import { describe } from "../check/describe.ts";
import type { Issue, IssueCode } from "../check/issue.ts";
import { unexpected, unknownKeys } from "../check/messages.ts";
import { isPlainObject } from "../check/plain-object.ts";

/**
 * A schema with the library's checks as one of its own checks, so that an object schema stays one that can be extended.
 * It reports the problems of both at once, as custom issues with the library's code and values in `params`. Where both
 * find a problem with the same value, only the library's is reported.
 *
 * @param libraryIssues - Returns the problems that the library finds. It does not get the keys that an extension adds.
 * @param branchOf - Returns the schema of a union that a value is meant for, so that only the problems of that schema
 *   are reported.
 */
export function withLibraryChecks<Schema extends z.ZodType>(
  schema: Schema,
  libraryIssues?: (value: unknown) => readonly Issue[],
  branchOf?: (value: unknown) => number,
): Schema {
  const ownKeys = schema instanceof z.ZodObject ? Object.keys(schema.shape) : undefined;
  const check = z.check<z.output<Schema>>(({ value, issues }) => {
    const found = libraryIssues === undefined ? [] : libraryIssues(inputOf(value, issues, ownKeys));
    if (found.length === 0 && issues.length === 0) return;
    const places = new Set(found.map(({ path }) => placeOf(path)));
    const others = issues.flatMap((issue) => {
      const isOfUnion = issue.code === "invalid_union" && branchOf !== undefined;
      const raw = isOfUnion ? (issue.errors[branchOf(value)] ?? []) : [issue];
      return (raw as readonly z.core.$ZodRawIssue[]).flatMap(issuesOfShape);
    });
    const all = [...found, ...others.filter(({ path }) => !places.has(placeOf(path)))];
    issues.length = 0;
    for (const { path, message, code, params } of all) {
      issues.push({ code: "custom", path: [...path], message, input: value, params: { ...params, code } });
    }
  });
  // Runs also when the shape has problems.
  check._zod.def.when = () => true;
  return schema.check(check) as Schema;
}

/** The error option of a Zod schema, for the library's "Expected X, got Y". */
export function expecting(expected: string) {
  return { error: ({ input }: { readonly input?: unknown }) => unexpected([], input, expected).message };
}

/** A record; Zod's own drops the key "__proto__". */
export function recordOf<Value extends z.ZodType>(value: Value): z.ZodType<{ [key: string]: z.output<Value> }> {
  return z.preprocess(
    (input, { issues }) => {
      if (isPlainObject(input) && Object.hasOwn(input, "__proto__")) {
        const { message, code } = unexpected([], "__proto__", "another key", "reserved");
        issues.push({ code: "custom", path: ["__proto__"], message, input, params: { code }, continue: true });
      }
      return input;
    },
    z.record(z.string(), value),
  );
}

/**
 * The value that the library checks: Zod's result, with the unknown keys that Zod left out of nested objects, and
 * without the keys that an extension added.
 */
function inputOf(value: unknown, issues: readonly z.core.$ZodRawIssue[], ownKeys: readonly string[] | undefined) {
  for (const { code, path = [], keys } of issues) {
    if (code !== "unrecognized_keys" || path.length === 0) continue;
    const holder = path.reduce<unknown>(
      (inner, key) => (isPlainObject(inner) || Array.isArray(inner) ? inner[key as never] : undefined),
      value,
    );
    if (!isPlainObject(holder)) continue;
    for (const key of keys as string[]) {
      Object.defineProperty(holder, key, { value: undefined, enumerable: true, configurable: true });
    }
  }
  if (ownKeys === undefined || !isPlainObject(value) || Object.keys(value).every((key) => ownKeys.includes(key))) {
    return value;
  }
  return Object.fromEntries(Object.entries(value).filter(([key]) => ownKeys.includes(key)));
}

/** The problems that Zod found, in the library's form and words: one issue for each unknown key. */
function issuesOfShape(raw: z.core.$ZodRawIssue): Issue[] {
  const { input } = raw;
  const inner = raw.inst?._zod.def as { readonly shape?: object } | undefined;
  const issue = z.core.util.finalizeIssue(raw, { error: inLibraryWords }, z.config());
  const { path, message } = issue;
  if (issue.code === "custom" && issue.params?.["code"] !== undefined) {
    const { code, ...params } = issue.params as { readonly code: IssueCode };
    return [{ path, message, code, params }];
  }
  if (issue.code === "unrecognized_keys") {
    const object = Object.fromEntries(issue.keys.map((key) => [key, undefined]));
    return unknownKeys(object, Object.keys(inner?.shape ?? {}), path);
  }
  const got = Object(input) === input ? describe(input) : input;
  return [{ path, message, code: codeOf(issue, input), params: { got } }];
}

/** The message for a shape that has none of its own. */
function inLibraryWords(issue: z.core.$ZodRawIssue): string {
  return unexpected([], issue.input, expectedBy(issue)).message;
}

function expectedBy(issue: z.core.$ZodRawIssue): string {
  if (issue.code === "invalid_type") return typeNames[String(issue.expected)] ?? String(issue.expected);
  if (issue.code === "invalid_value")
    return (issue["values"] as unknown[]).map((value) => JSON.stringify(value)).join(" or ");
  if (issue.code === "too_small")
    return issue.origin === "number" ? `a number of at least ${issue.minimum}` : `at least ${issue.minimum} of it`;
  return "another value";
}

const typeNames: { readonly [type: string]: string } = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
  null: "null",
};

function codeOf(issue: z.core.$ZodIssue, input: unknown): IssueCode {
  const { code } = issue;
  if (input === undefined) return "missing";
  if (code === "too_small" || code === "too_big") return typeof input === "number" ? "out-of-range" : "empty";
  if (code === "not_multiple_of") return "not-whole";
  if (code === "invalid_type") return "wrong-type";
  return typeof input === "string" ? "wrong-value" : "wrong-type";
}

function placeOf(path: readonly PropertyKey[]): string {
  return JSON.stringify(path.map(String));
}
