// Finds the id that somebody may have meant. Used by messages alone; it decides nothing.

/**
 * The id that is nearest to an unknown one, if less than half of it would have to be replaced in one place. Among equals
 * the one that begins alike for longest, and the last such one: "3.8" is nearest to "3.7". Case does not count.
 */
export function nearest<Id extends string>(id: string, ids: Iterable<Id>): Id | undefined {
  const wanted = id.trim().toLowerCase();
  let best: Id | undefined;
  let least = (wanted.length - 1) / 2;
  for (const known of ids) {
    const other = known.toLowerCase();
    const shorter = Math.min(wanted.length, other.length);
    let start = 0;
    while (start < shorter && wanted[start] === other[start]) start++;
    let end = 0;
    while (end < shorter - start && wanted.at(-1 - end) === other.at(-1 - end)) end++;
    const replaced = Math.max(wanted.length, other.length) - end - start * 1.01;
    if (replaced <= least) {
      best = known;
      least = replaced;
    }
  }
  return best;
}
