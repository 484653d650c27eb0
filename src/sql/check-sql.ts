// The invalid ratings that a query for scores leaves out, and why.
import type { IssueCode } from "../check/issue.ts";
import type { Plan } from "../scoring/plan.ts";
import { describeScale } from "../scoring/scale.ts";
import { answerConditions, answersStep, namedLabels, onScale } from "./cell-steps.ts";
import { queryText, select } from "./query-text.ts";
import { type RatingsQuery, type RatingsSqlOptions, ratingsQuery } from "./ratings-query.ts";
import { numberLiteral, quotedName, quotedText } from "./sql-writer.ts";

/**
 * A query that lists the ratings that {@link scoringSql} leaves out and counts in `invalid`. Its columns: the row and the
 * groups, under their own names, `item`, `rating` (as text), and `reason`. It has one row for each such rating, ordered
 * by row. The reasons are codes of issues:
 *
 * - `wrong-value`: not a number;
 * - `off-scale`: below or above the scale;
 * - `not-whole`: between two points of a scale that is not continuous;
 * - `unknown-id`: the plan has no such item;
 * - `duplicate`: one of several ratings of an item in the same assessment;
 * - `inconsistent`: the assessment is in several groups;
 * - `missing`: the row is NULL, so the rating belongs to no assessment.
 *
 * The last four occur only in tables with a row for each rating.
 *
 * @param plan - Any plan.
 * @param options - The same as for the scores; `output` makes no difference. The row and the groups must have names
 *   other than `item`, `rating`, and `reason`.
 * @returns The query, without a semicolon.
 * @throws OptionsError for invalid options; PlanError for an invalid plan, or one whose ids the dialect cannot
 *   represent.
 */
export function checkSql<Target extends string, Item extends string>(
  plan: Plan<Target, Item>,
  options: RatingsSqlOptions<NoInfer<Item>>,
): string {
  const query = ratingsQuery(plan, options, "reasons");
  const about = [
    `Ratings that the plan ${JSON.stringify(query.name)} does not score; a rating is ${describeScale(query.scale)}.`,
    "A row for each invalid rating, with the reason.",
  ];
  return queryText(query.rules, about, ...(query.long === undefined ? wide(query) : long(query)));
}

function long(query: RatingsQuery) {
  const { rules, names, items, labels, groups } = query;
  const differ = groups.map((group) => {
    const of = "OVER (PARTITION BY row_name)";
    const differs = `MIN(${group}) ${of} <> MAX(${group}) ${of}`;
    const count = `COUNT(${group}) ${of}`;
    return `CASE WHEN ${count} > 0 AND (${count} < COUNT(*) ${of} OR ${differs}) THEN 1 ELSE 0 END AS ${group}_differs`;
  });
  const known = items.map((text) => quotedText(rules, text)).join(", ");
  const reason = [
    `CASE WHEN row_name IS NULL THEN ${code("missing")}`,
    ...groups.map((group) => `WHEN ${group}_differs = 1 THEN ${code("inconsistent")}`),
    `WHEN item IS NULL OR item NOT IN (${known}) THEN ${code("unknown-id")}`,
    `WHEN times > 1 THEN ${code("duplicate")}`,
    ...reasons(query, ""),
    "END AS reason",
  ].join("\n  ");
  const steps = [
    answersStep(query),
    {
      name: names.assessments,
      about: "The number of ratings of each item in its assessment, and whether the assessment is in several groups.",
      columns: [...labels, "item", "x", "v", "COUNT(*) OVER (PARTITION BY row_name, item) AS times", ...differ],
      from: names.answers,
    },
    {
      name: names.reasons,
      about: "Why each answer is invalid; NULL for a valid rating.",
      columns: [...labels, "item", `CAST(x AS ${rules.text}) AS rating`, reason],
      from: names.assessments,
    },
  ];
  const last = select(
    [...namedLabels(query), ...["item", "rating", "reason"].map((name) => `${name} AS ${quotedName(rules, name)}`)],
    `FROM ${names.reasons}`,
    "WHERE reason IS NOT NULL",
    `ORDER BY ${names.reasons}.row_name, ${names.reasons}.item`,
  );
  return [steps, last] as const;
}

function wide(query: RatingsQuery) {
  const { rules, names, items, labels, columns = [] } = query;
  const numbers = columns.map(({ number }) => number);
  const ofPlace = (column: "x" | "r"): string => {
    return ["CASE place", ...numbers.map((number) => `  WHEN ${number} THEN ${column}${number}`), "END"].join("\n");
  };
  const reasonColumns = numbers.map((number) => {
    const reason = ["CASE", ...reasons(query, number), `END AS r${number}`].join(" ");
    return `CAST(x${number} AS ${rules.text}) AS x${number}, ${reason}`;
  });
  const steps = [
    answersStep(query),
    {
      name: names.reasons,
      about: "Why each answer (x) is invalid (r); NULL for a valid rating.",
      columns: [...labels, ...reasonColumns],
      from: names.answers,
    },
    {
      name: names.items,
      about: "The items that have a column.",
      columns: ["place", "item"],
      from: numbers.map((number) => [`${number}`, quotedText(rules, items[number - 1] ?? "")]),
    },
  ];
  const last = select(
    [
      ...namedLabels(query),
      `item AS ${quotedName(rules, "item")}`,
      `${ofPlace("x")} AS ${quotedName(rules, "rating")}`,
      `${ofPlace("r")} AS ${quotedName(rules, "reason")}`,
    ],
    // No WHERE over r1, r2 and so on: Spark's planner does not finish with 31 of these.
    `FROM ${names.reasons} JOIN ${names.items} ON ${ofPlace("r")} IS NOT NULL`,
    `ORDER BY ${names.reasons}.row_name, ${names.items}.place`,
  );
  return [steps, last] as const;
}

/** The reason why an answer is invalid: the branches of a CASE. */
function reasons(query: RatingsQuery, place: number | ""): string[] {
  const { min, max } = query.scale;
  const { missing, notApplicable } = answerConditions(query, place);
  const value = `v${place}`;
  return [
    `WHEN ${missing}${notApplicable === "" ? "" : ` OR ${notApplicable}`} THEN NULL`,
    `WHEN ${value} IS NULL THEN ${code("wrong-value")}`,
    `WHEN NOT (${value} >= ${numberLiteral(min)} AND ${value} <= ${numberLiteral(max)}) THEN ${code("off-scale")}`,
    `WHEN NOT (${onScale(query.scale, value)}) THEN ${code("not-whole")}`,
  ];
}

function code(code: IssueCode): string {
  return `'${code}'`;
}
