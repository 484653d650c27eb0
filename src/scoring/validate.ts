// Validation that does not throw, and each input as a Standard Schema, for form libraries and servers.
import type { Issue } from "../check/issue.ts";
import { crosswalkIssues } from "../crosswalk/crosswalk-issues.ts";
import type { CrosswalkParts } from "../crosswalk/crosswalk-of-links.ts";
import {
  anyAssessmentIssues,
  assessmentIssues,
  type MetricAssessment,
  metricAssessment,
  type SelfAssessment,
  selfAssessment,
} from "./assessment.ts";
import type { PlanParts } from "./create-plan.ts";
import { planIssues } from "./plan-issues.ts";
import { type Scale, scaleIssues } from "./scale.ts";

/** The result of validation: the unchanged value, or every problem; never both. */
export type Validated<Value> =
  | { readonly value: Value; readonly issues?: undefined }
  | { readonly issues: readonly Issue[]; readonly value?: undefined };

/** An input as a Standard Schema, version 1 (https://standardschema.dev). Its issues are those of this library. */
export interface InputSchema<Value> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: "cei-framework";
    /** Returns the value or its problems; never throws. */
    readonly validate: (value: unknown) => Validated<Value>;
    /** For types only; never present. */
    readonly types?: { readonly input: Value; readonly output: Value } | undefined;
  };
}

/**
 * Validates an assessment of either instrument, and never throws. Look at its `instrument` before you score it; for one
 * instrument alone, use {@link selfAssessmentInput} or {@link metricAssessmentInput}.
 *
 * @param assessment - Any value, such as the body of a request.
 * @returns The assessment, or every problem of its ratings, its scale, and its facts about the respondent.
 */
export function validate(assessment: unknown): Validated<SelfAssessment | MetricAssessment> {
  return assessmentInput["~standard"].validate(assessment);
}

/** An assessment of either instrument. */
export const assessmentInput: InputSchema<SelfAssessment | MetricAssessment> =
  /* @__PURE__ */ inputSchema(anyAssessmentIssues);

/** A 1.0 Self-Assessment, the input of `scoreDomains` and `projectToMetrics`. */
export const selfAssessmentInput: InputSchema<SelfAssessment> = /* @__PURE__ */ inputSchema((value) =>
  assessmentIssues(value, selfAssessment),
);

/** A 2.0 assessment, the input of `scoreMetrics`. */
export const metricAssessmentInput: InputSchema<MetricAssessment> = /* @__PURE__ */ inputSchema((value) =>
  assessmentIssues(value, metricAssessment),
);

/** The input of {@link scale}. */
export const scaleInput: InputSchema<Scale> = /* @__PURE__ */ inputSchema((value) => scaleIssues(value));

/** The input of {@link createPlan}. */
export const planInput: InputSchema<PlanParts> = /* @__PURE__ */ inputSchema(planIssues);

/** The input of {@link createCrosswalk}. */
export const crosswalkInput: InputSchema<CrosswalkParts> = /* @__PURE__ */ inputSchema(crosswalkIssues);

function inputSchema<Value>(issuesOf: (value: unknown) => readonly Issue[]): InputSchema<Value> {
  const validate = (value: unknown): Validated<Value> => {
    const issues = issuesOrUnreadable(issuesOf, value);
    return issues.length > 0 ? { issues } : { value: value as Value };
  };
  return { "~standard": { version: 1, vendor: "cei-framework", validate } };
}

/** Getters and proxies may throw whatever they like. */
function issuesOrUnreadable(issuesOf: (value: unknown) => readonly Issue[], value: unknown): readonly Issue[] {
  try {
    return issuesOf(value);
  } catch {
    return [{ path: [], message: "Expected data, got an object that cannot be read", code: "malformed", params: {} }];
  }
}
