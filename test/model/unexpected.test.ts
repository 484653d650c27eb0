import { describe, expect, it } from "vitest";
import { counted } from "../../src/model/counted.ts";
import { otherText, outOfRange, unexpected } from "../../src/model/unexpected.ts";

describe("what was found in place of what was expected", () => {
  it("is missing where nothing was found, else of the wrong type, unless it is said to be something else", () => {
    expect(unexpected(["a", 0], undefined, "a list")).toEqual({
      path: ["a", 0],
      message: "nothing was found; a list was expected",
      code: "missing",
    });
    expect(unexpected([], null, "a list").code).toBe("wrong-type");
    expect(unexpected([], [], "a list of one or more", "empty").code).toBe("empty");
  });

  it("is out of range where it is a number, and of another form where it is text", () => {
    const codes = (issue: typeof outOfRange) => [5, "x", undefined, null].map((found) => issue([], found, "y").code);
    expect(codes(outOfRange)).toEqual(["out-of-range", "wrong-type", "missing", "wrong-type"]);
    expect(codes(otherText)).toEqual(["wrong-type", "wrong-value", "missing", "wrong-type"]);
    expect(outOfRange(["n"], -1, "a number from 0")).toEqual({
      path: ["n"],
      message: "-1 was found; a number from 0 was expected",
      code: "out-of-range",
    });
    expect(otherText(["t"], "a b", "a slug").message).toBe('"a b" was found; a slug was expected');
  });
});

it("counts are told in the singular and in the plural", () => {
  expect([0, 1, 2].map((count) => counted(count, "cell"))).toEqual(["0 cells were", "1 cell was", "2 cells were"]);
});
