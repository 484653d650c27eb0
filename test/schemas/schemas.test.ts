import {
  createCrosswalk,
  createPlan,
  crosswalk,
  evidenceScale,
  framework,
  lookForPlan,
  metricPlan,
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
  selfAssessmentSchema,
} from "cei-framework/schemas";
import { describe, expect, it } from "vitest";
import type * as z from "zod";

function problemsOf(schema: z.ZodType, input: unknown): string[] {
  return (schema.safeParse(input).error?.issues ?? []).map(({ path, message }) => `${path.join(".")}: ${message}`);
}

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

  it("takes one in which nothing is rated", () => {
    expect(selfAssessmentSchema.parse({ instrument: "1.0", scale: { min: 0, max: 1 }, ratings: {} }).ratings).toEqual(
      {},
    );
  });

  it("names the nearest id of one that is unknown", () => {
    expect(problemsOf(selfAssessmentSchema, { ...sound, ratings: { "3.8": 1, "3,5": 2 } })).toEqual([
      'ratings.3.8: "3.8" is not a competency; nearest: "3.7", "3.6", "3.5"',
      'ratings.3,5: "3,5" is not a competency; nearest: "3.5", "2.5", "3.4"',
    ]);
  });

  it("reports a key called __proto__, which no object of zod's would show", () => {
    const input = { ...sound, ratings: json('{ "__proto__": 2, "constructor": 1 }') };
    expect(problemsOf(selfAssessmentSchema, input).map((line) => line.split(":")[0])).toEqual([
      "ratings.__proto__",
      "ratings.constructor",
    ]);
    expect(problemsOf(selfAssessmentSchema, json('{ "__proto__": 1 }'))).toContainEqual(
      expect.stringContaining("__proto__: not a known key"),
    );
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
    expect(problemsOf(selfAssessmentSchema, input)).toEqual([
      'instrument: "2.0" was found; "1.0" was expected',
      "comment: not a known key; there are instrument, scale, respondent, role, lea, site, date, ratings",
      "scale.max: 1 was found; a number above min, 4, was expected",
      'ratings.1.1: "3" was found; a number, "n/a" or null was expected',
      'ratings.1.2: an empty list was found; a number, "n/a" or null was expected',
      "lea: 1611190000000 was found; text was expected, since a number loses a code's leading zeros",
      'date: "31 March" is not a date such as "2026-03-31"',
    ]);
  });

  it("holds ratings against the scale", () => {
    expect(
      problemsOf(selfAssessmentSchema, { ...sound, ratings: { "1.1": 5, "1.2": 2.5, "1.3": Number.NaN } }),
    ).toEqual([
      'ratings.1.1: 5 was found; a whole number from 1 to 4, "n/a" or null was expected',
      'ratings.1.2: 2.5 was found; a whole number from 1 to 4, "n/a" or null was expected',
      'ratings.1.3: NaN was found; a whole number from 1 to 4, "n/a" or null was expected',
    ]);
  });

  it.each([undefined, null, 1, "1.0", [], [sound]])("refuses %j", (input) => {
    expect(problemsOf(selfAssessmentSchema, input)).toHaveLength(1);
  });
});

describe("metricAssessmentSchema", () => {
  it("gives what scoreMetrics takes", () => {
    const input = { instrument: "2.0", scale: evidenceScale(4), metrics: { M1: 4 }, lookFors: { "M2.1": 1 } };
    const assessment = metricAssessmentSchema.parse(JSON.parse(JSON.stringify(input)));
    expect(scoreMetrics(assessment).targets.M1).toMatchObject({ basis: "direct", score: 1 });
    expect(metricAssessmentSchema.parse({ instrument: "2.0", scale: { min: 1, max: 2 } }).metrics).toBeUndefined();
  });

  it("knows metrics from look-fors and competencies", () => {
    const input = {
      instrument: "2.0",
      scale: { min: 1, max: 2 },
      metrics: { "M1.1": 1 },
      lookFors: { "1.1": 3, M1: 2 },
    };
    expect(problemsOf(metricAssessmentSchema, input)).toEqual([
      'metrics.M1.1: "M1.1" is not a metric; nearest: "M1", "M2", "M3"',
      'lookFors.1.1: "1.1" is not a look-for; nearest: "M1.1", "M1.2", "M2.1"',
      'lookFors.M1: "M1" is not a look-for; nearest: "M1.1", "M1.2", "M1.3"',
    ]);
  });
});

