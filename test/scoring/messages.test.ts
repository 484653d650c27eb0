import {
  createPlan,
  domainPlan,
  effectiveWeights,
  evidenceScale,
  gaps,
  lookForPlan,
  projectionPlan,
  projectToMetrics,
  type RatingError,
  scale,
  score,
  scoreDomains,
  scoreMetrics,
  toScale,
} from "cei-framework";
import { describe, expect, it } from "vitest";
import { expectIssues } from "../issues.ts";

const four = { min: 1, max: 4 };

describe("the message about a scale", () => {
  const expectFor = (parts: unknown, expected: readonly string[]): void => {
    expectIssues(() => scale(parts as never), expected);
  };

  it("names each of its problems, with what was found and what was expected", () => {
    expectFor([1, 4], ["wrong-type"]);
    expectFor({ min: "1", max: 4.5 }, ["min wrong-type", "max not-whole"]);
    expectFor({ min: Number.NaN, continuous: true }, ["min out-of-range", "max missing"]);
    expectFor({ min: 0.5, max: 4, continuous: 1 }, ["continuous wrong-type", "min not-whole"]);
    expectFor({ min: 4, max: 4 }, ["max out-of-range"]);
    expectFor({ ...four, labels: "low" }, ["labels wrong-type"]);
    expectFor({ ...four, labels: { 1: "Low", 2: "  ", 3: " low", 5: "high", 4: 4 } }, [
      "labels.2 wrong-type",
      "labels.3 duplicate",
      "labels.4 wrong-type",
      "labels.5 off-scale",
    ]);
    expectFor({ ...four, step: 1 }, ["step unknown-key"]);
  });

  it("checks labels against both ends", () => {
    expectFor({ ...four, labels: { 1: "low", 4: "high" } }, []);
    expectFor({ min: 2, max: 3, labels: { 1: "low", 4: "high" } }, ["labels.1 off-scale", "labels.4 off-scale"]);
    expectFor({ min: 0, max: 1, continuous: true, labels: { "0.5": "half" } }, []);
    expectFor({ min: 0, max: 1, continuous: false, labels: { "0.5": "half" } }, ["labels.0.5 off-scale"]);
  });

  it("is of the same kind for the points of the evidence scale, and for a score on a scale", () => {
    expectIssues(() => evidenceScale(1), ["points out-of-range"]);
    expectIssues(() => toScale("1" as never, four), ["score wrong-type"]);
    expectIssues(() => toScale(-0.01, four), ["score out-of-range"]);
  });
});

describe("the message about ratings", () => {
  const plan = domainPlan();
  const expectFor = (ratings: unknown, expected: readonly string[], on: unknown = four): void => {
    expectIssues(() => score(ratings as never, on as never, plan), expected);
  };

  it("names the scale, the item and the value", () => {
    expectFor(null, ["wrong-type"]);
    expectFor({ "1.1": 5, "1.2": 0, "1.3": 2.5, "1.4": "4", "1.5": Number.NaN }, [
      "1.1 off-scale",
      "1.2 off-scale",
      "1.3 not-whole",
      "1.4 wrong-type",
      "1.5 wrong-value",
    ]);
    expectFor({ "1.1": 5 }, ["1.1 off-scale"], { min: 0, max: 4 });
    expectFor({ "1.1": 4.5 }, ["1.1 off-scale"], { ...four, continuous: true });
    expectFor({ "1.6": 2 }, ["1.6 unknown-id"]);
  });

  it("takes no text for a number, on a continuous scale either", () => {
    expectFor({ "1.1": "2" }, ["1.1 wrong-type"], { ...four, continuous: true });
  });

  it("takes both ends of the scale, and what is not rated", () => {
    expectFor({ "1.1": 1, "1.2": 4, "1.3": "n/a", "1.4": null, "1.5": undefined }, []);
  });

  it("names the nearest ids for the first twenty unknown ones of ten thousand, since it takes time to find them", () => {
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`1.1${n}`, 1]));
    const expected = Object.keys(many).map((id) => `${id} unknown-id`);
    expectFor(many, expected);
    // The message spells out the first twenty alone.
    expect(() => score(many as never, four, plan)).toThrow(
      expect.toSatisfy(({ issues }: RatingError) => {
        return issues.every(({ message }, n) => plan.items.some((id) => message.includes(`"${id}"`)) === n < 20);
      }),
    );
  });

  it("reads them in any order", () => {
    const inOrder = { "1.1": 1, "1.2": 2, "1.3": 3 };
    const backwards = { "1.3": 3, "1.2": 2, "1.1": 1 };
    const mixed = { "1.2": 2, "1.1": 1, "1.3": 3 };
    const scores = [inOrder, backwards, mixed].map((ratings) => score(ratings, four, plan).targets.D1);
    expect(scores[0]?.score).toBeCloseTo(1 / 3, 12);
    expect(scores[1]).toEqual(scores[0]);
    expect(scores[2]).toEqual(scores[0]);
  });

  it("names no scale where only weights are asked for", () => {
    const expectForWeights = (ratings: unknown, expected: readonly string[]): void => {
      expectIssues(() => effectiveWeights(plan, ratings as never), expected);
    };
    expectForWeights({ "1.1": "4", "9.9": 1 }, ["1.1 wrong-type", "9.9 unknown-id"]);
    expectForWeights({ "1.1": 1e9, "1.2": -3 }, []);
    expectForWeights({ "1.1": Number.POSITIVE_INFINITY }, ["1.1 wrong-value"]);
  });
});

