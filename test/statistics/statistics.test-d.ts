import { type DomainId, domainPlan, type Scores } from "cei-framework";
import { compare, type Estimate, summarize } from "cei-framework/statistics";
import type { ScoreTable } from "cei-framework/table";
import { describe, expectTypeOf, it } from "vitest";

declare const table: ScoreTable<DomainId>;
declare const list: Scores<DomainId>[];

describe("the types of the statistics", () => {
  it("keep the targets of the plan", () => {
    expectTypeOf(summarize(table).rows[0]?.target).toEqualTypeOf<DomainId | "overall" | undefined>();
    summarize(list, { target: "D1" });
    // @ts-expect-error M1 is not a target of this plan.
    summarize(list, { target: "M1" });
    expectTypeOf(domainPlan().targets[0]?.id).toEqualTypeOf<DomainId | undefined>();
  });

  it("tell a number from the reason why there is none", () => {
    const estimate = {} as Estimate;
    if (estimate.value === null) expectTypeOf(estimate.reason).toBeString();
    else expectTypeOf(estimate.value).toBeNumber();
    // @ts-expect-error There is no reason until it is known that there is no number.
    estimate.reason;
  });

  it("give changes only of what can be compared", () => {
    const found = compare(list, list);
    // @ts-expect-error It may not be comparable.
    found.changes;
    if (found.comparable) expectTypeOf(found.changes[0]?.target).toEqualTypeOf<DomainId | "overall" | undefined>();
    else expectTypeOf(found.reason).toBeString();
  });
});
