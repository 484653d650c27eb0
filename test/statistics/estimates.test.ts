import {
  cliffsDelta,
  cohenKappa,
  cronbachAlpha,
  krippendorffAlpha,
  meanInterval,
  wilsonInterval,
} from "cei-framework/statistics";
import fc from "fast-check";
import { cumulativeStdNormalProbability, mean, sampleStandardDeviation } from "simple-statistics";
import { describe, expect, it } from "vitest";
import { normalProbability, normalQuantile, tQuantile } from "../../src/statistics/distributions.ts";
import { issuesOf } from "../issues.ts";

describe("distributions", () => {
  // Printed tables of Student's t, two-sided 95% and 99%: Fisher and Yates, Statistical Tables, table III.
  it.each([
    [1, 12.706, 63.657],
    [2, 4.303, 9.925],
    [3, 3.182, 5.841],
    [4, 2.776, 4.604],
    [5, 2.571, 4.032],
    [10, 2.228, 3.169],
    [15, 2.131, 2.947],
    [20, 2.086, 2.845],
    [30, 2.042, 2.75],
    [60, 2.0, 2.66],
    [120, 1.98, 2.617],
  ])("has the t quantiles of the printed tables with %i degrees of freedom", (df, at95, at99) => {
    expect(tQuantile(0.975, df)).toBeCloseTo(at95, 3);
    expect(tQuantile(0.995, df)).toBeCloseTo(at99, 3);
    expect(tQuantile(0.025, df)).toBeCloseTo(-tQuantile(0.975, df), 12);
  });

  // By bisection of 1/2 + I(t^2 / (df + t^2); 1/2, df/2) / 2 with 30 digits, by the betainc of mpmath 1.3.
  it.each([
    [0.5, 0.3979754267847907, 164.5576734804885, 411396.4625261714],
    [1.7, 0.2950611272978274, 5.11883898825306, 52.29470759466191],
    [3, 0.2766706623326899, 3.18244630528371, 12.92397863668748],
    [10, 0.2601848294920802, 2.228138851986275, 4.586893858702636],
    [39, 0.2550822281696059, 2.022690920036761, 3.558120081332732],
    [79.5, 0.2541965992631455, 1.990255581146203, 3.417155919739443],
    [81, 0.2541808377931168, 1.989686323456903, 3.414731862991582],
    [500, 0.2534819498516656, 1.964719837467368, 3.31009115152267],
    [20_000, 0.2533504732640627, 1.960082605158135, 3.291013283364256],
    [1_000_001, 0.2533471705377743, 1.959966356811735, 3.290536461238961],
    [50_000_000, 0.2533471044838404, 1.95996403198548, 3.290526926086519],
  ])(
    "has the t quantiles of another program to eleven digits with %d degrees of freedom",
    (df, at60, at975, at9995) => {
      for (const [p, t] of [
        [0.6, at60],
        [0.975, at975],
        [0.9995, at9995],
      ] as const) {
        expect(Math.abs(tQuantile(p, df) / t - 1)).toBeLessThan(1e-11);
      }
    },
  );

  // mpmath 1.4 with 60 digits: Newton's method on betainc, and above 50 degrees of freedom on the integral of the density.
  it("has the t quantiles of another program far into the tails, near the middle, and for many degrees of freedom", () => {
    const expected: readonly (readonly [p: number, df: number, t: number])[] = [
      [1e-10, 1, -3183098861.837907],
      [0.0005, 1, -636.6192487687196],
      [0.025, 1, -12.706204736174705],
      [0.4999999, 1, -3.141592653680235e-7],
      [1e-10, 1.7, -456170.08888737514],
      [0.0005, 1.7, -52.294707594661915],
      [0.025, 1.7, -5.11883898825306],
      [0.4999999, 1.7, -2.884971676233393e-7],
      [1e-10, 4, -416.1751403296041],
      [0.0005, 4, -8.610301581379275],
      [0.025, 4, -2.7764451051977943],
      [0.4999999, 4, -2.666666666743388e-7],
      [1e-10, 30, -9.377489780407144],
      [0.0005, 30, -3.645958635042022],
      [0.025, 30, -2.042272456301238],
      [0.4999999, 30, -2.5276002261960695e-7],
      [1e-10, 81, -7.272384571162953],
      [0.0005, 81, -3.4147318629915815],
      [0.025, 81, -1.9896863234569029],
      [0.4999999, 81, -2.514376535971205e-7],
      [1e-10, 1000, -6.427876283134213],
      [0.0005, 1000, -3.300282648423913],
      [0.025, 1000, -1.9623390808264085],
      [0.4999999, 1000, -2.5072550100059754e-7],
      [1e-10, 5001, -6.374550889921056],
      [0.0005, 5001, -3.2924733338411887],
      [0.025, 5001, -1.9604384567894744],
      [0.4999999, 5001, -2.5067535841868205e-7],
      [1e-10, 999999, -6.36140684894269],
      [0.0005, 999999, -3.2905364612584207],
      [0.025, 999999, -1.9599663568164793],
      [0.4999999, 999999, -2.50662890136088e-7],
      [1e-10, 1000001, -6.3614068488107955],
      [0.0005, 1000001, -3.290536461238961],
      [0.025, 1000001, -1.9599663568117347],
      [0.4999999, 1000001, -2.506628901359627e-7],
      [1e-10, 1e9, -6.361340968349944],
      [0.0005, 1e9, -3.2905267412216257],
      [0.025, 1e9, -1.9599639869123255],
      [0.4999999, 1e9, -2.5066282753297635e-7],
    ];
    expect(expected.filter(([p, df, t]) => !(Math.abs(tQuantile(p, df) / t - 1) < 1e-11))).toEqual([]);
    // The upper half mirrors the lower one, as far as the two probabilities add up to 1 as doubles.
    expect(expected.filter(([p, df]) => tQuantile(1 - p, df) !== -tQuantile(1 - (1 - p), df))).toEqual([]);
  });

  it("has t quantiles in closed form with 1 and 2 degrees of freedom, at any probability", () => {
    for (const p of [1e-9, 0.001, 0.2, 0.4999, 0.6, 0.97, 0.9999999]) {
      expect(tQuantile(p, 1) * -Math.tan(Math.PI * p)).toBeCloseTo(1, 7);
      expect(tQuantile(p, 2) / ((2 * p - 1) * Math.sqrt(2 / (4 * p * (1 - p))))).toBeCloseTo(1, 7);
    }
    expect(tQuantile(0.5, 7)).toBe(0);
    expect(tQuantile(0.975, 1e9)).toBeCloseTo(1.959963984540054, 8);
  });

  it("has the normal quantiles of the printed tables, far into the tails", () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 14);
    expect(normalQuantile(0.995)).toBeCloseTo(2.5758293035489, 12);
    expect(normalQuantile(1e-10)).toBeCloseTo(-6.361340902404056, 12);
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
    for (let z = -3; z <= 3; z += 0.25) {
      // That table has four places.
      expect(normalProbability(z)).toBeCloseTo(cumulativeStdNormalProbability(z), 3);
      expect(normalQuantile(normalProbability(z))).toBeCloseTo(z, 12);
    }
  });
});

