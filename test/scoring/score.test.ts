import {
  CeiError,
  createPlan,
  PlanError,
  RatingError,
  ScaleError,
  type Scores,
  scale,
  score,
  scoreDomains,
} from "cei-framework";
import { describe, expect, it } from "vitest";
import { issuesOf } from "../issues.ts";

const zeroToFour = scale({ min: 0, max: 4 });

/** Two targets, uneven weights, and an item that no target uses. */
const plan = createPlan({
  name: "uneven",
  items: ["a", "b", "c", "d", "e"],
  minCoverage: 0.5,
  targets: [
    {
      id: "x",
      parts: [
        {
          id: "p",
          weight: 1,
          items: [
            { id: "a", weight: 1 },
            { id: "b", weight: 3 },
          ],
        },
        { id: "q", weight: 2, items: [{ id: "c", weight: 1 }] },
      ],
    },
    {
      id: "y",
      parts: [
        {
          id: "r",
          weight: 5,
          items: [
            { id: "a", weight: 2 },
            { id: "d", weight: 2 },
          ],
        },
      ],
    },
  ],
});

describe("score", () => {
  it("follows the rules, by hand", () => {
    // a = 1/4, b = 1, c = 1/2, d not rated.
    // p = (1*1/4 + 3*1) / 4 = 13/16; q = 1/2; x = (1*13/16 + 2*1/2) / 3 = 29/48. y: r = 1/4, coverage 2/4.
    // overall = (29/48 + 12/48) / 2 = 41/96, coverage (1 + 1/2) / 2 = 3/4. Distinct items: a b c of a b c d.
    const scores = score({ a: 1, b: 4, c: 2, e: 4 }, zeroToFour, plan);
    expect(scores.plan).toBe(plan);
    expect(scores.targets.x).toEqual({
      score: expect.closeTo(29 / 48, 14),
      status: "scored",
      coverage: 1,
      rated: 3,
      applicable: 3,
      basis: "parts",
      parts: [
        {
          id: "p",
          weight: 1,
          score: expect.closeTo(13 / 16, 14),
          coverage: 1,
          items: [
            { id: "a", rating: 1, score: 0.25, weight: 1 },
            { id: "b", rating: 4, score: 1, weight: 3 },
          ],
        },
        { id: "q", weight: 2, score: 0.5, coverage: 1, items: [{ id: "c", rating: 2, score: 0.5, weight: 1 }] },
      ],
    });
    expect(scores.targets.y).toMatchObject({ score: 0.25, status: "scored", coverage: 0.5, rated: 1, applicable: 2 });
    expect(scores.overall).toEqual({
      score: expect.closeTo(41 / 96, 14),
      status: "scored",
      coverage: 0.75,
      rated: 3,
      applicable: 4,
    });
    expect(scores.unused).toEqual(["e"]);
  });

  it("takes what is not applicable out before anything else", () => {
    // b is out: p = a alone = 1/4, fully covered. x = (1*1/4 + 2*1/2) / 3 = 5/12. y has nothing left.
    const { targets, overall } = score({ a: 1, b: "n/a", c: 2, d: "n/a", e: "n/a" }, zeroToFour, plan);
    expect(targets.x).toMatchObject({ score: expect.closeTo(5 / 12, 14), coverage: 1, rated: 2, applicable: 2 });
    expect(targets.y).toMatchObject({ score: 0.25, coverage: 1, rated: 1, applicable: 1 });
    expect(overall).toMatchObject({ coverage: 1, rated: 2, applicable: 2 });
    const none = score({ a: "n/a", d: "n/a", b: 2, c: 2 }, zeroToFour, plan);
    expect(none.targets.y).toMatchObject({
      score: null,
      status: "not-applicable",
      coverage: null,
      rated: 0,
      applicable: 0,
    });
    expect(none.targets.y.parts[0]).toMatchObject({ score: null, coverage: null });
    expect(none.overall).toMatchObject({ score: 0.5, status: "scored", coverage: 1 });
    expect(none.unused).toEqual([]);
  });

  it("counts ratings in the coverage, all the way down", () => {
    // p: b alone, coverage 3/4; q: nothing. x: score = p = 1/4, coverage (1*3/4 + 2*0) / 3 = 1/4.
    const { targets } = score({ b: 1 }, zeroToFour, plan);
    expect(targets.x).toMatchObject({ score: null, status: "insufficient", coverage: 0.25, rated: 1, applicable: 3 });
    expect(targets.x.parts.map((part) => [part.score, part.coverage])).toEqual([
      [0.25, 0.75],
      [null, 0],
    ]);
    const lenient = createPlan({ ...plan, minCoverage: 0.25 });
    expect(score({ b: 1 }, zeroToFour, lenient).targets.x).toMatchObject({ score: 0.25, status: "scored" });
  });

  it("says insufficient with coverage 0 when nothing is rated, even when no coverage is asked for", () => {
    const { targets, overall, unused } = score({}, zeroToFour, createPlan({ ...plan, minCoverage: 0 }));
    expect(targets.x).toMatchObject({ score: null, status: "insufficient", coverage: 0, rated: 0, applicable: 3 });
    expect(overall).toEqual({ score: null, status: "insufficient", coverage: 0, rated: 0, applicable: 4 });
    expect(unused).toEqual([]);
  });

  it("says not applicable of everything when everything is", () => {
    const { targets, overall } = score({ a: "n/a", b: "n/a", c: "n/a", d: "n/a" }, zeroToFour, plan);
    expect(targets.x.status).toBe("not-applicable");
    expect(overall).toEqual({ score: null, status: "not-applicable", coverage: null, rated: 0, applicable: 0 });
  });

  it("reaches minCoverage by a sum whose rounding falls short of it", () => {
    // Four of twenty items of weight 0.1 are rated: in floating point the sums give a little less than 0.2.
    const items = Array.from({ length: 20 }, (_, n) => `i${n}`);
    const tenths = createPlan({
      name: "tenths",
      items,
      minCoverage: 0.2,
      targets: [{ id: "t", parts: [{ id: "p", weight: 1, items: items.map((id) => ({ id, weight: 0.1 })) }] }],
    });
    const ratings = Object.fromEntries(items.slice(0, 4).map((id) => [id, 2]));
    const { coverage, status } = score(ratings, zeroToFour, tenths).targets.t;
    expect(coverage).toBeLessThan(0.2);
    expect(status).toBe("scored");
    const stricter = createPlan({ ...tenths, minCoverage: 0.2001 });
    expect(score(ratings, zeroToFour, stricter).targets.t.status).toBe("insufficient");
  });

  it("scores any number between the points of a continuous scale", () => {
    const { targets } = score({ a: 0.5, d: 2.5 }, scale({ min: -1, max: 4, continuous: true }), plan);
    expect(targets.y.score).toBeCloseTo((0.3 + 0.7) / 2, 14);
  });

  it("treats null, undefined and absent alike", () => {
    const absent = score({ a: 1 }, zeroToFour, plan);
    expect(score({ a: 1, b: null, c: undefined }, zeroToFour, plan)).toEqual(absent);
  });

  it("takes hostile ids for ids like any other", () => {
    const hostile = createPlan({
      name: "hostile",
      items: ["__proto__", "constructor"],
      targets: [
        { id: "__proto__", parts: [{ id: "toString", weight: 1, items: [{ id: "__proto__", weight: 1 }] }] },
        { id: "hasOwnProperty", parts: [{ id: "p", weight: 1, items: [{ id: "constructor", weight: 1 }] }] },
      ],
    });
    const scores: Scores = score(JSON.parse('{ "__proto__": 1 }'), zeroToFour, hostile);
    expect(Object.keys(scores.targets)).toEqual(["__proto__", "hasOwnProperty"]);
    expect(Object.entries(scores.targets).map(([, target]) => target.score)).toEqual([0.25, null]);
    expect(Object.getPrototypeOf(scores.targets)).toBe(Object.prototype);
  });
});

