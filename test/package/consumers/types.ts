// Type checked by every TypeScript in the range; each line that expects an error fails where the types let it through.
import {
  CeiError,
  type CompetenciesOf,
  type CompetencyId,
  competenciesOf,
  createCrosswalk,
  createPlan,
  crosswalk,
  type DomainId,
  domain,
  type LookForId,
  type MetricId,
  type MetricsOf,
  metricsOf,
  projectToMetrics,
  type Status,
  scoreDomains,
  scoreMetrics,
} from "cei-framework";
import { crosswalkSchema, metricAssessmentSchema, planSchema, selfAssessmentSchema } from "cei-framework/schemas";
import { summarize } from "cei-framework/statistics";
import { type RatingTable, readTable, scoreTable, writeCsv } from "cei-framework/table";

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

declare const json: unknown;
declare const competencyId: CompetencyId;

// What the schemas parse goes straight into the functions.
const selfAssessment = selfAssessmentSchema.parse(json);
const byDomain = scoreDomains(selfAssessment, { minCoverage: 1 });
const projected = projectToMetrics(selfAssessment, { by: "competency", shared: "split" });
const byMetric = scoreMetrics(metricAssessmentSchema.parse(json));
const anyPlan = createPlan(planSchema.parse(json));
const anyCrosswalk = createCrosswalk(crosswalkSchema.parse(json));

const ownPlan = createPlan({
  name: "own",
  items: ["a", "b"],
  targets: [{ id: "T", parts: [{ id: "p", weight: 1, items: [{ id: "a", weight: 1 }] }] }],
});

export const exact: readonly true[] = [
  true satisfies Same<MetricsOf<"3.5">, "M3" | "M4">,
  true satisfies Same<MetricsOf<"3.2">, never>,
  true satisfies Same<CompetenciesOf<"M4">, "3.5" | "3.6" | "4.4">,
  true satisfies Same<DomainId, "D1" | "D2" | "D3" | "D4" | "D5" | "D6" | "D7">,
  true satisfies Same<MetricId, "M1" | "M2" | "M3" | "M4" | "M5">,
  true satisfies Same<Status, "scored" | "insufficient" | "not-applicable">,
  true satisfies Same<keyof typeof byDomain.targets, DomainId>,
  true satisfies Same<keyof typeof projected.targets, MetricId>,
  true satisfies Same<typeof byDomain.overall.score, number | null>,
  true satisfies Same<typeof projected.targets.M1.basis, "direct" | "parts" | "projected">,
  true satisfies Same<(typeof byMetric.unused)[number], MetricId | LookForId>,
  true satisfies Same<(typeof anyPlan.items)[number], string>,
  true satisfies Same<(typeof ownPlan.items)[number], "a" | "b">,
  true satisfies Same<(typeof anyCrosswalk.unmapped)[number], string>,
];

export const shared: readonly ("M3" | "M4")[] = metricsOf("3.5");
export const targets: readonly ("M3" | "M4")[] = crosswalk.targetsOf("3.5");
export const some: readonly MetricId[] = metricsOf(competencyId);
export const cited: readonly ("3.5" | "3.6" | "4.4")[] = competenciesOf("M4");
export const id: "D3" = domain("D3").id;

// @ts-expect-error: no competency has this id.
metricsOf("9.9");
// @ts-expect-error: there are seven domains.
domain("D8");
// @ts-expect-error: a domain is no competency.
metricsOf("D1");
// @ts-expect-error: a part of the own plan cites an item that it does not list.
createPlan({ ...ownPlan, items: ["b"], targets: ownPlan.targets });
// @ts-expect-error: a rating is a number, "n/a" or null.
scoreDomains({ instrument: "1.0", scale: { min: 1, max: 4 }, ratings: { "1.1": "4" } });
// @ts-expect-error: the 2.0 instrument is scored by scoreMetrics.
scoreDomains({ instrument: "2.0", scale: { min: 1, max: 4 }, ratings: {} });
// @ts-expect-error: 3.5 does not feed M1.
export const first: "M1" | undefined = metricsOf("3.5")[0];

/** A survey from text to a summary. */
export async function survey(text: string): Promise<AsyncIterable<string>> {
  const table: RatingTable<CompetencyId> = await readTable(text, { scale: { min: 1, max: 4 }, groups: ["site"] });
  // @ts-expect-error: no competency has this id.
  table.row(0)["9.9"];
  const scores = scoreTable(table, ownPlan);
  const column: Float64Array = scores.score("T");
  // @ts-expect-error: the plan has no such target.
  scores.score("M1");
  return column.length === 0 ? writeCsv(table) : writeCsv(summarize(scores, { by: "site" }));
}

/** Narrowing by the class gives the issues. */
export function problems(error: unknown): readonly string[] {
  return error instanceof CeiError ? error.issues.map(({ code, message }) => `${code}: ${message}`) : [];
}
