// What makes scores invalid: each problem is found at its place.

import { evidenceScale, type Scores, scoreDomains, scoreMetrics } from "cei-framework";
import { describe, expect, it } from "vitest";
import { scoresIssues, targetsIssues } from "../../src/scoring/scores-issues.ts";

const scale = evidenceScale(4);
const scores: Scores = scoreMetrics({ instrument: "2.0", scale, metrics: { M1: 3 }, lookFors: { "M2.1": 2 } });
const copy = (changes: object = {}): Record<string, unknown> => ({ ...structuredClone(scores), ...changes });

/** "path code: expected" of each problem. */
function found(value: unknown, isExplained = true): string[] {
  return scoresIssues(value, ["of"], isExplained).map(({ path, code, params }) => {
    return `${path.join(".")} ${code}: ${params["expected"]}`;
  });
}

/** The same with another M1, without the path to it. */
function foundIn(target: unknown, isExplained = true): string[] {
  const targets = { ...scores.targets, M1: target };
  return found(copy({ targets }), isExplained).map((text) => text.replace("of.targets.M1", "M1"));
}

const m1 = scores.targets["M1"] as object;

describe("scores", () => {
  it("are valid as they were returned, and as they are read back", () => {
    expect(found(scores)).toEqual([]);
    expect(found(copy())).toEqual([]);
    expect(found(scoreDomains({ instrument: "1.0", scale, ratings: {} }))).toEqual([]);
  });

  it("are the result of a scoring function, with a plan", () => {
    const expected = ["of wrong-type: the result of a scoring function"];
    for (const value of [3, null, {}, copy({ plan: undefined }), copy({ plan: "2.0 metrics" })]) {
      expect(found(value)).toEqual(expected);
    }
    expect(found(undefined)).toEqual(["of missing: the result of a scoring function"]);
  });

  it("have a valid plan, whose problems alone are reported", () => {
    const plan = { ...scores.plan, name: "" };
    expect(found(copy({ plan, targets: 3 }))).toEqual(["of.plan.name wrong-type: text"]);
    const { minCoverage: _, ...without } = scores.plan;
    expect(found(copy({ plan: without, targets: 3 }))).toEqual(["of.plan.minCoverage missing: a number from 0 to 1"]);
  });

  it("have the version of the package", () => {
    const expected = 'a version of this package, such as "0.1.0"';
    for (const packageVersion of ["0.1.0", "10.20.30", "1.0.0-beta.1"])
      expect(found(copy({ packageVersion }))).toEqual([]);
    for (const packageVersion of ["", "1.0", "v1.0.0", "a.1.0", "1.a.0", "1.0.a"]) {
      expect(found(copy({ packageVersion }))).toEqual([`of.packageVersion wrong-value: ${expected}`]);
    }
    expect(found(copy({ packageVersion: 1 }))).toEqual([`of.packageVersion wrong-type: ${expected}`]);
    expect(found(copy({ packageVersion: ["1.0.0"] }))).toEqual([`of.packageVersion wrong-type: ${expected}`]);
  });

  it("have each target of the plan, and the overall", () => {
    expect(found(copy({ targets: [] }))).toEqual(["of.targets wrong-type: scores by target"]);
    const { M2: _, ...targets } = scores.targets as Record<string, unknown>;
    expect(found(copy({ targets, overall: 0.5 }))).toEqual([
      "of.targets.M2 missing: a score (score, status, coverage)",
      "of.overall wrong-type: a score (score, status, coverage)",
    ]);
  });
});

