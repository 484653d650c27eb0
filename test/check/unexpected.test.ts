import { describe, expect, it } from "vitest";
import { otherText, outOfRange, unexpected } from "../../src/check/messages.ts";

describe("what was found in place of what was expected", () => {
  it("is missing where nothing was found, else of the wrong type, unless it is said to be something else", () => {
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