describe("bad ratings", () => {
  it("are all named", () => {
    const bad = JSON.parse('{ "a": 5, "b": 2.5, "c": "3", "d": true, "e": [1], "f": 1, "__proto__": 1 }');
    expect(() => score(bad, zeroToFour, plan)).toThrow(RatingError);
    expect(issuesOf(() => score(bad, zeroToFour, plan))).toEqual([
      "a off-scale",
      "b not-whole",
      "c wrong-type",
      "d wrong-type",
      "e wrong-type",
      "f unknown-id",
      "__proto__ unknown-id",
    ]);
  });

  it.each([
    [Number.NaN, "wrong-value"],
    [-0.0001, "off-scale"],
    [Number.POSITIVE_INFINITY, "off-scale"],
    ["n/A", "wrong-type"],
    ["", "wrong-type"],
    [false, "wrong-type"],
    [1n, "wrong-type"],
    [{ valueOf: () => 1 }, "wrong-type"],
    [new Number(1), "wrong-type"],
  ])("refuses %o", (rating, code) => {
    expect(() => score({ a: rating } as never, zeroToFour, plan)).toThrow(RatingError);
    expect(issuesOf(() => score({ a: rating } as never, zeroToFour, plan))).toEqual([`a ${code}`]);
  });

  it.each([undefined, null, 3, "1", [1, 2], new Map([["a", 1]]), new Date(0), () => 1])(
    "refuses %o for ratings",
    (ratings) => {
      expect(() => score(ratings as never, zeroToFour, plan)).toThrow(RatingError);
      expect(issuesOf(() => score(ratings as never, zeroToFour, plan))).toHaveLength(1);
    },
  );

  it("takes ratings without a prototype, and no inherited ones", () => {
    const bare = Object.assign(Object.create(null), { a: 1 });
    expect(score(bare, zeroToFour, plan).targets.y.score).toBe(0.25);
    const inheriting = Object.create({ a: 1 });
    expect(issuesOf(() => score(inheriting, zeroToFour, plan))).toEqual(["wrong-type"]);
  });

  it("of a class of its own, or of an object that inherits, are none", () => {
    class Mine {
      a = 1;
    }
    expect(issuesOf(() => score(new Mine() as never, zeroToFour, plan))).toEqual(["wrong-type"]);
    const inheriting = Object.create(Object.assign(Object.create(null), { a: 99 }));
    expect(issuesOf(() => score(inheriting, zeroToFour, plan))).toEqual(["wrong-type"]);
  });

  it("of an invalid scale or plan are another error", () => {
    expect(() => score({ a: 9 }, { min: 4, max: 0 }, plan)).toThrow(ScaleError);
    expect(issuesOf(() => score({ a: 9 }, { min: 4, max: 0 }, plan))).toEqual(["max out-of-range"]);
    expect(() => score({ a: 9 }, zeroToFour, {} as never)).toThrow(PlanError);
  });
});

