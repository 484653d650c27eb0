import { describe, expect, it } from "vitest";
import { boundedInterval, cachedQuantile } from "../../src/statistics/bounded-interval.ts";
import { tQuantile } from "../../src/statistics/distributions.ts";
import type { Estimate } from "../../src/statistics/estimate.ts";
import {
  clusterCells,
  clusteredSample,
  clusteredSamples,
  differenceOf,
  meanOf,
  type Sample,
  sampleOf,
} from "../../src/statistics/inference.ts";
import { momentsOf } from "../../src/statistics/sorted-values.ts";

const unit = [0, 1] as const;
const differences = [-1, 1] as const;
/** So wide that Wilson's interval is Student's. */
const wide = [-1e6, 1e6] as const;

/** Independent values. */
function independent(values: readonly number[], population: number | null = null): Sample {
  return sampleOf({ values: Float64Array.from(values).sort(), counts: null, n: values.length }, population);
}

/** Values of clusters, each a list. */
function clustered(...clusters: readonly (readonly number[])[]): Sample {
  const clusterOf = Int32Array.from(clusters.flatMap((values, c) => values.map(() => c)));
  return clusteredSample(Float64Array.from(clusters.flat()), clusterOf, clusters.length);
}

/** Half the width of an interval that is Student's, over the quantile. */
function standardErrorOf(found: Estimate, df: number): number {
  if (found.value === null || found.interval === undefined) throw new Error("There is no interval");
  const { low, high } = found.interval;
  expect((low + high) / 2).toBeCloseTo(found.value, 7);
  return (high - low) / 2 / tQuantile(0.975, df);
}

describe("an interval within bounds", () => {
  it("is within 0 and 1 for the scores 0 and 1, by hand", () => {
    // p = 1/2 and SE = 1/2, so n = 1. With t = tan(a), a = 0.475 pi, Wilson's interval is 1/2 -+ t / (2 sqrt(1 + t^2)).
    const half = Math.sin(0.475 * Math.PI) / 2;
    expect(meanOf(independent([0, 1]), unit, 0.95)).toEqual({
      value: 0.5,
      n: 2,
      interval: { low: expect.closeTo(0.5 - half, 10), high: expect.closeTo(0.5 + half, 10), level: 0.95 },
    });
  });

  it("is longer toward the middle", () => {
    const { low, high } = boundedInterval(0.9, 0.05, 10, unit, 0.95);
    expect(0.9 - low).toBeGreaterThan(high - 0.9);
    expect(high).toBeLessThan(1);
  });

  it("is Wilson's for a share of n, whose standard error is known", () => {
    // 18 of 20: Newcombe, "Two-sided confidence intervals for the single proportion", 1998, by his formula.
    const { low, high } = boundedInterval(0.9, Math.sqrt(0.09 / 20), 1e12, unit, 0.95);
    expect([low, high]).toEqual([expect.closeTo(0.6989663547715, 10), expect.closeTo(0.9721335187862, 10)]);
  });

  it("is Student's where the bounds are far away: the sleep data of R", () => {
    // t.test(extra ~ group, data = sleep) of R prints -3.3654832 and 0.2054832.
    const first = independent([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]);
    const second = independent([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]);
    expect(differenceOf(first, second, wide, 0.95)).toEqual({
      value: expect.closeTo(-1.58, 12),
      n: 20,
      interval: { low: expect.closeTo(-3.3654832, 7), high: expect.closeTo(0.2054832, 7), level: 0.95 },
    });
  });

  it("has each quantile computed once, for each level", () => {
    const quantile = cachedQuantile();
    for (const probability of [0.975, 0.975, 0.9]) {
      expect(quantile(probability, 5)).toBe(tQuantile(probability, 5));
      expect(quantile(probability, 6)).toBe(tQuantile(probability, 6));
    }
  });
});

