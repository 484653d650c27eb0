import { evidenceScale, OptionsError, ScaleError, scale, toScale } from "cei-framework";
import { describe, expect, it } from "vitest";
import { issuesOf } from "../issues.ts";

describe("scale", () => {
  it("gives a frozen copy of its parts", () => {
    const parts = { min: 0, max: 3, labels: { 0: "Never", 3: "Always" } };
    const made = scale(parts);
    expect(made).toEqual(parts);
    expect(made.labels).not.toBe(parts.labels);
    expect(Object.isFrozen(made) && Object.isFrozen(made.labels)).toBe(true);
  });

  it("may be continuous, with limits and labels that are not whole", () => {
    const made = scale({ min: 0.5, max: 9.5, continuous: true, labels: { "0.5": "low", "2.25": "some" } });
    expect(made.continuous).toBe(true);
  });

  it.each([
    [{ min: 4, max: 1 }, ["max out-of-range"]],
    [{ min: 2, max: 2 }, ["max out-of-range"]],
    [{ min: 1, max: 4.5 }, ["max not-whole"]],
    [{ min: Number.NaN, max: Number.POSITIVE_INFINITY }, ["min out-of-range", "max out-of-range"]],
    [{ min: "1", max: null }, ["min wrong-type", "max wrong-type"]],
    [{ min: 1 }, ["max missing"]],
    [{ min: 1, max: 4, labels: { 5: "five" } }, ["labels.5 off-scale"]],
    [
      { min: 1, max: 4, labels: { "1.5": "half", "01": "one", "": "none", x: "x" } },
      ["labels.1.5 off-scale", "labels.01 off-scale", "labels. off-scale", "labels.x off-scale"],
    ],
    [{ min: 1, max: 4, labels: { 1: "", 2: 2 } }, ["labels.1 wrong-type", "labels.2 wrong-type"]],
    [{ min: 1, max: 4, labels: { 1: "Evident", 4: " evident " } }, ["labels.4 duplicate"]],
    [{ min: 1, max: 4, labels: JSON.parse('{ "__proto__": "x" }') }, ["labels.__proto__ off-scale"]],
    [{ min: 1, max: 4, labels: ["low"] }, ["labels wrong-type"]],
    [{ min: 1, max: 4, continuous: "yes" }, ["continuous wrong-type"]],
    [{ min: 1, max: 4, lables: {} }, ["lables unknown-key"]],
    [{ min: -1.7e308, max: 1.7e308, continuous: true }, ["max out-of-range"]],
    [{ min: 4, max: "x", step: 1 }, ["step unknown-key", "max wrong-type"]],
    [undefined, ["missing"]],
    [null, ["wrong-type"]],
    [[1, 4], ["wrong-type"]],
  ])("refuses %j with every problem", (parts, problems) => {
    expect(() => scale(parts as never)).toThrow(ScaleError);
    expect(issuesOf(() => scale(parts as never))).toEqual(problems);
  });
});

describe("evidenceScale", () => {
  it("has the document's two ends, and only them unless more points are asked for", () => {
    expect(evidenceScale()).toEqual({ min: 1, max: 2, labels: { 1: "Not Evident", 2: "Evident" } });
    expect(evidenceScale(5)).toEqual({ min: 1, max: 5, labels: { 1: "Not Evident", 5: "Evident" } });
  });

  it.each([
    [1, "out-of-range"],
    [0, "out-of-range"],
    [-3, "out-of-range"],
    [2.5, "not-whole"],
    [Number.NaN, "out-of-range"],
    ["4", "wrong-type"],
  ])("refuses %j points", (points, code) => {
    expect(() => evidenceScale(points as never)).toThrow(OptionsError);
    expect(issuesOf(() => evidenceScale(points as never))).toEqual([`points ${code}`]);
  });
});

describe("toScale", () => {
  it("puts a score back on a scale, unrounded", () => {
    expect(toScale(0, scale({ min: 1, max: 4 }))).toBe(1);
    expect(toScale(1, scale({ min: 1, max: 4 }))).toBe(4);
    expect(toScale(0.5, scale({ min: 1, max: 4 }))).toBe(2.5);
    expect(toScale(0.25, scale({ min: -2, max: 2 }))).toBe(-1);
    expect(toScale(null, scale({ min: 1, max: 4 }))).toBeNull();
    // -1.4 + (3.5 - -1.4) rounds to a little more than 3.5.
    expect(toScale(1, scale({ min: -1.4, max: 3.5, continuous: true }))).toBe(3.5);
  });

  it.each([
    [1.1, { min: 1, max: 4 }, ["score out-of-range"]],
    [Number.NaN, { min: 1, max: 4 }, ["score out-of-range"]],
    ["0.5", { min: 1, max: 4 }, ["score wrong-type"]],
    [undefined, { min: 4, max: 1 }, ["score missing", "scale.max out-of-range"]],
  ])("refuses %j on %j", (score, on, problems) => {
    expect(() => toScale(score as never, on)).toThrow(ScaleError);
    expect(issuesOf(() => toScale(score as never, on))).toEqual(problems);
  });
});
