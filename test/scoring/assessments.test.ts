import {
  type CompetencyId,
  competencies,
  createPlan,
  crosswalk,
  effectiveWeights,
  evidenceScale,
  gaps,
  type MetricAssessment,
  metricPlan,
  OptionsError,
  projectionPlan,
  projectToMetrics,
  RatingError,
  type Ratings,
  type SelfAssessment,
  scale,
  score,
  scoreDomains,
  scoreMetrics,
  scoresAsRatings,
} from "cei-framework";
import { describe, expect, it } from "vitest";
import { issuesOf } from "../issues.ts";

const oneToFour = scale({ min: 1, max: 4 });
const rated = (ratings: Ratings<CompetencyId>): SelfAssessment => ({ instrument: "1.0", scale: oneToFour, ratings });
const metricsRated = (rest: Omit<MetricAssessment, "instrument" | "scale">): MetricAssessment => {
  return { instrument: "2.0", scale: evidenceScale(5), ...rest };
};

describe("scoreDomains", () => {
  it("is the mean of each domain's rated competencies", () => {
    // D1: 1, 2/3, 1/3, 0 and one missing: mean 1/2, coverage 4/5.
    const { targets } = scoreDomains(rated({ "1.1": 4, "1.2": 3, "1.3": 2, "1.4": 1 }));
    expect(targets.D1).toMatchObject({ score: expect.closeTo(0.5, 14), coverage: 0.8, rated: 4, applicable: 5 });
    expect(targets.D1.parts.map(({ id }) => id)).toEqual(["1.1", "1.2", "1.3", "1.4", "1.5"]);
    expect(targets.D2).toMatchObject({ score: null, status: "insufficient", coverage: 0 });
  });

  it("uses every competency, so that nothing is left over", () => {
    expect(scoreDomains(rated({ "3.2": 1, "7.5": 1 })).unused).toEqual([]);
  });
});

describe("projectToMetrics", () => {
  it("is the mean of the look-fors, each the mean of what it cites", () => {
    // M2: M2.1 = mean of 2.1 (1) and 2.2 (1/3) = 2/3, M2.2 = 0, M2.3 not rated: score 1/3, coverage 2/3.
    const scores = projectToMetrics(rated({ "2.1": 4, "2.2": 2, "2.4": 1 }));
    expect(scores.targets.M2).toMatchObject({
      basis: "projected",
      score: expect.closeTo(1 / 3, 14),
      coverage: expect.closeTo(2 / 3, 14),
      rated: 3,
      applicable: 4,
    });
  });

  it("gives back the unmapped that are rated, in the plan's order", () => {
    const all = Object.fromEntries(competencies.map(({ id }) => [id, 2]).reverse());
    expect(projectToMetrics(rated(all)).unused).toEqual(crosswalk.unmapped);
    expect(projectToMetrics(rated({ "7.5": 1, "3.2": 4, "4.1": "n/a", "4.2": null })).unused).toEqual(["3.2", "7.5"]);
  });

  it("counts a shared competency once in the overall", () => {
    const { targets, overall } = projectToMetrics(rated({ "3.5": 4 }), { minCoverage: 0 });
    expect([targets.M3.rated, targets.M4.rated, overall.rated]).toEqual([1, 1, 1]);
    expect(overall.applicable).toBe(24);
  });

  it("projects full and split alike where nothing is shared", () => {
    const all = rated(Object.fromEntries(competencies.map(({ id }, n) => [id, 1 + (n % 4)])));
    const full = projectToMetrics(all).targets;
    const split = projectToMetrics(all, { shared: "split" }).targets;
    for (const id of ["M1", "M2", "M5"] as const) expect(split[id].score).toBe(full[id].score);
    for (const id of ["M3", "M4"] as const) expect(split[id].score).not.toBe(full[id].score);
  });

  it("takes an empty assessment, in which nothing is rated", () => {
    const { overall, unused } = projectToMetrics(rated({}));
    expect(overall).toEqual({ score: null, status: "insufficient", coverage: 0, rated: 0, applicable: 24 });
    expect(unused).toEqual([]);
  });
});