describe("the difference of independent means", () => {
  it("is worked by hand", () => {
    // Means 1/4 and 3/4, variances of the means 1/16 each, so df = 2 and t = 4.30265273. Of the way from -1 to 1 it is
    // 1/4, with variance 1/32: Wilson's interval for n = 6.
    expect(differenceOf(independent([0, 0.5]), independent([0.5, 1]), differences, 0.95)).toEqual({
      value: -0.5,
      n: 4,
      interval: { low: expect.closeTo(-0.964415655067, 10), high: expect.closeTo(0.71964578059, 10), level: 0.95 },
    });
  });

  it("is the same of values that are counted", () => {
    const counted = { values: Float64Array.of(0, 0.5, 1), counts: Int32Array.of(2, 0, 3), n: 5 };
    const other = independent([0.5, 0.5, 1]);
    expect(differenceOf(sampleOf(counted), other, differences, 0.9)).toEqual(
      differenceOf(independent([0, 0, 1, 1, 1]), other, differences, 0.9),
    );
  });

  it("has no interval where a group has one value or neither varies, but where one alone does not", () => {
    const two = independent([0, 1]);
    expect(differenceOf(independent([0.5]), two, differences, 0.95)).toEqual({ value: 0, n: 3 });
    expect(differenceOf(two, independent([0.5]), differences, 0.95)).toEqual({ value: 0, n: 3 });
    expect(differenceOf(independent([1, 1]), independent([0, 0]), differences, 0.95)).toEqual({ value: 1, n: 4 });
    // Of one group alone: df = n - 1 = 1, t = tan(0.475 pi), and the variance 1/2 over n 2.
    const found = differenceOf(independent([1, 1]), two, wide, 0.95);
    expect(standardErrorOf(found, 1)).toBeCloseTo(0.5, 8);
    expect(differenceOf(independent([]), two, differences, 0.95)).toEqual({ value: null, n: 2, reason: "no-values" });
    expect(differenceOf(two, independent([]), differences, 0.95)).toEqual({ value: null, n: 2, reason: "no-values" });
  });
});

describe("a part of a small population", () => {
  it("has a shorter interval, by the share that did not answer, by hand", () => {
    // 2 of 4: the variance 1/4 is halved.
    const found = meanOf(independent([0, 1], 4), wide, 0.95);
    expect(standardErrorOf(found, 1)).toBeCloseTo(Math.sqrt(1 / 8), 8);
  });

  it("has none where everybody answered", () => {
    expect(meanOf(independent([0, 1], 2), unit, 0.95)).toEqual({ value: 0.5, n: 2, noInterval: "census" });
    expect(meanOf(independent([1], 1), unit, 0.95)).toEqual({ value: 1, n: 1, noInterval: "census" });
    const [all, other] = [independent([0, 1], 2), independent([0.5], 1)];
    expect(differenceOf(all, other, differences, 0.95)).toEqual({ value: 0, n: 3, noInterval: "census" });
    expect(meanOf(independent([0, 1], 2), unit, null)).toEqual({ value: 0.5, n: 2 });
  });

  it("has the interval of the other group alone, where everybody of one answered", () => {
    const found = differenceOf(independent([1], 1), independent([0, 1], 4), wide, 0.95);
    expect(standardErrorOf(found, 1)).toBeCloseTo(Math.sqrt(1 / 8), 8);
    expect(differenceOf(independent([1], 1), independent([0, 0], 4), differences, 0.95)).toEqual({ value: 1, n: 3 });
  });
});

