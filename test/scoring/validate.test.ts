import {
  assessmentInput,
  crosswalk,
  crosswalkInput,
  domainPlan,
  metricAssessmentInput,
  planInput,
  projectToMetrics,
  scaleInput,
  scoreDomains,
  scoreMetrics,
  selfAssessmentInput,
  validate,
} from "cei-framework";
import { describe, expect, it } from "vitest";
import { outcomeOf } from "../issues.ts";

const self = { instrument: "1.0", scale: { min: 1, max: 4 }, ratings: { "1.1": 3, "1.2": "n/a" }, date: "2026-03-31" };
const metric = { instrument: "2.0", scale: { min: 1, max: 2 }, metrics: { M1: 2 }, lookFors: { "M1.1": 1 } };

const placesOf = (result: ReturnType<typeof validate>): string[] | undefined =>
  result.issues?.map(({ path, code }) => `${path.join(".")} ${code}`.trimStart());

describe("validate", () => {
  it("returns the assessment itself, of either instrument", () => {
    expect(validate(self)).toEqual({ value: self });
    expect(validate(self).value).toBe(self);
    expect(validate(metric)).toEqual({ value: metric });
  });

  it("returns every problem: of the ratings, of the scale, of the respondent, and of unknown keys", () => {
    const wrong = { ...self, scale: { min: 4, max: 1 }, ratings: { "3.8": 1 }, lea: 1611190, date: "2026-02-30", x: 1 };
    expect(placesOf(validate(wrong))).toEqual([
      "x unknown-key",
      "scale.max out-of-range",
      "ratings.3.8 unknown-id",
      "lea wrong-type",
      "date wrong-value",
    ]);
    expect(placesOf(validate({ ...self, instrument: "3.0", scale: 5, role: null }))).toEqual([
      "instrument wrong-value",
      "scale wrong-type",
      "role wrong-type",
    ]);
    expect(placesOf(validate({}))).toEqual(["instrument missing", "scale missing"]);
  });

  it.each([
    ["2026-03-31", true],
    ["2024-02-29", true],
    ["2026-02-29", false],
    ["2026-13-01", false],
    ["2026-3-1", false],
    ["31 March", false],
    ["2026-03-31T00:00:00Z", false],
  ])("takes the date %s: %s", (date, isValid) => {
    expect(validate({ ...self, date }).issues === undefined).toBe(isValid);
  });

  it("never throws", () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    const throwing = {
      get instrument() {
        throw new Error("no");
      },
    };
    const circular: Record<string, unknown> = { ...self };
    circular["ratings"] = circular;
    for (const input of [
      undefined,
      null,
      1,
      1n,
      Symbol("s"),
      "1.0",
      [],
      () => 1,
      new Map(),
      proxy,
      throwing,
      circular,
    ]) {
      expect(validate(input).issues?.length).toBeGreaterThan(0);
    }
  });

  it("takes what the scoring functions take, and nothing else", () => {
    const ratings = [undefined, null, 0, 1, 2.5, 4, 5, "n/a", "3", Number.NaN];
    for (const rating of ratings) {
      const assessment = { ...self, ratings: { "1.1": rating } };
      const isScored = outcomeOf(() => scoreDomains(assessment as never)) === "read";
      expect(validate(assessment).issues === undefined).toBe(isScored);
    }
  });
});

describe("each input as a Standard Schema", () => {
  it("takes its own input and no other", () => {
    const inputs = {
      assessmentInput,
      selfAssessmentInput,
      metricAssessmentInput,
      scaleInput,
      planInput,
      crosswalkInput,
    };
    const values = { self, metric, scale: self.scale, plan: domainPlan(), crosswalk };
    const accepted = Object.entries(inputs).map(([name, { "~standard": standard }]) => {
      const taken = Object.entries(values).filter(([, value]) => standard.validate(value).issues === undefined);
      return [name, taken.map(([kind]) => kind)];
    });
    expect(Object.fromEntries(accepted)).toEqual({
      assessmentInput: ["self", "metric"],
      selfAssessmentInput: ["self"],
      metricAssessmentInput: ["metric"],
      scaleInput: ["scale"],
      planInput: ["plan"],
      crosswalkInput: ["crosswalk"],
    });
  });
});

describe("what is valid", () => {
  it("is scored without another check of one's own", () => {
    const { value } = validate(self);
    if (value?.instrument !== "1.0") throw new Error("not a self-assessment");
    expect(scoreDomains(value, { minCoverage: 0 }).targets.D1.score).toBeCloseTo(2 / 3, 14);
    expect(projectToMetrics(value).overall.rated).toBe(1);
    const other = validate(metric).value;
    if (other?.instrument !== "2.0") throw new Error("not an assessment of the metrics");
    expect(scoreMetrics(other).targets.M1.score).toBe(1);
  });
});
