// Values as literals in the expressions of Vega.

/**
 * A value as a literal: JSON, without the two line separators that JSON allows in strings and expressions do not.
 *
 * @param value - Texts, numbers, and lists of them.
 */
export function expression(value: string | number | readonly unknown[]): string {
  return JSON.stringify(value)
    .replace(/\u2028/g, "\\u2028")
    .replace(/\u2029/g, "\\u2029");
}