describe("scaleSchema and ratingSchema", () => {
  it("take what scale gives", () => {
    const made = scale({ min: 0, max: 1, continuous: true, labels: { "0.5": "half" } });
    expect(scaleSchema.parse(JSON.parse(JSON.stringify(made)))).toEqual(made);
  });

  it("refuse what scale refuses, in its words", () => {
    expect(
      problemsOf(scaleSchema, { min: 1, max: 2, labels: json('{ "__proto__": "x", "3": "y" }'), step: 1 }),
    ).toEqual([
      "step: not a known key; there are min, max, labels, continuous",
      'labels.3: "3" was found; a point of the scale was expected',
      'labels.__proto__: "__proto__" was found; a point of the scale was expected',
    ]);
  });

  it("know a rating by its type", () => {
    for (const rating of [1, -2.5, "n/a", null]) expect(ratingSchema.parse(rating)).toBe(rating);
    expect(problemsOf(ratingSchema, "3")).toEqual([': "3" is not a rating; a number, "n/a" or null was expected']);
    for (const other of [undefined, "N/A", true, Number.NaN, []])
      expect(problemsOf(ratingSchema, other)).toHaveLength(1);
  });
});

describe("planSchema", () => {
  it("takes what createPlan gives, and fills in the half rule", () => {
    expect(planSchema.parse(JSON.parse(JSON.stringify(metricPlan({ shared: "split" }))))).toEqual(
      metricPlan({ shared: "split" }),
    );
    const { minCoverage: _left, ...rest } = lookForPlan();
    expect(createPlan(planSchema.parse(rest))).toEqual(lookForPlan());
  });

  it("refuses what createPlan refuses", () => {
    const part = { id: "p", weight: 0, items: [] };
    const input = { name: "", items: ["a"], targets: [{ id: "overall", parts: [part] }], minCoverage: 3 };
    expect(problemsOf(planSchema, input).map((line) => line.split(":")[0])).toEqual([
      "name",
      "minCoverage",
      "targets.0.id",
      "targets.0.parts.0.items",
      "targets.0.parts.0.weight",
    ]);
  });
});

describe("crosswalkSchema", () => {
  it("takes a crosswalk as JSON, and createCrosswalk takes it from there", () => {
    const parsed = crosswalkSchema.parse(JSON.parse(JSON.stringify(crosswalk)));
    expect(createCrosswalk(parsed).links).toEqual(crosswalk.links);
  });

  it("keeps further fields of a link", () => {
    const link = { source: "a", target: "x", note: "why" };
    expect(crosswalkSchema.parse({ sources: ["a"], targets: ["x"], links: [link] }).links).toEqual([link]);
  });

  it("refuses what createCrosswalk refuses", () => {
    expect(problemsOf(crosswalkSchema, { sources: [], targets: ["x"], links: [{ source: "a", target: "x" }] })).toEqual(
      [
        "sources: an empty list was found; a list of 1 or more was expected",
        'links.0.source: "a" is not a source of this crosswalk',
      ],
    );
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

  it("refuses a score that its status contradicts, and targets that are not the plan's", () => {
    const [scores] = all;
    const wrong = JSON.parse(JSON.stringify(scores));
    wrong.targets.D1.score = 1.5;
    wrong.targets.D2.status = "scored";
    delete wrong.targets.D3;
    wrong.targets.D8 = wrong.targets.D7;
    expect(problemsOf(scoresSchema, wrong).map((line) => line.split(":")[0])).toEqual([
      "targets.D3",
      "targets.D8",
      "targets.D1.score",
      "targets.D2.score",
    ]);
  });

  it("refuses a target called __proto__, which a record of zod's would drop without a word", () => {
    const plan = createPlan({
      name: "hostile",
      items: ["i"],
      targets: [{ id: "__proto__", parts: [{ id: "p", weight: 1, items: [{ id: "i", weight: 1 }] }] }],
    });
    const scores = JSON.parse(JSON.stringify(score({ i: 1 }, { min: 0, max: 1 }, plan)));
    expect(Object.keys(scores.targets)).toEqual(["__proto__"]);
    expect(problemsOf(scoresSchema, scores).map((line) => line.split(":")[0])).toEqual(["targets.__proto__"]);
    const wrong = JSON.parse(JSON.stringify(all[0]));
    Object.defineProperty(wrong.targets, "__proto__", { value: wrong.targets.D1, enumerable: true });
    expect(problemsOf(scoresSchema, wrong).map((line) => line.split(":")[0])).toEqual(["targets.__proto__"]);
  });

  it("says what a plan without minCoverage lacks", () => {
    const wrong = JSON.parse(JSON.stringify(all[0]));
    delete wrong.plan.minCoverage;
    expect(problemsOf(scoresSchema, wrong)).toEqual([
      "plan.minCoverage: nothing was found; a number from 0 to 1 was expected",
    ]);
  });
});

describe("frameworkSchema", () => {
  it("takes the framework", () => {
    expect(frameworkSchema.parse(framework)).toEqual(framework);
  });

  it("checks the grammar of ids, not the ids, so that there may be a new one", () => {
    const [first] = framework.competencies;
    const withId = (id: string) => ({ ...framework, competencies: [{ ...first, id }] });
    expect(problemsOf(frameworkSchema, withId("8.12"))).toEqual([]);
    expect(problemsOf(frameworkSchema, withId("8.0"))).toEqual([
      'competencies.0.id: "8.0" is not the id of a competency: its domain\'s number, a dot and its own number was expected, such as "3.5"',
    ]);
  });
});
