// A table of assessments that are objects already.
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
import { type Scale, scale } from "../scoring/scale.ts";
import { addRow, nextBlock, noRows, trimmed } from "./blocks.ts";
import { instrumentItems } from "./instrument-items.ts";
import { notRated, ratingCodes, tableScaleIssues } from "./rating-codes.ts";
import { type RatingTable, ratingTable } from "./rating-table.ts";
import type { TableItem } from "./read/read-table.ts";

/** Who answered; each key that any assessment has becomes a group. */
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
    for (const issue of found) issues.push({ ...issue, path: [i, ...issue.path] });
    if (!isPlainObject(assessment)) return [];
    if (!found.some(({ path }) => path[0] === "scale")) {
      if (i === 0) issues.push(...tableScaleIssues(firstScale, [i, "scale"]));
      else if (!isSameScale(firstScale, assessment["scale"])) {
        issues.push(unexpected([i, "scale"], assessment["scale"], "the scale of the first assessment", "inconsistent"));
      }
    }
    for (const { name } of instrument.fields) for (const id of Object.keys(Object(assessment[name]))) seen.add(id);
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
  const groups = keys.map((name, place) => {
    const texts = people.map((person) => person[name] ?? "");
    const numberOf = new Map([...new Set(texts)].map((text, number) => [text, number]));
    return { name, place, values: [...numberOf.keys()], numbers: texts.map((text) => numberOf.get(text) as number) };
  });
  const columns = items.ids.map((id, place) => ({ id, place })).filter(({ id }) => seen.has(id));
  const blocks = noRows(columns.length, groups.length);
  people.forEach((_, i) => {
    const block = nextBlock(blocks);
    columns.forEach(({ place }, column) => {
      block.bytes[column * block.stride + block.rows] = codeOf.get(read[i]?.[place] ?? null) as number;
    });
    for (const { place, numbers } of groups) (block.groups[place] as Int32Array)[block.rows] = numbers[i] as number;
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

/** Labels are words for points and change no score, so they may differ. */
function isSameScale(one: unknown, other: unknown): boolean {
  if (!isPlainObject(one) || !isPlainObject(other)) return true;
  return one["min"] === other["min"] && one["max"] === other["max"] && !one["continuous"] === !other["continuous"];
}