describe("clusters", () => {
  it("count like one value each when they are equally large, by hand", () => {
    // Cluster means 0 to 1 by 0.2: their variance is 0.14, over 6 clusters 0.14 / 6, with 5 degrees of freedom, t =
    // 2.57058184, and Wilson's interval of n = 75 / 7. Of 12 independent values the variance would be 1.4 / 11 / 12.
    const sample = clustered([0, 0], [0.2, 0.2], [0.4, 0.4], [0.6, 0.6], [0.8, 0.8], [1, 1]);
    expect(meanOf(sample, unit, 0.95)).toEqual({
      value: expect.closeTo(0.5, 12),
      n: 12,
      interval: { low: expect.closeTo(0.1911837061, 9), high: expect.closeTo(0.8088162939, 9), level: 0.95 },
      clusters: { count: 6, icc: expect.closeTo(1, 12), designEffect: expect.closeTo(2.2, 12) },
    });
    expect(meanOf(sample, unit, null)).toEqual({
      value: expect.closeTo(0.5, 12),
      n: 12,
      clusters: { count: 6, icc: expect.closeTo(1, 12), designEffect: expect.closeTo(2.2, 12) },
    });
  });

  it("are alike as an analysis of variance finds, by hand", () => {
    const iccOf = (sample: Sample) => meanOf(sample, unit, 0.95);
    // Between 0.16 / 1, within 0.04 / 2, two values to a cluster: (0.16 - 0.02) / (0.16 + 0.02).
    expect(iccOf(clustered([0, 0.2], [0.4, 0.6]))).toMatchObject({
      clusters: { count: 2, icc: expect.closeTo(7 / 9, 12) },
    });
    // Means 0.1, 0.5, and 0.9 of three, one, and two. Between 0.77333 / 2, within 0.08 / 3, and n0 = (6 - 14 / 6) / 2.
    expect(iccOf(clustered([0, 0, 0.3], [0.5], [1, 0.8]))).toMatchObject({
      clusters: { count: 3, icc: expect.closeTo(81 / 92, 12), designEffect: null },
    });
    // Less alike than chance makes them: between 0, so (0 - w) / (0 + w).
    expect(iccOf(clustered([0, 1], [1, 0]))).toMatchObject({ clusters: { icc: expect.closeTo(-1, 12) } });
  });

  it("give no interval when they are too few, and say so", () => {
    expect(meanOf(clustered([0, 0.5, 1]), unit, 0.95)).toEqual({
      value: 0.5,
      n: 3,
      noInterval: "too-few-clusters",
      clusters: { count: 1, icc: null, designEffect: null },
    });
    // Four of equal size have three degrees of freedom.
    expect(meanOf(clustered([0, 1], [0, 0], [1, 1], [1, 0]), unit, 0.95)).toMatchObject({
      noInterval: "too-few-clusters",
    });
    expect(differenceOf(clustered([0, 1], [1]), clustered([], [], [0, 1]), differences, 0.95)).toEqual({
      value: expect.closeTo(1 / 6, 12),
      n: 5,
      noInterval: "too-few-clusters",
    });
  });

  it("give no interval when they do not differ", () => {
    const pairs = Array.from({ length: 8 }, () => [0.1, 0.2, 0.6]);
    expect(meanOf(clustered(...pairs), unit, 0.95)).toMatchObject({ noInterval: "no-variation" });
    expect(meanOf(clustered([0.5, 0.5], [0.5]), unit, 0.95)).toEqual({
      value: 0.5,
      n: 3,
      clusters: { count: 2, icc: null, designEffect: null },
    });
  });

  it("of one value each are independent values", () => {
    const values = [0, 0.25, 0.25, 0.5, 1, 0.75];
    const found = meanOf(clustered(...values.map((value) => [value])), unit, 0.95);
    const { value, interval } = meanOf(independent(values), unit, 0.95) as Extract<Estimate, { value: number }>;
    expect(found).toMatchObject({
      value: expect.closeTo(value, 12),
      interval: {
        low: expect.closeTo(interval?.low as number, 12),
        high: expect.closeTo(interval?.high as number, 12),
      },
      clusters: { count: 6, icc: null, designEffect: expect.closeTo(1, 12) },
    });
  });

  it("leave out missing values, and are the same for a group among others", () => {
    const values = Float64Array.of(0, Number.NaN, 0.5, 1, 0.25, Number.NaN, 0.75, 0.5, 1, 0, 0.25, 0.5);
    const clusterOf = Int32Array.of(3, 3, 0, 0, 1, 2, 4, 4, 5, 5, 5, 1);
    const groupOf = Int32Array.of(0, 0, 2, 0, 2, 0, 2, 2, 0, 2, 2, 2);
    const cells = clusterCells(groupOf, 3, clusterOf, 6);
    const ofGroup = (group: number) => {
      return values
        .map((value, i) => (groupOf[i] === group ? value : Number.NaN))
        .filter((value) => !Number.isNaN(value));
    };
    const samples = clusteredSamples(values, cells, (g) => (ofGroup(g).length === 0 ? null : momentsOf(ofGroup(g))));
    for (const group of [0, 2]) {
      const alone = values.map((value, i) => (groupOf[i] === group ? value : Number.NaN));
      expect(samples(group)).toEqual(clusteredSample(alone, clusterOf, 6));
    }
    expect(meanOf(samples(1), unit, 0.95)).toEqual({ value: null, n: 0, reason: "no-values" });
    expect(samples(2).clusters?.numbers).toEqual(Int32Array.of(0, 1, 4, 5));
  });
});

/*
 * clubSandwich 0.5.8 of R, with `make(sizes, a)` as `valuesOf` below:
 *
 *   coef_test(lm(y ~ 1), vcov = "CR2", cluster = cl, test = "Satterthwaite")
 *   coef_test(lm(y ~ g), vcov = "CR2", cluster = cl, test = "Satterthwaite")
 */
