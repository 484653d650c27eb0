// The two kinds of assessment, and how they are checked: every problem of one in one error.
import type { CompetencyId } from "../model/competency.ts";
import { AssessmentError, type Issue, RatingError, ScaleError } from "../model/errors.ts";
import type { LookForId } from "../model/look-for.ts";
import type { MetricId } from "../model/metric.ts";
import { isPlainObject } from "../model/plain-object.ts";
import { unexpected } from "../model/unexpected.ts";
import { type Items, type Rating, type Ratings, readRatings } from "./ratings.ts";
import { type Scale, scaleIssues } from "./scale.ts";

/** Who answered, for whom and when; nothing here is scored. Codes stay text, such as the 14-digit CDS code. */
export interface Respondent {
  /** A respondent or a team, by whatever name or code. */
  readonly respondent?: string | undefined;
  /** Such as "student", "family", "staff", "leader". */
  readonly role?: string | undefined;
  /** The local educational agency. */
  readonly lea?: string | undefined;
  readonly site?: string | undefined;
  /** An ISO 8601 date: "2026-03-31". */
  readonly date?: string | undefined;
}

/** One respondent's or one team's ratings of the 1.0 Self-Assessment. */
export interface SelfAssessment extends Respondent {
  readonly instrument: "1.0";
  /** The scale of the ratings; 1.0's own is not in the sources. */
  readonly scale: Scale;
  readonly ratings: Ratings<CompetencyId>;
}

/** One respondent's or one team's ratings of the 2.0 Metrics: of the metrics themselves, of their look-fors, or both. */
export interface MetricAssessment extends Respondent {
  readonly instrument: "2.0";
  readonly scale: Scale;
  /** The document's own ratings, one for each metric. */
  readonly metrics?: Ratings<MetricId> | undefined;
  /** Ratings of the look-fors, this library's extension. */
  readonly lookFors?: Ratings<LookForId> | undefined;
}

/** Ratings to read from an assessment. */
export interface Field {
  /** The assessment's key that holds them. */
  readonly name: string;
  readonly items: Items;
  /** What an item is called, with its article. */
  readonly kind: string;
  /** Whether the assessment may be without them. */
  readonly optional: boolean;
}

/** What reading an assessment gives: its ratings, and its problems by what is wrong. */
export interface ReadAssessment {
  /** For each field a rating for each item, in the order of its items. */
  readonly ratings: readonly Rating[][];
  readonly shapeIssues: readonly Issue[];
  readonly scaleIssues: readonly Issue[];
  readonly ratingIssues: readonly Issue[];
}

/**
 * Reads an assessment.
 *
 * @param assessment - Anything.
 * @param instrument - The instrument that it must be of.
 * @param fields - The ratings to read.
 */
export function readAssessment(
  assessment: unknown,
  instrument: "1.0" | "2.0",
  fields: readonly Field[],
): ReadAssessment {
  if (!isPlainObject(assessment)) {
    const wrong = unexpected([], assessment, `an assessment with instrument "${instrument}"`);
    return { ratings: [], shapeIssues: [wrong], scaleIssues: [], ratingIssues: [] };
  }
  const shapeIssues: Issue[] = [];
  if (assessment["instrument"] !== instrument) {
    shapeIssues.push(unexpected(["instrument"], assessment["instrument"], `"${instrument}"`));
  }
  const wrongScale = scaleIssues(assessment["scale"], ["scale"]);
  const scale = wrongScale.length === 0 ? (assessment["scale"] as Scale) : null;
  const ratingIssues: Issue[] = [];
  const ratings = fields.map(({ name, items, kind, optional }) => {
    const given = optional && assessment[name] === undefined ? {} : assessment[name];
    return readRatings(given, scale, items, kind, [name], ratingIssues);
  });
  return { ratings, shapeIssues, scaleIssues: wrongScale, ratingIssues };
}

/**
 * The ratings of an assessment, each field's in the order of its items.
 *
 * @param assessment - Anything.
 * @param instrument - The instrument that it must be of.
 * @param fields - The ratings to read.
 * @throws {@link ScaleError} or {@link RatingError} when only the scale or only ratings are wrong, else
 *   {@link AssessmentError}; with every problem of the assessment.
 */
export function ratingsOf(
  assessment: unknown,
  instrument: "1.0" | "2.0",
  fields: readonly Field[],
): readonly Rating[][] {
  const { ratings, shapeIssues, scaleIssues, ratingIssues } = readAssessment(assessment, instrument, fields);
  const issues = [...shapeIssues, ...scaleIssues, ...ratingIssues];
  if (issues.length > 0) {
    if (issues.length === scaleIssues.length) throw new ScaleError(issues);
    if (issues.length === ratingIssues.length) throw new RatingError(issues);
    throw new AssessmentError(issues);
  }
  return ratings;
}
