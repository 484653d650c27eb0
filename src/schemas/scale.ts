// Schema of a scale.
import * as z from "zod";
import { type Scale, scaleIssues } from "../scoring/scale.ts";
import { held } from "./held.ts";

/** The shape of a scale. */
export const scaleShape = z.strictObject({
  min: z.number(),
  max: z.number(),
  labels: z.record(z.string(), z.string()).optional(),
  continuous: z.boolean().optional(),
});

/** A scale: what `scale()` takes and gives. */
export const scaleSchema: z.ZodType<Scale> = held(scaleShape, scaleIssues);
