import {
  compact,
  createPlan,
  evidenceScale,
  OptionsError,
  projectToMetrics,
  ScaleError,
  scalePoints,
  score,
  scoreDomains,
  scoreMetrics,
  targetsOf,
} from "cei-framework";
import { describe, expect, it } from "vitest";
import { issuesOf } from "../issues.ts";

const scale = { min: 1, max: 4 };
const scores = scoreDomains({ instrument: "1.0", scale, ratings: { "1.1": 3, "1.2": 4, "1.3": 1, "2.1": 2 } });

describe("compact", () => {
  it("keeps scores, statuses, coverages, and what it takes to read them", () => {
    const { targets, ...rest } = compact(scores);
    // (2/3 + 1 + 0) / 3 = 5/9 at 3 of 5 rated; 2.1 alone is 1 of 5, under the half rule.
    expect(targets.D1).toEqual({ score: 5 / 9, status: "scored", coverage: 3 / 5, basis: "parts" });
    expect(targets.D2).toEqual({ score: null, status: "insufficient", coverage: 1 / 5, basis: "parts" });
    expect(Object.keys(targets)).toEqual(["D1", "D2", "D3", "D4", "D5", "D6", "D7"]);
    const { score: overall, status, coverage } = scores.overall;
    expect(rest).toEqual({
      plan: "1.0 domains",
      minCoverage: 0.5,
      packageVersion: scores.packageVersion,
      overall: { score: overall, status, coverage },
    });
  });

  it("says what a score rests on", () => {
    const { targets } = compact(
      scoreMetrics({ instrument: "2.0", scale, metrics: { M1: 4, M2: "n/a" }, lookFors: { "M4.1": 1, "M4.2": 1 } }),
    );
    expect(Object.values(targets).map(({ basis, score }) => [basis, score])).toEqual([
      ["direct", 1],
      ["direct", null],
      ["parts", null],
      ["parts", 0],
      ["parts", null],
    ]);
    const projected = compact(projectToMetrics({ instrument: "1.0", scale, ratings: {} }));
    expect(projected.targets.M1.basis).toBe("projected");
  });

  it("is a small part of the whole as JSON", () => {
    const whole = JSON.stringify(scores).length;
    expect(JSON.stringify(compact(scores)).length).toBeLessThan(whole / 5);
  });

  it("takes nothing but scores", () => {
    expect(() => compact({} as never)).toThrow(OptionsError);
    expect(
      issuesOf(() => compact({ ...scores, targets: { D1: { ...scores.targets.D1, score: 2 } } } as never)),
    ).toEqual(["targets.D1.score out-of-range"]);
  });
});

describe("targetsOf", () => {
  it("gives entries in the plan's order, which an object does not keep for whole numbers", () => {
    const part = { id: "p", weight: 1, items: [{ id: "i", weight: 1 }] } as const;
    const plan = createPlan({
      name: "numbers",
      items: ["i"],
      targets: [
        { id: "10", parts: [part] },
        { id: "9", parts: [part] },
      ],
    });
    const numbered = score({ i: 4 }, scale, plan);
    expect(Object.keys(numbered.targets)).toEqual(["9", "10"]);
    expect(targetsOf(numbered).map(([id, { score }]) => [id, score])).toEqual([
      ["10", 1],
      ["9", 1],
    ]);
  });

  it("reads compact scores too", () => {
    expect(targetsOf(compact(scores)).map(([id]) => id)).toEqual(Object.keys(scores.targets));
    expect(() => targetsOf({ targets: { D1: 1 } } as never)).toThrow(OptionsError);
  });
});

describe("scalePoints", () => {
  it("lists each point with its label, lowest first", () => {
    expect(scalePoints(evidenceScale(3))).toEqual([
      { point: 1, label: "Not Evident" },
      { point: 2, label: null },
      { point: 3, label: "Evident" },
    ]);
    expect(scalePoints({ min: -1, max: 1 }).map(({ point }) => point)).toEqual([-1, 0, 1]);
  });

  it("lists the ends and the labeled points of a continuous scale", () => {
    const labels = { "0.5": "half", "0": "none" };
    expect(scalePoints({ min: 0, max: 1, continuous: true, labels })).toEqual([
      { point: 0, label: "none" },
      { point: 0.5, label: "half" },
      { point: 1, label: null },
    ]);
  });

  it("refuses a scale that is invalid, or has more points than a list should", () => {
    expect(() => scalePoints({ min: 2, max: 1 })).toThrow(ScaleError);
    expect(scalePoints({ min: 1, max: 1000 })).toHaveLength(1000);
    expect(() => scalePoints({ min: 0, max: 1000 })).toThrow(ScaleError);
  });
});
