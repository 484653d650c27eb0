// Lists under keys, made as they are needed.

/**
 * Adds a value to the list of a key.
 *
 * @param lists - The lists, which are added to.
 * @param key - The key.
 * @param value - The value.
 */
export function addTo<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
