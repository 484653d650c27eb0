// Finds the ids that somebody may have meant. Used by messages alone; it decides nothing.

/**
 * The ids nearest to an unknown one: fewest edits first, and among equals the ones whose characters lie closest,
 * so that "3.8" is nearer to "3.7" than to "3.1". Case does not count.
 *
 * @param id - What was found.
 * @param ids - The known ids.
 * @param count - How many at most; 3 unless given.
 */
export function nearest<Id extends string>(id: string, ids: Iterable<Id>, count = 3): Id[] {
  const wanted = id.slice(0, 64).trim().toLowerCase();
  return Array.from(ids, (known) => ({ known, distance: distance(wanted, known.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map(({ known }) => known);
}

/** Levenshtein's distance, in which a substitution costs a little more the further apart the two characters are. */
function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const apart = Math.abs(a.charCodeAt(i - 1) - b.charCodeAt(j - 1));
      const substitution = apart === 0 ? 0 : 1 + apart / 1e5;
      row[j] = Math.min(at(previous, j) + 1, at(row, j - 1) + 1, at(previous, j - 1) + substitution);
    }
    previous = row;
  }
  return at(previous, b.length);
}

/** A cell of a row that is known to be filled. */
function at(row: readonly number[], index: number): number {
  return row[index] ?? 0;
}
