import { createPlan, type Scores, scale, score, scoreDomains } from "cei-framework";
import {
  cliffsDelta,
  cohenKappa,
  compare,
  cronbachAlpha,
  groupGaps,
  krippendorffAlpha,
  meanInterval,
  summarize,
} from "cei-framework/statistics";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { areEqual, difference, endOfRun } from "../../src/statistics/equal-values.ts";
import { differenceOf, sampleOf } from "../../src/statistics/inference.ts";
import { issuesOf } from "../issues.ts";
import { sampleSize } from "../samples.ts";

const fourPoints = scale({ min: 1, max: 4 });

/** 7/15, as two orders of one sum give it. */
const sevenFifteenths = [0.4666666666666667, 0.4666666666666666] as const;
/** 0.3, as 3/10 and as 1/10 + 2/10. */
const threeTenths = [0.3, 0.1 + 0.2] as const;

const single = createPlan({
  name: "single",
  items: ["a"],
  targets: [{ id: "T", parts: [{ id: "p", weight: 1, items: [{ id: "a", weight: 1 }] }] }],
});

/** Results with these scores, as a stored result may have them. */
function results(scores: readonly number[]): Scores[] {
  const base = score({ a: 1 }, fourPoints, single);
  return scores.map((score) => {
    return { ...base, targets: { T: { ...base.targets.T, score } }, overall: { ...base.overall, score } } as Scores;
  });
}

