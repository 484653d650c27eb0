// The invalid ratings that a query for scores leaves out, and why.
import type { IssueCode } from "../model/errors.ts";
import { readyPlan } from "../scoring/create-plan.ts";
import type { Plan } from "../scoring/plan.ts";
import { describeScale } from "../scoring/scale.ts";
import { answersStep, givenItems, groupColumns, labels, namedLabels } from "./answers-step.ts";
import { marked, onScale } from "./cell-steps.ts";
import { namesOfSteps, queryText, type Step, type StepNames, select, values } from "./query-text.ts";
import type { RatingsSqlOptions } from "./ratings-in-sql.ts";
import type { QueryKind } from "./ratings-issues.ts";
import { type RatingsQuery, ratingsQuery } from "./ratings-query.ts";
import { numberLiteral, quotedName, quotedText } from "./sql-writer.ts";

/**
 * A query that lists the ratings that {@link scoringSql} leaves out and counts in `invalid`. Its columns: the row and the
 * groups, under their own names, `item`, `rating` (as text), and `reason`. It has one line for each such rating, ordered
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
  const query = ratingsQuery(readyPlan(plan), options, checkQuery);
  const names = namesOfSteps(query.rules, query.table);
  const about = [
    `What is not scored by the plan ${JSON.stringify(plan.name)}; ratings are ${describeScale(query.scale)}.`,
    "A line for each invalid rating, with the reason.",
  ];
  const { steps, last } = query.long === undefined ? wide(query, names) : long(query, names);
  return queryText(query.rules, about, steps, last);
}

const checkQuery: QueryKind = {
  // Accepts the options of the scores.
  options: { output: ["rows", "groups"] },
  result: () => ({ hasRow: true, names: ["item", "rating", "reason"], ofTargets: [] }),
};

interface Check {
  readonly steps: readonly Step[];
  readonly last: string;
}

function long(query: RatingsQuery, names: StepNames): Check {
  const { rules, compiled } = query;
  const groups = groupColumns(query);
  const differ = groups.map((group) => {
    const of = "OVER (PARTITION BY row_name)";
    const differs = `MIN(${group}) ${of} <> MAX(${group}) ${of}`;
    const count = `COUNT(${group}) ${of}`;
    return `CASE WHEN ${count} > 0 AND (${count} < COUNT(*) ${of} OR ${differs}) THEN 1 ELSE 0 END AS ${group}_differs`;
  });
  const known = compiled.ids.map((text) => quotedText(rules, text)).join(", ");
  const reason = [
    `CASE WHEN row_name IS NULL THEN ${code("missing")}`,
    ...groups.map((group) => `WHEN ${group}_differs = 1 THEN ${code("inconsistent")}`),
    `WHEN item IS NULL OR item NOT IN (${known}) THEN ${code("unknown-id")}`,
    `WHEN times > 1 THEN ${code("duplicate")}`,
    ...wrong(query, ""),
    "END AS reason",
  ].join("\n  ");
  return {
    steps: [
      answersStep(query, names),
      {
        name: names.assessments,
        about: "How many ratings each item has in its assessment, and whether the assessment has several groups.",
        body: select(
          [...labels(query), "item", "x", "v", "COUNT(*) OVER (PARTITION BY row_name, item) AS times", ...differ],
          `FROM ${names.answers}`,
          rules.end,
        ),
      },
      {
        name: names.reasons,
        about: "Why each answer is not a rating; NULL where it is one.",
        body: select(
          [...labels(query), "item", `CAST(x AS ${rules.text}) AS rating`, reason],
          `FROM ${names.assessments}`,
          rules.end,
        ),
      },
    ],
    last: select(
      [...namedLabels(query), ...["item", "rating", "reason"].map((name) => `${name} AS ${quotedName(rules, name)}`)],
      `FROM ${names.reasons}`,
      "WHERE reason IS NOT NULL",
      `ORDER BY ${names.reasons}.row_name, ${names.reasons}.item`,
    ),
  };
}

function wide(query: RatingsQuery, names: StepNames): Check {
  const { rules, compiled } = query;
  const given = givenItems(query);
  const ofPlace = (value: (number: number) => string): string => {
    return ["CASE place", ...given.map(({ number }) => `  WHEN ${number} THEN ${value(number)}`), "END"].join("\n");
  };
  return {
    steps: [
      answersStep(query, names),
      {
        name: names.reasons,
        about: "Why each answer (x) is not a rating (r); NULL where it is one.",
        body: select(
          [
            ...labels(query),
            ...given.map(({ number }) => {
              const reason = ["CASE", ...wrong(query, number), `END AS r${number}`].join(" ");
              return `CAST(x${number} AS ${rules.text}) AS x${number}, ${reason}`;
            }),
          ],
          `FROM ${names.answers}`,
          rules.end,
        ),
      },
      {
        name: names.items,
        columns: ["place", "item"],
        about: "The items that have a column.",
        body: values(given.map(({ number }) => [String(number), quotedText(rules, compiled.ids[number - 1] ?? "")])),
      },
    ],
    last: select(
      [
        ...namedLabels(query),
        `item AS ${quotedName(rules, "item")}`,
        `${ofPlace((number) => `x${number}`)} AS ${quotedName(rules, "rating")}`,
        `${ofPlace((number) => `r${number}`)} AS ${quotedName(rules, "reason")}`,
      ],
      // No WHERE over r1, r2 and so on: Spark's planner does not end for 31 of these.
      `FROM ${names.reasons} JOIN ${names.items} ON ${ofPlace((number) => `r${number}`)} IS NOT NULL`,
      `ORDER BY ${names.reasons}.row_name, ${names.items}.place`,
    ),
  };
}

/** What is wrong with an answer: the branches of a CASE. */
function wrong(query: RatingsQuery, place: number | ""): string[] {
  const { min, max } = query.scale;
  const { missing, notApplicable } = marked(query, place);
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
