import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { roundedText } from "../../src/csv/rounded-text.ts";
import { sampleSize } from "../samples.ts";

describe("roundedText", () => {
  it.each<[number, number, string]>([
    [2 / 3, 2, "0.67"],
    [0.125, 2, "0.13"],
    [-0.125, 2, "-0.13"],
    [1.005, 2, "1.01"],
    [2.5, 0, "3"],
    [-2.5, 0, "-3"],
    [0.5, 2, "0.5"],
    [3, 2, "3"],
    [0.999, 2, "1"],
    [99.95, 1, "100"],
    [0.1004, 3, "0.1"],
    [-0.001, 2, "0"],
    [0, 2, "0"],
    [-0, 2, "0"],
    [0.5, 0, "1"],
    [0.4999, 0, "0"],
    [1.5e-7, 7, "0.0000002"],
    [1.5e-7, 6, "0"],
    [9.5e-7, 6, "0.000001"],
    [1e21, 2, "1e+21"],
    [123456.789, 0, "123457"],
  ])("writes %d with at most %d decimals as %s", (value, decimals, expected) => {
    expect(roundedText(value, decimals)).toBe(expected);
  });

  it("is within half a unit of the last decimal, and no longer than asked", () => {
    const wrong: unknown[] = [];
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.integer({ min: 0, max: 6 }),
        (value, decimals) => {
          const text = roundedText(value, decimals);
          const isRight = /^-?\d+(\.\d*[1-9])?$/.test(text) && (text.split(".")[1] ?? "").length <= decimals;
          if (!isRight || Math.abs(Number(text) - value) > 0.5 * 10 ** -decimals + 1e-9)
            wrong.push([value, decimals, text]);
        },
      ),
      { numRuns: sampleSize(500, 5000) },
    );
    expect(wrong).toEqual([]);
  });
});
