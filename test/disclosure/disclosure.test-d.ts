import {
  type CountTable,
  type Exposure,
  type HiddenReason,
  type PublishedTable,
  suppress,
} from "cei-framework/disclosure";
import { describe, expectTypeOf, it } from "vitest";

describe("the types of disclosure", () => {
  it("mark what is hidden in what is published", () => {
    const { published } = suppress({ rows: ["a"], columns: ["b"], counts: [[1]] });
    expectTypeOf(published.counts[0]?.[0]).toEqualTypeOf<number | "*" | undefined>();
    expectTypeOf(published.columnTotals).toEqualTypeOf<readonly (number | "*")[] | null>();
  });

  it("let tables lack statistics, and what is published lack totals", () => {
    expectTypeOf<{
      rows: string[];
      columns: string[];
      across: "groups";
      counts: number[][];
      rowTotals: null;
      columnTotals: null;
      total: null;
    }>().toExtend<PublishedTable>();
    expectTypeOf<{
      rows: string[];
      columns: string[];
      counts: number[][];
      totals: false;
      within: [null, "a"];
    }>().toExtend<CountTable>();
  });

  it("name the reasons", () => {
    expectTypeOf<HiddenReason>().toEqualTypeOf<
      "small" | "unanimous" | "total" | "protects" | "of-hidden" | "extreme"
    >();
    expectTypeOf<Exposure["reason"]>().toEqualTypeOf<
      "small" | "unanimous" | "extreme" | "of-hidden" | "marked" | "total"
    >();
  });
});
