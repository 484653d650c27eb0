import {
  createPlan,
  domainPlan,
  effectiveWeights,
  evidenceScale,
  gaps,
  lookForPlan,
  metricPlan,
  projectToMetrics,
  scale,
  score,
  scoreDomains,
  scoreMetrics,
  toScale,
} from "cei-framework";
import { describe, expect, it } from "vitest";
import { messagesOf } from "../model/messages-of.ts";

const four = { min: 1, max: 4 };

describe("what is said of a scale", () => {
  const said = (parts: unknown): string[] => messagesOf(() => scale(parts as never));

  it("names each of its problems, with what was found and what was expected", () => {
    expect(said([1, 4])).toEqual([": a list was found; a scale, { min, max }, was expected"]);
    expect(said({ min: "1", max: 4.5 })).toEqual([
      'min: "1" was found; a whole number was expected',
      "max: 4.5 was found; a whole number was expected",
    ]);
    expect(said({ min: Number.NaN, continuous: true })).toEqual([
      "min: NaN was found; a finite number was expected",
      "max: nothing was found; a finite number was expected",
    ]);
    expect(said({ min: 0.5, max: 4, continuous: 1 })).toEqual([
      "continuous: 1 was found; true or false was expected",
      "min: 0.5 was found; a whole number was expected",
    ]);
    expect(said({ min: 4, max: 4 })).toEqual(["max: 4 was found; a number above min, 4, was expected"]);
    expect(said({ ...four, labels: "low" })).toEqual(['labels: "low" was found; labels by point was expected']);
    expect(said({ ...four, labels: { 1: "Low", 2: "  ", 3: " low", 5: "high", 4: 4 } })).toEqual([
      'labels.2: "  " was found; a label was expected',
      'labels.3: " low" was found; a label of its own was expected',
      "labels.4: 4 was found; a label was expected",
      'labels.5: "5" was found; a point of the scale was expected',
    ]);
    expect(said({ ...four, step: 1 })).toEqual(["step: not a known key; there are min, max, labels, continuous"]);
  });

  it("holds labels against both ends", () => {
    expect(said({ ...four, labels: { 1: "low", 4: "high" } })).toEqual([]);
    expect(said({ min: 2, max: 3, labels: { 1: "low", 4: "high" } })).toHaveLength(2);
    expect(said({ min: 0, max: 1, continuous: true, labels: { "0.5": "half" } })).toEqual([]);
    expect(said({ min: 0, max: 1, continuous: false, labels: { "0.5": "half" } })).toHaveLength(1);
  });

  it("is the same of the points of the evidence scale, and of a score on a scale", () => {
    expect(messagesOf(() => evidenceScale(1))).toEqual([
      "points: 1 was found; a whole number of points from 2 was expected",
    ]);
    expect(messagesOf(() => toScale("1" as never, four))).toEqual([
      'score: "1" was found; a number from 0 to 1 or null was expected',
    ]);
    expect(messagesOf(() => toScale(-0.01, four))).toEqual([
      "score: -0.01 was found; a number from 0 to 1 or null was expected",
    ]);
  });
});

