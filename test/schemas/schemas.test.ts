import {
  compact,
  createCrosswalk,
  createPlan,
  crosswalk,
  domainPlan,
  evidenceScale,
  framework,
  lookForPlan,
  projectionPlan,
  projectToMetrics,
  scale,
  score,
  scoreDomains,
  scoreMetrics,
} from "cei-framework";
import {
  crosswalkSchema,
  frameworkSchema,
  metricAssessmentSchema,
  planSchema,
  ratingSchema,
  scaleSchema,
  scoresSchema,
  scoresSchemaOf,
  selfAssessmentSchema,
} from "cei-framework/schemas";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { zodIssuesOf } from "./zod-issues.ts";

/** As JSON is read: an own key "__proto__" is kept. */
const json = (text: string): unknown => JSON.parse(text);

const sound = {
  instrument: "1.0",
  scale: { min: 1, max: 4, labels: { 1: "low" } },
  ratings: { "1.1": 3, "1.2": "n/a", "1.3": null },
  respondent: "r-017",
  role: "family",
  lea: "01611190000000",
  site: "0123456",
  date: "2026-03-31",
};

describe("selfAssessmentSchema", () => {
  it("gives what scoreDomains and projectToMetrics take", () => {
    const assessment = selfAssessmentSchema.parse(JSON.parse(JSON.stringify(sound)));
    expect(assessment).toEqual(sound);
    expect(scoreDomains(assessment, { minCoverage: 0 }).targets.D1.score).toBeCloseTo(2 / 3, 14);
    expect(projectToMetrics(assessment).overall.rated).toBe(1);
  });

  it("accepts an assessment in which nothing is rated", () => {
    expect(selfAssessmentSchema.parse({ instrument: "1.0", scale: { min: 0, max: 1 }, ratings: {} }).ratings).toEqual(
      {},
    );
  });

  it("reports a key called __proto__, which a Zod object would ignore", () => {
    const input = { ...sound, ratings: json('{ "__proto__": 2, "constructor": 1 }') };
    expect(zodIssuesOf(selfAssessmentSchema, input)).toEqual([
      "ratings.__proto__ unknown-id",
      "ratings.constructor unknown-id",
    ]);
    expect(zodIssuesOf(selfAssessmentSchema, json('{ "__proto__": 1 }'))).toContain("__proto__ unknown-key");
  });

  it.each([undefined, null, 1, "1.0", [], [sound]])("rejects %j", (input) => {
    expect(zodIssuesOf(selfAssessmentSchema, input)).toHaveLength(1);
  });
});

describe("metricAssessmentSchema", () => {
  it("gives what scoreMetrics takes", () => {
    const input = { instrument: "2.0", scale: evidenceScale(4), metrics: { M1: 4 }, lookFors: { "M2.1": 1 } };
    const assessment = metricAssessmentSchema.parse(JSON.parse(JSON.stringify(input)));
    expect(scoreMetrics(assessment).targets.M1).toMatchObject({ basis: "direct", score: 1 });
    expect(metricAssessmentSchema.parse({ instrument: "2.0", scale: { min: 1, max: 2 } }).metrics).toBeUndefined();
  });
});

describe("scaleSchema and ratingSchema", () => {
  it("take what scale gives", () => {
    const made = scale({ min: 0, max: 1, continuous: true, labels: { "0.5": "half" } });
    expect(scaleSchema.parse(JSON.parse(JSON.stringify(made)))).toEqual(made);
  });

  it("know a rating by its type", () => {
    for (const rating of [1, -2.5, "n/a", null]) expect(ratingSchema.parse(rating)).toBe(rating);
    expect(zodIssuesOf(ratingSchema, undefined)).toEqual(["missing"]);
    for (const other of ["3", "N/A"]) expect(zodIssuesOf(ratingSchema, other)).toEqual(["wrong-value"]);
    for (const other of [true, Number.NaN, []]) expect(zodIssuesOf(ratingSchema, other)).toEqual(["wrong-type"]);
  });
});

