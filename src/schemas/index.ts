/**
 * Zod schemas for untrusted JSON: the values that they parse are valid input of the library's functions.
 *
 * @module cei-framework/schemas
 */
export { metricAssessmentSchema, selfAssessmentSchema } from "./assessments.ts";
export { crosswalkSchema } from "./crosswalk.ts";
export { planSchema } from "./plan.ts";
export { frameworkSchema } from "./records.ts";
export { ratingSchema, scaleSchema } from "./scale.ts";
export { scoresSchema, scoresSchemaOf } from "./scores.ts";