describe("meanInterval", () => {
  // The data and the intervals are those of R's package boot with a million draws.
  const skewed = [10, 12, 12.5, 12.5, 13.9, 15, 21, 22, 23, 34, 50, 81, 89, 121, 134, 213];

  it("gives Student's interval, worked by hand", () => {
    // Mean 3, sd sqrt(2.5), t with 4 degrees of freedom 2.7764: 3 -+ 2.7764 * 0.70711.
    const { value, n, interval } = meanInterval([1, 2, 3, 4, 5, null]) as Extract<
      ReturnType<typeof meanInterval>,
      { value: number }
    >;
    expect([value, n]).toEqual([3, 5]);
    expect(interval?.low).toBeCloseTo(1.0368, 4);
    expect(interval?.high).toBeCloseTo(4.9632, 4);
    expect(interval?.level).toBe(0.95);
  });

  it("gives the bootstrap's intervals within half a percent of a million draws in R", () => {
    const bca = meanInterval(skewed, { method: "bca", resamples: 400_000, seed: 5 });
    const percentile = meanInterval(skewed, { method: "percentile", resamples: 400_000, seed: 5 });
    for (const [estimate, low, high] of [
      [bca, 32.31, 91.43],
      [percentile, 28.86, 84.21],
    ] as const) {
      const { interval } = estimate as { interval: { low: number; high: number } };
      expect(Math.abs(interval.low / low - 1)).toBeLessThan(0.005);
      expect(Math.abs(interval.high / high - 1)).toBeLessThan(0.005);
    }
  });

  it("takes a place between two samples in proportion", () => {
    // Of 99 samples the places are 2, 2.5 and 3 from below, and 97, 97.5 and 98.
    const ends = [0.94, 0.95, 0.96].map((level) => {
      const found = meanInterval(skewed, { method: "percentile", resamples: 99, level });
      if (found.value === null || found.interval === undefined) throw new Error("There is no interval");
      return found.interval;
    });
    const [outer, between, inner] = [ends[2], ends[1], ends[0]];
    if (outer === undefined || between === undefined || inner === undefined) throw new Error("There are three");
    expect(outer.low).toBeLessThan(inner.low);
    expect(between.low).toBeCloseTo((outer.low + inner.low) / 2, 9);
    expect(between.high).toBeCloseTo((outer.high + inner.high) / 2, 9);
  });

  it("draws the same from the same seed, and other things from another", () => {
    const interval = (seed?: number) => meanInterval(skewed, { method: "bca", resamples: 999, seed });
    expect(interval(7)).toEqual(interval(7));
    expect(interval(1)).toEqual(interval());
    expect(interval(7)).not.toEqual(interval(8));
  });

  it("has no interval where the spread is not known, and no mean where there is no value", () => {
    expect(meanInterval([])).toEqual({ value: null, n: 0, reason: "no-values" });
    expect(meanInterval([null, null])).toEqual({ value: null, n: 0, reason: "no-values" });
    expect(meanInterval([4])).toEqual({ value: 4, n: 1 });
    for (const method of ["t", "bca", "percentile"] as const) {
      expect(meanInterval([0.1, 0.1, 0.1], { method })).toEqual({ value: 0.1, n: 3 });
      expect(meanInterval([7], { method })).toEqual({ value: 7, n: 1 });
    }
    expect(meanInterval(Float64Array.of(1, Number.NaN, 3)).n).toBe(2);
  });

  it("agrees with simple-statistics, and moves with the values", () => {
    const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 50 });
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 9 }), (list, by) => {
        const found = meanInterval(list);
        expect(found.value).toBeCloseTo(mean(list), 9);
        const spread = sampleStandardDeviation(list);
        if (spread === 0 || found.value === null || !found.interval) return;
        const half = (tQuantile(0.975, list.length - 1) * spread) / Math.sqrt(list.length);
        expect(found.interval.high - found.value).toBeCloseTo(half, 7);
        const moved = meanInterval(list.map((value) => value * by + 3));
        expect(moved.value).toBeCloseTo(found.value * by + 3, 7);
      }),
    );
  });

  it("stays within a range by Wilson's interval, as R gives it", () => {
    // R 4.2.2: m = mean(v), se = sd(v) / sqrt(10), n = m(1 - m) / se^2, Wilson's formula with qt(0.975, 9) for z.
    const scores = [1, 1, 2 / 3, 1, 1, 1, 1 / 3, 1, 1, 1];
    const found = meanInterval(scores, { range: [0, 1] });
    expect(found).toEqual({
      value: expect.closeTo(0.9, 12),
      n: 10,
      interval: {
        low: expect.closeTo(0.64295954876172, 12),
        high: expect.closeTo(0.978251381323504, 12),
        level: 0.95,
      },
    });
    // Student's would end above 1.
    expect(meanInterval(scores)).toMatchObject({ interval: { high: expect.closeTo(1.06094303731106, 12) } });
    // The same on 1 to 4.
    const ratings = scores.map((score) => 1 + 3 * score);
    expect(meanInterval(ratings, { range: [1, 4] })).toMatchObject({
      interval: {
        low: expect.closeTo(1 + 3 * 0.64295954876172, 11),
        high: expect.closeTo(1 + 3 * 0.978251381323504, 11),
      },
    });
    expect(meanInterval([1, 1], { range: [0, 1] })).toEqual({ value: 1, n: 2 });
    for (const method of ["percentile", "bca"] as const) {
      expect(meanInterval(scores, { range: [0, 1], method })).toEqual(meanInterval(scores, { method }));
    }
  });

  it("refuses values beyond the range, and what is not a range", () => {
    expect(issuesOf(() => meanInterval([0, 1.5, null, -1], { range: [0, 1] }))).toEqual([
      "values.1 out-of-range",
      "values.3 out-of-range",
    ]);
    for (const range of [[1, 0], [0], [0, Number.NaN], [0, Number.POSITIVE_INFINITY], 5, [0, 1, 2], ["0", "1"]]) {
      expect(issuesOf(() => meanInterval([1], { range } as never))).toEqual(["range wrong-type"]);
    }
  });

  it("moves a bootstrap's interval with the values, and stretches it with them", () => {
    const values = [-0.7, 0.1, 0.2, 0.4];
    const ends = (list: readonly number[], method: "bca" | "percentile") => {
      const found = meanInterval(list, { method });
      if (found.value === null || found.interval === undefined) throw new Error("There is no interval");
      return [found.interval.low, found.interval.high] as const;
    };
    for (const method of ["bca", "percentile"] as const) {
      const [low, high] = ends(values, method);
      for (const shift of [1, -1000, 1e5]) {
        const moved = ends(
          values.map((value) => value + shift),
          method,
        );
        expect(moved[0] - shift).toBeCloseTo(low, 9);
        expect(moved[1] - shift).toBeCloseTo(high, 9);
      }
      // Ties are found by the spread of the values: neither all sums of tiny values tie, nor none of large ones.
      for (const factor of [1e-7, 1e12]) {
        const stretched = ends(
          values.map((value) => value * factor),
          method,
        );
        expect(stretched[0] / factor).toBeCloseTo(low, 6);
        expect(stretched[1] / factor).toBeCloseTo(high, 6);
      }
    }
  });

  it("says everything that is wrong", () => {
    expect(issuesOf(() => meanInterval([1, Number.NaN, "2" as never, undefined as never]))).toEqual([
      "values.1 out-of-range",
      "values.2 wrong-type",
      "values.3 missing",
    ]);
    expect(
      issuesOf(() => meanInterval([1], { level: 1, method: "z" as never, resamples: 98, seed: -1, more: 1 } as never)),
    ).toEqual([
      "more unknown-key",
      "level out-of-range",
      "method wrong-value",
      "resamples out-of-range",
      "seed out-of-range",
    ]);
  });
});

