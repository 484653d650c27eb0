// Schema of a rating.
import * as z from "zod";
import { describe } from "../model/describe.ts";
import type { Rating } from "../scoring/ratings.ts";

/**
 * A rating: a number, "n/a" for not applicable, or null for not rated. Whether it is on the scale, the assessment says.
 */
export const ratingSchema: z.ZodType<Rating> = z.union([z.number(), z.literal("n/a"), z.null()], {
  error: ({ input }) => `${describe(input)} is not a rating; a number, "n/a" or null was expected`,
});
