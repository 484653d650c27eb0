// Schemas of a scale and of a rating.
import * as z from "zod";
import type { Rating } from "../scoring/ratings.ts";
import { scaleIssues } from "../scoring/scale.ts";
import { expecting, recordOf, withLibraryChecks } from "./with-library-checks.ts";

/** A rating: a number, "n/a" for not applicable, or null for not rated. The assessment checks that it is on the scale. */
export const ratingSchema: z.ZodType<Rating> = withLibraryChecks(
  z.union([z.number(), z.literal("n/a"), z.null()], expecting('a number, "n/a", or null')),
).meta({ title: "Rating" });

/** A scale, the input and the result of `scale()`. */
export const scaleSchema = withLibraryChecks(
  z.strictObject({
    min: z.number(),
    max: z.number(),
    labels: recordOf(z.string()).meta({ title: "Scale labels" }).optional(),
    continuous: z.boolean().optional(),
  }),
  (value) => scaleIssues(value),
).meta({ title: "Scale" });
