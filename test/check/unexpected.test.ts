import { describe, expect, it } from "vitest";
import { duplicate, otherText, outOfRange, unexpected, unknownId, unknownKeys } from "../../src/check/messages.ts";

describe("what was found in place of what was expected", () => {
  it("is missing where nothing was found, else of the wrong type, unless another code is given", () => {
    expect(unexpected(["a", 0], undefined, "a list")).toMatchObject({ path: ["a", 0], code: "missing" });
    expect(unexpected([], null, "a list").code).toBe("wrong-type");
    expect(unexpected([], [], "a list of one or more", "empty").code).toBe("empty");
  });

  it("is out of range where it is a number, and of another form where it is text", () => {
    const codes = (issue: typeof outOfRange) => [5, "x", undefined, null].map((found) => issue([], found, "y").code);
    expect(codes(outOfRange)).toEqual(["out-of-range", "wrong-type", "missing", "wrong-type"]);
    expect(codes(otherText)).toEqual(["wrong-type", "wrong-value", "missing", "wrong-type"]);
    expect(outOfRange(["n"], -1, "a number from 0")).toMatchObject({ path: ["n"], code: "out-of-range" });
    expect(otherText(["t"], "a b", "a slug")).toMatchObject({ path: ["t"], code: "wrong-value" });
  });
});

describe("the params of an issue", () => {
  it("hold what was expected, and what was found: objects in words", () => {
    expect(unexpected([], 5, "a list").params).toEqual({ expected: "a list", got: 5 });
    expect(unexpected([], "x", "a list").params).toEqual({ expected: "a list", got: "x" });
    expect(unexpected([], undefined, "a list").params).toEqual({ expected: "a list", got: undefined });
    expect(unexpected([], { a: 1 }, "a list").params).toEqual({ expected: "a list", got: "an object" });
  });

  it("hold an id that is not known with its kind, a repeated value with its first place, and the keys allowed", () => {
    expect(unknownId([], "3.8", "a competency", []).params).toEqual({ kind: "a competency", got: "3.8" });
    expect(duplicate([], "a", "id", "sources > 0").params).toEqual({ got: "a", first: "sources > 0" });
    expect(unknownKeys({ a: 1, c: 2 }, ["a", "b"], ["x"])).toMatchObject([
      { path: ["x", "c"], code: "unknown-key", params: { got: "c", allowed: ["a", "b"] } },
    ]);
  });
});
