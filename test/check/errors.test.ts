import {
  AssessmentError,
  CeiError,
  CrosswalkError,
  type Issue,
  metricsOf,
  OptionsError,
  PlanError,
  RatingError,
  ScaleError,
} from "cei-framework";
import { describe, expect, it } from "vitest";

const issue = (n: number): Issue => ({
  path: ["ratings", `${n}`],
  message: `problem ${n}`,
  code: "off-scale",
  params: {},
});

describe("every error", () => {
  const classes = { AssessmentError, CrosswalkError, OptionsError, PlanError, RatingError, ScaleError };

  it.each(Object.entries(classes))("of %s has its name, a stable code and its issues", (name, Class) => {
    const error = new Class([issue(1)]);
    expect(error.name).toBe(name);
    expect(error.code).toMatch(/^invalid-[a-z]+$/);
    expect(error.issues).toEqual([issue(1)]);
    expect(error).toBeInstanceOf(Error);
    expect(error instanceof CeiError).toBe(true);
    expect(error instanceof Class).toBe(true);
    expect(String(error.stack)).toContain(`${name}: ${error.message}`);
  });

  it("has a code of its own class", () => {
    const codes = Object.values(classes).map((Class) => new Class([issue(1)]).code);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it("is not an instance of another class, nor is anything else", () => {
    const error = new ScaleError([issue(1)]);
    expect(error instanceof RatingError).toBe(false);
    for (const other of [new Error("x"), {}, null, undefined, "ScaleError", { name: "ScaleError" }]) {
      expect(other instanceof CeiError).toBe(false);
      expect(other instanceof ScaleError).toBe(false);
    }
  });

  it("does not make a user's own subclass out of its superclass", () => {
    class Mine extends RatingError {}
    expect(new Mine([issue(1)]) instanceof Mine).toBe(true);
    expect(new Mine([issue(1)]) instanceof RatingError).toBe(true);
    expect(new RatingError([issue(1)]) instanceof Mine).toBe(false);
  });

  it("goes by its brand and its name, so that another copy of the library's is one too", () => {
    const brand = Symbol.for("cei-framework.error");
    const other = { [brand]: true, name: "ScaleError" };
    expect(other instanceof CeiError).toBe(true);
    expect(other instanceof ScaleError).toBe(true);
    expect(other instanceof RatingError).toBe(false);
    expect({ [brand]: true } instanceof CeiError).toBe(true);
    expect(brand in new ScaleError([issue(1)])).toBe(true);
  });

  it("of a class of one's own without a name is a CeiError", () => {
    class Other extends CeiError {
      readonly code = "other";
    }
    expect(new Other([issue(1)]).name).toBe("CeiError");
    expect(new Other([issue(1)]) instanceof CeiError).toBe(true);
    expect(new ScaleError([issue(1)]) instanceof Other).toBe(false);
  });
});

describe("an unknown id", () => {
  it("has one issue, at the root, for programs", () => {
    try {
      metricsOf("9.9" as never);
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({
        name: "UnknownIdError",
        code: "unknown-id",
        issues: [{ path: [], code: "unknown-id" }],
      });
    }
  });
});