describe("wilsonInterval", () => {
  it.each([
    [18, 20, 0.6989663547715128, 0.972133518786232],
    [4, 20, 0.0806576625797981, 0.4160174322518936],
  ])("gives the published interval of %i of %i", (successes, n, low, high) => {
    const found = wilsonInterval(successes, n) as { interval: { low: number; high: number } };
    expect(found).toMatchObject({ value: successes / n, n });
    expect(found.interval.low).toBeCloseTo(low, 13);
    expect(found.interval.high).toBeCloseTo(high, 13);
  });

  it("ends at exactly 0 and 1 for none and all, and is null for 0 of 0", () => {
    expect(wilsonInterval(0, 7)).toMatchObject({ value: 0, interval: { low: 0 } });
    expect(wilsonInterval(7, 7)).toMatchObject({ value: 1, interval: { high: 1 } });
    expect(wilsonInterval(0, 0)).toEqual({ value: null, n: 0, reason: "no-values" });
  });

  it("is the set of shares that the score test does not reject", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(), fc.constantFrom(0.8, 0.95, 0.999), (n, draw, level) => {
        const successes = draw % (n + 1);
        const { interval } = wilsonInterval(successes, n, { level }) as { interval: { low: number; high: number } };
        const z = normalQuantile((1 + level) / 2);
        for (const end of [interval.low, interval.high]) {
          if (end === 0 || end === 1) continue;
          expect((successes / n - end) ** 2 / ((end * (1 - end)) / n)).toBeCloseTo(z * z, 6);
        }
      }),
    );
  });

  it("refuses invalid counts", () => {
    expect(issuesOf(() => wilsonInterval(3, 2))).toEqual(["successes out-of-range"]);
    expect(issuesOf(() => wilsonInterval(1.5, -1, { level: 0 }))).toEqual([
      "level out-of-range",
      "n out-of-range",
      "successes out-of-range",
    ]);
    expect(issuesOf(() => wilsonInterval(1, 2, 0.9 as never))).toEqual(["wrong-type"]);
  });
});

