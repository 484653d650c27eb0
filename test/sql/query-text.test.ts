// The names in queries, none of which collides with another.

import { describe, expect, it } from "vitest";
import type { DialectRules } from "../../src/sql/dialects.ts";
import { columnNames, namesOfSteps, ratio } from "../../src/sql/query-text.ts";

describe("the names of the steps of a query", () => {
  const nameOf = (stepPrefix: string, table: string | string[] | undefined) => {
    return namesOfSteps({ stepPrefix } as DialectRules, table as never).answers;
  };

  it("are plain, unless one is the name of the table", () => {
    expect(nameOf("", "survey")).toBe("answers");
    expect(nameOf("", "answers")).toBe("cei_answers");
    expect(nameOf("", "Scores")).toBe("cei_answers");
    expect(nameOf("", ["parts"])).toBe("cei_answers");
    expect(nameOf("", ["survey"])).toBe("answers");
    // A name with a schema is never that of a step.
    expect(nameOf("", ["public", "answers"])).toBe("answers");
  });

  it("have a prefix where the table may have any name", () => {
    expect(nameOf("", undefined)).toBe("cei_answers");
  });

  it("have the prefix of the dialect, unless that makes the name of the table", () => {
    expect(nameOf("cei_", "answers")).toBe("cei_answers");
    expect(nameOf("cei_", "cei_answers")).toBe("answers");
  });
});

describe("the names of the columns of steps", () => {
  it("are lower-case letters, digits, and underscores, each name once", () => {
    const nameOf = columnNames();
    expect(["3.5", "A b -- c", "a_b_c", "A.B.C", "M1!"].map(nameOf)).toEqual([
      "3_5",
      "a_b_c",
      "a_b_c_2",
      "a_b_c_3",
      "m1",
    ]);
  });

  it("are cut at 40 characters", () => {
    const nameOf = columnNames();
    expect(nameOf("x".repeat(41))).toBe("x".repeat(40));
    expect(nameOf("x".repeat(42))).toBe(`${"x".repeat(40)}_2`);
    expect(nameOf(`${"y".repeat(39)}.z`)).toBe("y".repeat(39));
  });
});

describe("a ratio", () => {
  it("by a number is a division, and by anything else NULL where that is 0", () => {
    expect(ratio("a", "2.5")).toBe("a / 2.5");
    expect(ratio("a", "b")).toBe("a / NULLIF(b, 0.0)");
    expect(ratio("a", "b2")).toBe("a / NULLIF(b2, 0.0)");
    expect(ratio("a", "2 * b")).toBe("a / NULLIF(2 * b, 0.0)");
  });
});
