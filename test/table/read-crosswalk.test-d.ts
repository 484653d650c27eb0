import { type AnyCrosswalk, type CompetencyId, competencies, crosswalk, crosswalkPlan, type Plan } from "cei-framework";
import {
  type LenientCrosswalk,
  type ReadCrosswalkOptions,
  readCrosswalk,
  type SheetCrosswalk,
  type SheetLink,
  type TableIssue,
} from "cei-framework/table";
import { describe, expectTypeOf, it } from "vitest";

const columns: ReadCrosswalkOptions = { source: "Competency", target: "Goal" };

describe("readCrosswalk", () => {
  it("gives any crosswalk where no ids are known", () => {
    const read = readCrosswalk("", columns);
    expectTypeOf(read).toEqualTypeOf<SheetCrosswalk>();
    expectTypeOf(read).toExtend<AnyCrosswalk<SheetLink>>();
    expectTypeOf(read.targetsOf("a")).toEqualTypeOf<readonly string[]>();
    expectTypeOf(read.links[0]?.weight).toEqualTypeOf<number | undefined>();
  });

  it("has the literal ids that are known, of which any may be unmapped", () => {
    const sources = competencies.map(({ id }) => id);
    const read = readCrosswalk("", { source: "a", target: "b", sources, targets: ["Voice", "Trust"] });
    expectTypeOf(read).toEqualTypeOf<SheetCrosswalk<CompetencyId, "Voice" | "Trust">>();
    expectTypeOf(read.unmapped).toEqualTypeOf<readonly CompetencyId[]>();
    expectTypeOf(read.targetsOf("3.5")).toEqualTypeOf<readonly ("Voice" | "Trust")[]>();
    expectTypeOf(crosswalkPlan(read)).toEqualTypeOf<Plan<"Voice" | "Trust", CompetencyId>>();
    const { sources: own, targets } = crosswalk;
    expectTypeOf(readCrosswalk("", { ...columns, sources: own, targets }).sources).toEqualTypeOf(own);
  });

  it("gives the issues too in the lenient mode", () => {
    const read = readCrosswalk("", { ...columns, mode: "lenient" });
    expectTypeOf(read).toEqualTypeOf<LenientCrosswalk>();
    expectTypeOf(read.issues).toEqualTypeOf<readonly TableIssue[]>();
  });

  it("takes text and rows, and needs its columns", () => {
    readCrosswalk(
      [
        ["Competency", "Goal"],
        [3.5, null],
      ],
      columns,
    );
    readCrosswalk(new Set([{ Competency: 3.5, Goal: "Voice" }]), columns);
    // @ts-expect-error A number is not a sheet.
    readCrosswalk(5, columns);
    // @ts-expect-error A target is needed.
    readCrosswalk("", { source: "Competency" });
    // @ts-expect-error There is no such mode.
    readCrosswalk("", { ...columns, mode: "lax" });
  });
});
