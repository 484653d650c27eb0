// Small samples of random cases, which every change would otherwise wait for. A change that only a longer sample notices
// counts as one that nothing notices.

export const thorough = false;

export const seed = 20_261_130;

/** A tenth of the short sample, at least 3. */
export function sampleSize(short: number): number {
  return Math.max(3, Math.ceil(short / 10));
}