describe("what is said of ratings", () => {
  const plan = domainPlan();
  const said = (ratings: unknown, on: unknown = four): string[] => {
    return messagesOf(() => score(ratings as never, on as never, plan));
  };

  it("names the scale, the item and the value", () => {
    expect(said(null)).toEqual([": null was found; ratings by item was expected"]);
    expect(said({ "1.1": 5, "1.2": 0, "1.3": 2.5, "1.4": "4", "1.5": Number.NaN })).toEqual([
      '1.1: 5 was found; a whole number from 1 to 4, "n/a" or null was expected',
      '1.2: 0 was found; a whole number from 1 to 4, "n/a" or null was expected',
      '1.3: 2.5 was found; a whole number from 1 to 4, "n/a" or null was expected',
      '1.4: "4" was found; a whole number from 1 to 4, "n/a" or null was expected',
      '1.5: NaN was found; a whole number from 1 to 4, "n/a" or null was expected',
    ]);
    expect(said({ "1.1": 4.5 }, { ...four, continuous: true })).toEqual([
      '1.1: 4.5 was found; a number from 1 to 4, "n/a" or null was expected',
    ]);
    expect(said({ "1.6": 2 })).toEqual(['1.6: "1.6" is not an item of the plan; nearest: "1.5", "1.4", "3.6"']);
  });

  it("takes no text for a number, on a continuous scale either", () => {
    expect(said({ "1.1": "2" }, { ...four, continuous: true })).toEqual([
      '1.1: "2" was found; a number from 1 to 4, "n/a" or null was expected',
    ]);
  });

  it("takes both ends of the scale, and what is not rated", () => {
    expect(said({ "1.1": 1, "1.2": 4, "1.3": "n/a", "1.4": null, "1.5": undefined })).toEqual([]);
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

  it("has no scale to name where only weights are asked for", () => {
    const weights = (ratings: unknown): string[] => messagesOf(() => effectiveWeights(plan, ratings as never));
    expect(weights({ "1.1": "4", "9.9": 1 })).toEqual([
      '1.1: "4" was found; a number, "n/a" or null was expected',
      '9.9: "9.9" is not an item of the plan; nearest: "7.5", "7.4", "3.7"',
    ]);
    expect(weights({ "1.1": 1e9, "1.2": -3 })).toEqual([]);
    expect(weights({ "1.1": Number.POSITIVE_INFINITY })).toHaveLength(1);
  });
});

describe("what is said of an assessment", () => {
  it("names what it should be", () => {
    expect(messagesOf(() => scoreDomains("1.0" as never))).toEqual([': "1.0" was found; an assessment was expected']);
    expect(messagesOf(() => projectToMetrics({ instrument: "2.0", scale: four, ratings: {} } as never))).toEqual([
      'instrument: "2.0" was found; "1.0" was expected',
    ]);
    expect(messagesOf(() => scoreMetrics({ instrument: "1.0", scale: four } as never))).toEqual([
      'instrument: "1.0" was found; "2.0" was expected',
    ]);
    expect(messagesOf(() => scoreDomains({ instrument: "1.0", scale: four } as never))).toEqual([
      "ratings: nothing was found; ratings by item was expected",
    ]);
  });

  it("lists the keys that it may have", () => {
    const about = { respondent: "r", role: "staff", lea: "l", site: "s", date: "2026-03-31" };
    expect(scoreDomains({ instrument: "1.0", scale: four, ...about, ratings: {} }).overall.status).toBe("insufficient");
    expect(scoreMetrics({ instrument: "2.0", scale: four, ...about }).overall.status).toBe("insufficient");
    const common = "instrument, scale, respondent, role, lea, site, date";
    expect(messagesOf(() => scoreDomains({ instrument: "1.0", scale: four, ratings: {}, x: 1 } as never))).toEqual([
      `x: not a known key; there are ${common}, ratings`,
    ]);
    expect(messagesOf(() => scoreMetrics({ instrument: "2.0", scale: four, ratings: {} } as never))).toEqual([
      `ratings: not a known key; there are ${common}, metrics, lookFors`,
    ]);
  });

  it("names its items by their kind", () => {
    expect(messagesOf(() => scoreDomains({ instrument: "1.0", scale: four, ratings: { "3.8": 1 } } as never))).toEqual([
      'ratings.3.8: "3.8" is not a competency; nearest: "3.7", "3.6", "3.5"',
    ]);
    const wrong = { instrument: "2.0", scale: four, metrics: { M6: 1 }, lookFors: { "M4.3": 1 } };
    expect(messagesOf(() => scoreMetrics(wrong as never))).toEqual([
      'metrics.M6: "M6" is not a metric; nearest: "M5", "M4", "M3"',
      'lookFors.M4.3: "M4.3" is not a look-for; nearest: "M3.3", "M4.2", "M5.3"',
    ]);
  });

  it("tells of the scale and of the ratings, which it then holds against numbers alone", () => {
    const wrong = { instrument: "1.0", scale: { min: 4, max: 1 }, ratings: { "1.1": 9, "1.2": "x" } };
    expect(messagesOf(() => scoreDomains(wrong as never))).toEqual([
      "scale.max: 1 was found; a number above min, 4, was expected",
      'ratings.1.2: "x" was found; a number, "n/a" or null was expected',
    ]);
  });
});

describe("what is said of a plan", () => {
  const said = (plan: unknown): string[] => messagesOf(() => createPlan(plan as never));

  it("names each of its problems, with what was found and what was expected", () => {
    expect(said(1)).toEqual([": 1 was found; a plan (name, items, minCoverage, targets) was expected"]);
    const targets = [
      0,
      { id: "overall", parts: [1, { id: "", weight: 0, items: [2, { id: "c", weight: "1" }] }] },
      { id: "T", parts: [{ id: "p", weight: 1, items: [] }], more: 1 },
    ];
    expect(said({ name: "", items: ["a", "a"], minCoverage: 2, targets })).toEqual([
      'name: "" was found; text was expected',
      "minCoverage: 2 was found; a number from 0 to 1 was expected",
      'items.1: "a" was found; an id that stands here once was expected',
      "targets.0: 0 was found; a target (id, parts) was expected",
      'targets.1.id: "overall" was found; another id, since it is the score over all targets, was expected',
      "targets.1.parts.0: 1 was found; a part (id, weight, items) was expected",
      'targets.1.parts.1.id: "" was found; text was expected',
      "targets.1.parts.1.items.0: 2 was found; an item (id, weight) was expected",
      'targets.1.parts.1.items.1.id: "c" is not one of the plan\'s items; nearest: "a"',
      'targets.1.parts.1.items.1.weight: "1" was found; a finite number above 0 was expected',
      "targets.1.parts.1.weight: 0 was found; a finite number above 0 was expected",
      "targets.2.more: not a known key; there are id, parts",
      "targets.2.parts.0.items: an empty list was found; a list of 1 or more was expected",
    ]);
  });

  it("names weights whose sum is not finite", () => {
    const parts = ["p", "q"].map((id) => ({ id, weight: 1.7e308, items: [{ id: "a", weight: 1 }] }));
    expect(said({ name: "n", items: ["a"], minCoverage: 0, targets: [{ id: "T", parts }] })).toEqual([
      "targets.0.parts: Infinity was found; a finite sum of weights was expected",
    ]);
  });

  it("takes the least weight, and none under it", () => {
    const withWeight = (weight: number): string[] => {
      const parts = [{ id: "p", weight, items: [{ id: "a", weight }] }];
      return said({ name: "n", items: ["a"], minCoverage: 1, targets: [{ id: "T", parts }] });
    };
    expect(withWeight(1e-290)).toEqual([]);
    expect(withWeight(9e-291)).toHaveLength(2);
  });
});

describe("what is said of options", () => {
  it("names them, and the words that they may be", () => {
    expect(messagesOf(() => metricPlan(0.5 as never))).toEqual([": 0.5 was found; an object of options was expected"]);
    expect(messagesOf(() => metricPlan({ by: "metric", shared: "half", minCoverage: "1", cover: 1 } as never))).toEqual(
      [
        'minCoverage: "1" was found; a number from 0 to 1 was expected',
        "cover: not a known key; there are minCoverage, by, shared",
        'by: "metric" was found; "look-for" or "competency" was expected',
        'shared: "half" was found; "full" or "split" was expected',
      ],
    );
  });

  it("names what gaps needs, all of it", () => {
    expect(messagesOf(() => gaps(null as never, undefined as never))).toEqual([
      "targets: nothing was found; scores by target was expected",
      "below: nothing was found; a point of the scale was expected",
    ]);
    expect(messagesOf(() => gaps({ targets: [] } as never, { below: "2" } as never))).toEqual([
      "targets: an empty list was found; scores by target was expected",
      'below: "2" was found; a point of the scale was expected',
    ]);
    expect(messagesOf(() => gaps({ targets: {} }, { below: Number.NaN }))).toEqual([
      "below: NaN was found; a point of the scale was expected",
    ]);
  });
});

describe("the library's plans", () => {
  it("have a name that tells them apart", () => {
    expect(domainPlan().name).toBe("1.0 domains");
    expect(lookForPlan().name).toBe("2.0 metrics from look-fors");
    expect(metricPlan().name).toBe("2.0 metrics projected from 1.0 ratings, by look-for, shared full");
    expect(metricPlan({ by: "competency", shared: "split" }).name).toBe(
      "2.0 metrics projected from 1.0 ratings, by competency, shared split",
    );
  });

  it("are made once for the same options, however these are given", () => {
    const plan = metricPlan();
    expect(metricPlan()).toBe(plan);
    expect(metricPlan({})).toBe(plan);
    expect(metricPlan({ minCoverage: 0.5, by: "look-for", shared: "full" })).toBe(plan);
    expect(metricPlan({ minCoverage: 1 })).not.toBe(plan);
    expect(metricPlan({ minCoverage: 1 }).minCoverage).toBe(1);
    expect(metricPlan({ minCoverage: 1 })).toBe(metricPlan({ minCoverage: 1 }));
    expect(metricPlan({ shared: "split" })).not.toBe(plan);
  });

  it("are kept for 63 further options, and made anew after that", () => {
    const kept = domainPlan({ minCoverage: 0.001 });
    // Whatever was kept before, 64 others make room once at most, and these fill it again.
    for (let i = 1; i <= 64; i++) domainPlan({ minCoverage: 0.001 + i / 1000 });
    expect(domainPlan({ minCoverage: 0.001 })).not.toBe(kept);
    expect(domainPlan({ minCoverage: 0.001 })).toEqual(kept);
    const recent = domainPlan({ minCoverage: 0.9 });
    for (let i = 1; i <= 10; i++) domainPlan({ minCoverage: 0.9 + i / 1000 });
    expect(domainPlan({ minCoverage: 0.9 })).toBe(recent);
  });
});
