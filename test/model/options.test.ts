// The checks behind the options of the tables, the statistics, the charts and the formats.
import { describe, expect, it } from "vitest";
import { checkOptions, wordIssues } from "../../src/model/options.ts";
import { messagesOf } from "./messages-of.ts";

describe("options", () => {
  const none = (): [] => [];

  it("are an object with no key but the known ones", () => {
    expect(messagesOf(() => checkOptions({}, ["a", "b"], none))).toEqual([]);
    expect(messagesOf(() => checkOptions({ a: 1 }, ["a", "b"], none))).toEqual([]);
    for (const [options, found] of [
      [null, "null"],
      [[], "an empty list"],
      [3, "3"],
    ] as const) {
      expect(messagesOf(() => checkOptions(options, ["a"], none))).toEqual([
        `: ${found} was found; an object of options was expected`,
      ]);
    }
    expect(messagesOf(() => checkOptions({ c: 1 }, ["a", "b"], none))).toEqual(["c: not a known key; there are a, b"]);
  });

  it("have all their problems in one error", () => {
    const more = ({ a }: { readonly [key: string]: unknown }) => wordIssues(a, ["x", "y"], ["a"]);
    expect(messagesOf(() => checkOptions({ a: "z", c: 1 }, ["a"], more))).toEqual([
      "c: not a known key; there are a",
      'a: "z" was found; "x" or "y" was expected',
    ]);
  });

  it("may be words among some", () => {
    expect(wordIssues("x", ["x", "y"], [])).toEqual([]);
    expect(wordIssues("z", ["x", "y"], ["a"])).toEqual([
      { path: ["a"], message: '"z" was found; "x" or "y" was expected', code: "wrong-value" },
    ]);
    expect(wordIssues(undefined, ["x"], ["a"])).toEqual([
      { path: ["a"], message: 'nothing was found; "x" was expected', code: "missing" },
    ]);
    expect(wordIssues(["x"], ["x"], ["a"])).toEqual([
      { path: ["a"], message: 'a list was found; "x" was expected', code: "wrong-type" },
    ]);
  });
});