describe("the message about an assessment", () => {
  const ofDomains = (assessment: unknown) => () => scoreDomains(assessment as never);
  const ofMetrics = (assessment: unknown) => () => scoreMetrics(assessment as never);

  it("names what it should be", () => {
    expectIssues(ofDomains("1.0"), ["wrong-type"]);
    expectIssues(
      () => projectToMetrics({ instrument: "2.0", scale: four, ratings: {} } as never),
      ["instrument wrong-value"],
    );
    expectIssues(ofMetrics({ instrument: "1.0", scale: four }), ["instrument wrong-value"]);
    expectIssues(ofDomains({ instrument: "1.0", scale: four }), ["ratings missing"]);
  });

  it("lists the keys that it may have", () => {
    const about = { respondent: "r", role: "staff", lea: "l", site: "s", date: "2026-03-31" };
    expect(scoreDomains({ instrument: "1.0", scale: four, ...about, ratings: {} }).overall.status).toBe("insufficient");
    expect(scoreMetrics({ instrument: "2.0", scale: four, ...about }).overall.status).toBe("insufficient");
    expectIssues(ofDomains({ instrument: "1.0", scale: four, ratings: {}, x: 1 }), ["x unknown-key"]);
    expectIssues(ofMetrics({ instrument: "2.0", scale: four, ratings: {} }), ["ratings unknown-key"]);
  });

  it("tells what an id of another kind is", () => {
    expectIssues(ofDomains({ instrument: "1.0", scale: four, ratings: { M3: 1, "M1.1": 2, D1: 3 } }), [
      "ratings.M3 unknown-id",
      "ratings.M1.1 unknown-id",
      "ratings.D1 unknown-id",
    ]);
  });

  it("names its items by their kind", () => {
    expectIssues(ofDomains({ instrument: "1.0", scale: four, ratings: { "3.8": 1 } }), ["ratings.3.8 unknown-id"]);
    expectIssues(ofMetrics({ instrument: "2.0", scale: four, metrics: { M6: 1 }, lookFors: { "M4.3": 1 } }), [
      "metrics.M6 unknown-id",
      "lookFors.M4.3 unknown-id",
    ]);
    expectIssues(ofMetrics({ instrument: "2.0", scale: four, metrics: { M6: 1 }, lookFors: { "M1.1": 9 } }), [
      "metrics.M6 unknown-id",
      "lookFors.M1.1 off-scale",
    ]);
  });

  it("reports the scale and the ratings, which it then only checks to be numbers", () => {
    const wrong = { instrument: "1.0", scale: { min: 4, max: 1 }, ratings: { "1.1": 9, "1.2": "x" } };
    expectIssues(ofDomains(wrong), ["scale.max out-of-range", "ratings.1.2 wrong-type"]);
  });
});

