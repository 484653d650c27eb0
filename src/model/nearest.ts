// Finds the ids that somebody may have meant. Used by messages alone; it decides nothing.

/**
 * The three ids nearest to an unknown one: fewest edits first, and among equals the ones whose characters lie closest,
 * so that "3.8" is nearer to "3.7" than to "3.1". Case does not count.
 *
 * @param id - What was found.
 * @param ids - The known ids.
 */
export function nearest<Id extends string>(id: string, ids: Iterable<Id>): Id[] {
  const wanted = id.trim().slice(0, 24).toLowerCase();
  return Array.from(ids, (known) => ({ known, edits: edits(wanted, known.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits)
    .slice(0, 3)
    .map(({ known }) => known);
}

/** Levenshtein's distance, in which a substitution costs a little more the further apart the two characters are. */
function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 0; i < a.length; i++) {
    let left = i + 1;
    row = row.map((up, j) => {
      if (j === 0) return left;
      const apart = Math.abs(a.charCodeAt(i) - b.charCodeAt(j - 1));
      left = Math.min(up + 1, left + 1, (row[j - 1] ?? 0) + (apart && 1 + apart / 1e5));
      return left;
    });
  }
  return row[b.length] ?? 0;
}
