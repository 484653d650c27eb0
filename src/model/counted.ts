// Counts in the words of error messages.

/**
 * So many of something, and the verb: "1 cell was", "3 cells were".
 *
 * @param count - How many.
 * @param one - What one is called.
 */
export function counted(count: number, one: string): string {
  return count === 1 ? `1 ${one} was` : `${count} ${one}s were`;
}
