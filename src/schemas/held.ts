// Joins a zod schema, which gives the shape and the types, with the checks that the library's own functions make.
import * as z from "zod";
import type { Issue } from "../model/errors.ts";

/**
 * A schema that takes what its shape and a check of the library both allow, and reports the problems of both at once.
 * Where both speak of the same place, the library's words are given. The check sees the input as it came, so that no
 * key is lost on the way to it.
 *
 * @param shape - The shape; it must take everything that the check takes.
 * @param check - Every problem of an input.
 */
export function held<Output>(shape: z.ZodType<Output>, check: (input: unknown) => readonly Issue[]): z.ZodType<Output> {
  return z.preprocess((input, context) => {
    const own = check(input);
    const covered = new Set(own.map(({ path }) => keyOf(path)));
    const others = (z.safeParse(shape, input).error?.issues ?? []).flatMap(spread);
    for (const { path, message, code } of own) {
      context.issues.push({ code: "custom", path: [...path], message, input, params: { code } });
    }
    for (const { path, message } of others) {
      if (!covered.has(keyOf(path))) context.issues.push({ code: "custom", path: [...path], message, input });
    }
    return input;
  }, shape);
}

/** An issue of several unknown keys is one of each, at its own place. */
function spread(issue: z.core.$ZodIssue): { path: readonly PropertyKey[]; message: string }[] {
  const { path, message } = issue;
  if (issue.code !== "unrecognized_keys") return [{ path, message }];
  return issue.keys.map((key) => ({ path: [...path, key], message: "there is no such key" }));
}

function keyOf(path: readonly PropertyKey[]): string {
  return JSON.stringify(path.map(String));
}
