/**
 * zod schemas of all that crosses the border: what is read from JSON goes straight into the library's functions.
 *
 * @packageDocumentation
 */
export { metricAssessmentSchema, selfAssessmentSchema } from "./assessments.ts";
export { crosswalkSchema } from "./crosswalk.ts";
export { planSchema } from "./plan.ts";
export { ratingSchema } from "./rating.ts";
export { frameworkSchema } from "./records.ts";
export { scaleSchema } from "./scale.ts";
export { scoresSchema } from "./scores.ts";
