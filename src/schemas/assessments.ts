import * as z from "zod";
import { describe } from "../model/describe.ts";
import { lookForsOfMetric, competenciesOfLookFor, metricsOfCompetency } from "../model/generated.ts";
import { idKinds } from "../model/id-kinds.ts";
import { idsOf } from "../model/ids-of.ts";
import type { Issue } from "../model/errors.ts";
import { type Field, readAssessment } from "../scoring/assessment.ts";
import { itemsOf } from "../scoring/ratings.ts";
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

const competencyIds = idsOf(metricsOfCompetency);
const metricIds = idsOf(lookForsOfMetric);
const lookForIds = idsOf(competenciesOfLookFor);

/** A 1.0 Self-Assessment: what `scoreDomains` and `projectToMetrics` take. */
export const selfAssessmentSchema = held(
  z.strictObject({
    instrument: z.literal("1.0"),
    scale: scaleShape,
    ratings: ratingsOf(competencyIds),
    ...respondent,
  }),
  problemsOf("1.0", [{ name: "ratings", items: itemsOf(competencyIds), kind: idKinds.competency, optional: false }]),
);

/** A 2.0 assessment: what `scoreMetrics` takes. */
export const metricAssessmentSchema = held(
  z.strictObject({
    instrument: z.literal("2.0"),
    scale: scaleShape,
    metrics: ratingsOf(metricIds).optional(),
    lookFors: ratingsOf(lookForIds).optional(),
    ...respondent,
  }),
  problemsOf("2.0", [
    { name: "metrics", items: itemsOf(metricIds), kind: idKinds.metric, optional: true },
    { name: "lookFors", items: itemsOf(lookForIds), kind: idKinds.lookFor, optional: true },
  ]),
);

/** Ratings as a strict object of optional keys: a record schema would drop a key called "__proto__" without a word. */
function ratingsOf<Id extends string>(ids: readonly Id[]) {
  const optional = ratingSchema.optional();
  return z.strictObject(Object.fromEntries(ids.map((id) => [id, optional])) as { [K in Id]: typeof optional });
}

function problemsOf(instrument: "1.0" | "2.0", fields: readonly Field[]) {
  return (input: unknown): Issue[] => {
    const { shapeIssues, scaleIssues, ratingIssues } = readAssessment(input, instrument, fields);
    return [...shapeIssues, ...scaleIssues, ...ratingIssues];
  };
}
