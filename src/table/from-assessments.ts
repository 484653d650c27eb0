// A table of assessments that are objects already.
import { AssessmentError, type Issue } from "../model/errors.ts";
import { isPlainObject } from "../model/plain-object.ts";
import { unexpected } from "../model/unexpected.ts";
import {
  type MetricAssessment,
  metricAssessment,
  readAssessment,
  type SelfAssessment,
  selfAssessment,
} from "../scoring/assessment.ts";
import type { Rating } from "../scoring/ratings.ts";
import { type Scale, scale } from "../scoring/scale.ts";
import { addRow, nextBlock, noRows, trimmed } from "./blocks.ts";
import { instrumentItems } from "./instrument-items.ts";
import { notRated, ratingCodes } from "./rating-codes.ts";
import { type RatingTable, ratingTable } from "./rating-table.ts";
import type { TableItem } from "./read-table.ts";
import { tableScaleIssues } from "./table-options.ts";

/** What an assessment says of who answered; each that any assessment has becomes a group. */
const respondentKeys = ["respondent", "role", "lea", "site", "date"] as const;

/**
 * A table of assessments, in their order. Respondent, role, lea, site and date become groups, where any assessment has
 * them; those of the others are empty. The items are those that any assessment names.
 *
 * @param assessments - All of one instrument and on one scale, which is not continuous and has at most 200 points; at
 *   least one.
 * @throws AssessmentError with every problem of every assessment.
 */
export function fromAssessments<Assessment extends SelfAssessment | MetricAssessment>(
  assessments: readonly Assessment[],
): RatingTable<TableItem<Assessment["instrument"]>> {
  const given: unknown = assessments;
  const list: readonly unknown[] = Array.isArray(given) ? Array.from(given) : [];
  const [first] = list;
  if (first === undefined) throw new AssessmentError([unexpected([], given, "a list of assessments", "wrong-type")]);
  const version = isPlainObject(first) && first["instrument"] === "2.0" ? "2.0" : "1.0";
  const instrument = version === "2.0" ? metricAssessment : selfAssessment;
  const firstScale = isPlainObject(first) ? first["scale"] : undefined;

  const issues: Issue[] = [];
  const seen = new Set<string>();
  const read = list.map((assessment, i) => {
    const { ratings, issues: found } = readAssessment(assessment, instrument);
    for (const { path, message, code } of found) issues.push({ path: [i, ...path], message, code });
    if (!isPlainObject(assessment)) return [];
    if (!found.some(({ path }) => path[0] === "scale")) {
      if (i === 0) issues.push(...tableScaleIssues(firstScale, [i, "scale"]));
      else if (!isSameScale(firstScale, assessment["scale"])) {
        issues.push(unexpected([i, "scale"], assessment["scale"], "the scale of the first assessment", "inconsistent"));
      }
    }
    for (const { name } of instrument.fields) for (const id of keysOf(assessment[name])) seen.add(id);
    for (const key of respondentKeys) {
      const value = assessment[key];
      if (value !== undefined && typeof value !== "string") issues.push(unexpected([i, key], value, "text"));
    }
    return ratings.flat();
  });
  if (issues.length > 0) throw new AssessmentError(issues);

  const items = instrumentItems(version);
  const codes = ratingCodes(scale(firstScale as Scale));
  const codeOf = new Map<Rating, number>(codes.ratings.map((rating, code) => [rating, code]));
  codeOf.set(null, notRated);
  const people = list as readonly (SelfAssessment | MetricAssessment)[];
  const keys = respondentKeys.filter((key) => people.some((person) => person[key] !== undefined));
  const groups = keys.map((name, place) => ({
    name,
    place,
    values: [] as string[],
    numbers: new Map<string, number>(),
  }));
  const columns = items.ids.map((id, place) => ({ id, place })).filter(({ id }) => seen.has(id));
  const blocks = noRows(columns.length, groups.length);
  people.forEach((person, i) => {
    const block = nextBlock(blocks);
    columns.forEach(({ place }, column) => {
      block.bytes[column * block.stride + block.rows] = codeOf.get(read[i]?.[place] ?? null) as number;
    });
    for (const { name, place, values, numbers } of groups) {
      const value = person[name] ?? "";
      const number = numbers.get(value) ?? values.push(value) - 1;
      numbers.set(value, number);
      (block.groups[place] as Int32Array)[block.rows] = number;
    }
    addRow(blocks);
  });
  return ratingTable({
    instrument: version,
    items,
    codes,
    blocks: trimmed(blocks),
    columnOf: new Map(columns.map(({ id }, column) => [id, column])),
    groups,
    rejected: [],
  });
}

function keysOf(ratings: unknown): string[] {
  return isPlainObject(ratings) ? Object.keys(ratings) : [];
}

/** Labels are words for points and change no score, so they may differ. */
function isSameScale(one: unknown, other: unknown): boolean {
  if (!isPlainObject(one) || !isPlainObject(other)) return true;
  return one["min"] === other["min"] && one["max"] === other["max"] && !one["continuous"] === !other["continuous"];
}
