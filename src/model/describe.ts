// Puts found values and places into the words of error messages.

/**
 * A found value in a few words: strings quoted and cut at 40 characters, objects by what they are.
 *
 * @param value - Anything.
 */
export function describe(value: unknown): string {
  if (typeof value === "string") {
    return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  }
  if (Array.isArray(value)) return "an array";
  if (typeof value === "object" && value !== null) return "an object";
  if (typeof value === "function") return "a function";
  return Object.is(value, -0) ? "-0" : String(value);
}

/**
 * A path as one would write it in JavaScript: `["ratings", "3.5"]` is `ratings["3.5"]`.
 *
 * @param path - Keys from the outside in; empty for the input itself.
 */
export function describePath(path: readonly PropertyKey[]): string {
  let text = "";
  for (const key of path) {
    if (typeof key === "string" && /^[A-Za-z_$][\w$]*$/.test(key)) text += text === "" ? key : `.${key}`;
    else text += `[${typeof key === "string" ? describe(key) : String(key)}]`;
  }
  return text;
}