describe("bad assessments", () => {
  const scale = { min: 1, max: 4 };
  const cases: [unknown, string, string[]][] = [
    [{ instrument: "1.0", scale, ratings: { "1.1": 5, "9.9": 1 } }, "RatingError", ["ratings.1.1", "ratings.9.9"]],
    [{ instrument: "1.0", scale: { min: 4, max: 1 }, ratings: {} }, "ScaleError", ["scale.max"]],
    [{ instrument: "2.0", scale, ratings: {} }, "AssessmentError", ["instrument"]],
    [
      { scale: 4, ratings: { "1.1": "x", "0.0": 1 } },
      "AssessmentError",
      ["instrument", "scale", "ratings.1.1", "ratings.0.0"],
    ],
    [{ instrument: "1.0", scale }, "RatingError", ["ratings"]],
    [{ instrument: "1.0", ratings: {} }, "ScaleError", ["scale"]],
    [{ instrument: "1.0", scale, ratings: {}, rating: {} }, "AssessmentError", ["rating"]],
    [{ instrument: "1.0", scale, ratings: {}, metrics: {} }, "AssessmentError", ["metrics"]],
    [null, "AssessmentError", [""]],
    [[], "AssessmentError", [""]],
  ];

  it.each(cases)("are one error with every problem (%#)", (assessment, name, paths) => {
    try {
      scoreDomains(assessment as never);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(CeiError);
      expect(error).toMatchObject({ name });
      if (error instanceof CeiError) expect(error.issues.map(({ path }) => path.join("."))).toEqual(paths);
    }
  });
});