describe("equal values", () => {
  it("are at most 1e-9 apart", () => {
    expect(areEqual(...sevenFifteenths)).toBe(true);
    expect([areEqual(0, 1e-9), areEqual(1e-9, 0), areEqual(0, 1.001e-9), areEqual(-1e-9, 1e-9)]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect([areEqual(1, 1 + 2e-9), areEqual(Number.NaN, Number.NaN), areEqual(1, Number.POSITIVE_INFINITY)]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it("are at most a millionth of a millionth of the smaller one apart where they are large", () => {
    // A sum of a million has digits to about 1e-10; one of 1e11 to about 1e-5.
    expect([areEqual(1e11, 1e11 + 0.05), areEqual(-1e11, -1e11 - 0.05), areEqual(1e11, -1e11)]).toEqual([
      true,
      true,
      false,
    ]);
    // Whole numbers below 1e12 are never equal.
    expect([areEqual(1e12 - 1, 1e12 - 2), areEqual(123_456, 123_457)]).toEqual([false, false]);
  });

  it("have a difference of exactly 0", () => {
    expect([difference(...sevenFifteenths), difference(...threeTenths), difference(2, 0.5)]).toEqual([0, 0, 1.5]);
    expect(difference(Number.NaN, 1)).toBeNaN();
  });

  it("form runs, each of what equals its first value", () => {
    const sorted = Float64Array.of(0, 8e-10, 16e-10, 24e-10, 1);
    expect(endOfRun(sorted, 0, 0)).toBe(2);
    expect(endOfRun(sorted, 2, 16e-10)).toBe(4);
    expect(endOfRun(sorted, 4, 1)).toBe(5);
    // The first value may be in another list.
    expect(endOfRun(sorted, 0, -8e-10)).toBe(1);
    expect(endOfRun(sorted, 0, -1)).toBe(0);
  });
});

describe("ties", () => {
  it("are not larger or smaller for Cliff's delta: two equal results are a negligible change", () => {
    for (const [one, other] of [sevenFifteenths, [sevenFifteenths[1], sevenFifteenths[0]]] as const) {
      expect(cliffsDelta([one], [other])).toEqual({ value: 0, n: 2, size: "negligible" });
      const found = compare<string>(results([one]), results([other]));
      if (!found.comparable) throw new Error("They can be compared");
      for (const change of found.changes) {
        expect(change.delta).toEqual({ value: 0, n: 2, size: "negligible" });
        expect(change.difference).toEqual({ value: 0, n: 2 });
      }
    }
  });

  it("do not depend on the order of the ratings that made them", () => {
    // 1.1 to 1.5 rated 1, 1, 4, 4, 2 and 1, 1, 2, 4, 4 are both 7 of 15 points.
    const domain = (ratings: readonly number[]) => {
      const ids = ["1.1", "1.2", "1.3", "1.4", "1.5"];
      return scoreDomains({
        instrument: "1.0",
        scale: fourPoints,
        ratings: Object.fromEntries(ids.map((id, i) => [id, ratings[i]])),
      });
    };
    const found = compare([domain([1, 1, 4, 4, 2])], [domain([1, 1, 2, 4, 4])]);
    expect(found.comparable && found.changes[0]).toEqual({
      target: "D1",
      common: { difference: 0, items: ["1.1", "1.2", "1.3", "1.4", "1.5"], onlyBefore: [], onlyAfter: [] },
      difference: { value: 0, n: 2 },
      delta: { value: 0, n: 2, size: "negligible" },
    });
  });

  it("are found by runs, whichever list the first value of a run is in", () => {
    // 0 and 8e-10 are a run, 16e-10 is not in it: of 4 pairs, b is larger in 2.
    expect(cliffsDelta([0, 8e-10], [8e-10, 16e-10]).value).toBe(-0.5);
    expect(cliffsDelta([8e-10, 16e-10], [0, 8e-10]).value).toBe(0.5);
  });

  it("are one value for Krippendorff's alpha", () => {
    const raters = (second: number) => [
      [0.3, 0.6, 0.9],
      [second, 0.6, 0.9],
    ];
    for (const metric of ["nominal", "ordinal", "interval"] as const) {
      expect(krippendorffAlpha(raters(threeTenths[1]), { metric }).value).toBe(1);
      expect(krippendorffAlpha([threeTenths, threeTenths], { metric })).toMatchObject({ reason: "no-variation" });
    }
    expect(krippendorffAlpha(raters(0.6), { metric: "nominal" }).value).toBeLessThan(1);
  });

  it("are one level for Cohen's kappa", () => {
    const levels = [0.1, 0.3];
    expect(cohenKappa([0.1, threeTenths[1]], [0.1, 0.3], { levels })).toMatchObject({ value: 1, n: 2 });
    expect(issuesOf(() => cohenKappa([], [], { levels: threeTenths }))).toEqual(["levels.1 duplicate"]);
  });

  it("reach a cut", () => {
    const [row] = summarize(results([threeTenths[0], threeTenths[1], 0.3 - 1e-16, 0.2]), {
      target: "T",
      cut: 0.3,
    }).rows;
    expect(row?.share).toMatchObject({ value: 0.75, n: 4 });
    const [other] = summarize(results([threeTenths[0]]), { target: "T", cut: threeTenths[1] }).rows;
    expect(other?.share).toMatchObject({ value: 1, n: 1 });
  });
});

describe("values that are all equal", () => {
  const values = [...sevenFifteenths, ...sevenFifteenths];

  it("do not vary: there is no interval, and the deviation is 0", () => {
    for (const method of ["t", "bca", "percentile"] as const) {
      expect(meanInterval(values, { method })).toEqual({ value: expect.closeTo(7 / 15, 12), n: 4 });
    }
    const sorted = { values: Float64Array.from(values).sort(), counts: null, n: 4 };
    const counted = {
      values: Float64Array.of(0, ...values.slice(0, 2).sort(), 1),
      counts: Int32Array.of(0, 3, 1, 0),
      n: 4,
    };
    expect(differenceOf(sampleOf(sorted), sampleOf(counted), [-1, 1], 0.95)).toEqual({ value: 0, n: 8 });
    expect(summarize(results(values), { target: "T" }).rows[0]).toMatchObject({ n: 4, sd: 0 });
    const { targets } = groupGaps(results(values), { by: { role: [..."aabb"] }, target: "T" });
    expect(targets[0]?.groups.map(({ mean }) => mean)).toEqual(
      Array(2).fill({ value: expect.closeTo(7 / 15, 12), n: 2 }),
    );
    expect(targets[0]?.gaps[0]?.difference).toEqual({ value: 0, n: 4 });
  });

  it("have no alpha of Cronbach's", () => {
    const [one, other] = threeTenths;
    // As numbers, the items rise together.
    const persons = [
      [one, one],
      [other, other],
      [one, one],
    ];
    for (const missing of ["listwise", "pairwise"] as const) {
      expect(cronbachAlpha(persons, { missing })).toEqual({ value: null, n: 3, reason: "no-variation" });
    }
    // An item that does not vary adds nothing: with b = 2, 4, 6 and c = 3, 4, 8, alpha of all three is
    // 3/2 * (1 - (4 + 7) / (4 + 7 + 2 * 5)).
    const items = [2, 4, 6].map((b, i) => [threeTenths[i % 2] as number, b, [3, 4, 8][i] as number]);
    expect(cronbachAlpha(items, { missing: "listwise" }).value).toBeCloseTo(1.5 * (1 - 11 / 21), 12);
  });

  it("are the changes of five pairs that each rise by one point", () => {
    const before = [2, 1, 3, 1, 2];
    const scored = (ratings: readonly number[]) => ratings.map((a) => score({ a }, fourPoints, single));
    const rise = (by: number) => {
      const found = compare(scored(before), scored(before.map((rating) => rating + by)), { paired: true });
      if (!found.comparable) throw new Error("They can be compared");
      return found.changes.map(({ difference }) => difference);
    };
    expect(rise(1)).toEqual(Array(2).fill({ value: expect.closeTo(1 / 3, 12), n: 5 }));
    expect(rise(0)).toEqual(Array(2).fill({ value: 0, n: 5 }));
    const [one, other] = sevenFifteenths;
    const noisy = compare<string>(results([one, one]), results([other, other]), { paired: true });
    expect(noisy.comparable && noisy.changes[0]?.difference).toEqual({ value: 0, n: 2 });
  });
});

describe("rounding", () => {
  /** Fifteenths, as five ratings on four points give them, some units of 1e-16 off. */
  const noisy = fc.record({ fifteenths: fc.integer({ min: 0, max: 15 }), noise: fc.integer({ min: -4, max: 4 }) });
  const exact = ({ fifteenths }: { fifteenths: number }) => fifteenths / 15;
  const perturbed = ({ fifteenths, noise }: { fifteenths: number; noise: number }) => {
    return Math.min(1, Math.max(0, fifteenths / 15 + noise * 1e-16));
  };

  /** Whether results are the same but for numbers that differ by less than 1e-6. */
  function isSame(one: unknown, other: unknown): boolean {
    if (typeof one === "number" && typeof other === "number") return Math.abs(one - other) < 1e-6;
    if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return one === other;
    const [keys, others] = [Object.entries(one), Object.entries(other)];
    return (
      keys.length === others.length &&
      keys.every(([key, value], i) => {
        return key === others[i]?.[0] && isSame(value, others[i]?.[1]);
      })
    );
  }

  it("never gives a small group a wrong word for the size of a change", () => {
    const three = fc.array(noisy, { minLength: 3, maxLength: 3 });
    const wrong: unknown[] = [];
    fc.assert(
      fc.property(three, three, (a, b) => {
        // Of nine pairs, counted over whole numbers: 2 of 9 are more than 0.147, 3 more than 0.33, 5 more than 0.474.
        const signs = a.flatMap((one) => b.map((other) => Math.sign(one.fifteenths - other.fifteenths)));
        const sum = signs.reduce<number>((all, sign) => all + sign, 0);
        const size = ["negligible", "negligible", "small", "medium", "medium"][Math.abs(sum)] ?? "large";
        const found = cliffsDelta(a.map(perturbed), b.map(perturbed));
        if (found.value !== sum / 9 || found.size !== size) wrong.push({ a, b, found, sum });
        if (!isSame(found, cliffsDelta(a.map(exact), b.map(exact)))) wrong.push({ a, b, found });
      }),
      { numRuns: sampleSize(500, 5000) },
    );
    expect(wrong).toEqual([]);
  });

  it("changes no interval, reason, or rank of any statistic", () => {
    const list = fc.array(noisy, { minLength: 1, maxLength: 12 });
    const of = (values: readonly number[], others: readonly number[]) => {
      const length = Math.min(values.length, others.length);
      const [ones, twos] = [values.slice(0, length), others.slice(0, length)];
      const labels = { by: { role: [...values.map(() => "a"), ...others.map(() => "b")] } };
      const rows = ones.map((value, i) => [value, twos[i] as number]);
      return {
        means: (["t", "bca", "percentile"] as const).map((method) => {
          return meanInterval(values, { method, ...(method !== "t" && { resamples: 199 }) });
        }),
        alphas: (["nominal", "ordinal", "interval"] as const).map((metric) =>
          krippendorffAlpha([ones, twos], { metric }),
        ),
        cronbach: cronbachAlpha(rows, { missing: "listwise" }),
        change: compare(results(values), results(others)),
        pairs: compare(results(ones), results(twos), { paired: true }),
        gaps: groupGaps(results([...values, ...others]), labels),
        summary: summarize(results([...values, ...others]), { ...labels, cut: 0.4, scale: fourPoints }),
      };
    };
    const wrong: unknown[] = [];
    fc.assert(
      fc.property(list, list, (a, b) => {
        const [one, other] = [of(a.map(exact), b.map(exact)), of(a.map(perturbed), b.map(perturbed))];
        for (const key of Object.keys(one) as (keyof typeof one)[]) {
          if (!isSame(one[key], other[key])) wrong.push({ a, b, key, exact: one[key], perturbed: other[key] });
        }
      }),
      { numRuns: sampleSize(100, 1000) },
    );
    expect(wrong.slice(0, 1)).toEqual([]);
  });
});
