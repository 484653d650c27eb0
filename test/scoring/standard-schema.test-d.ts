import type { StandardSchemaV1 } from "@standard-schema/spec";
import {
  assessmentInput,
  type CrosswalkParts,
  crosswalkInput,
  type Issue,
  type MetricAssessment,
  metricAssessmentInput,
  type PlanParts,
  planInput,
  type Scale,
  type SelfAssessment,
  scaleInput,
  selfAssessmentInput,
} from "cei-framework";
import { describe, expectTypeOf, it } from "vitest";

type InputOf<Schema extends StandardSchemaV1> = StandardSchemaV1.InferInput<Schema>;
type OutputOf<Schema extends StandardSchemaV1> = StandardSchemaV1.InferOutput<Schema>;

describe("the inputs as Standard Schemas", () => {
  it("extend the type of the specification", () => {
    expectTypeOf(assessmentInput).toExtend<StandardSchemaV1<SelfAssessment | MetricAssessment>>();
    expectTypeOf(selfAssessmentInput).toExtend<StandardSchemaV1<SelfAssessment>>();
    expectTypeOf(metricAssessmentInput).toExtend<StandardSchemaV1<MetricAssessment>>();
    expectTypeOf(scaleInput).toExtend<StandardSchemaV1<Scale>>();
    expectTypeOf(planInput).toExtend<StandardSchemaV1<PlanParts>>();
    expectTypeOf(crosswalkInput).toExtend<StandardSchemaV1<CrosswalkParts>>();
    expectTypeOf(selfAssessmentInput).not.toExtend<StandardSchemaV1<MetricAssessment>>();
  });

  it("tell consumers what they take and give", () => {
    expectTypeOf<InputOf<typeof assessmentInput>>().toEqualTypeOf<SelfAssessment | MetricAssessment>();
    expectTypeOf<OutputOf<typeof assessmentInput>>().toEqualTypeOf<SelfAssessment | MetricAssessment>();
    expectTypeOf<InputOf<typeof selfAssessmentInput>>().toEqualTypeOf<SelfAssessment>();
    expectTypeOf<OutputOf<typeof selfAssessmentInput>>().toEqualTypeOf<SelfAssessment>();
    expectTypeOf<OutputOf<typeof metricAssessmentInput>>().toEqualTypeOf<MetricAssessment>();
    expectTypeOf<OutputOf<typeof scaleInput>>().toEqualTypeOf<Scale>();
    expectTypeOf<OutputOf<typeof planInput>>().toEqualTypeOf<PlanParts>();
    expectTypeOf<OutputOf<typeof crosswalkInput>>().toEqualTypeOf<CrosswalkParts>();
  });

  it("have issues of the specification", () => {
    expectTypeOf<Issue>().toExtend<StandardSchemaV1.Issue>();
  });
});
