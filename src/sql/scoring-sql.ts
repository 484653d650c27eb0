// A plan as SQL that scores a table of ratings.
import { readyPlan } from "../scoring/create-plan.ts";
import type { Plan } from "../scoring/plan.ts";
import { describeScale } from "../scoring/scale.ts";
import type { Status } from "../scoring/scores.ts";
import { groupColumns, namedLabels } from "./answers-step.ts";
import { namesOfSteps, queryText, select } from "./query-text.ts";
import type { RatingsSqlOptions } from "./ratings-in-sql.ts";
import { type QueryKind, targetColumn } from "./ratings-issues.ts";
import { type RatingsQuery, ratingsQuery } from "./ratings-query.ts";
import { reaches, scoreSteps } from "./score-steps.ts";
import { quotedName } from "./sql-writer.ts";

/** How a query that scores is asked for. */
export interface ScoringSqlOptions<Item extends string = string> extends RatingsSqlOptions<Item> {
  /**
   * `"rows"`, unless given: a row for each assessment. `"groups"`: a row for each group, or one for all without `by`,
   * with counts and means.
   */
  readonly output?: "rows" | "groups" | undefined;
}

/**
 * A query that scores ratings where they stand, as score does.
 *
 * For `"rows"` it gives the row and the groups, under their own names, `invalid`, and for each target and the overall,
 * by its id in lower case, `<target>_score` (0 to 1, or NULL), `<target>_coverage` (0 to 1, or NULL) and
 * `<target>_status` (`scored`, `insufficient`, `not-applicable`). For `"groups"` it gives the groups, `assessments`,
 * `invalid`, and for each target and the overall `<target>_n`, how many have a score, and `<target>_mean`, the mean of
 * these.
 *
 * What is no rating on the scale, of no item of the plan, given twice, of no assessment or of one with several groups
 * is left out of the scores, as if it was not rated, and counted in `invalid`; {@link checkSql} lists it. Nothing is
 * clamped.
 *
 * @param plan - Any plan.
 * @param options - The dialect, where the ratings are, their scale, groups, and what comes out.
 * @returns The query, without a semicolon, so that it can be part of another.
 * @throws OptionsError for options that are none; PlanError for a plan that is none, or whose ids the dialect cannot
 *   say or tell apart.
 */
export function scoringSql<Target extends string, Item extends string>(
  plan: Plan<Target, Item>,
  options: ScoringSqlOptions<NoInfer<Item>>,
): string {
  const query = ratingsQuery(readyPlan(plan), options, scoringQuery);
  const isGrouped = options.output === "groups";
  const names = namesOfSteps(query.rules, query.table);
  const about = [
    `Scores by the plan ${JSON.stringify(plan.name)}; ratings are ${describeScale(query.scale)}.`,
    isGrouped ? "Counts and means of each group." : "A row for each assessment.",
  ];
  const last = isGrouped ? groupsOf(query, names.overall) : rowsOf(query, names.overall);
  return queryText(query.rules, about, scoreSteps(query, names), last);
}

const scoringQuery: QueryKind = {
  options: { output: ["rows", "groups"] },
  result: ({ output }) => {
    return output === "groups"
      ? { hasRow: false, names: ["assessments", "invalid"], ofTargets: ["n", "mean"] }
      : { hasRow: true, names: ["invalid"], ofTargets: ["score", "coverage", "status"] };
  },
};

function rowsOf(query: RatingsQuery, from: string): string {
  const { rules } = query;
  return select(
    [
      ...namedLabels(query),
      `invalid AS ${quotedName(rules, "invalid")}`,
      ...targetsOf(query).flatMap(({ id, score, coverage }) => [
        `${score} AS ${quotedName(rules, targetColumn(id, "score"))}`,
        `${coverage} AS ${quotedName(rules, targetColumn(id, "coverage"))}`,
        `${status(score, coverage)} AS ${quotedName(rules, targetColumn(id, "status"))}`,
      ]),
    ],
    `FROM ${from}`,
  );
}

function groupsOf(query: RatingsQuery, from: string): string {
  const { rules, by } = query;
  // Ratings without a row are no assessment.
  const assessments = query.long === undefined ? "*" : "row_name";
  const groups = groupColumns(query).join(", ");
  const places = by.map((_, i) => i + 1).join(", ");
  return select(
    [
      ...namedLabels(query).slice(1),
      `COUNT(${assessments}) AS ${quotedName(rules, "assessments")}`,
      `CAST(COALESCE(SUM(invalid), 0) AS BIGINT) AS ${quotedName(rules, "invalid")}`,
      ...targetsOf(query).flatMap(({ id, score }) => [
        `COUNT(${score}) AS ${quotedName(rules, targetColumn(id, "n"))}`,
        `AVG(${score}) AS ${quotedName(rules, targetColumn(id, "mean"))}`,
      ]),
    ],
    `FROM ${from}`,
    ...(by.length === 0 ? [] : [`GROUP BY ${groups}`, `ORDER BY ${places}`]),
  );
}

/** The targets and the overall: what says the score and the coverage of each. */
function targetsOf(query: RatingsQuery): { readonly id: string; readonly score: string; readonly coverage: string }[] {
  const overall = `CASE WHEN ${reaches(query, "overall_coverage")} THEN overall_mean END`;
  return [
    ...query.compiled.targets.map(({ id }, t) => ({ id, score: `t${t + 1}_score`, coverage: `t${t + 1}_coverage` })),
    { id: "overall", score: overall, coverage: "overall_coverage" },
  ];
}

/** Rule 7. */
function status(score: string, coverage: string): string {
  const [scored, insufficient, notApplicable]: readonly Status[] = ["scored", "insufficient", "not-applicable"];
  return `CASE WHEN ${coverage} IS NULL THEN '${notApplicable}' WHEN ${score} IS NULL THEN '${insufficient}' ELSE '${scored}' END`;
}