describe("krippendorffAlpha", () => {
  // Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011: four observers, twelve units.
  const observers = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."].map((row) =>
    Array.from(row, (value) => (value === "." ? null : Number(value))),
  );

  it.each([
    ["nominal", 0.743421],
    ["ordinal", 0.815388],
    ["interval", 0.849107],
  ] as const)("gives the published %s alpha", (metric, alpha) => {
    const found = krippendorffAlpha(observers, { metric });
    expect(found.value).toBeCloseTo(alpha, 6);
    // The twelfth unit has one value, and drops out.
    expect(found).toMatchObject({ n: 40, units: 11 });
  });

  it("is not reported where it cannot be, each with its reason", () => {
    const alpha = (ratings: (number | null)[][]) => krippendorffAlpha(ratings, { metric: "ordinal" });
    expect(alpha([])).toEqual({ value: null, n: 0, reason: "no-values", units: 0 });
    expect(alpha([[null], [null]])).toMatchObject({ reason: "no-values" });
    expect(alpha([[1, 2, 3]])).toMatchObject({ value: null, reason: "no-pairs" });
    expect(
      alpha([
        [1, null],
        [null, 2],
      ]),
    ).toMatchObject({ reason: "no-pairs" });
    expect(
      alpha([
        [1, 2],
        [3, null],
      ]),
    ).toMatchObject({ reason: "one-unit", n: 2, units: 1 });
    expect(
      alpha([
        [2, 2],
        [2, 2],
      ]),
    ).toMatchObject({ value: null, reason: "no-variation" });
  });

  const ratings = fc.tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 2, max: 8 })).chain(([raters, units]) => {
    const value = fc.option(fc.integer({ min: 1, max: 5 }), { freq: 5 });
    const row = fc.array(value, { minLength: units, maxLength: units });
    return fc.array(row, { minLength: raters, maxLength: raters });
  });
  const metric = fc.constantFrom("nominal", "ordinal", "interval");

  it("is the same for any order of raters and of units", () => {
    fc.assert(
      fc.property(ratings, metric, (rows, metric) => {
        const found = krippendorffAlpha(rows, { metric }).value ?? 99;
        const turned = rows.map((row) => [...row].reverse()).reverse();
        expect(krippendorffAlpha(turned, { metric }).value ?? 99).toBeCloseTo(found, 10);
      }),
    );
  });

  it("is the same for other names, for a shift and a stretch, and for another spacing, as its metric allows", () => {
    const each = (rows: (number | null)[][], to: (value: number) => number) =>
      rows.map((row) => row.map((value) => (value === null ? null : to(value))));
    fc.assert(
      fc.property(ratings, (rows) => {
        for (const [metric, to] of [
          ["nominal", (value: number) => (value * 7) % 11],
          ["ordinal", (value: number) => value ** 3],
          ["interval", (value: number) => 3 * value - 40],
        ] as const) {
          const found = krippendorffAlpha(rows, { metric }).value ?? 99;
          expect(krippendorffAlpha(each(rows, to), { metric }).value ?? 99).toBeCloseTo(found, 9);
        }
      }),
    );
  });

  it("is what the definition by pairs of values gives", () => {
    fc.assert(
      fc.property(ratings, metric, (rows, metric) => {
        const found = krippendorffAlpha(rows, { metric });
        if (found.value !== null) expect(found.value).toBeCloseTo(alphaByPairs(rows, metric), 9);
      }),
    );
  });

  it("takes any number of different values", () => {
    // Three raters, 200 units, 600 values that are all different: by pairs, as they are written down.
    const rows = [0, 1, 2].map((rater) =>
      Array.from({ length: 200 }, (_, unit) => unit + 1 + rater / 7 + (unit % 13) / 100),
    );
    for (const metric of ["nominal", "interval"] as const) {
      expect(krippendorffAlpha(rows, { metric }).value).toBeCloseTo(alphaByPairs(rows, metric), 9);
    }
    // Where all values differ, what lies between two is the difference of their ranks.
    const sorted = rows.flat().sort((one, other) => one - other);
    const ranks = rows.map((row) => row.map((value) => sorted.indexOf(value)));
    expect(krippendorffAlpha(rows, { metric: "ordinal" }).value).toBeCloseTo(alphaByPairs(ranks, "interval"), 9);
  });

  it("is the same in closed form for ten thousand raters, each value once", () => {
    // Rater r gives unit u the value r + 10,000 u, so that ranks are the values. By sums of whole numbers: within a unit
    // the squares about its mean are n(n^2 - 1) / 12, in all N(N^2 - 1) / 12 with N = 34 n.
    const n = 10_000;
    const raters = Array.from({ length: n }, (_, r) => Float64Array.from({ length: 34 }, (_, u) => r + n * u));
    const all = 34 * n;
    const observed = (34 * 2 * n * ((n * (n * n - 1)) / 12)) / (n - 1);
    const expected = (2 * all * ((all * (all * all - 1)) / 12)) / (all - 1);
    for (const metric of ["ordinal", "interval"] as const) {
      expect(krippendorffAlpha(raters, { metric }).value).toBeCloseTo(1 - observed / expected, 12);
    }
    expect(krippendorffAlpha(raters, { metric: "nominal" }).value).toBeCloseTo(0, 12);
  });

  it("says everything that is wrong", () => {
    expect(issuesOf(() => krippendorffAlpha([[1, -2], [1]], { metric: "interval" }))).toEqual(["ratings.1 row-length"]);
    expect(issuesOf(() => krippendorffAlpha([[1]], { metric: "ratio" as never }))).toEqual(["metric wrong-value"]);
    expect(issuesOf(() => krippendorffAlpha([], {} as never))).toEqual(["metric missing"]);
  });
});

