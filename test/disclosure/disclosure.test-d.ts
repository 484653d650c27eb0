import { suppress } from "cei-framework/disclosure";
import { describe, expectTypeOf, it } from "vitest";

describe("the types of disclosure", () => {
  it("mark what is hidden in what is published", () => {
    const { published } = suppress({ rows: ["a"], columns: ["b"], counts: [[1]] });
    expectTypeOf(published.counts[0]?.[0]).toEqualTypeOf<number | "*" | undefined>();
  });
});