describe("planSchema", () => {
  it("takes what createPlan gives, and fills in the half rule", () => {
    expect(planSchema.parse(JSON.parse(JSON.stringify(projectionPlan({ shared: "split" }))))).toEqual(
      projectionPlan({ shared: "split" }),
    );
    const { minCoverage: _left, ...rest } = lookForPlan();
    expect(createPlan(planSchema.parse(rest))).toEqual(lookForPlan());
  });

  it("rejects what createPlan rejects", () => {
    const part = { id: "p", weight: 0, items: [] };
    const input = { name: "", items: ["a"], targets: [{ id: "overall", parts: [part] }], minCoverage: 3 };
    expect(zodIssuesOf(planSchema, input)).toEqual([
      "name wrong-type",
      "minCoverage out-of-range",
      "targets.0.id reserved",
      "targets.0.parts.0.items empty",
      "targets.0.parts.0.weight out-of-range",
    ]);
  });
});

describe("crosswalkSchema", () => {
  it("takes a crosswalk as JSON, and createCrosswalk takes it from there", () => {
    const parsed = crosswalkSchema.parse(JSON.parse(JSON.stringify(crosswalk)));
    expect(createCrosswalk(parsed).links).toEqual(crosswalk.links);
  });

  it("keeps other fields of a link", () => {
    const link = { source: "a", target: "x", note: "why" };
    expect(crosswalkSchema.parse({ sources: ["a"], targets: ["x"], links: [link] }).links).toEqual([link]);
  });
});

describe("scoresSchema", () => {
  const assessment = selfAssessmentSchema.parse(sound);
  const all = [
    scoreDomains(assessment),
    projectToMetrics(assessment, { minCoverage: 0 }),
    scoreMetrics({
      instrument: "2.0",
      scale: { min: 1, max: 2 },
      metrics: { M1: 1, M2: "n/a" },
      lookFors: { "M3.1": 2 },
    }),
  ];

  it("takes the scores of every function as JSON, and loses nothing", () => {
    for (const scores of all) {
      const read = JSON.parse(JSON.stringify(scores));
      expect(scoresSchema.parse(read)).toEqual(read);
    }
  });

  it("rejects a score that its status contradicts, and targets that are not the plan's", () => {
    const [scores] = all;
    const wrong = JSON.parse(JSON.stringify(scores));
    wrong.targets.D1.score = 1.5;
    wrong.targets.D2.status = "scored";
    delete wrong.targets.D3;
    wrong.targets.D8 = wrong.targets.D7;
    expect(zodIssuesOf(scoresSchema, wrong)).toEqual([
      "targets.D3 missing",
      "targets.D8 unknown-id",
      "targets.D1.score wrong-type",
      "targets.D2.score wrong-type",
    ]);
  });

  it("rejects a target called __proto__, which a Zod record would drop silently", () => {
    const plan = createPlan({
      name: "hostile",
      items: ["i"],
      targets: [{ id: "__proto__", parts: [{ id: "p", weight: 1, items: [{ id: "i", weight: 1 }] }] }],
    });
    const scores = JSON.parse(JSON.stringify(score({ i: 1 }, { min: 0, max: 1 }, plan)));
    expect(Object.keys(scores.targets)).toEqual(["__proto__"]);
    expect(zodIssuesOf(scoresSchema, scores)).toEqual(["targets.__proto__ reserved"]);
    const wrong = JSON.parse(JSON.stringify(all[0]));
    Object.defineProperty(wrong.targets, "__proto__", { value: wrong.targets.D1, enumerable: true });
    expect(zodIssuesOf(scoresSchema, wrong)).toEqual(["targets.__proto__ unknown-id"]);
  });
});