/** Krippendorff's alpha with a coincidence matrix and distances as they are written down. */
function alphaByPairs(rows: (number | null)[][], metric: string): number {
  const units = (rows[0] ?? []).map((_, unit) => rows.flatMap((row) => row[unit] ?? []));
  const paired = units.filter((unit) => unit.length >= 2);
  const all = paired.flat();
  const count = (value: number) => all.filter((other) => other === value).length;
  const distance = (a: number, b: number): number => {
    if (a === b) return 0;
    if (metric === "nominal") return 1;
    if (metric === "interval") return (a - b) ** 2;
    const [low, high] = [Math.min(a, b), Math.max(a, b)];
    const between = [...new Set(all)].filter((value) => value >= low && value <= high);
    return (between.reduce((sum, value) => sum + count(value), 0) - (count(a) + count(b)) / 2) ** 2;
  };
  const pairs = (values: number[]) =>
    values.reduce((sum, a) => sum + values.reduce((s, b) => s + distance(a, b), 0), 0);
  const observed = paired.reduce((sum, unit) => sum + pairs(unit) / (unit.length - 1), 0) / all.length;
  return 1 - observed / (pairs(all) / (all.length * (all.length - 1)));
}

describe("cohenKappa", () => {
  // The table of SAS/STAT, PROC FREQ: kappa .4842, weighted .4701.
  const table = [
    [0, 4, 1],
    [0, 8, 0],
    [0, 1, 5],
  ];
  const [first, second] = [0, 1].map((side) =>
    table.flatMap((row, r) => row.flatMap((count, c) => Array.from({ length: count }, () => (side === 0 ? r : c)))),
  ) as [number[], number[]];
  const levels = [0, 1, 2];

  it("gives the published values and intervals", () => {
    const plain = cohenKappa(first, second, { levels });
    expect(plain.value).toBeCloseTo(0.4842, 4);
    expect(plain.n).toBe(19);
    expect((plain as { interval: object }).interval).toMatchObject({
      low: expect.closeTo(0.2137, 4),
      high: expect.closeTo(0.7547, 4),
    });
    expect(cohenKappa(first, second, { levels, weights: "linear" }).value).toBeCloseTo(0.4701, 4);
  });

  it("weighs steps by their number, or by its square, worked by hand", () => {
    const [first, second] = [
      [1, 1, 2, 3],
      [1, 2, 2, 1],
    ] as const;
    const kappa = (weights?: "linear" | "quadratic") => cohenKappa(first, second, { levels: [1, 2, 3], weights }).value;
    // Half of the units agree; by chance 1/2 * 1/2 + 1/4 * 1/2 = 3/8 would.
    expect(kappa()).toBeCloseTo(1 - 1 / 2 / (5 / 8), 12);
    // Disagreements 0, 1/2, 0, 1 over four units, and the same by chance.
    expect(kappa("linear")).toBeCloseTo(0, 12);
    // 0, 1/4, 0, 1 over four units; by chance 1/16 + 1/32 + 1/8 + 1/32 = 1/4.
    expect(kappa("quadratic")).toBeCloseTo(1 - 5 / 16 / (1 / 4), 12);
  });

  it("takes a table of disagreements, and the same one whatever its unit", () => {
    const linear = cohenKappa(first, second, { levels, weights: "linear" });
    const weights = [
      [0, 5, 10],
      [5, 0, 5],
      [10, 5, 0],
    ];
    expect(cohenKappa(first, second, { levels, weights }).value).toBeCloseTo(linear.value ?? Number.NaN, 12);
  });

  it("knows levels that nobody gave: linear weights count the steps between", () => {
    // By hand: a = 1, 1, 4, 4; b = 1, 4, 4, 4. Observed 1/4 of full disagreement, expected (2/4 * 3/4 + 2/4 * 1/4) = 1/2.
    const [a, b] = [
      [1, 1, 4, 4],
      [1, 4, 4, 4],
    ] as const;
    expect(cohenKappa(a, b, { levels: [1, 2, 3, 4], weights: "linear" }).value).toBeCloseTo(0.5, 12);
    // With 1 and 3, two of three steps apart: a = 1, 3; b = 3, 3. Observed 1/2 * 2/3; expected 1/2 * 2/3: no better than chance.
    expect(cohenKappa([1, 3], [3, 3], { levels: [1, 2, 3, 4], weights: "linear" }).value).toBeCloseTo(0, 12);
  });

  it("leaves out units that one of them did not rate, and has reasons where there is nothing", () => {
    expect(cohenKappa([...first, null, 1], [...second, 2, null], { levels })).toEqual(
      cohenKappa(first, second, { levels }),
    );
    expect(cohenKappa([null], ["a"], { levels: ["a", "b"] })).toEqual({ value: null, n: 0, reason: "no-pairs" });
    expect(cohenKappa(["a", "a"], ["a", "a"], { levels: ["a", "b"] })).toEqual({
      value: null,
      n: 2,
      reason: "no-variation",
    });
    expect(cohenKappa(["a", "b"], ["a", "b"], { levels: ["a", "b"] })).toMatchObject({ value: 1 });
  });

  it("says everything that is wrong", () => {
    expect(issuesOf(() => cohenKappa([1, 5 as never], [2], { levels: [1, 2] }))).toEqual(["first.1 unknown-id"]);
    expect(issuesOf(() => cohenKappa([1, 2], [2], { levels: [1, 2] }))).toEqual(["second row-length"]);
    expect(
      issuesOf(() => cohenKappa([], [], { levels: [1, 1], weights: [[0.5, -1], [0]] as never, level: 2 })),
    ).toEqual([
      "levels.1 duplicate",
      "weights.0.0 out-of-range",
      "weights.0.1 out-of-range",
      "weights.1 row-length",
      "level out-of-range",
    ]);
  });
});

