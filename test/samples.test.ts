import fc from "fast-check";
import { describe, expect, it } from "vitest";

describe("a short sample", () => {
  const value = fc.array(fc.record({ text: fc.string(), number: fc.double() }));

  it("is the beginning of a long one, in a property", () => {
    const tried = (numRuns: number): unknown[] => {
      const values: unknown[] = [];
      fc.assert(
        fc.property(value, (one) => {
          values.push(one);
        }),
        { numRuns },
      );
      return values;
    };
    expect(tried(500).slice(0, 20)).toEqual(tried(20));
  });

  it("is the beginning of a long one, in a list", () => {
    expect(fc.sample(value, { seed: 1, numRuns: 500 }).slice(0, 20)).toEqual(
      fc.sample(value, { seed: 1, numRuns: 20 }),
    );
  });
});
