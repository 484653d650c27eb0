// Finds the id that was probably meant, for suggestions in messages. Nothing is corrected silently.

/**
 * The known id nearest to an unknown one, if replacing less than half of it in one place gives that id. Of equally near
 * ids it is the one with the longest common start, and the last of these: "3.8" is nearest to "3.7". Case is ignored.
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