describe("cronbachAlpha", () => {
  const persons =
    "11111111111 11111111010 .011.111100 11101101100 11111000100 01.01111000 11110010000 11111000000 01011000010 10010100.00 11100000000 10010000000"
      .split(" ")
      .map((row) => Array.from(row, (value) => (value === "." ? null : Number(value))));

  it("gives the published values, pairwise and listwise", () => {
    expect(cronbachAlpha(persons, { missing: "pairwise" })).toEqual({
      value: expect.closeTo(0.732660835214447, 12),
      n: 12,
    });
    expect(cronbachAlpha(persons, { missing: "listwise" })).toEqual({
      value: expect.closeTo(0.8016949152542373, 12),
      n: 9,
    });
  });

  it("is 1 for items that are the same but for a shift, and the same for any order and unit", () => {
    expect(
      cronbachAlpha(
        [
          [1, 4],
          [2, 5],
          [4, 7],
        ],
        { missing: "listwise" },
      ).value,
    ).toBeCloseTo(1, 12);
    const row = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 3, maxLength: 12 }), (rows) => {
        const found = cronbachAlpha(rows, { missing: "pairwise" });
        const turned = rows.map((row) => [...row].reverse().map((value) => 3 * value - 1)).reverse();
        const other = cronbachAlpha(turned, { missing: "listwise" });
        if (found.value === null || Math.abs(found.value) > 1e3) return;
        expect(other.value).toBeCloseTo(found.value, 6);
      }),
    );
  });

  it("has reasons where there is nothing", () => {
    const alpha = (items: (number | null)[][]) => cronbachAlpha(items, { missing: "listwise" });
    expect(alpha([])).toEqual({ value: null, n: 0, reason: "no-values" });
    expect(alpha([[1], [2]])).toEqual({ value: null, n: 2, reason: "too-few" });
    expect(
      alpha([
        [1, 2],
        [1, null],
      ]),
    ).toEqual({ value: null, n: 1, reason: "too-few" });
    expect(
      alpha([
        [1, 2],
        [1, 2],
      ]),
    ).toEqual({ value: null, n: 2, reason: "no-variation" });
    expect(issuesOf(() => cronbachAlpha([[1]], {} as never))).toEqual(["missing missing"]);
  });
});

