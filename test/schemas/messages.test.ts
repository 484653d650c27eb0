import { framework, scoreDomains } from "cei-framework";
import {
  crosswalkSchema,
  frameworkSchema,
  metricAssessmentSchema,
  ratingSchema,
  scaleSchema,
  scoresSchema,
  selfAssessmentSchema,
} from "cei-framework/schemas";
import { describe, expect, it } from "vitest";
import type * as z from "zod";
import { zodIssuesOf } from "./zod-issues.ts";

/** Checks the issues of an input, as "path code", and their messages against the snapshot. */
function expectFor(schema: z.ZodType, input: unknown, expected: readonly string[]): void {
  expect(zodIssuesOf(schema, input)).toEqual(expected);
  const issues = schema.safeParse(input).error?.issues ?? [];
  expect(issues.map(({ path, message }) => `${path.join(".")}: ${message}`)).toMatchSnapshot();
}

const four = { min: 1, max: 4 };

describe("the message about an assessment", () => {
  const withRatings = (ratings: unknown) => ({ instrument: "1.0", scale: four, ratings });

  it("names the nearest id of an unknown one", () => {
    expectFor(selfAssessmentSchema, withRatings({ "3.8": 1, "3,5": 2 }), [
      "ratings.3.8 unknown-id",
      "ratings.3,5 unknown-id",
    ]);
  });

  it("names the nearest metrics and look-fors", () => {
    const ratings = { metrics: { "M1.1": 1 }, lookFors: { "1.1": 3, M1: 2 } };
    expectFor(metricAssessmentSchema, { instrument: "2.0", scale: { min: 1, max: 2 }, ...ratings }, [
      "metrics.M1.1 unknown-id",
      "lookFors.1.1 unknown-id",
      "lookFors.M1 unknown-id",
    ]);
  });

  it("reports every problem at once: of the shape, the scale, the ratings and the respondent", () => {
    const input = {
      instrument: "2.0",
      scale: { min: 4, max: 1 },
      ratings: { "1.1": "3", "1.2": [] },
      lea: 1611190000000,
      date: "31 March",
      comment: "",
    };
    expectFor(selfAssessmentSchema, input, [
      "instrument wrong-value",
      "scale.max out-of-range",
      "ratings.1.1 wrong-type",
      "ratings.1.2 wrong-type",
      "lea wrong-type",
      "date wrong-value",
      "comment unknown-key",
    ]);
  });

  it("checks ratings against the scale", () => {
    expectFor(selfAssessmentSchema, withRatings({ "1.1": 5, "1.2": 2.5, "1.3": Number.NaN }), [
      "ratings.1.1 off-scale",
      "ratings.1.2 not-whole",
      "ratings.1.3 wrong-value",
    ]);
  });

  it("names an unknown key, even __proto__", () => {
    const input = JSON.parse('{ "__proto__": 1 }');
    expectFor(selfAssessmentSchema, input, [
      "instrument missing",
      "scale missing",
      "ratings missing",
      "__proto__ unknown-key",
    ]);
  });
});

describe("the message about a scale, a rating or a crosswalk", () => {
  it("is that of the library's function", () => {
    const scale = { min: 1, max: 2, labels: JSON.parse('{ "__proto__": "x", "3": "y" }'), step: 1 };
    expectFor(scaleSchema, scale, ["labels.3 off-scale", "labels.__proto__ off-scale", "step unknown-key"]);
    expectFor(crosswalkSchema, { sources: [], targets: ["x"], links: [{ source: "a", target: "x" }] }, [
      "sources empty",
      "links.0.source unknown-id",
    ]);
  });

  it("is in the library's words where only the shape finds a problem", () => {
    const scores = JSON.parse(JSON.stringify(scoreDomains({ instrument: "1.0", scale: four, ratings: {} })));
    Object.assign(scores.targets.D1, { rated: 1.5, applicable: -1, coverage: 2, score: 0 });
    expectFor(scoresSchema, { ...scores, unused: [1, undefined], packageVersion: undefined, extra: 1 }, [
      "packageVersion missing",
      "targets.D1.score wrong-type",
      "targets.D1.coverage out-of-range",
      "targets.D1.rated not-whole",
      "targets.D1.applicable out-of-range",
      "unused.0 wrong-type",
      "unused.1 missing",
      "extra unknown-key",
    ]);
  });

  it("says what a rating is", () => {
    expectFor(ratingSchema, "3", ["wrong-value"]);
  });
});

describe("the message about scores", () => {
  it("says that a plan lacks minCoverage, and which targets differ from the plan", () => {
    const scores = JSON.parse(JSON.stringify(scoreDomains({ instrument: "1.0", scale: four, ratings: {} })));
    expectFor(scoresSchema, { ...scores, plan: { ...scores.plan, minCoverage: undefined } }, [
      "plan.minCoverage missing",
    ]);
    scores.targets.D8 = scores.targets.D1;
    delete scores.targets.D1;
    expectFor(scoresSchema, scores, ["targets.D1 missing", "targets.D8 unknown-id"]);
  });
});

describe("the message about the framework", () => {
  it("says what ids, keys and wording look like", () => {
    const [domain] = framework.domains;
    const [competency] = framework.competencies;
    const [metric] = framework.metrics;
    const [lookFor] = framework.lookFors;
    const [foundation] = framework.foundations;
    const wrong = {
      ...framework,
      domains: [
        { ...domain, id: "d1", key: "building relationships" },
        { ...domain, id: "D01" },
      ],
      competencies: [
        { ...competency, id: "8.0" },
        { ...competency, id: "11", title: "" },
        { ...competency, id: "3.01" },
      ],
      metrics: [
        { ...metric, id: "M1.1", key: "2-way", domains: ["1"] },
        { ...metric, id: "m1" },
      ],
      lookFors: [{ ...lookFor, id: "M1", text: "", competencies: ["M1.1"] }],
      foundations: [{ ...foundation, key: "dual--capacity" }],
    };
    expectFor(frameworkSchema, wrong, [
      "domains.0.id wrong-value",
      "domains.0.key wrong-value",
      "domains.1.id wrong-value",
      "competencies.0.id wrong-value",
      "competencies.1.id wrong-value",
      "competencies.1.title empty",
      "competencies.2.id wrong-value",
      "metrics.0.id wrong-value",
      "metrics.0.key wrong-value",
      "metrics.0.domains.0 wrong-value",
      "metrics.1.id wrong-value",
      "lookFors.0.id wrong-value",
      "lookFors.0.text empty",
      "lookFors.0.competencies.0 wrong-value",
      "foundations.0.key wrong-value",
    ]);
  });
});
