// Schemas of a scale and of a rating.
import * as z from "zod";
import type { Rating } from "../scoring/ratings.ts";
import { type Scale, scaleIssues } from "../scoring/scale.ts";
import { expecting, withLibraryChecks } from "./with-library-checks.ts";

/** A rating: a number, "n/a" for not applicable, or null for not rated. The assessment checks that it is on the scale. */
export const ratingSchema: z.ZodType<Rating> = z.union(
  [z.number(), z.literal("n/a"), z.null()],
  expecting('a number, "n/a", or null'),
);

export const scaleShape = z.strictObject({
  min: z.number(),
  max: z.number(),
  labels: z.record(z.string(), z.string()).optional(),
  continuous: z.boolean().optional(),
});

/** A scale: what `scale()` takes and gives. */
export const scaleSchema: z.ZodType<Scale> = withLibraryChecks(scaleShape, scaleIssues);
