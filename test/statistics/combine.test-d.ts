import type { DomainId, MetricAssessment, Scale, SelfAssessment } from "cei-framework";
import { type Combined, type CombinedCoverage, combine } from "cei-framework/statistics";
import { fromAssessments, type RatingTable, readTable } from "cei-framework/table";
import { expectTypeOf, it } from "vitest";

declare const scale: Scale;

it("gives a combined assessment the type of its instrument, whatever is known of those that were combined", async () => {
  const self = { instrument: "1.0", scale, role: "staff", ratings: { "1.1": 4 } } as const;
  const rated = { instrument: "2.0", scale, role: "staff", metrics: { M1: 4 } } as const;
  expectTypeOf(combine([self], { by: "role" })).toEqualTypeOf<Combined<SelfAssessment>>();
  expectTypeOf(combine([rated], { by: "role" })).toEqualTypeOf<Combined<MetricAssessment>>();
  expectTypeOf(combine(await readTable("1.1", { scale }), { by: "role" })).toEqualTypeOf<Combined<SelfAssessment>>();
  expectTypeOf(combine(fromAssessments([rated]), { by: "role" })).toEqualTypeOf<Combined<MetricAssessment>>();
  expectTypeOf(combine({} as RatingTable, { by: "role" }).combined).toEqualTypeOf<SelfAssessment | MetricAssessment>();
  expectTypeOf(combine([self], { by: "role" }).coverage).toEqualTypeOf<CombinedCoverage<DomainId>>();
});
