/** How many values a map keeps; past that it starts anew. */
const most = 64;

/**
 * The value that a map holds for a key, made when it holds none.
 *
 * @param values - The map.
 * @param key - The key.
 * @param make - Makes the value.
 */
export function kept<Value>(values: Map<string, Value>, key: string, make: () => Value): Value {
  const before = values.get(key);
  if (before !== undefined) return before;
  if (values.size >= most) values.clear();
  const value = make();
  values.set(key, value);
  return value;
}
