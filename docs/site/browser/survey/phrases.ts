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

/** How many names are listed; the others are counted. */
const mostNames = 4;

/**
 * Names in quotes, of which the first are listed: "a", "b", and 7 more.
 *
 * @param names - The names.
 */
export function quoted(names: readonly string[]): string {
  const said = names.length > mostNames + 1 ? names.slice(0, mostNames) : names;
  const more = names.length - said.length;
  return listed([...said.map((name) => `\u201C${name}\u201D`), ...(more > 0 ? [`${more} more`] : [])], "and");
}
