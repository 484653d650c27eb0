// Room for more in typed arrays, which do not grow by themselves.

/**
 * A larger list that begins with what a list holds.
 *
 * @param list - The list.
 * @param larger - An empty one that is larger; written to, and given back.
 */
export function enlarged<List extends Uint8Array | Int32Array | Float64Array>(list: List, larger: NoInfer<List>): List {
  larger.set(list);
  return larger;
}
