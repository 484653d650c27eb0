// Details of ratings, plans, and scales, each with the value that it must have.

import {
  assessmentInput,
  createPlan,
  crosswalkPlan,
  domainPlan,
  effectiveWeights,
  metricPlan,
  planInput,
  scale,
  scalePoints,
  score,
} from "cei-framework";
import { describe, expect, it } from "vitest";
import { anyAssessmentIssues } from "../../src/scoring/assessment.ts";
import { isOnScale } from "../../src/scoring/scale.ts";
import { issuesOf } from "../issues.ts";

const pair = createPlan({
  name: "pair",
  items: ["a", "b"],
  targets: [
    {
      id: "T",
      parts: [
        {
          id: "p",
          weight: 1,
          items: [
            { id: "a", weight: 1 },
            { id: "b", weight: 3 },
          ],
        },
      ],
    },
  ],
  minCoverage: 0,
});

describe("a part that was scored before", () => {
  it.each([
    [1, 4],
    [-4, -1],
    [0, 3],
  ])("has its own score for every way of being rated, from %i to %i", (min, max) => {
    const points = scale({ min, max });
    const ratings = [null, "n/a" as const, ...Array.from({ length: max - min + 1 }, (_, i) => min + i)];
    const wrong: unknown[] = [];
    // Twice, so that each is read from those that were kept.
    for (const _ of [1, 2]) {
      for (const a of ratings) {
        for (const b of ratings) {
          const rated = [[a, 1] as const, [b, 3] as const].filter(([rating]) => typeof rating === "number");
          const weight = rated.reduce((sum, [, weight]) => sum + weight, 0);
          const sum = rated.reduce((sum, [rating, weight]) => sum + weight * ((rating as number) - min), 0);
          const expected = weight === 0 ? null : sum / weight / (max - min);
          const found = score({ a, b }, points, pair).targets.T.score;
          if (found !== expected && Math.abs((found ?? 9) - (expected ?? -9)) > 1e-12) wrong.push({ a, b, found });
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe("a rating", () => {
  it("of -0 is 0", () => {
    const { T } = score({ a: -0, b: 3 }, scale({ min: 0, max: 3 }), pair).targets;
    expect(T.parts[0]?.items.map(({ rating }) => rating)).toEqual([0, 3]);
  });

  it("that is text is on no scale, not even a continuous one", () => {
    expect(isOnScale("2", { min: 1, max: 4, continuous: true })).toBe(false);
    expect(isOnScale(2, { min: 1, max: 4, continuous: true })).toBe(true);
  });
});

describe("the facts about a respondent", () => {
  const assessment = { instrument: "1.0", scale: { min: 1, max: 4 }, ratings: {} };
  const problems = (facts: object) => {
    return anyAssessmentIssues({ ...assessment, ...facts }).map(({ path, code, params }) => {
      return `${path.join(".")} ${code}: ${params["expected"]}`;
    });
  };

  it("are text, and a day of the calendar", () => {
    const facts = { respondent: "R1", role: "staff", lea: "01", site: "", date: "2024-02-29" };
    expect(problems(facts)).toEqual([]);
    for (const name of ["respondent", "role", "lea", "site"]) {
      const expected = "text (a number would lose leading zeros)";
      expect(problems({ [name]: 1 })).toEqual([`${name} wrong-type: ${expected}`]);
    }
    const expected = 'a date such as "2026-03-31"';
    for (const date of [
      "2023-02-29",
      "2024-13-01",
      "x2024-02-29",
      "2024-02-29T00:00",
      "2024-2-9",
      "+012024-02-29",
      "",
    ]) {
      expect(problems({ date })).toEqual([`date wrong-value: ${expected}`]);
    }
    expect(problems({ date: 20_240_229 })).toEqual([`date wrong-type: ${expected}`]);
    expect(problems({ date: ["2024-02-29"] })).toEqual([`date wrong-type: ${expected}`]);
  });

  it("are checked for an unknown instrument too, and not for what is not an assessment", () => {
    expect(problems({ instrument: "3.0", role: 1, scale: 3 })).toEqual([
      'instrument wrong-value: "1.0" or "2.0"',
      "scale wrong-type: a scale, { min, max }",
      "role wrong-type: text (a number would lose leading zeros)",
    ]);
    expect(anyAssessmentIssues(null)).toMatchObject([{ path: [], params: { expected: "an assessment" } }]);
  });
});

describe("a plan", () => {
  const part = { id: "p", weight: 1, items: [{ id: "a", weight: 1 }] } as const;

  it("has the keys that were given, and no others", () => {
    const plain = createPlan({ name: "x", items: ["a"], targets: [{ id: "T", parts: [part] }] });
    expect(Object.keys(plain)).toEqual(["name", "items", "minCoverage", "targets"]);
    expect(Object.keys(plain.targets[0] ?? {})).toEqual(["id", "parts"]);
    const full = createPlan({
      name: "x",
      basis: "projected",
      items: ["a", "b"],
      targets: [{ id: "T", direct: "b", parts: [part] }],
    });
    expect(Object.keys(full)).toEqual(["name", "basis", "items", "minCoverage", "targets"]);
    expect(Object.keys(full.targets[0] ?? {})).toEqual(["id", "direct", "parts"]);
  });

  it("may say that its scores rest on parts", () => {
    const plan = createPlan({ name: "x", basis: "parts", items: ["a"], targets: [{ id: "T", parts: [part] }] });
    expect(plan.basis).toBe("parts");
  });

  it("of the framework has its name", () => {
    expect([domainPlan().name, metricPlan().name]).toEqual(["1.0 domains", "2.0 metrics"]);
  });

  it("of the framework has the default where an option is undefined", () => {
    expect(domainPlan({ minCoverage: undefined }).minCoverage).toBe(0.5);
  });

  it("that names unknown items says what they should have been", () => {
    const result = planInput["~standard"].validate({
      name: "x",
      items: ["a"],
      targets: [{ id: "T", direct: 3, parts: [] }],
    });
    expect(result).toMatchObject({
      issues: [{ path: ["targets", 0, "direct"], params: { kind: "an item of the plan" } }],
    });
  });
});

describe("the plan of a crosswalk", () => {
  const crosswalk = { sources: ["a"], targets: ["T"], links: [{ source: "a", target: "T" }] } as const;

  it("is named after its options", () => {
    expect(crosswalkPlan(crosswalk).name).toBe("crosswalk, by via, shared full");
    expect(crosswalkPlan(crosswalk, { by: "link", shared: "split" }).name).toBe("crosswalk, by link, shared split");
  });

  it.each([0, -1, Number.POSITIVE_INFINITY, Number.NaN, "2"])("refuses the weight %o", (weight) => {
    try {
      crosswalkPlan(crosswalk, { weight: () => weight as number });
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({
        issues: [{ path: ["weight", 0], params: { expected: "a finite number above 0" } }],
      });
    }
  });

  it("expects a function as the weight, and an option where links have weights", () => {
    expect(() => crosswalkPlan(crosswalk, { weight: 2 as never })).toThrow("Expected a function of a link, got 2");
    const weighted = { ...crosswalk, links: [{ source: "a", target: "T", weight: 2 }] } as const;
    expect(issuesOf(() => crosswalkPlan(weighted))).toEqual(["links.0.weight missing"]);
    expect(() => crosswalkPlan(weighted)).toThrow("Use `weight: (link) => link.weight` to count them");
  });
});

describe("effective weights", () => {
  it("do not depend on the ratings, only on which items have one", () => {
    expect(effectiveWeights(pair, { a: -1e308, b: 7.5 }).T.items).toEqual({ a: 0.25, b: 0.75 });
    expect(effectiveWeights(pair, { a: 1e308 }).T.items).toEqual({ a: 1 });
  });
});

describe("the points of a scale", () => {
  it("are its ends and the points with a label where it is continuous, lowest first", () => {
    const labels = { 10: "ten", 9: "nine", "-1": "one less" };
    const points = scalePoints(scale({ min: -2, max: 10, labels, continuous: true }));
    expect(points.map(({ point }) => point)).toEqual([-2, -1, 9, 10]);
  });

  it("are at most 1,000, unless it is continuous", () => {
    expect(scalePoints({ min: 1, max: 1000 })).toHaveLength(1000);
    expect(scalePoints({ min: 0, max: 1e6, continuous: true })).toHaveLength(2);
    try {
      scalePoints({ min: 1, max: 1001 });
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({
        issues: [{ path: [], code: "out-of-range", params: { expected: "a scale of at most 1000 points", got: 1001 } }],
      });
    }
  });
});

describe("input that cannot be read", () => {
  it("has an issue, and throws nothing", () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(assessmentInput["~standard"].validate(proxy)).toEqual({
      issues: [
        { path: [], message: "Expected data, got an object that cannot be read", code: "malformed", params: {} },
      ],
    });
  });
});
