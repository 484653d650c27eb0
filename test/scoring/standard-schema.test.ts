// The inputs as Standard Schemas: what the specification asks of them, and what a form library makes of them.
import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import type { StandardSchemaV1 } from "@standard-schema/spec";
import {
  assessmentInput,
  crosswalk,
  crosswalkInput,
  domainPlan,
  metricAssessmentInput,
  planInput,
  scaleInput,
  selfAssessmentInput,
} from "cei-framework";
import { get } from "react-hook-form";
import { describe, expect, it } from "vitest";

const scale = { min: 1, max: 4 };
const selfAssessment = { instrument: "1.0", scale, ratings: { "1.1": 3, "1.2": "n/a", "1.3": null } };
const metricAssessment = { instrument: "2.0", scale, metrics: { M1: 2 }, lookFors: { "M1.1": 4 } };
const part = { id: "a", weight: 1, items: [{ id: "x", weight: 1 }] };
const plan = { name: "one", minCoverage: 0.5, items: ["x"], targets: [{ id: "A", parts: [part] }] };
const links = { sources: ["a"], targets: ["X"], links: [{ source: "a", target: "X" }] };

interface Case {
  readonly schema: StandardSchemaV1;
  readonly valid: readonly unknown[];
  /** Values with the paths of their issues. */
  readonly invalid: readonly (readonly [value: unknown, paths: readonly PropertyKey[][]])[];
}

const cases: { readonly [name: string]: Case } = {
  assessmentInput: {
    schema: assessmentInput,
    valid: [selfAssessment, metricAssessment],
    invalid: [
      [{ ...selfAssessment, ratings: { "1.1": 5 } }, [["ratings", "1.1"]]],
      [{ ...metricAssessment, metrics: { M9: 1 } }, [["metrics", "M9"]]],
      [{ ...selfAssessment, instrument: "3.0" }, [["instrument"]]],
    ],
  },
  selfAssessmentInput: {
    schema: selfAssessmentInput,
    valid: [selfAssessment],
    invalid: [[{ ...selfAssessment, scale: { min: 4, max: 1 }, date: "2026-02-30" }, [["scale", "max"], ["date"]]]],
  },
  metricAssessmentInput: {
    schema: metricAssessmentInput,
    valid: [metricAssessment],
    invalid: [[{ ...metricAssessment, lookFors: { "M1.1": 2.5 } }, [["lookFors", "M1.1"]]]],
  },
  scaleInput: {
    schema: scaleInput,
    valid: [scale, { ...scale, labels: { 1: "Not Evident" } }],
    invalid: [[{ min: 1, max: 4, labels: { 5: "five" } }, [["labels", "5"]]]],
  },
  planInput: {
    schema: planInput,
    valid: [plan, domainPlan()],
    invalid: [[{ ...plan, minCoverage: 2 }, [["minCoverage"]]]],
  },
  crosswalkInput: {
    schema: crosswalkInput,
    valid: [links, crosswalk, structuredClone(crosswalk)],
    invalid: [[{ ...links, links: [{ source: "b", target: "X" }] }, [["links", 0, "source"]]]],
  },
};

describe.each(Object.entries(cases))("%s", (_, { schema, valid, invalid }) => {
  const { version, vendor, validate } = schema["~standard"];

  it("names the version of the specification and its vendor", () => {
    expect([version, vendor]).toEqual([1, "cei-framework"]);
  });

  it.each(valid)("gives a valid value unchanged: %j", async (value) => {
    const result = await validate(value);
    expect(result).toEqual({ value });
    expect("value" in result && result.value).toBe(value);
  });

  it.each(invalid)("gives the issues of an invalid value: %j", async (value, paths) => {
    const { issues = [] } = await validate(value);
    expect(issues.map(({ path }) => path)).toEqual(paths);
    expect(issues.every(({ message }) => message.length > 0)).toBe(true);
  });

  it.each([[undefined], [null], ["text"], [7], [[]], [() => 1]])("rejects %s as a whole", async (value) => {
    const { issues = [] } = await validate(value);
    expect(issues.map(({ path }) => path)).toEqual([[]]);
  });

  it("does not throw for an object that cannot be read", async () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    const { issues = [] } = await validate(proxy);
    expect(issues.map(({ path }) => path)).toEqual([[]]);
  });
});

describe("the resolver of React Hook Form", () => {
  const resolve = (values: unknown) => {
    const resolver = standardSchemaResolver(selfAssessmentInput);
    return resolver(values as never, undefined, { fields: {}, shouldUseNativeValidation: false });
  };

  it("accepts an assessment", async () => {
    expect(await resolve(selfAssessment)).toEqual({ errors: {}, values: selfAssessment });
  });

  it("finds each error by its path, also by ids with a dot", async () => {
    const ratings = { "1.1": 5, "1.2": 1.5, "1.3": "n/a", "9.9": 1 };
    const { errors, values } = await resolve({ ...selfAssessment, ratings, date: "March", role: 7 });
    const wrong = ["ratings.1.1", "ratings.1.2", "ratings.9.9", "date", "role"];
    expect(wrong.filter((path) => get(errors, `${path}.message`) === undefined)).toEqual([]);
    const right = ["ratings.1.3", "instrument", "scale.min", "root"];
    expect(right.filter((path) => get(errors, path) !== undefined)).toEqual([]);
    expect(values).toEqual({});
  });

  it("puts an error of the whole value at the root", async () => {
    const { errors } = await resolve(null);
    expect(Object.keys(errors)).toEqual(["root"]);
  });
});
