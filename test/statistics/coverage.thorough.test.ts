// How often the intervals of clustered scores have the true mean in them: 4,000 simulated surveys of each kind.
//
// Each cluster g has an effect u_g, each respondent an error e, both normal with mean 0 and variance 1, and the respondent's
// x is sqrt(icc) u_g + sqrt(1 - icc) e. In the middle of the scale the score is 0.5 + 0.15 x, whose mean is 0.5 and whose
// intraclass correlation is icc. Near its top the score is a point of a scale of five: 1 where x > -0.8, 0.75 where
// x > -1.6, else 0.5; its mean is 0.5 + 0.25 (P(x > -0.8) + P(x > -1.6)).
import { expect, it } from "vitest";
import { cachedQuantile } from "../../src/statistics/bounded-interval.ts";
import { normalProbability } from "../../src/statistics/distributions.ts";
import { clusterCells, clusteredSamples, differenceOf, meanOf } from "../../src/statistics/inference.ts";
import { momentsOf } from "../../src/statistics/sorted-values.ts";

const runs = 4000;

/** Uniform numbers above 0 and below 1: xorshift32 (Marsaglia, "Xorshift RNGs", 2003). */
function uniformNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return ((state >>> 0) + 0.5) / 2 ** 32;
  };
}

/** Normal numbers, by the polar method (Marsaglia and Bray, 1964). */
function normalNumbers(seed: number): () => number {
  const next = uniformNumbers(seed);
  let spare: number | null = null;
  return () => {
    if (spare !== null) {
      const value = spare;
      spare = null;
      return value;
    }
    for (;;) {
      const [a, b] = [2 * next() - 1, 2 * next() - 1];
      const square = a * a + b * b;
      if (square >= 1) continue;
      const scale = Math.sqrt((-2 * Math.log(square)) / square);
      spare = b * scale;
      return a * scale;
    }
  };
}

interface Scores {
  readonly mean: number;
  readonly scoreOf: (x: number) => number;
}

const middle: Scores = { mean: 0.5, scoreOf: (x) => 0.5 + 0.15 * x };
const top: Scores = {
  mean: 0.5 + 0.25 * (normalProbability(0.8) + normalProbability(1.6)),
  scoreOf: (x) => (x > -0.8 ? 1 : x > -1.6 ? 0.75 : 0.5),
};

/** The share of intervals that have the true mean in them, of those that there are, and the share of those. */
function coverageOf(sizes: readonly number[], icc: number, { mean, scoreOf }: Scores, seed: number) {
  const normal = normalNumbers(seed);
  const clusterOf = Int32Array.from(sizes.flatMap((size, cluster) => Array<number>(size).fill(cluster)));
  const cells = clusterCells(new Int32Array(clusterOf.length), 1, clusterOf, sizes.length);
  const values = new Float64Array(clusterOf.length);
  const [ofCluster, ofPerson] = [Math.sqrt(icc), Math.sqrt(1 - icc)];
  const quantile = cachedQuantile();
  let intervals = 0;
  let hits = 0;
  for (let run = 0; run < runs; run++) {
    const effects = sizes.map(normal);
    for (let i = 0; i < values.length; i++) {
      values[i] = scoreOf(ofCluster * (effects[clusterOf[i] as number] as number) + ofPerson * normal());
    }
    const moments = momentsOf(values);
    const found = meanOf(clusteredSamples(values, cells, () => moments)(0), [0, 1], 0.95, quantile);
    if (found.value === null || found.interval === undefined) continue;
    intervals++;
    if (found.interval.low <= mean && mean <= found.interval.high) hits++;
  }
  return { coverage: hits / intervals, intervals: intervals / runs };
}

const even = Array<number>(20).fill(50);
const uneven = Array.from({ length: 20 }, (_, i) => 10 + Math.round((390 * i) / 19));
const few = Array<number>(8).fill(30);

it.each([0, 0.05, 0.1, 0.2])("covers 92 to 97 in 100: 20 clusters of 50, icc %d", (icc) => {
  const { coverage, intervals } = coverageOf(even, icc, middle, 20260331);
  expect(intervals).toBe(1);
  expect(coverage).toBeGreaterThan(0.92);
  expect(coverage).toBeLessThan(0.97);
});

it.each<[string, readonly number[], number, Scores]>([
  ["20 clusters of 10 to 400, icc 0", uneven, 0, middle],
  ["20 clusters of 10 to 400, icc 0.1", uneven, 0.1, middle],
  ["20 clusters of 10 to 400, icc 0.2", uneven, 0.2, middle],
  ["8 clusters of 30, icc 0.1", few, 0.1, middle],
  ["8 clusters of 30, icc 0.2", few, 0.2, middle],
  ["20 clusters of 50 near the top, icc 0.1", even, 0.1, top],
  ["20 clusters of 10 to 400 near the top, icc 0.1", uneven, 0.1, top],
  ["8 clusters of 30 near the top, icc 0.2", few, 0.2, top],
])("covers at least 90 in 100: %s", (_, sizes, icc, scores) => {
  const { coverage, intervals } = coverageOf(sizes, icc, scores, 7);
  expect(intervals).toBeGreaterThan(0.99);
  expect(coverage).toBeGreaterThan(0.9);
});

it("covers 92 to 97 in 100 of the differences between two groups in the same 20 clusters, icc 0.1", () => {
  const normal = normalNumbers(11);
  const clusterOf = Int32Array.from({ length: 1000 }, (_, i) => i % 20);
  // A quarter of each cluster, so that clusters are in both groups.
  const groupOf = Int32Array.from({ length: 1000 }, (_, i) => (Math.floor(i / 20) % 4 === 0 ? 1 : 0));
  const cells = clusterCells(groupOf, 2, clusterOf, 20);
  let hits = 0;
  for (let run = 0; run < runs; run++) {
    const effects = Array.from({ length: 20 }, normal);
    // The second group scores 0.1 higher, and each cluster differs by its own effect.
    const gaps = Array.from({ length: 20 }, normal);
    const values = Float64Array.from(clusterOf, (cluster, i) => {
      const own = groupOf[i] === 1 ? 0.1 + 0.04 * (gaps[cluster] as number) : 0;
      return 0.45 + own + 0.15 * (Math.sqrt(0.1) * (effects[cluster] as number) + Math.sqrt(0.9) * normal());
    });
    const samples = clusteredSamples(values, cells, (g) => momentsOf(values.filter((_, i) => groupOf[i] === g)));
    const found = differenceOf(samples(1), samples(0), [-1, 1], 0.95);
    if (found.value === null || found.interval === undefined) throw new Error("There is no interval");
    if (found.interval.low <= 0.1 && 0.1 <= found.interval.high) hits++;
  }
  expect(hits / runs).toBeGreaterThan(0.92);
  expect(hits / runs).toBeLessThan(0.97);
});
