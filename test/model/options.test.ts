// The checks behind the options of the tables, the statistics, the charts and the formats.
import { OptionsError } from "cei-framework";
import { describe, expect, it } from "vitest";
import { checkOptions, wordIssues } from "../../src/model/options.ts";
import { issuesOf } from "../issues.ts";

describe("options", () => {
  const none = (): [] => [];

  it("are an object with no key but the known ones", () => {
    expect(issuesOf(() => checkOptions({}, ["a", "b"], none))).toEqual([]);
    expect(issuesOf(() => checkOptions({ a: 1 }, ["a", "b"], none))).toEqual([]);
    for (const options of [null, [], 3]) {
      expect(issuesOf(() => checkOptions(options, ["a"], none))).toEqual(["wrong-type"]);
    }
    expect(issuesOf(() => checkOptions({ c: 1 }, ["a", "b"], none))).toEqual(["c unknown-key"]);
  });

  it("have all their problems in one error", () => {
    const more = ({ a }: { readonly [key: string]: unknown }) => wordIssues(a, ["x", "y"], ["a"]);
    expect(() => checkOptions({ a: "z", c: 1 }, ["a"], more)).toThrow(OptionsError);
    expect(issuesOf(() => checkOptions({ a: "z", c: 1 }, ["a"], more))).toEqual(["c unknown-key", "a wrong-value"]);
  });

  it("may be words among some", () => {
    expect(wordIssues("x", ["x", "y"], [])).toEqual([]);
    expect(wordIssues("z", ["x", "y"], ["a"])).toMatchObject([{ path: ["a"], code: "wrong-value" }]);
    expect(wordIssues(undefined, ["x"], ["a"])).toMatchObject([{ path: ["a"], code: "missing" }]);
    expect(wordIssues(["x"], ["x"], ["a"])).toMatchObject([{ path: ["a"], code: "wrong-type" }]);
  });
});