describe("what has no variation or does not fit", () => {
  it("is distinguished from variation, whatever rounding leaves", () => {
    const alpha = (items: number[][]) => cronbachAlpha(items, { missing: "listwise" });
    expect(
      alpha([
        [0.1, 0.7],
        [0.1, 0.7],
        [0.1, 0.7],
      ]),
    ).toMatchObject({ reason: "no-variation" });
    expect(alpha(Array.from({ length: 6 }, () => [0.1, 0.1]))).toMatchObject({ reason: "no-variation" });
    expect(
      krippendorffAlpha(
        [
          [1e-200, 2e-200],
          [1e-200, 2e-200],
        ],
        { metric: "interval" },
      ).value,
    ).toBeNull();
    // One unit, on which they differ: nothing to take an interval from.
    expect(cohenKappa([1], [2], { levels: [1, 2] })).toEqual({ value: 0, n: 1 });
  });

  it("is refused where sums would not hold it", () => {
    expect(issuesOf(() => meanInterval([1e308, -1e308]))).toEqual(["values.0 out-of-range", "values.1 out-of-range"]);
    expect(issuesOf(() => wilsonInterval(5, 10, { level: 0.9999999999999999 }))).toEqual(["level out-of-range"]);
    expect(issuesOf(() => cohenKappa([], [], { levels: [1, 2], weights: new Array(2) }))).toHaveLength(2);
  });
});

