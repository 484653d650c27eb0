// Freezes data all the way down, so that what everybody imports nobody can change.

/**
 * Freezes a value and all that it holds, in place.
 *
 * @param value - Data without cycles: objects, arrays and primitives.
 */
export function deepFreeze<const T>(value: T): T {
  if (!Object.isFrozen(value)) Object.values(Object.freeze(value) as object).forEach(deepFreeze);
  return value;
}
