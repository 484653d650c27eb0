import {
  type AnyCrosswalk,
  type CompactScores,
  type CompetencyId,
  type DomainId,
  domainPlan,
  type Framework,
  type MetricAssessment,
  type Plan,
  type Rating,
  type Scale,
  type Scores,
  type SelfAssessment,
} from "cei-framework";
import {
  type frameworkSchema,
  type metricAssessmentSchema,
  type planSchema,
  type ratingSchema,
  type scaleSchema,
  type scoresSchema,
  scoresSchemaOf,
  type selfAssessmentSchema,
} from "cei-framework/schemas";
import { describe, expectTypeOf, it } from "vitest";
import type * as z from "zod";

describe("what a schema parses", () => {
  it("goes straight into the functions", () => {
    expectTypeOf<z.output<typeof selfAssessmentSchema>>().toExtend<SelfAssessment>();
    expectTypeOf<z.output<typeof metricAssessmentSchema>>().toExtend<MetricAssessment>();
    expectTypeOf<z.output<typeof scaleSchema>>().toExtend<Scale>();
    expectTypeOf<z.output<typeof ratingSchema>>().toEqualTypeOf<Rating>();
    expectTypeOf<z.output<typeof planSchema>>().toExtend<Plan>();
    expectTypeOf<z.output<typeof scoresSchema>>().toEqualTypeOf<Scores | CompactScores>();
    const ofDomains = scoresSchemaOf(domainPlan());
    expectTypeOf<z.output<typeof ofDomains>>().toEqualTypeOf<
      Scores<DomainId, CompetencyId> | CompactScores<DomainId>
    >();
  });

  it("is as exact as the functions' own types", () => {
    expectTypeOf<SelfAssessment["ratings"]>().toExtend<Readonly<z.output<typeof selfAssessmentSchema>["ratings"]>>();
    expectTypeOf<keyof z.output<typeof selfAssessmentSchema>["ratings"]>().toEqualTypeOf<
      keyof SelfAssessment["ratings"]
    >();
    expectTypeOf<Framework["versions"]>().toExtend<z.output<typeof frameworkSchema>["versions"]>();
    expectTypeOf<AnyCrosswalk>().not.toBeAny();
  });
});
