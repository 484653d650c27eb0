/**
 * The elements whose key an earlier element has.
 *
 * @param elements - Any elements.
 * @param keyOf - The key of one.
 */
export function repeated<T>(elements: readonly T[], keyOf: (element: T) => string): T[] {
  const seen = new Set<string>();
  return elements.filter((element) => {
    const key = keyOf(element);
    if (seen.has(key)) return true;
    seen.add(key);
    return false;
  });
}
