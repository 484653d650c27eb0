import { expect, describe as group, it } from "vitest";
import { describe, describePath } from "../../src/check/describe.ts";

group("describe", () => {
  it.each([
    ["3", '"3"'],
    [7, "7"],
    [Number.NaN, "NaN"],
    [undefined, "nothing"],
    [null, "null"],
    [true, "true"],
    [10n, "10n"],
    [Symbol("s"), "Symbol(s)"],
    [[], "an empty list"],
    [[1], "a list"],
    [{}, "an object"],
    [new Map(), "an object"],
    [() => 1, "a function"],
    ["x".repeat(40), `"${"x".repeat(40)}"`],
    ["x".repeat(41), `"${"x".repeat(40)}..."`],
    ['say "so"', '"say \\"so\\""'],
  ])("says %o as %s", (value, words) => {
    expect(describe(value)).toBe(words);
  });
});

group("describePath", () => {
  it("says keys from the outside in, each cut at 40 characters", () => {
    expect(describePath(["ratings", 3, Symbol("s"), 'a "b"'])).toBe('ratings > 3 > Symbol(s) > a \\"b\\"');
    expect(describePath(["x".repeat(41)])).toBe("x".repeat(40));
  });
});
