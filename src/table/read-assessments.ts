// Many assessments, checked together.
import { AssessmentError } from "../check/errors.ts";
import type { Issue } from "../check/issue.ts";
import { unexpected } from "../check/messages.ts";
import { isPlainObject } from "../check/plain-object.ts";
import {
  type MetricAssessment,
  metricAssessment,
  readAssessment,
  type SelfAssessment,
  selfAssessment,
} from "../scoring/assessment.ts";
import type { Rating } from "../scoring/ratings.ts";
import type { Scale } from "../scoring/scale.ts";

/** Who answered. */
export const respondentKeys = ["respondent", "role", "lea", "site", "date"] as const;

/** Assessments of one instrument, on one scale. */
export interface ReadAssessments {
  readonly instrument: "1.0" | "2.0";
  readonly scale: Scale;
  readonly people: readonly (SelfAssessment | MetricAssessment)[];
  /** For each assessment a rating for each item of the instrument, in its order. */
  readonly ratings: readonly (readonly Rating[])[];
  /** The items that any assessment names. */
  readonly named: ReadonlySet<string>;
}

/** Further requirements for assessments. */
export interface AssessmentsNeeds {
  /** The keys that every assessment must have. */
  readonly key?: (typeof respondentKeys)[number] | undefined;
  /** Returns further problems of a valid scale. */
  readonly scaleIssues?: ((scale: unknown, path: readonly PropertyKey[]) => readonly Issue[]) | undefined;
}

/**
 * Reads assessments, all of one instrument and on one scale.
 *
 * @throws AssessmentError with every problem of every assessment.
 */
export function readAssessments(assessments: unknown, { key: needed, scaleIssues }: AssessmentsNeeds): ReadAssessments {
  const list: readonly unknown[] = Array.isArray(assessments) ? Array.from(assessments) : [];
  const [first] = list;
  if (first === undefined) {
    throw new AssessmentError([unexpected([], assessments, "a list of assessments", "wrong-type")]);
  }
  const version = isPlainObject(first) && first["instrument"] === "2.0" ? "2.0" : "1.0";
  const instrument = version === "2.0" ? metricAssessment : selfAssessment;
  const firstScale = isPlainObject(first) ? first["scale"] : undefined;

  const issues: Issue[] = [];
  const named = new Set<string>();
  const ratings = list.map((assessment, i) => {
    const { ratings, issues: found } = readAssessment(assessment, instrument);
    for (const issue of found) issues.push({ ...issue, path: [i, ...issue.path] });
    if (!isPlainObject(assessment)) return [];
    if (!found.some(({ path }) => path[0] === "scale")) {
      if (i === 0) issues.push(...(scaleIssues?.(firstScale, [i, "scale"]) ?? []));
      else if (!isSameScale(firstScale, assessment["scale"])) {
        issues.push(unexpected([i, "scale"], assessment["scale"], "the scale of the first assessment", "inconsistent"));
      }
    }
    for (const { name } of instrument.fields) for (const id of Object.keys(Object(assessment[name]))) named.add(id);
    for (const key of respondentKeys) {
      const value = assessment[key];
      if (value === undefined) {
        if (key === needed) issues.push(unexpected([i, key], value, `the ${key} of the respondent`));
      } else if (typeof value !== "string") issues.push(unexpected([i, key], value, "text"));
    }
    return ratings.flat();
  });
  if (issues.length > 0) throw new AssessmentError(issues);
  return { instrument: version, scale: firstScale as Scale, people: list as ReadAssessments["people"], ratings, named };
}

/** Labels change no score, so they may differ. */
function isSameScale(one: unknown, other: unknown): boolean {
  if (!isPlainObject(one) || !isPlainObject(other)) return true;
  return one["min"] === other["min"] && one["max"] === other["max"] && !one["continuous"] === !other["continuous"];
}