describe("the message about a plan", () => {
  const expectFor = (plan: unknown, expected: readonly string[]): void => {
    expectIssues(() => createPlan(plan as never), expected);
  };

  it("names each of its problems, with what was found and what was expected", () => {
    expectFor(1, ["wrong-type"]);
    const targets = [
      0,
      { id: "overall", parts: [1, { id: "", weight: 0, items: [2, { id: "c", weight: "1" }] }] },
      { id: "T", parts: [{ id: "p", weight: 1, items: [] }], more: 1 },
    ];
    expectFor({ name: "", items: ["a", "a"], minCoverage: 2, targets }, [
      "name wrong-type",
      "minCoverage out-of-range",
      "items.1 duplicate",
      "targets.0 wrong-type",
      "targets.1.id reserved",
      "targets.1.parts.0 wrong-type",
      "targets.1.parts.1.id wrong-type",
      "targets.1.parts.1.items.0 wrong-type",
      "targets.1.parts.1.items.1.id unknown-id",
      "targets.1.parts.1.items.1.weight wrong-type",
      "targets.1.parts.1.weight out-of-range",
      "targets.2.more unknown-key",
      "targets.2.parts.0.items empty",
    ]);
  });

  it("names weights whose sum is not finite", () => {
    const parts = ["p", "q"].map((id) => ({ id, weight: 1.7e308, items: [{ id: "a", weight: 1 }] }));
    expectFor({ name: "n", items: ["a"], minCoverage: 0, targets: [{ id: "T", parts }] }, [
      "targets.0.parts out-of-range",
    ]);
  });

  it("takes the least weight, and none under it", () => {
    const withWeight = (weight: number) => {
      const parts = [{ id: "p", weight, items: [{ id: "a", weight }] }];
      return { name: "n", items: ["a"], minCoverage: 1, targets: [{ id: "T", parts }] };
    };
    expectFor(withWeight(1e-290), []);
    expectFor(withWeight(9e-291), [
      "targets.0.parts.0.items.0.weight out-of-range",
      "targets.0.parts.0.weight out-of-range",
    ]);
  });
});

describe("the message about options", () => {
  it("names them, and the words that they may be", () => {
    expectIssues(() => projectionPlan(0.5 as never), ["wrong-type"]);
    expectIssues(
      () => projectionPlan({ by: "metric", shared: "half", minCoverage: "1", cover: 1 } as never),
      ["cover unknown-key", "minCoverage wrong-type", "by wrong-value", "shared wrong-value"],
    );
  });

  it("names every option there is when one is unknown", () => {
    expectIssues(() => domainPlan({ mincoverage: 1 } as never), ["mincoverage unknown-key"]);
    expectIssues(() => projectionPlan({ share: 1 } as never), ["share unknown-key"]);
  });

  it("names what gaps needs, all of it", () => {
    expectIssues(() => gaps(null as never, undefined as never), ["below missing", "targets missing"]);
    expectIssues(
      () => gaps({ targets: [] } as never, { below: "2", belwo: 2 } as never),
      ["belwo unknown-key", "below wrong-type", "targets wrong-type"],
    );
    expectIssues(() => gaps({ targets: {} }, { below: Number.NaN }), ["below wrong-type"]);
    const wrong = { a: {}, b: { score: 2, status: "scored", coverage: null, parts: [{ items: [1] }] }, c: 4 };
    expectIssues(
      () => gaps({ targets: wrong } as never, { below: 2 }),
      [
        "targets.a.status missing",
        "targets.a.score missing",
        "targets.a.coverage missing",
        "targets.a.parts missing",
        "targets.b.score out-of-range",
        "targets.b.coverage wrong-type",
        "targets.b.parts wrong-type",
        "targets.c wrong-type",
      ],
    );
  });
});

describe("the library's plans", () => {
  it("have a name that identifies them", () => {
    expect(domainPlan().name).toBe("1.0 domains");
    expect(lookForPlan().name).toBe("2.0 metrics from look-fors");
    expect(projectionPlan().name).toBe("2.0 metrics projected from 1.0 ratings, by look-for, shared full");
    expect(projectionPlan({ by: "competency", shared: "split" }).name).toBe(
      "2.0 metrics projected from 1.0 ratings, by competency, shared split",
    );
  });

  it("are made once for the same options, however these are given", () => {
    const plan = projectionPlan();
    expect(projectionPlan()).toBe(plan);
    expect(projectionPlan({})).toBe(plan);
    expect(projectionPlan({ minCoverage: 0.5, by: "look-for", shared: "full" })).toBe(plan);
    expect(projectionPlan({ minCoverage: 1 })).not.toBe(plan);
    expect(projectionPlan({ minCoverage: 1 }).minCoverage).toBe(1);
    expect(projectionPlan({ minCoverage: 1 })).toBe(projectionPlan({ minCoverage: 1 }));
    expect(projectionPlan({ shared: "split" })).not.toBe(plan);
  });

  it("are kept for 63 further options, and made anew after that", () => {
    const kept = domainPlan({ minCoverage: 0.001 });
    // 64 other plans clear the cache at most once, and fill it again.
    for (let i = 1; i <= 64; i++) domainPlan({ minCoverage: 0.001 + i / 1000 });
    expect(domainPlan({ minCoverage: 0.001 })).not.toBe(kept);
    expect(domainPlan({ minCoverage: 0.001 })).toEqual(kept);
    const recent = domainPlan({ minCoverage: 0.9 });
    for (let i = 1; i <= 10; i++) domainPlan({ minCoverage: 0.9 + i / 1000 });
    expect(domainPlan({ minCoverage: 0.9 })).toBe(recent);
  });
});
