// Freezes data all the way down, so that no module can change what others import.

/**
 * Freezes a value and everything in it, in place.
 *
 * @param value - Data without cycles: objects, arrays and primitives.
 */
export function deepFreeze<const T>(value: T): T {
  if (!Object.isFrozen(value)) Object.values(Object.freeze(value) as object).forEach(deepFreeze);
  return value;
}
