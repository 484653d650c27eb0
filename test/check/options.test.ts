// The one way to check options.

import { OptionsError } from "cei-framework";
import { describe, expect, it } from "vitest";
import {
  anything,
  type Check,
  checkOptions,
  flag,
  functionOf,
  numberBetween,
  oneOf,
  optionIssues,
  required,
  text,
  wholeNumber,
} from "../../src/check/options.ts";
import { issuesOf } from "../issues.ts";

describe("options", () => {
  const checks = { a: oneOf("x", "y"), b: anything };

  it("are an object with no key but the known ones", () => {
    for (const options of [undefined, {}, { a: "x" }, { a: undefined, b: null }]) {
      expect(issuesOf(() => checkOptions(options, checks))).toEqual([]);
    }
    for (const options of [null, [], 3]) {
      expect(issuesOf(() => checkOptions(options, checks))).toEqual(["wrong-type"]);
    }
    expect(issuesOf(() => checkOptions({ c: 1 }, checks))).toEqual(["c unknown-key"]);
  });

  it("have all their problems in one error", () => {
    const more = ({ b }: { readonly [key: string]: unknown }) => flag(b, ["b"]);
    const wrong = { a: "z", b: 1, c: 1 };
    expect(() => checkOptions(wrong, checks, more)).toThrow(OptionsError);
    expect(issuesOf(() => checkOptions(wrong, checks, more))).toEqual([
      "c unknown-key",
      "a wrong-value",
      "b wrong-type",
    ]);
    expect(optionIssues(wrong, checks, more)).toHaveLength(3);
    expect(optionIssues(null, checks, more)).toMatchObject([{ path: [] }, { path: ["b"], code: "missing" }]);
  });

  it("may be required", () => {
    expect(issuesOf(() => checkOptions(undefined, { a: required(flag), b: flag }))).toEqual(["a missing"]);
    expect(issuesOf(() => checkOptions({ a: false }, { a: required(flag) }))).toEqual([]);
  });
});

describe("what an option was expected to be", () => {
  it.each([
    [numberBetween(0, 1), "a number from 0 to 1"],
    [wholeNumber(1, 9), "a whole number from 1 to 9"],
    [wholeNumber(1, 9, "a year"), "a year"],
    [text, "text"],
    [flag, "true or false"],
    [functionOf("a function of a link"), "a function of a link"],
    [oneOf("x", "y"), '"x" or "y"'],
  ])("is in the params of its issue", (check, expected) => {
    expect(check(null, [])).toMatchObject([{ params: { expected, got: null } }]);
  });
});

describe("the check of an option", () => {
  it.each<[name: string, check: Check, sound: unknown[], wrong: [value: unknown, code: string][]]>([
    [
      "oneOf",
      oneOf("x"),
      ["x"],
      [
        ["z", "wrong-value"],
        [["x"], "wrong-type"],
        [undefined, "missing"],
      ],
    ],
    [
      "numberBetween",
      numberBetween(0, 1),
      [0, 0.5, 1],
      [
        [1.1, "out-of-range"],
        [Number.NaN, "out-of-range"],
        ["1", "wrong-type"],
      ],
    ],
    [
      "wholeNumber",
      wholeNumber(1, 9),
      [1, 9],
      [
        [0, "out-of-range"],
        [1.5, "not-whole"],
        ["1", "wrong-type"],
      ],
    ],
    ["flag", flag, [true, false], [[0, "wrong-type"]]],
    [
      "text",
      text,
      ["x"],
      [
        ["", "wrong-type"],
        [1, "wrong-type"],
      ],
    ],
    ["functionOf", functionOf("a function"), [() => 1], [["f", "wrong-type"]]],
  ])("%s", (_name, check, sound, wrong) => {
    expect(sound.flatMap((value) => check(value, []))).toEqual([]);
    for (const [value, code] of wrong) expect(check(value, ["a"])).toMatchObject([{ path: ["a"], code }]);
  });
});
