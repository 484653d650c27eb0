// Numbers that look random and come from a seed: the same in every run and on every machine.

/**
 * A generator of whole numbers: xoshiro128** (Blackman and Vigna, "Scrambled linear pseudorandom number generators",
 * 2021), its state filled from the seed by steps of a Weyl sequence that are mixed like those of MurmurHash3.
 *
 * @param seed - A whole number from 0 to 2^32 - 1.
 * @returns Gives a whole number from 0 to `below` - 1; `below` is at most 2^32, and each number's probability is off by
 *   less than 2^-32.
 */
export function generator(seed: number): (below: number) => number {
  let mixed = seed | 0;
  const fill = (): number => {
    mixed = (mixed + 0x9e3779b9) | 0;
    let word = mixed;
    word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
    word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
    return word ^ (word >>> 16);
  };
  let [a, b, c, d] = [fill(), fill(), fill(), fill()];
  return (below) => {
    const five = Math.imul(b, 5);
    const number = Math.imul((five << 7) | (five >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return Math.floor((number / 2 ** 32) * below);
  };
}
