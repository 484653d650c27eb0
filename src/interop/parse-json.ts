// JSON of anybody's, given as text or parsed: a frozen copy that nobody else holds.
import type { Issue } from "../model/errors.ts";

/**
 * Parses JSON, or copies what was parsed elsewhere.
 *
 * @param json - Text, or what `JSON.parse` gave.
 * @returns The value, deeply frozen; or why there is none.
 */
export function parseJson(json: unknown): { readonly value: unknown } | { readonly issue: Issue } {
  if (ArrayBuffer.isView(json)) {
    return { issue: { path: [], message: "bytes were found; their text was expected", code: "wrong-type" } };
  }
  try {
    // By way of text, so that what is no JSON (a circle, a function) is found, and the caller's own value left alone.
    const text = typeof json === "string" ? json.replace(/^\uFEFF/, "") : JSON.stringify(json);
    return { value: frozen(JSON.parse(text ?? "")) };
  } catch (error) {
    const what = typeof json === "string" ? "text that is not JSON" : "a value that JSON cannot say";
    const message = `${what} was found (${String(error).slice(0, 200)}); JSON was expected`;
    return { issue: { path: [], message, code: "malformed" } };
  }
}

/** Freezes JSON by a list of what is left, since it may be nested deeper than calls can be. */
function frozen(value: unknown): unknown {
  const left = [value];
  while (left.length > 0) {
    const next = left.pop();
    if (typeof next !== "object" || next === null) continue;
    Object.freeze(next);
    for (const inner of Object.values(next)) left.push(inner);
  }
  return value;
}
