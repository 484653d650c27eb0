// Parts of sentences.

/**
 * A number with what it counts: "1 response", "1,200 responses".
 *
 * @param count - How many.
 * @param one - What one is called.
 * @param many - What several are called.
 */
export function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString("en-US")} ${count === 1 ? one : many}`;
}

/**
 * A list in words: "a, b, and c".
 *
 * @param texts - What is listed.
 * @param last - What is before the last.
 */
export function listed(texts: readonly string[], last: "and" | "or"): string {
  return new Intl.ListFormat("en-US", { type: last === "and" ? "conjunction" : "disjunction" }).format(texts);
}