describe("scoreMetrics", () => {
  it("keeps a direct rating, and shows what the look-fors say beside it", () => {
    // M4 directly 4 of 1..5 = 3/4; its look-fors 1 and 5: mean 1/2.
    const { targets, unused } = scoreMetrics(metricsRated({ metrics: { M4: 4 }, lookFors: { "M4.1": 1, "M4.2": 5 } }));
    expect(targets.M4).toMatchObject({
      basis: "direct",
      score: 0.75,
      status: "scored",
      coverage: 1,
      rated: 1,
      applicable: 1,
      direct: { id: "M4", rating: 4, score: 0.75, status: "scored", coverage: 1 },
      byParts: { score: 0.5, status: "scored", coverage: 1 },
    });
    expect(targets.M4.parts.map(({ id, score }) => [id, score])).toEqual([
      ["M4.1", 0],
      ["M4.2", 1],
    ]);
    expect(unused).toEqual(["M4.1", "M4.2"]);
  });

  it("goes by the look-fors where the metric is not rated", () => {
    const { targets, overall } = scoreMetrics(metricsRated({ metrics: { M4: null }, lookFors: { "M4.1": 3 } }));
    expect(targets.M4).toMatchObject({
      basis: "parts",
      score: 0.5,
      coverage: 0.5,
      direct: { id: "M4", rating: null, score: null, status: "insufficient", coverage: 0 },
      byParts: { score: 0.5, status: "scored", coverage: 0.5 },
    });
    expect(overall).toEqual({ score: null, status: "insufficient", coverage: 0.1, rated: 1, applicable: 24 });
  });

  it("is not applicable where the metric is, whatever its look-fors say", () => {
    const { targets } = scoreMetrics(metricsRated({ metrics: { M4: "n/a" }, lookFors: { "M4.1": 3, "M4.2": 3 } }));
    expect(targets.M4).toMatchObject({
      basis: "direct",
      score: null,
      status: "not-applicable",
      coverage: null,
      rated: 0,
      applicable: 0,
      direct: { id: "M4", rating: "n/a", score: null, status: "not-applicable", coverage: null },
      byParts: { score: 0.5, status: "scored" },
    });
  });

  it("means the metrics that have a score, of whatever basis", () => {
    // M1 directly 5 = 1; M2 by look-fors 1/4 (2 of 1..5), coverage 1; M3 n/a; M4, M5 nothing.
    const { overall, unused } = scoreMetrics(
      metricsRated({ metrics: { M1: 5, M3: "n/a" }, lookFors: { "M2.1": 2, "M2.2": 2, "M2.3": 2 } }),
    );
    // coverage: (1 + 1 + 0 + 0) / 4; distinct items rated 1 + 3, applicable 1 + 3 + 0 + 2 + 8.
    expect(overall).toEqual({ score: 0.625, status: "scored", coverage: 0.5, rated: 4, applicable: 14 });
    expect(unused).toEqual([]);
  });

  it("takes an assessment with neither", () => {
    expect(scoreMetrics(metricsRated({})).overall).toMatchObject({
      status: "insufficient",
      coverage: 0,
      applicable: 24,
    });
  });

  it("names problems by where they stand", () => {
    const wrong = metricsRated({ metrics: { M6: 1 } as never, lookFors: { "M1.1": 9 } });
    expect(() => scoreMetrics(wrong)).toThrow(RatingError);
    expect(issuesOf(() => scoreMetrics(wrong))).toEqual(["metrics.M6 unknown-id", "lookFors.M1.1 off-scale"]);
  });
});

describe("scoresAsRatings", () => {
  it("turns scores into ratings from 0 to 1, so that a chain is scored step by step", () => {
    const ratings = { "2.1": 4, "2.2": 2, "2.4": 1, "4.4": "n/a", "3.5": "n/a", "3.6": "n/a" } as const;
    const { targets } = projectToMetrics(rated(ratings));
    const chain = scoresAsRatings({ targets });
    // M2 is 1/3; M1, M3 and M5 lack ratings; nothing of M4 applies.
    expect(chain.ratings).toEqual({ M1: null, M2: expect.closeTo(1 / 3, 14), M3: null, M4: "n/a", M5: null });
    expect(chain.scale).toEqual({ min: 0, max: 1, continuous: true });
    const goals = createPlan({
      name: "goals",
      items: ["M1", "M2", "M3", "M4", "M5"],
      targets: [{ id: "goal", parts: [{ id: "M2", weight: 1, items: [{ id: "M2", weight: 1 }] }] }],
    });
    expect(score(chain.ratings, chain.scale, goals).targets.goal.score).toBeCloseTo(1 / 3, 14);
  });

  it("refuses what is not scores, with every problem", () => {
    const wrong = { targets: { a: { score: 0.5, status: "insufficient", coverage: 0.1 }, b: 3 } };
    expect(issuesOf(() => scoresAsRatings(wrong as never))).toEqual([
      "targets.a.score wrong-type",
      "targets.b wrong-type",
    ]);
    expect(issuesOf(() => scoresAsRatings(5 as never))).toEqual(["targets missing"]);
  });
});

