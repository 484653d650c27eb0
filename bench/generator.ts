// Numbers that look random and are the same in every run.

/**
 * A generator of numbers from 0 to 1 (Park and Miller's minimal standard, with the multiplier 48271).
 *
 * @param seed - A whole number from 1 to 2147483646.
 */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}
