// Makes a table from assessments that are objects.
import { OptionsError } from "../check/errors.ts";
import type { Issue } from "../check/issue.ts";
import { unexpected } from "../check/messages.ts";
import { type Check, checkOptions, functionOf } from "../check/options.ts";
import { isPlainObject } from "../check/plain-object.ts";
import { cleanText } from "../csv/text.ts";
import type { MetricAssessment, SelfAssessment } from "../scoring/assessment.ts";
import type { Rating } from "../scoring/ratings.ts";
import { scale } from "../scoring/scale.ts";
import { addRow, nextBlock, noRows, trimmed } from "./blocks.ts";
import { instrumentItems } from "./instrument-items.ts";
import { notRated, ratingCodes, tableScaleIssues } from "./rating-codes.ts";
import { type RatingTable, ratingTable } from "./rating-table.ts";
import type { TableItem } from "./read/read-table.ts";
import { readAssessments, respondentKeys } from "./read-assessments.ts";

/** The options of {@link fromAssessments}. */
export interface FromAssessmentsOptions<Assessment> {
  /** Your own groups, by name: a function that returns the group of an assessment, as text. */
  readonly groups?: Readonly<Record<string, (assessment: Assessment, index: number) => string>> | undefined;
}

/**
 * Makes a table from assessments, in their order. `respondent`, `role`, `lea`, `site`, and `date` become groups if any
 * assessment has them, with empty text for the others; your own groups come after them. Texts of groups are trimmed and
 * in NFC. The items are those that any assessment names.
 *
 * @param assessments - All of one instrument and on one scale, which is not continuous and has at most 200 points; at
 *   least one.
 * @throws AssessmentError with every problem of every assessment; OptionsError for invalid options, and for a group
 *   whose value is not text.
 */
export function fromAssessments<Assessment extends SelfAssessment | MetricAssessment>(
  assessments: readonly Assessment[],
  options?: FromAssessmentsOptions<NoInfer<Assessment>> | undefined,
): RatingTable<TableItem<Assessment["instrument"]>> {
  checkOptions(options, { groups: groupChecks });
  const read = readAssessments(assessments, { scaleIssues: tableScaleIssues });
  const { instrument, people, ratings, named } = read;
  const items = instrumentItems(instrument);
  const codes = ratingCodes(scale(read.scale));
  const codeOf = new Map<Rating, number>(codes.ratings.map((rating, code) => [rating, code]));
  codeOf.set(null, notRated);
  const keys = respondentKeys.filter((key) => people.some((person) => person[key] !== undefined));
  const textsOf = new Map<string, readonly string[]>([
    ...keys.map((key) => [key, people.map((person) => person[key] ?? "")] as const),
    ...ownGroups(assessments, options?.groups),
  ]);
  const groups = Array.from(textsOf, ([name, given], place) => {
    const texts = given.map(cleanText);
    const numberOf = new Map([...new Set(texts)].map((text, number) => [text, number]));
    return { name, place, values: [...numberOf.keys()], numbers: texts.map((text) => numberOf.get(text) as number) };
  });
  const columns = items.ids.map((id, place) => ({ id, place })).filter(({ id }) => named.has(id));
  const blocks = noRows(columns.length, groups.length);
  people.forEach((_, i) => {
    const block = nextBlock(blocks);
    columns.forEach(({ place }, column) => {
      block.bytes[column * block.stride + block.rows] = codeOf.get(ratings[i]?.[place] ?? null) as number;
    });
    for (const { place, numbers } of groups) (block.groups[place] as Int32Array)[block.rows] = numbers[i] as number;
    addRow(blocks);
  });
  return ratingTable({
    instrument,
    items,
    codes,
    blocks: trimmed(blocks),
    columnOf: new Map(columns.map(({ id }, column) => [id, column])),
    groups,
    rejected: [],
  });
}

const groupChecks: Check = (groups, path) => {
  if (!isPlainObject(groups)) return [unexpected(path, groups, "functions by the names of groups")];
  return Object.entries(groups).flatMap(([name, group]) => {
    if (respondentKeys.some((key) => key === name)) {
      return [unexpected([...path, name], name, "a name that assessments do not have", "reserved")];
    }
    return functionOf("a function of an assessment")(group, [...path, name]);
  });
};

/** The texts of each custom group. */
function ownGroups<Assessment>(
  assessments: readonly Assessment[],
  groups: FromAssessmentsOptions<Assessment>["groups"] = {},
): (readonly [name: string, texts: readonly string[]])[] {
  const issues: Issue[] = [];
  const found = Object.entries(groups).map(([name, textOf]) => {
    const texts = Array.from(assessments, (assessment, i) => {
      const text: unknown = textOf(assessment, i);
      if (typeof text !== "string") issues.push(unexpected(["groups", name, i], text, "text"));
      return String(text);
    });
    return [name, texts] as const;
  });
  if (issues.length > 0) throw new OptionsError(issues);
  return found;
}
