// A plan as a query that scores a table of ratings.
import type { Plan } from "../scoring/plan.ts";
import { describeScale } from "../scoring/scale.ts";
import type { Status } from "../scoring/scores.ts";
import { namedLabels } from "./cell-steps.ts";
import { queryText, select } from "./query-text.ts";
import { type RatingsQuery, ratingsQuery, type ScoringSqlOptions, targetColumn } from "./ratings-query.ts";
import { leastCoverage, scoreSteps } from "./score-steps.ts";
import { quotedName } from "./sql-writer.ts";

/**
 * A query that scores ratings in a database, as `score` does.
 *
 * The columns for `"rows"`: the row and the groups, under their own names, `invalid`, and for each target and the overall,
 * by its id in lower case, `<target>_score` (0 to 1, or NULL), `<target>_coverage` (0 to 1, or NULL), and
 * `<target>_status` (`scored`, `insufficient`, `not-applicable`). The columns for `"groups"`: the groups, `assessments`,
 * `invalid`, and for each target and the overall `<target>_n`, the number of scores, and `<target>_mean`, their mean.
 * With `by`, groups of fewer than `minCount` assessments have NULL in all of these, and so have a count and a mean of
 * fewer scores. That does not protect small groups from subtraction: use `publish` for what leaves.
 *
 * Invalid ratings are left out of the scores, as if not rated, and counted in `invalid`; {@link checkSql} lists them with
 * the reason. Nothing is clamped. For CEI's own plans and whole ratings the scores and coverages are the numbers that
 * `score` gives, to the last bit; otherwise they agree within 1e-12.
 *
 * @param plan - Any plan. A target with a direct item has that item's rating as its score, where there is one.
 * @param options - The dialect, where the ratings are, their scale, the groups, and the output.
 * @returns The query, without a semicolon, so that it can be part of another.
 * @throws OptionsError for invalid options; PlanError for an invalid plan, or one whose ids the dialect cannot represent
 *   or tell apart.
 */
export function scoringSql<Target extends string, Item extends string>(
  plan: Plan<Target, Item>,
  options: ScoringSqlOptions<NoInfer<Item>>,
): string {
  const query = ratingsQuery(plan, options);
  const isGrouped = query.output === "groups";
  const least = query.minCount > 1 ? `; NULL where they are of fewer than ${query.minCount}` : "";
  const about = [
    `Scores by the plan ${JSON.stringify(query.name)}; ratings are ${describeScale(query.scale)}.`,
    isGrouped ? `Counts and means of each group${least}.` : "A row for each assessment.",
  ];
  return queryText(query.rules, about, scoreSteps(query), isGrouped ? groupsOf(query) : rowsOf(query));
}

function rowsOf(query: RatingsQuery): string {
  const { rules, names } = query;
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
    `FROM ${names.overall}`,
  );
}

function groupsOf(query: RatingsQuery): string {
  const { rules, names, groups } = query;
  // Ratings without a row belong to no assessment.
  const assessments = `COUNT(${query.long === undefined ? "*" : "row_name"})`;
  const isSmall = (count: string): string => `${count} BETWEEN 1 AND ${query.minCount - 1}`;
  const unlessSmall = (value: string, ...counts: readonly string[]): string => {
    return query.minCount === 1 ? value : `CASE WHEN ${counts.map(isSmall).join(" OR ")} THEN NULL ELSE ${value} END`;
  };
  const column = (name: string, value: string, ...counts: readonly string[]): string => {
    return `${unlessSmall(value, assessments, ...counts)} AS ${quotedName(rules, name)}`;
  };
  const places = groups.map((_, i) => i + 1).join(", ");
  return select(
    [
      ...namedLabels(query).slice(1),
      column("assessments", assessments),
      column("invalid", "CAST(COALESCE(SUM(invalid), 0) AS BIGINT)"),
      ...targetsOf(query).flatMap(({ id, score }) => [
        column(targetColumn(id, "n"), `COUNT(${score})`, `COUNT(${score})`),
        column(targetColumn(id, "mean"), `AVG(${score})`, `COUNT(${score})`),
      ]),
    ],
    `FROM ${names.overall}`,
    ...(groups.length === 0 ? [] : [`GROUP BY ${groups.join(", ")}`, `ORDER BY ${places}`]),
  );
}

/** The targets and the overall: the expressions of the score and the coverage of each. */
function targetsOf(query: RatingsQuery): { readonly id: string; readonly score: string; readonly coverage: string }[] {
  const overall = `CASE WHEN overall_coverage >= ${leastCoverage(query)} THEN overall_mean END`;
  return [
    ...query.targets.map(({ id }, t) => ({ id, score: `t${t + 1}_score`, coverage: `t${t + 1}_coverage` })),
    { id: "overall", score: overall, coverage: "overall_coverage" },
  ];
}

/** Rule 7. */
function status(score: string, coverage: string): string {
  const [scored, insufficient, notApplicable]: readonly Status[] = ["scored", "insufficient", "not-applicable"];
  return `CASE WHEN ${coverage} IS NULL THEN '${notApplicable}' WHEN ${score} IS NULL THEN '${insufficient}' ELSE '${scored}' END`;
}