describe("CR2 and Satterthwaite's degrees of freedom, as clubSandwich has them", () => {
  const valuesOf = (sizes: readonly number[], share: number) => {
    const clusterOf = Int32Array.from(sizes.flatMap((size, cluster) => Array<number>(size).fill(cluster)));
    const values = Float64Array.from(clusterOf, (cluster, i) => {
      return (((i * 7) % 11) / 10) * (1 - share) + (((cluster * 5) % 7) / 6) * share;
    });
    return { clusterOf, values, count: sizes.length };
  };
  const unequal = [40, 3, 9, 2, 17, 5, 11, 6, 2, 30];

  it.each<[string, number[], number, number, number, number]>([
    ["six of five", [5, 5, 5, 5, 5, 5], 0.3, 0.513, 0.0508691130910169, 5],
    ["one to eight", [1, 2, 3, 4, 5, 6, 7, 8], 0.4, 0.460185185185185, 0.0650981972373474, 5.37510081001149],
    ["two to forty", unequal, 0.5, 0.442, 0.088667169110251, 4.18856213759355],
    ["one each", Array(12).fill(1), 0.5, 0.479166666666667, 0.0659406490104487, 11],
  ])("of a mean: clusters of %s", (_, sizes, share, value, standardError, df) => {
    const { values, clusterOf, count } = valuesOf(sizes, share);
    const found = meanOf(clusteredSample(values, clusterOf, count), wide, 0.95);
    expect(found.value).toBeCloseTo(value, 12);
    expect(standardErrorOf(found, df)).toBeCloseTo(standardError, 8);
  });

  // One large cluster among small ones has 1.42 degrees of freedom, three clusters have 1.91.
  it.each([
    [[2, 2, 30, 2, 2], 0.2, 0.502105263157895],
    [[3, 4, 5], 0.3, 0.466666666666667],
  ])("of a mean: too few degrees of freedom, %j", (sizes, share, value) => {
    const { values, clusterOf, count } = valuesOf(sizes, share);
    const found = meanOf(clusteredSample(values, clusterOf, count), wide, 0.95);
    expect(found).toMatchObject({ value: expect.closeTo(value, 12), noInterval: "too-few-clusters" });
    expect(found).not.toHaveProperty("interval");
  });

  const ten = [1, 2, 3, 4, 5, 6, 7, 8, 3, 5];
  type IsInGroup = (cluster: number, i: number) => boolean;

  it.each<[string, number[], number, IsInGroup, number, number, number]>([
    ["each in one group", ten, 0.4, (c) => c >= 5, -0.0792337164750957, 0.110057930273294, 5.85402182111613],
    ["all in both groups", ten, 0.4, (_, i) => i % 3 === 0, 0.00708045977011502, 0.088711412562492, 7.16577974071493],
    [
      "some in both groups",
      ten,
      0.4,
      (c, i) => c >= 6 || (c >= 3 && i % 2 === 0),
      -0.0345740281224151,
      0.0904317118993516,
      6.66791711058471,
    ],
    [
      "very unequal ones",
      unequal,
      0.5,
      (_, i) => i % 5 < 2,
      -0.00555555555555564,
      0.0215833684541519,
      4.15392310299958,
    ],
  ])("of a difference: clusters, %s", (_, sizes, share, isInGroup, value, standardError, df) => {
    const { values, clusterOf, count } = valuesOf(sizes, share);
    const sideOf = (side: boolean) => {
      const own = values.map((one, i) => (isInGroup(clusterOf[i] as number, i) === side ? one : Number.NaN));
      return clusteredSample(own, clusterOf, count);
    };
    const found = differenceOf(sideOf(true), sideOf(false), wide, 0.95);
    expect(found.value).toBeCloseTo(value, 12);
    expect(standardErrorOf(found, df)).toBeCloseTo(standardError, 8);
  });

  it("of a mean: five clusters of one size have exactly 4 degrees of freedom, whatever rounding makes of it", () => {
    // With n of N in each: (1 / N)^2 / (5 (n / N^2)^2 + 20 (n / (4 N^2))^2) = 4.
    for (const size of [1, 2, 3, 5, 7, 9, 11, 13]) {
      const { values, clusterOf, count } = valuesOf([size, size, size, size, size], 0.3);
      const { interval, noInterval } = meanOf(clusteredSample(values, clusterOf, count), wide, 0.95) as {
        interval?: object;
        noInterval?: string;
      };
      expect([noInterval, interval === undefined]).toEqual([undefined, false]);
    }
  });

  it("of a difference: none where a group is a single cluster, whose variance it cannot tell", () => {
    // clubSandwich gives a standard error, that of the other five clusters alone, and 4 degrees of freedom.
    const { values, clusterOf, count } = valuesOf([6, 6, 6, 6, 6, 6], 0.3);
    const sideOf = (side: boolean) => {
      return clusteredSample(
        values.map((one, i) => ((clusterOf[i] === 0) === side ? one : Number.NaN)),
        clusterOf,
        count,
      );
    };
    expect(differenceOf(sideOf(true), sideOf(false), wide, 0.95)).toEqual({
      value: expect.closeTo(-0.206333333333333, 12),
      n: 36,
      noInterval: "too-few-clusters",
    });
  });
});
