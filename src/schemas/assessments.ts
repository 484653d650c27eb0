// Schemas of the two kinds of assessment.
import * as z from "zod";
import { competenciesOfLookFor, lookForsOfMetric, metricsOfCompetency } from "../model/generated.ts";
import { idsOf } from "../model/ids-of.ts";
import {
  type MetricAssessment,
  metricAssessment,
  readAssessment,
  type SelfAssessment,
  selfAssessment,
} from "../scoring/assessment.ts";
import { ratingSchema, scaleShape } from "./scale.ts";
import { expecting, withLibraryChecks } from "./with-library-checks.ts";

const text = z.string(expecting("text (a number would lose leading zeros)")).optional();

const respondent = {
  respondent: text,
  role: text,
  lea: text,
  site: text,
  date: z.iso.date(expecting('a date such as "2026-03-31"')).optional(),
};

/** A 1.0 Self-Assessment: what `scoreDomains` and `projectToMetrics` take. */
export const selfAssessmentSchema: z.ZodType<SelfAssessment> = withLibraryChecks(
  z.strictObject({
    instrument: z.literal("1.0"),
    scale: scaleShape,
    ratings: ratingsOf(metricsOfCompetency),
    ...respondent,
  }),
  (input) => readAssessment(input, selfAssessment).issues,
);

/** A 2.0 assessment: what `scoreMetrics` takes. */
export const metricAssessmentSchema: z.ZodType<MetricAssessment> = withLibraryChecks(
  z.strictObject({
    instrument: z.literal("2.0"),
    scale: scaleShape,
    metrics: ratingsOf(lookForsOfMetric).optional(),
    lookFors: ratingsOf(competenciesOfLookFor).optional(),
    ...respondent,
  }),
  (input) => readAssessment(input, metricAssessment).issues,
);

/** Ratings as a strict object of optional keys; a Zod record would ignore the key "__proto__". */
function ratingsOf<Id extends string>(table: { readonly [K in Id]: unknown }) {
  const optional = ratingSchema.optional();
  return z.strictObject(Object.fromEntries(idsOf(table).map((id) => [id, optional])) as { [K in Id]: typeof optional });
}
