// Finds the id that somebody may have meant. Used by messages alone; it decides nothing.

/**
 * The id that is nearest to an unknown one, if less than half of it would have to be replaced in one place. Among equals
 * the one whose characters are closest, so that "3.8" is nearer to "3.7" than to "3.1". Case does not count.
 */
export function nearest<Id extends string>(id: string, ids: Iterable<Id>): Id | undefined {
  const wanted = id.trim().toLowerCase();
  let best: Id | undefined;
  let least = wanted.length / 2;
  for (const known of ids) {
    const other = known.toLowerCase();
    const shorter = Math.min(wanted.length, other.length);
    let start = 0;
    while (start < shorter && wanted[start] === other[start]) start++;
    let end = 0;
    while (end < shorter - start && wanted.at(-1 - end) === other.at(-1 - end)) end++;
    const apart = Math.abs(wanted.charCodeAt(start) - other.charCodeAt(start)) / 1e5 || 0;
    const replaced = Math.max(wanted.length, other.length) - start - end + apart;
    if (replaced < least) {
      best = known;
      least = replaced;
    }
  }
  return best;
}
