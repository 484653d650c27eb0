// Schemas of the two kinds of assessment.
import * as z from "zod";
import { describe } from "../model/describe.ts";
import type { Issue } from "../model/errors.ts";
import { competenciesOfLookFor, lookForsOfMetric, metricsOfCompetency } from "../model/generated.ts";
import { idsOf } from "../model/ids-of.ts";
import {
  type Instrument,
  type MetricAssessment,
  metricAssessment,
  readAssessment,
  type SelfAssessment,
  selfAssessment,
} from "../scoring/assessment.ts";
import { held } from "./held.ts";
import { ratingSchema } from "./rating.ts";
import { scaleShape } from "./scale.ts";

const code = z.string({
  error: ({ input }) => `${describe(input)} was found; text was expected, since a number loses a code's leading zeros`,
});

const respondent = {
  respondent: code.optional(),
  role: code.optional(),
  lea: code.optional(),
  site: code.optional(),
  date: z.iso.date({ error: ({ input }) => `${describe(input)} is not a date such as "2026-03-31"` }).optional(),
};

/** A 1.0 Self-Assessment: what `scoreDomains` and `projectToMetrics` take. */
export const selfAssessmentSchema: z.ZodType<SelfAssessment> = held(
  z.strictObject({
    instrument: z.literal("1.0"),
    scale: scaleShape,
    ratings: ratingsOf(metricsOfCompetency),
    ...respondent,
  }),
  problemsOf(selfAssessment),
);

/** A 2.0 assessment: what `scoreMetrics` takes. */
export const metricAssessmentSchema: z.ZodType<MetricAssessment> = held(
  z.strictObject({
    instrument: z.literal("2.0"),
    scale: scaleShape,
    metrics: ratingsOf(lookForsOfMetric).optional(),
    lookFors: ratingsOf(competenciesOfLookFor).optional(),
    ...respondent,
  }),
  problemsOf(metricAssessment),
);

/** Ratings as a strict object of optional keys: a record schema would drop a key called "__proto__" without a word. */
function ratingsOf<Id extends string>(table: { readonly [K in Id]: unknown }) {
  const optional = ratingSchema.optional();
  return z.strictObject(Object.fromEntries(idsOf(table).map((id) => [id, optional])) as { [K in Id]: typeof optional });
}

function problemsOf(instrument: Instrument) {
  return (input: unknown): readonly Issue[] => readAssessment(input, instrument).issues;
}
