// The two kinds of assessment, and how they are checked: every problem of one in one error.
import { AssessmentError, RatingError, ScaleError } from "../check/errors.ts";
import type { Issue } from "../check/issue.ts";
import { otherText, unexpected, unknownKeys } from "../check/messages.ts";
import { isPlainObject } from "../check/plain-object.ts";
import type { CompetencyId } from "../model/competency.ts";
import { competenciesOfDomain, competenciesOfLookFor, lookForsOfMetric } from "../model/generated.ts";
import { aCompetency, aLookFor, aMetric } from "../model/id-kinds.ts";
import { idsOf } from "../model/ids-of.ts";
import type { LookForId } from "../model/look-for.ts";
import type { MetricId } from "../model/metric.ts";
import { type Items, itemsOf, type Rating, type Ratings, readRatings } from "./ratings.ts";
import { type Scale, scaleIssues } from "./scale.ts";

/**
 * Who answered, for which school or agency, and when. None of this is scored. Codes such as the 14-digit CDS code are
 * text.
 */
export interface Respondent {
  /** The name or code of a respondent or a team. */
  readonly respondent?: string | undefined;
  /** Such as "student", "family", "staff", "leader". */
  readonly role?: string | undefined;
  /** The local educational agency. */
  readonly lea?: string | undefined;
  /** The school, or another site of the agency. */
  readonly site?: string | undefined;
  /** An ISO 8601 date: "2026-03-31". */
  readonly date?: string | undefined;
}

/** One respondent's or one team's ratings of the 1.0 Self-Assessment. */
export interface SelfAssessment extends Respondent {
  /** The instrument. */
  readonly instrument: "1.0";
  /** The scale of the ratings. The sources do not give the scale of 1.0. */
  readonly scale: Scale;
  /** Ratings by competency. An absent competency is not rated. */
  readonly ratings: Ratings<CompetencyId>;
}

/**
 * One respondent's or one team's ratings of the 2.0 Metrics: of the metrics themselves, of their look-fors, or both.
 */
export interface MetricAssessment extends Respondent {
  /** The instrument. */
  readonly instrument: "2.0";
  /** The scale of the ratings, of metrics and look-fors alike. */
  readonly scale: Scale;
  /** The document's own ratings, one for each metric. */
  readonly metrics?: Ratings<MetricId> | undefined;
  /** Ratings of the look-fors, this library's extension. */
  readonly lookFors?: Ratings<LookForId> | undefined;
}

/** What an assessment of an instrument holds. */
export interface Instrument {
  readonly version: "1.0" | "2.0";
  /** Every key that an assessment may have. */
  readonly keys: readonly string[];
  /** The keys that hold ratings. */
  readonly fields: readonly {
    readonly name: string;
    readonly items: Items;
    /** What an item is called, with its article. */
    readonly kind: string;
    /** Whether the assessment may be without them. */
    readonly optional: boolean;
  }[];
}

/** The 1.0 Self-Assessment. */
export const selfAssessment: Instrument = /* @__PURE__ */ instrument("1.0", [
  ["ratings", aCompetency, /* @__PURE__ */ Object.values(competenciesOfDomain).flat()],
]);

/** The 2.0 Metrics. */
export const metricAssessment: Instrument = /* @__PURE__ */ instrument("2.0", [
  ["metrics", aMetric, /* @__PURE__ */ idsOf(lookForsOfMetric)],
  ["lookFors", aLookFor, /* @__PURE__ */ idsOf(competenciesOfLookFor)],
]);

/** The ratings of an assessment: for each field a rating for each item, in the order of its items; and its problems. */
export interface ReadAssessment {
  readonly ratings: readonly Rating[][];
  readonly issues: readonly Issue[];
}

/** Reads an assessment. */
export function readAssessment(assessment: unknown, { version, keys, fields }: Instrument): ReadAssessment {
  if (!isPlainObject(assessment)) return { ratings: [], issues: [unexpected([], assessment, "an assessment")] };
  const { instrument, scale } = assessment;
  const issues = instrument === version ? [] : [otherText(["instrument"], instrument, `"${version}"`)];
  issues.push(...unknownKeys(assessment, keys, []));
  const wrongScale = scaleIssues(scale, ["scale"]);
  issues.push(...wrongScale);
  const on = wrongScale.length === 0 ? (scale as Scale) : null;
  const ratings = fields.map(({ name, items, kind, optional }) => {
    const given = assessment[name];
    if (optional && given === undefined) return items.ids.map(() => null);
    return readRatings(given, on, items, kind, [name], issues);
  });
  return { ratings, issues };
}

/**
 * The ratings of an assessment, each field's in the order of its items.
 *
 * @throws {@link ScaleError} or {@link RatingError} when only the scale or only ratings are wrong, else
 *   {@link AssessmentError}; with every problem of the assessment.
 */
export function ratingsOf(assessment: unknown, instrument: Instrument): readonly Rating[][] {
  const { ratings, issues } = readAssessment(assessment, instrument);
  if (issues.length === 0) return ratings;
  const areIn = (...fields: unknown[]): boolean => issues.every(({ path }) => fields.includes(path[0]));
  if (areIn("scale")) throw new ScaleError(issues);
  throw new (areIn(...instrument.fields.map(({ name }) => name)) ? RatingError : AssessmentError)(issues);
}

/** Every problem of an assessment of an instrument, including its facts about the respondent. */
export function assessmentIssues(assessment: unknown, instrument: Instrument): Issue[] {
  return [...readAssessment(assessment, instrument).issues, ...respondentIssues(assessment)];
}

/** The same, for the instrument that the assessment names. */
export function anyAssessmentIssues(assessment: unknown): Issue[] {
  const { instrument = undefined, scale = undefined } = isPlainObject(assessment) ? assessment : {};
  if (instrument === "2.0") return assessmentIssues(assessment, metricAssessment);
  if (instrument === "1.0" || !isPlainObject(assessment)) return assessmentIssues(assessment, selfAssessment);
  return [
    otherText(["instrument"], instrument, '"1.0" or "2.0"'),
    ...scaleIssues(scale, ["scale"]),
    ...respondentIssues(assessment),
  ];
}

function respondentIssues(assessment: unknown): Issue[] {
  if (!isPlainObject(assessment)) return [];
  const issues: Issue[] = [];
  for (const name of ["respondent", "role", "lea", "site", "date"]) {
    const value = assessment[name];
    if (value === undefined) continue;
    if (name === "date") {
      if (!isDate(value)) issues.push(otherText([name], value, 'a date such as "2026-03-31"'));
    } else if (typeof value !== "string") {
      issues.push(unexpected([name], value, "text (a number would lose leading zeros)"));
    }
  }
  return issues;
}

/** Whether a value is an existing calendar day in ISO 8601 form. */
function isDate(value: unknown): boolean {
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return Number.isFinite(day.getTime()) && day.toISOString().startsWith(value);
}

function instrument(
  version: "1.0" | "2.0",
  fields: readonly [name: string, kind: string, ids: readonly string[]][],
): Instrument {
  return {
    version,
    keys: ["instrument", "scale", "respondent", "role", "lea", "site", "date", ...fields.map(([name]) => name)],
    fields: fields.map(([name, kind, ids]) => ({ name, kind, items: itemsOf(ids), optional: version === "2.0" })),
  };
}