describe("the issues of a schema", () => {
  it("have the library's code and values in params, and accept what is refined further", () => {
    const assessment = { ...sound, scale: { min: 1, max: 4 }, ratings: { "1.1": 5 }, lea: 19647, extra: 1 };
    const issues = selfAssessmentSchema.safeParse(assessment).error?.issues ?? [];
    expect(issues.map((issue) => issue.code === "custom" && issue.params)).toEqual([
      { code: "off-scale", got: 5, expected: expect.any(String) },
      { code: "wrong-type", got: 19647, expected: expect.any(String) },
      { code: "unknown-key", got: "extra", allowed: expect.any(Array) },
    ]);
    const refined = selfAssessmentSchema.refine(({ lea }) => lea !== sound.lea);
    expect(zodIssuesOf(refined, assessment)).toHaveLength(3);
    expect(zodIssuesOf(refined, sound)).toEqual(["custom"]);
  });
});

describe("an object schema", () => {
  it("can be extended: own fields are read and checked, and the library's checks stay", () => {
    const extended = selfAssessmentSchema.extend({ team: z.string(), year: z.number().min(2020, "too early") });
    expect(extended.parse({ ...sound, team: "A", year: 2026 })).toEqual({ ...sound, team: "A", year: 2026 });
    expect(zodIssuesOf(extended, { ...sound, ratings: { "1.1": 9, "3.8": 1 }, year: 2019, other: 1 })).toEqual([
      "ratings.1.1 off-scale",
      "ratings.3.8 unknown-id",
      "team missing",
      "year out-of-range",
      "other unknown-key",
    ]);
    const issues = extended.safeParse({ ...sound, team: "A", year: 2019, other: 1 }).error?.issues ?? [];
    expect(issues.map(({ message }) => message)).toEqual(["too early", expect.stringContaining("year")]);
  });

  it("can be picked from, and be part of another", () => {
    expect(zodIssuesOf(selfAssessmentSchema.shape.scale, { min: 4, max: 1 })).toEqual(["max out-of-range"]);
    const batch = z.object({ assessments: z.array(selfAssessmentSchema) });
    expect(zodIssuesOf(batch, { assessments: [sound, { ...sound, ratings: { M1: 1 } }] })).toEqual([
      "assessments.1.ratings.M1 unknown-id",
    ]);
    expect(z.toJSONSchema(scaleSchema)).toMatchObject({ additionalProperties: false, required: ["min", "max"] });
  });
});

describe("compact scores", () => {
  const scores = scoreDomains(selfAssessmentSchema.parse(sound));
  const read = JSON.parse(JSON.stringify(compact(scores)));

  it("are read by scoresSchema too", () => {
    expect(scoresSchema.parse(read)).toEqual(read);
    expect(zodIssuesOf(scoresSchema, { ...read, minCoverage: 2, packageVersion: undefined })).toEqual([
      "minCoverage out-of-range",
      "packageVersion missing",
    ]);
    expect(zodIssuesOf(scoresSchema, { ...read, targets: { D1: { score: 1, status: "scored" } } })).toEqual([
      "targets.D1.coverage missing",
      "targets.D1.basis missing",
    ]);
  });

  it("are, like whole scores, held to a plan that is known", () => {
    const schema = scoresSchemaOf(domainPlan());
    expect(schema.parse(read)).toEqual(read);
    expect(schema.parse(JSON.parse(JSON.stringify(scores))).targets.D1).toMatchObject({ status: "insufficient" });
    const { D7: _left, ...targets } = read.targets;
    expect(zodIssuesOf(schema, { ...read, targets: { ...targets, D8: read.targets.D1 } })).toEqual([
      "targets.D7 missing",
      "targets.D8 unknown-id",
    ]);
    expect(zodIssuesOf(schema, JSON.parse(JSON.stringify(projectToMetrics(sound as never))))).toContain(
      "plan inconsistent",
    );
  });
});

describe("frameworkSchema", () => {
  it("takes the framework", () => {
    expect(frameworkSchema.parse(framework)).toEqual(framework);
  });

  it("checks the grammar of ids, not the ids, so that there may be a new one", () => {
    const [first] = framework.competencies;
    const withId = (id: string) => ({ ...framework, competencies: [{ ...first, id }] });
    expect(zodIssuesOf(frameworkSchema, withId("8.12"))).toEqual([]);
    expect(zodIssuesOf(frameworkSchema, withId("8.0"))).toEqual(["competencies.0.id wrong-value"]);
  });
});
