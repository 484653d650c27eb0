// Many respondents' assessments combined into one profile, in which each group has the same weight.
import { AssessmentError } from "../check/errors.ts";
import type { Issue } from "../check/issue.ts";
import { unexpected } from "../check/messages.ts";
import { checkOptions, oneOf, required } from "../check/options.ts";
import { deepFreeze } from "../model/freeze.ts";
import { type MetricAssessment, metricAssessment, type SelfAssessment, selfAssessment } from "../scoring/assessment.ts";
import type { Rating } from "../scoring/ratings.ts";
import { fromAssessments } from "../table/from-assessments.ts";
import type { RatingTable } from "../table/rating-table.ts";

/** What respondents are grouped by. */
export interface CombineOptions {
  /** A property that each assessment must have. */
  readonly by: "role" | "lea" | "site" | "date" | "respondent";
}

/** The assessments of one group combined. */
export interface CombinedGroup<Assessment> {
  /** Its value: "student". */
  readonly group: string;
  /** How many assessments. */
  readonly n: number;
  /** The mean of each item. */
  readonly assessment: Assessment;
}

/** What an item of the combined profile rests on. */
export interface CombinedItem {
  /** The item. */
  readonly id: string;
  /** How many rated it. */
  readonly n: number;
  /** How many groups have a mean of it. */
  readonly groups: number;
}

/** Many assessments combined. */
export interface Combined<Assessment> {
  /** What they were grouped by. */
  readonly by: CombineOptions["by"];
  /** How many there are. */
  readonly n: number;
  /** The mean of the groups' means: every group has the same weight, however many answered in it. */
  readonly combined: Assessment;
  /** The mean of all who rated: every respondent has the same weight. */
  readonly unweighted: Assessment;
  /** The groups, in the order of their first. */
  readonly groups: readonly CombinedGroup<Assessment>[];
  /** The items that were rated, in the framework's order. */
  readonly items: readonly CombinedItem[];
}

/**
 * Combines many respondents' assessments: for each item the mean of each group first, then the mean of these, so that 300
 * staff do not outweigh 5 students; and also the plain mean of all.
 *
 * The mean of an item is over those who rated it. Where nobody rated it, it is "n/a" if all who answered it chose that,
 * and not rated otherwise. A group in which nobody rated an item has no part in its mean. Means of ratings assume equal
 * spacing between scale points. There is no interval, since groups are not drawn at random.
 *
 * The results are assessments on the same scale, made continuous, and go straight into scoreDomains, projectToMetrics
 * or scoreMetrics.
 *
 * @param assessments - All of one instrument and on one scale, which is not continuous and has at most 200 points.
 * @throws AssessmentError with every problem of the assessments, OptionsError for invalid options.
 */
export function combine<Assessment extends SelfAssessment | MetricAssessment>(
  assessments: readonly Assessment[],
  options: CombineOptions,
): Combined<Assessment> {
  checkOptions(options, { by: required(oneOf("role", "lea", "site", "date", "respondent")) });
  const { by } = options;
  const table = fromAssessments(assessments) as unknown as RatingTable;
  const issues = assessments.flatMap((assessment, i): Issue[] => {
    return assessment[by] === undefined ? [unexpected([i, by], undefined, `the ${by} of the respondent`)] : [];
  });
  if (issues.length > 0) throw new AssessmentError(issues);

  const groupOfRow = table.group(by);
  const names = [...new Set(groupOfRow)];
  const rowsOf = names.map((name) => [...groupOfRow.keys()].filter((row) => groupOfRow[row] === name));
  const means = table.items.map((id) => {
    const ratings = table.ratings(id);
    return { id, all: meanOf(ratings), groups: rowsOf.map((rows) => meanOf(rows.map((row) => ratings[row] ?? null))) };
  });
  const assessmentOf = (ratingOf: (mean: (typeof means)[number]) => Rating, group?: string): Assessment => {
    return assembled(table, new Map(means.map((mean) => [mean.id, ratingOf(mean)])), group && { [by]: group });
  };
  return deepFreeze({
    by,
    n: table.rows,
    combined: assessmentOf(({ groups }) => meanOf(groups)),
    unweighted: assessmentOf(({ all }) => all),
    groups: names.map((group, g) => ({
      group,
      n: rowsOf[g]?.length ?? 0,
      assessment: assessmentOf(({ groups }) => groups[g] ?? null, group),
    })),
    items: means.flatMap(({ id, groups }) => {
      const n = numbersIn(table.ratings(id)).length;
      return n === 0 ? [] : [{ id, n, groups: numbersIn(groups).length }];
    }),
  }) as Combined<Assessment>;
}

function numbersIn(ratings: readonly Rating[]): number[] {
  return ratings.filter((rating) => typeof rating === "number");
}

/** The mean of the ratings that are numbers; without any, "n/a" when all that is there is "n/a". */
function meanOf(ratings: readonly Rating[]): Rating {
  const numbers = numbersIn(ratings);
  if (numbers.length > 0) return numbers.reduce((sum, rating) => sum + rating, 0) / numbers.length;
  return ratings.includes("n/a") ? "n/a" : null;
}

/** An assessment of the table's instrument. */
function assembled<Assessment>(
  { instrument, scale }: RatingTable,
  ratings: ReadonlyMap<string, Rating>,
  respondent: object | "" | undefined,
): Assessment {
  const { fields } = instrument === "1.0" ? selfAssessment : metricAssessment;
  const rated = fields.map(({ name, items }) => {
    return [name, Object.fromEntries(items.ids.filter((id) => ratings.has(id)).map((id) => [id, ratings.get(id)]))];
  });
  return { instrument, scale: { ...scale, continuous: true }, ...(respondent || {}), ...Object.fromEntries(rated) };
}
