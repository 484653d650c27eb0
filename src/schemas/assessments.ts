// Schemas of the two kinds of assessment.
import * as z from "zod";
import { competenciesOfLookFor, lookForsOfMetric, metricsOfCompetency } from "../model/generated.ts";
import { idsOf } from "../model/ids-of.ts";
import { assessmentIssues, metricAssessment, selfAssessment } from "../scoring/assessment.ts";
import type { Ratings } from "../scoring/ratings.ts";
import { ratingSchema, scaleSchema } from "./scale.ts";
import { expecting, withLibraryChecks } from "./with-library-checks.ts";

const text = z.string(expecting("text (a number would lose leading zeros)")).optional();

const respondent = {
  respondent: text,
  role: text,
  lea: text,
  site: text,
  date: z.iso.date(expecting('a date such as "2026-03-31"')).optional(),
};

/**
 * A 1.0 Self-Assessment, the input of `scoreDomains` and `projectToMetrics`. An object schema, which can be extended.
 */
export const selfAssessmentSchema = withLibraryChecks(
  z.strictObject({
    instrument: z.literal("1.0"),
    scale: scaleSchema,
    ratings: ratingsOf(metricsOfCompetency).meta({ title: "Competency ratings" }),
    ...respondent,
  }),
  (value) => assessmentIssues(value, selfAssessment),
).meta({ title: "Self-Assessment" });

/** A 2.0 assessment, the input of `scoreMetrics`. An object schema, which can be extended. */
export const metricAssessmentSchema = withLibraryChecks(
  z.strictObject({
    instrument: z.literal("2.0"),
    scale: scaleSchema,
    metrics: ratingsOf(lookForsOfMetric).meta({ title: "Metric ratings" }).optional(),
    lookFors: ratingsOf(competenciesOfLookFor).meta({ title: "Look-for ratings" }).optional(),
    ...respondent,
  }),
  (value) => assessmentIssues(value, metricAssessment),
).meta({ title: "Metric assessment" });

/** Ratings as a strict object of optional keys. */
function ratingsOf<Id extends string>(table: { readonly [K in Id]: unknown }): z.ZodType<Ratings<Id>> {
  const optional = ratingSchema.optional();
  const shape = Object.fromEntries(idsOf(table).map((id) => [id, optional]));
  return z.strictObject(shape) as unknown as z.ZodType<Ratings<Id>>;
}
