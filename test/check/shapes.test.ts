// The checks of structures: each collects what it finds, and gives what is sound.

import { describe, expect, it } from "vitest";
import { shapeChecks } from "../../src/check/shapes.ts";

/** What a check gives, and the places, codes, and expectations of its issues. */
function outcome<Result>(run: (checks: ReturnType<typeof shapeChecks>) => Result) {
  const checks = shapeChecks();
  const result = run(checks);
  const issues = checks.issues.map(({ path, code, params }) => [path.join("."), code, params["expected"]]);
  return { result, issues };
}

describe("the check of a record", () => {
  it("gives a plain object, and the keys that it does not know", () => {
    const value = { id: "a", extra: 1 };
    const { result, issues } = outcome(({ record }) => record(value, ["x"], "a source", ["id", "name"]));
    expect(result).toBe(value);
    expect(issues).toEqual([["x.extra", "unknown-key", undefined]]);
  });

  it("takes any key where it is open", () => {
    const { result, issues } = outcome(({ record }) => record({ extra: 1 }, [], "a source", ["id"], true));
    expect(result).toEqual({ extra: 1 });
    expect(issues).toEqual([]);
  });

  it("expects an object with its keys in all other cases", () => {
    for (const [value, code] of [
      [undefined, "missing"],
      ["id", "wrong-type"],
    ] as const) {
      const { result, issues } = outcome(({ record }) => record(value, ["x"], "a source", ["id", "name"]));
      expect(result).toBeUndefined();
      expect(issues).toEqual([["x", code, "a source (id, name)"]]);
    }
  });
});

describe("the check of a list", () => {
  it("gives its elements, holes as nothing", () => {
    const { result, issues } = outcome(({ list }) => list(new Array(2), ["x"], 2));
    expect(Object.keys(result)).toEqual(["0", "1"]);
    expect(issues).toEqual([]);
    expect(outcome(({ list }) => list([], [], 0))).toEqual({ result: [], issues: [] });
  });

  it("gives none of something else, or of fewer than the least", () => {
    expect(outcome(({ list }) => list("ab", ["x"], 1))).toEqual({
      result: [],
      issues: [["x", "wrong-type", "a list"]],
    });
    expect(outcome(({ list }) => list([], ["x"], 1))).toEqual({
      result: [],
      issues: [["x", "empty", "at least 1 item"]],
    });
    expect(outcome(({ list }) => list([1], ["x"], 2))).toEqual({
      result: [],
      issues: [["x", "empty", "at least 2 items"]],
    });
  });
});

describe("the check of a list of records", () => {
  it("looks into each record, with its place, and passes over the others", () => {
    const seen: unknown[] = [];
    const { issues } = outcome(({ records }) => {
      records([{ id: "a" }, 3, { id: "b", extra: 1 }], ["x"], 1, "a source", ["id"], (fields, path) => {
        seen.push([fields["id"], path]);
      });
    });
    expect(seen).toEqual([
      ["a", ["x", 0]],
      ["b", ["x", 2]],
    ]);
    expect(issues).toEqual([
      ["x.1", "wrong-type", "a source (id)"],
      ["x.2.extra", "unknown-key", undefined],
    ]);
  });

  it("takes any key where they are open", () => {
    const { issues } = outcome(({ records }) => records([{ extra: 1 }], [], 1, "a source", ["id"], () => {}, true));
    expect(issues).toEqual([]);
  });
});

describe("the check of text", () => {
  it("takes text that is not empty", () => {
    expect(outcome(({ text }) => text("a", ["x"])).issues).toEqual([]);
    expect(outcome(({ text }) => text("", ["x"])).issues).toEqual([["x", "wrong-type", "text"]]);
    expect(outcome(({ text }) => text(3, ["x"])).issues).toEqual([["x", "wrong-type", "text"]]);
    expect(outcome(({ text }) => text(undefined, ["x"])).issues).toEqual([["x", "missing", "text"]]);
  });

  it("tells where a repeated one was first", () => {
    const checks = shapeChecks();
    const seen = new Map();
    for (const [i, id] of ["a", "b", "a", "a"].entries()) checks.text(id, ["x", i], seen);
    expect(checks.issues).toMatchObject([
      { path: ["x", 2], code: "duplicate", params: { got: "a", first: "x > 0" } },
      { path: ["x", 3], code: "duplicate", params: { got: "a", first: "x > 0" } },
    ]);
    expect([...seen]).toEqual([
      ["a", ["x", 0]],
      ["b", ["x", 1]],
    ]);
  });

  it("does not remember values that are not text", () => {
    const seen = new Map();
    expect(outcome(({ text }) => text("", [], seen)).issues).toHaveLength(1);
    expect(seen.size).toBe(0);
  });
});

describe("the check of a list of ids", () => {
  it("gives each id with its place, and an issue for each that is repeated or invalid", () => {
    const { result, issues } = outcome(({ ids }) => ids(["a", "b", "a", 3], ["x"], 1));
    expect([...result]).toEqual([
      ["a", ["x", 0]],
      ["b", ["x", 1]],
    ]);
    expect(issues).toEqual([
      ["x.2", "duplicate", undefined],
      ["x.3", "wrong-type", "text"],
    ]);
    expect(outcome(({ ids }) => ids([], ["x"], 1)).issues).toEqual([["x", "empty", "at least 1 item"]]);
  });
});

describe("the check of a known id", () => {
  const competencies = new Set(["1.1", "3.7"]);

  it("takes one of the ids", () => {
    expect(outcome(({ known }) => known("3.7", ["x"], "a competency", competencies))).toEqual({
      result: true,
      issues: [],
    });
  });

  it("has an issue of every other, with the id that may have been meant", () => {
    const checks = shapeChecks();
    expect(checks.known("3.8", ["x"], "a competency", competencies)).toBe(false);
    expect(checks.known(3.7, ["y"], "a competency", competencies)).toBe(false);
    expect(checks.known(undefined, ["z"], "a competency", competencies)).toBe(false);
    expect(checks.issues).toMatchObject([
      { path: ["x"], code: "unknown-id", message: 'Unknown competency "3.8". Did you mean "3.7"?' },
      { path: ["y"], code: "unknown-id", message: 'IDs are strings: use "3.7"' },
      { path: ["z"], code: "unknown-id", message: "Missing: expected a competency" },
    ]);
  });

  it("looks for such an id in the first twenty issues alone", () => {
    const checks = shapeChecks();
    for (let i = 0; i < 21; i++) checks.known("3.8", [i], "a competency", competencies);
    const hasHint = checks.issues.map(({ message }) => message.includes("Did you mean"));
    expect(hasHint).toEqual([...new Array(20).fill(true), false]);
  });
});
