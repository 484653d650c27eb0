import { expect, describe as group, it } from "vitest";
import { describe } from "../../src/model/describe.ts";

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
    ['say "so"', '"say \\"so\\""'],
  ])("says %o as %s", (value, words) => {
    expect(describe(value)).toBe(words);
  });
});
