/**
 * Zod schemas of everything that crosses the border: what they parse from JSON fits the library's functions.
 *
 * @module cei-framework/schemas
 */
export { metricAssessmentSchema, selfAssessmentSchema } from "./assessments.ts";
export { crosswalkSchema } from "./crosswalk.ts";
export { planSchema } from "./plan.ts";
export { frameworkSchema } from "./records.ts";
export { ratingSchema, scaleSchema } from "./scale.ts";
export { scoresSchema, scoresSchemaOf } from "./scores.ts";
