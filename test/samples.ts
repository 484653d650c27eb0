// How many random cases a test tries: few in `npm test`, many in `npm run test:thorough`, the few being the first of
// the many. SEED=7 tries others.

/** Whether the long samples run. */
export const thorough = process.env["THOROUGH"] === "yes";

/** What every random case is drawn from. */
export const seed = Number(process.env["SEED"] ?? 20_261_130);

/** The size of a sample: short in `npm test`, long in `npm run test:thorough`. */
export function sampleSize(short: number, long: number): number {
  return thorough ? long : short;
}