describe("cliffsDelta", () => {
  it("gives the published value and interval", () => {
    const found = cliffsDelta([10, 10, 20, 20, 20, 30, 30, 30, 40, 50], [10, 20, 30, 40, 40, 50]);
    expect(found).toMatchObject({ value: -0.25, n: 16, size: "small" });
    expect((found as { interval: object }).interval).toEqual({
      low: expect.closeTo(-0.7265846, 7),
      high: expect.closeTo(0.3890062, 7),
      level: 0.95,
    });
  });

  it("is what all pairs give, turns about with its groups, and stays within -1 and 1", () => {
    const values = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(values, values, (a, b) => {
        const signs = a.flatMap((one) => b.map((other) => Math.sign(one - other)));
        const found = cliffsDelta(a, b);
        expect(found.value).toBeCloseTo(mean(signs), 12);
        expect(cliffsDelta(b, a).value).toBeCloseTo(-(found.value ?? 0), 12);
        if (found.value === null || !found.interval) return;
        expect(found.interval.low).toBeGreaterThanOrEqual(-1);
        expect(found.interval.low).toBeLessThanOrEqual(found.value);
        expect(found.interval.high).toBeGreaterThanOrEqual(found.value);
        expect(found.interval.high).toBeLessThanOrEqual(1);
      }),
    );
  });

  // Feng and Cliff (2004), equation 8, in R 4.2.2: (k - t^2) / (k + t^2) with t = qt(0.975, n + m - 2).
  it.each([
    [2, 2, -0.805],
    [3, 7, -0.278642844844348],
    [7, 3, -0.278642844844348],
    [5, 5, -0.0307875257871078],
    [30, 20, 0.66370996785639],
  ])("has an interval for %i and %i values that do not overlap, to 1", (n, m, bound) => {
    const [high, low] = [Array.from({ length: n }, (_, i) => 100 + i), Array.from({ length: m }, (_, i) => i)];
    expect(cliffsDelta(high, low)).toEqual({
      value: 1,
      n: n + m,
      interval: { low: expect.closeTo(bound, 3), high: 1, level: 0.95 },
      size: "large",
    });
    const found = cliffsDelta(high, low) as { interval: { low: number } };
    if (n > 2) expect(found.interval.low).toBeCloseTo(bound, 12);
    expect(cliffsDelta(low, high)).toMatchObject({
      value: -1,
      interval: { low: -1, high: expect.closeTo(-found.interval.low, 14) },
    });
  });

  it("has no interval for a single value, and no value without values", () => {
    expect(cliffsDelta([3], [1, 2])).toEqual({ value: 1, n: 3, size: "large" });
    expect(cliffsDelta([1], [1, 2])).toEqual({ value: -0.5, n: 3, size: "large" });
    expect(cliffsDelta([null], [1])).toEqual({ value: null, n: 1, reason: "no-values", size: null });
  });

  it.each([
    [[1, 1, 1, 1, 1, 1, 1, 1, 2], [1], "negligible"],
    [[1, 1, 1, 1, 2], [1], "small"],
    [[1, 1, 2], [1], "medium"],
    [[1, 2], [1], "large"],
  ])("calls %j against %j %s", (a, b, size) => {
    expect(cliffsDelta(a, b).size).toBe(size);
  });
});

describe("typed arrays", () => {
  const kinds = [
    Float64Array,
    Float32Array,
    Int8Array,
    Uint8Array,
    Uint8ClampedArray,
    Int16Array,
    Uint16Array,
    Int32Array,
    Uint32Array,
  ];
  const rows = [
    [1, 3, 2, 4],
    [2, 3, 1, 4],
    [1, 4, 2, 2],
  ];

  it("give what lists give, of every kind of number", () => {
    const [a = [], b = [], c = []] = rows;
    const results = (of: (list: readonly number[]) => never) => [
      meanInterval(of(a)),
      cliffsDelta(of(a), of(b)),
      krippendorffAlpha([of(a), of(b), of(c)], { metric: "ordinal" }),
      cronbachAlpha([of(a), of(b), of(c)], { missing: "listwise" }),
      cohenKappa(of(a), of(b), { levels: [1, 2, 3, 4], weights: "linear" }),
    ];
    const fromLists = results((list) => list as never);
    for (const Kind of kinds) expect(results((list) => Kind.from(list) as never)).toEqual(fromLists);
  });

  it("have NaN for what is missing", () => {
    for (const Kind of [Float64Array, Float32Array]) {
      expect(meanInterval(Kind.of(1, Number.NaN, 3))).toMatchObject({ value: 2, n: 2 });
      expect(cohenKappa(Kind.of(1, Number.NaN, 2), [1, 2, 2], { levels: [1, 2] })).toMatchObject({ value: 1, n: 2 });
    }
  });

  it("of bigints, and raw memory, are not numbers", () => {
    for (const values of [
      BigInt64Array.of(1n),
      BigUint64Array.of(1n),
      new DataView(new ArrayBuffer(8)),
      new ArrayBuffer(8),
    ]) {
      expect(issuesOf(() => meanInterval(values as never))).toEqual(["values wrong-type"]);
      expect(issuesOf(() => cohenKappa(values as never, [], { levels: [1, 2] }))).toEqual(["first wrong-type"]);
    }
  });
});
