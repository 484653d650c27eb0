// Describes values and paths in the words of error messages.

/** A value in a few words: strings are quoted and cut at 40 characters, objects are named by their type. */
export function describe(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}...` : value);
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (Object(value) === value) return typeof value === "function" ? "a function" : "an object";
  return typeof value === "bigint" ? `${value}n` : String(value);
}

/** A path in words, from the outside in: `["ratings", "3.5"]` is "ratings > 3.5". */
export function describePath(path: readonly PropertyKey[]): string {
  return path.map((key) => JSON.stringify(String(key).slice(0, 40)).slice(1, -1)).join(" > ");
}
