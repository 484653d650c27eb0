// Joins the shape of an input, as a Zod schema, with the checks that the library's own functions make.
import * as z from "zod";
import { describe } from "../check/describe.ts";
import type { Issue, IssueCode } from "../check/issue.ts";
import { unexpected } from "../check/messages.ts";

/**
 * A schema of what a shape and a check both accept. It reports the problems of both at once, as custom issues with the
 * library's code and values in `params`. Of a place that both report, only the check's problem is reported. The check
 * gets the input itself, since Zod drops keys such as "__proto__".
 */
export function withLibraryChecks<Output>(
  shape: z.ZodType<Output>,
  check: (input: unknown) => readonly Issue[],
): z.ZodType<Output> {
  return z.preprocess((input, context) => {
    const found = check(input);
    const { data, error } = z.safeParse(shape, input, { reportInput: true });
    const issues = error === undefined ? found : [...found, ...shapeIssuesBesides(found, error)];
    for (const { path, message, code, params } of issues) {
      context.issues.push({ code: "custom", path: [...path], message, input, params: { ...params, code } });
    }
    return data;
  }, alreadyParsed(shape));
}

/** The error option of a Zod schema, for the library's "Expected X, got Y". */
export function expecting(expected: string) {
  return { error: ({ input }: { readonly input?: unknown }) => unexpected([], input, expected).message };
}

/** A schema with the JSON Schema of a shape, which takes what that shape has parsed without parsing it again. */
function alreadyParsed<Output>(shape: z.ZodType<Output>): z.ZodType<Output> {
  const schema = shape.clone();
  schema._zod.run = (payload) => payload;
  return schema;
}

/** The problems that Zod found in a shape, except at the places of other problems. */
function shapeIssuesBesides(others: readonly Issue[], { issues }: z.core.$ZodError): Issue[] {
  const places = new Set(others.map(({ path }) => placeOf(path)));
  return issues.flatMap(shapeIssues).filter(({ path }) => !places.has(placeOf(path)));
}

/** A problem of a shape in the library's form: one issue for each unknown key. */
function shapeIssues(issue: z.core.$ZodIssue): Issue[] {
  const { path, message, input } = issue;
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((got) => {
      return { path: [...path, got], message: `Unknown key ${describe(got)}`, code: "unknown-key", params: { got } };
    });
  }
  const got = Object(input) === input ? describe(input) : input;
  return [{ path, message, code: codeOf(issue), params: { got } }];
}

function codeOf(issue: z.core.$ZodIssue): IssueCode {
  const { code, input } = issue;
  if (input === undefined) return "missing";
  if (code === "too_small" || code === "too_big") return Array.isArray(input) ? "empty" : "out-of-range";
  if (code === "invalid_type") return issue.expected === "int" && Number.isFinite(input) ? "not-whole" : "wrong-type";
  return typeof input === "string" ? "wrong-value" : "wrong-type";
}

function placeOf(path: readonly PropertyKey[]): string {
  return JSON.stringify(path.map(String));
}
