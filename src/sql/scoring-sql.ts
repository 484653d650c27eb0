// Writes a plan as a query that scores a table of ratings.
import type { Plan } from "../scoring/plan.ts";
import { describeScale } from "../scoring/scale.ts";
import type { Status } from "../scoring/scores.ts";
import { namedLabels, resultColumn } from "./answers.ts";
import { callLine, queryText, select } from "./query-text.ts";
import { type RatingsQuery, ratingsQuery, type ScoringSqlOptions, targetColumn } from "./ratings-query.ts";
import { leastCoverage, scoreSteps } from "./score-steps.ts";

/**
 * A query that scores ratings in a database, as `score` does.
 *
 * The columns for `"rows"`: the row and the groups, under their own names, `invalid`, and for each target and the
 * overall, by its id in lower case, `<target>_score` (0 to 1, or NULL), `<target>_coverage` (0 to 1, or NULL), and
 * `<target>_status` (`scored`, `insufficient`, `not-applicable`). The columns for `"groups"`: the groups,
 * `assessments`, `invalid`, and for each target and the overall `<target>_n`, the number of scores, and
 * `<target>_mean`, their mean. With `by`, groups with fewer than `minCount` assessments have NULL in all of these;
 * counts and means of fewer scores are NULL too. Readers may still compute small groups by subtraction: use `publish`
 * before sharing results.
 *
 * Invalid ratings are left out of the scores, as if not rated, and counted in `invalid`; {@link checkSql} lists them
 * with the reason. Nothing is clamped. For CEI's own plans and whole ratings the scores and coverages equal those of
 * `score` to the last bit; otherwise they agree within 1e-12.
 *
 * @param plan - Any plan. A target with a direct item has that item's rating as its score, if it is rated.
 * @param options - The dialect, where the ratings are, their scale, the groups, and the output.
 * @returns The query, without a semicolon, so that it can be part of another.
 * @throws OptionsError for invalid options; PlanError for an invalid plan, or one whose ids the dialect cannot
 *   represent or distinguish.
 */
export function scoringSql<Target extends string, Item extends string>(
  plan: Plan<Target, Item>,
  options: ScoringSqlOptions<NoInfer<Item>>,
): string {
  const query = ratingsQuery(plan, options);
  const { rules, output, minCount } = query;
  const { steps, targets } = scoreSteps(query);
  const isGrouped = output === "groups";
  const least = minCount > 1 ? `, NULL where they are of fewer than ${minCount}` : "";
  const about = [
    `Scores by the plan ${JSON.stringify(plan.name)}, ratings are ${describeScale(query.scale)}.`,
    isGrouped ? `Counts and means of each group${least}.` : "A row for each assessment.",
    callLine("scoringSql", options),
    ...rules.advice,
    ...planLines(query.plan),
  ];
  const outcomes: Outcome[] = [...targets, { id: "overall", score: overallScore(query), coverage: "overall_coverage" }];
  return queryText(rules, about, steps, isGrouped ? groupsOf(query, outcomes) : rowsOf(query, outcomes));
}

/** A target or the overall: the expressions of its score and its coverage. */
interface Outcome {
  readonly id: string;
  readonly score: string;
  readonly coverage: string;
}

function overallScore(query: RatingsQuery): string {
  return `CASE WHEN overall_coverage >= ${leastCoverage(query)} THEN overall_mean END`;
}

function rowsOf(query: RatingsQuery, outcomes: readonly Outcome[]): string {
  return select(
    [
      ...namedLabels(query),
      resultColumn(query, "invalid", "invalid"),
      ...outcomes.flatMap(({ id, score, coverage }) => [
        resultColumn(query, targetColumn(id, "score"), score),
        resultColumn(query, targetColumn(id, "coverage"), coverage),
        resultColumn(query, targetColumn(id, "status"), status(score, coverage)),
      ]),
    ],
    `FROM ${query.names.overall}`,
  );
}

function groupsOf(query: RatingsQuery, outcomes: readonly Outcome[]): string {
  const { names, groups, orderBy, minCount } = query;
  // Ratings without a row belong to no assessment.
  const assessments = `COUNT(${query.long === undefined ? "*" : "row_name"})`;
  const isSmall = (count: string): string => `${count} BETWEEN 1 AND ${minCount - 1}`;
  const column = (name: string, value: string, ...counts: readonly string[]): string => {
    const small = [assessments, ...counts].map(isSmall).join(" OR ");
    const shown = minCount === 1 ? value : `CASE WHEN ${small} THEN NULL ELSE ${value} END`;
    return resultColumn(query, name, shown);
  };
  const places = groups.map((_, i) => i + 1).join(", ");
  return select(
    [
      ...namedLabels(query).slice(1),
      column("assessments", assessments),
      column("invalid", "CAST(COALESCE(SUM(invalid), 0) AS BIGINT)"),
      ...outcomes.flatMap(({ id, score }) => [
        column(targetColumn(id, "n"), `COUNT(${score})`, `COUNT(${score})`),
        column(targetColumn(id, "mean"), `AVG(${score})`, `COUNT(${score})`),
      ]),
    ],
    `FROM ${names.overall}`,
    ...(groups.length === 0 ? [] : [`GROUP BY ${groups.join(", ")}`]),
    ...(groups.length === 0 || !orderBy ? [] : [`ORDER BY ${places}`]),
  );
}

/** Rule 7. */
function status(score: string, coverage: string): string {
  const [scored, insufficient, notApplicable]: readonly Status[] = ["scored", "insufficient", "not-applicable"];
  return `CASE WHEN ${coverage} IS NULL THEN '${notApplicable}' WHEN ${score} IS NULL THEN '${insufficient}' ELSE '${scored}' END`;
}

/** The plan as a table of comments. Weights of 1 are left out. */
function planLines({ targets }: Plan): string[] {
  const weight = (of: number): string => (of === 1 ? "" : `, weight ${of}`);
  return [
    "The plan: target | part | items of the part",
    ...targets.flatMap(({ id, direct, parts }) => [
      ...(direct === undefined ? [] : [`  ${id} | its own rating | ${direct}`]),
      ...parts.map((part) => {
        const items = part.items.map((item) => `${item.id}${part.items.length > 1 ? weight(item.weight) : ""}`);
        return `  ${id} | ${part.id}${weight(part.weight)} | ${items.join(" + ")}`;
      }),
    ]),
  ];
}