describe("effectiveWeights", () => {
  it("gives each item's share of each target's score", () => {
    const { M3, M4 } = effectiveWeights(projectionPlan());
    expect(M4.items).toEqual({ "4.4": 1 / 2, "3.5": 1 / 4, "3.6": 1 / 4 });
    expect(Object.keys(M3.items)).toEqual(["3.1", "3.3", "3.5", "3.6", "3.7"]);
    expect(M3.items["3.5"]).toBeCloseTo(1 / 5, 14);
    // Split: M4.1 weighs 1 and M4.2 1/2.
    expect(effectiveWeights(projectionPlan({ shared: "split" })).M4.items["3.5"]).toBeCloseTo(1 / 6, 14);
  });

  it("leaves out what is missing or not applicable, as scoring does", () => {
    const { M1, M4 } = effectiveWeights(projectionPlan(), { "4.4": 3, "3.5": 2, "3.6": "n/a", "1.1": 1 });
    expect(M4.items).toEqual({ "4.4": 1 / 2, "3.5": 1 / 2 });
    expect(M1.items).toEqual({});
  });

  it("describes the parts, and names the direct rating beside them", () => {
    const { M4 } = effectiveWeights(metricPlan(), { M4: 3, "M4.1": 1 });
    expect(M4).toEqual({ direct: "M4", items: { "M4.1": 1 } });
    expect(effectiveWeights(metricPlan()).M4).toEqual({ direct: "M4", items: { "M4.1": 1 / 2, "M4.2": 1 / 2 } });
  });

  it("refuses invalid ratings, whatever the scale", () => {
    expect(() => effectiveWeights(projectionPlan(), { "1.1": "x", "9.9": Number.NaN } as never)).toThrow(RatingError);
  });
});

describe("gaps", () => {
  it("lists what is rated under a point, under each target, in the framework's order", () => {
    const scores = projectToMetrics(rated({ "3.6": 1, "3.5": 2, "4.4": 3, "1.1": 1, "2.1": "n/a", "3.2": 1 }));
    expect(gaps(scores, { below: 3 })).toEqual({
      M1: [{ id: "1.1", rating: 1 }],
      M2: [],
      M3: [
        { id: "3.5", rating: 2 },
        { id: "3.6", rating: 1 },
      ],
      M4: [
        { id: "3.5", rating: 2 },
        { id: "3.6", rating: 1 },
      ],
      M5: [],
    });
  });

  it("does not list a rating at the point", () => {
    expect(gaps(scoreDomains(rated({ "1.1": 2, "1.2": 3 })), { below: 2 }).D1).toEqual([]);
  });

  it("lists a metric's own rating and its look-fors", () => {
    const scores = scoreMetrics(metricsRated({ metrics: { M4: 1 }, lookFors: { "M4.2": 2, "M1.1": 1 } }));
    expect(gaps(scores, { below: 3 })).toMatchObject({
      M1: [{ id: "M1.1", rating: 1 }],
      M4: [
        { id: "M4", rating: 1 },
        { id: "M4.2", rating: 2 },
      ],
    });
  });

  it("lists nothing under a metric that is not applicable", () => {
    const scores = scoreMetrics(metricsRated({ metrics: { M1: "n/a" }, lookFors: { "M1.1": 1 } }));
    expect(gaps(scores, { below: 3 }).M1).toEqual([]);
  });

  it("names every problem of scores that were written by hand", () => {
    const target = { score: 2, status: "scored", coverage: 1, parts: [] };
    expect(issuesOf(() => gaps({ targets: { D1: {}, D2: target } } as never, { below: 3 }))).toEqual([
      "targets.D1.status missing",
      "targets.D1.score missing",
      "targets.D1.coverage missing",
      "targets.D1.parts missing",
      "targets.D2.score out-of-range",
    ]);
    expect(issuesOf(() => gaps(scoreDomains(rated({})), { below: 3, belwo: 2 } as never))).toEqual([
      "belwo unknown-key",
    ]);
  });

  it.each([undefined, null, {}, { targets: [] }])("refuses %j for scores", (scores) => {
    expect(() => gaps(scores as never, { below: 2 })).toThrow(OptionsError);
  });

  it.each([{}, { below: "2" }, { below: Number.NaN }, undefined])("refuses the options %j", (options) => {
    expect(() => gaps(scoreDomains(rated({})), options as never)).toThrow(OptionsError);
  });
});