describe("a target", () => {
  it("is a score with its basis", () => {
    const basis = '"direct" or "parts" or "projected"';
    expect(foundIn(null)).toEqual(["M1 wrong-type: a score (score, status, coverage)"]);
    expect(foundIn({ ...m1, basis: "guess" })).toEqual([`M1.basis wrong-value: ${basis}`]);
    expect(foundIn({ ...m1, basis: undefined })).toEqual([`M1.basis missing: ${basis}`]);
    for (const basis of ["direct", "parts", "projected"]) expect(foundIn({ ...m1, basis })).toEqual([]);
  });

  it.each([
    [0, "scored", 0],
    [1, "scored", 1],
    // A sum may round past the end, by 1e-9 at most.
    [1 + 1e-9, "scored", 1],
    [null, "insufficient", 0],
    [null, "not-applicable", null],
  ])("may have the score %o, the status %s, and the coverage %o", (score, status, coverage) => {
    expect(foundIn({ ...m1, score, status, coverage })).toEqual([]);
  });

  it.each<[score: unknown, status: unknown, coverage: unknown, problems: string[]]>([
    [0.5, "insufficient", 0.2, ["M1.score wrong-type: null"]],
    [0.5, "not-applicable", null, ["M1.score wrong-type: null"]],
    [null, "not-applicable", 0.5, ["M1.coverage wrong-type: null"]],
    [null, "scored", 1, ["M1.score wrong-type: a number from 0 to 1"]],
    [null, "insufficient", null, ["M1.coverage wrong-type: a number from 0 to 1"]],
    [0.5, "scored", null, ["M1.coverage wrong-type: a number from 0 to 1"]],
    [-0.1, "scored", 1, ["M1.score out-of-range: a number from 0 to 1"]],
    [
      1.1,
      "scored",
      1.1,
      ["M1.score out-of-range: a number from 0 to 1", "M1.coverage out-of-range: a number from 0 to 1"],
    ],
    ["1", "scored", 1, ["M1.score wrong-type: a number from 0 to 1"]],
    [null, "done", null, ['M1.status wrong-value: "scored" or "insufficient" or "not-applicable"']],
    [
      2,
      "done",
      2,
      [
        'M1.status wrong-value: "scored" or "insufficient" or "not-applicable"',
        "M1.score out-of-range: a number from 0 to 1, or null",
        "M1.coverage out-of-range: a number from 0 to 1, or null",
      ],
    ],
  ])("cannot have the score %o, the status %s, and the coverage %o", (score, status, coverage, problems) => {
    expect(foundIn({ ...m1, score, status, coverage })).toEqual(problems);
  });

  it("has parts with their items, and a direct rating, where its reasons are needed", () => {
    const item = { id: "M1.1", score: 0.5 };
    const sound = [[], [{ items: [] }], [{ items: [item, { ...item, score: null }] }]];
    for (const parts of sound) expect(foundIn({ ...m1, parts })).toEqual([]);
    const wrong = [
      ...[undefined, {}, [null], [{}], [{ items: {} }], [[item]]],
      ...[
        null,
        { score: 0.5 },
        { id: 3, score: 0.5 },
        { id: "M1.1" },
        { id: "M1.1", score: 2 },
        { id: "M1.1", score: -1 },
      ].map((other) => [{ items: [item, other] }]),
    ];
    for (const parts of wrong) {
      expect(foundIn({ ...m1, parts }).map((text) => text.split(":")[1])).toEqual([" the parts of a score"]);
      expect(foundIn({ ...m1, parts }, false)).toEqual([]);
    }
    for (const direct of [undefined, { id: "M1", score: null }]) expect(foundIn({ ...m1, direct })).toEqual([]);
    for (const direct of [null, "M1", { id: "M1", score: 2 }, { score: 1 }]) {
      expect(foundIn({ ...m1, direct })).toEqual(["M1.direct wrong-type: the direct rating of a target"]);
      expect(foundIn({ ...m1, direct }, false)).toEqual([]);
    }
  });
});

describe("the targets of scores, whatever their plan", () => {
  it("are outcomes, and have their parts where their reasons are needed", () => {
    const outcome = { score: 0.5, status: "scored", coverage: 1 };
    expect(targetsIssues({ targets: { a: outcome } })).toEqual([]);
    expect(targetsIssues({ targets: { a: outcome } }, true)).toMatchObject([{ path: ["targets", "a", "parts"] }]);
    expect(targetsIssues({ targets: { a: outcome, b: { ...outcome, score: 2 } } })).toMatchObject([
      { path: ["targets", "b", "score"], code: "out-of-range" },
    ]);
    for (const value of [null, {}, { targets: [] }]) {
      expect(targetsIssues(value)).toMatchObject([{ path: ["targets"], params: { expected: "scores by target" } }]);
    }
  });
});
