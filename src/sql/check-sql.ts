// A query for the invalid ratings that a query for scores leaves out, with the reasons.
import type { IssueCode } from "../check/issue.ts";
import type { Plan } from "../scoring/plan.ts";
import { describeScale } from "../scoring/scale.ts";
import { type Answer, answerIn, conditions, labelColumns, namedLabels, onScale, resultColumn } from "./answers.ts";
import { fieldSteps, groupsDiffer, packing } from "./long-steps.ts";
import { callLine, queryText, type Step, select, sum } from "./query-text.ts";
import { type RatingsQuery, type RatingsSqlOptions, ratingsQuery } from "./ratings-query.ts";
import { plainNumber, quotedText } from "./sql-writer.ts";

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
  const { rules, names, orderBy } = query;
  const about = [
    `Ratings that the plan ${JSON.stringify(plan.name)} does not score, a rating is ${describeScale(query.scale)}.`,
    "A row for each invalid rating, with the reason.",
    callLine("checkSql", options),
  ];
  const isLong = query.long !== undefined;
  const last = select(
    [...namedLabels(query), ...["item", "rating", "reason"].map((name) => resultColumn(query, name, name))],
    `FROM ${names.reasons}`,
    "WHERE reason IS NOT NULL",
    orderBy ? `ORDER BY ${names.reasons}.row_name, ${names.reasons}.${isLong ? "item" : "place"}` : "",
  );
  return queryText(rules, about, isLong ? long(query) : wide(query), last);
}

/** The reasons in a table with a row for each rating. */
function long(query: RatingsQuery): Step[] {
  const { rules, names, plan, groups, labels } = query;
  const { steps, answers, sound } = fieldSteps(query);
  const { mostAnswers } = packing(query);
  const counted: Step = {
    name: names.counted,
    about: "The answers of each assessment that are ratings, missing, or not applicable.",
    columns: ["row_name", "answered", "is_astray", ...sound.map(({ column }) => column)],
    from: names.fields,
  };
  const suspects: Step = {
    name: names.suspects,
    about: "Assessments that have invalid answers.",
    columns: ["row_name AS suspect"],
    // Not a WHERE: Trino would compute the counts within it, in a method too long for the JVM to compile.
    from: `${names.counted}\nGROUP BY row_name\nHAVING MAX(is_astray) = 1 OR SUM(answered) > ${sum(sound.map(({ name }) => `SUM(${name})`))}`,
  };
  const known = `item IN (${plan.items.map((item) => quotedText(rules, item.trim())).join(", ")})`;
  const over = "OVER (PARTITION BY row_name)";
  const listed: Step = {
    name: names.listed,
    hint: rules.fewRows(names.suspects),
    about: "All their answers; how many the item and the assessment have, and whether it is in several groups.",
    columns: [
      ...[...labels, "item", "given", "value"],
      `CASE WHEN ${known} THEN 1 ELSE 0 END AS is_known`,
      "COUNT(*) OVER (PARTITION BY row_name, item) AS times",
      `SUM(CASE WHEN ${known} THEN 1 ELSE 0 END) ${over} AS answered`,
      ...groups.map((group) => `CASE WHEN ${groupsDiffer(group, over)} THEN 1 ELSE 0 END AS ${group}_differs`),
    ],
    from: `${answers} LEFT JOIN ${names.suspects} ON row_name = suspect\nWHERE suspect IS NOT NULL OR row_name IS NULL`,
  };
  const reason = reasonOf(query, [
    `WHEN row_name IS NULL THEN ${code("missing")}`,
    ...groups.map((group) => `WHEN ${group}_differs = 1 THEN ${code("inconsistent")}`),
    `WHEN is_known = 0 THEN ${code("unknown-id")}`,
    `WHEN times > 1 OR answered > ${mostAnswers} THEN ${code("duplicate")}`,
  ]);
  return [...steps, counted, suspects, listed, reasonsStep(query, [...labels, "item"], reason)];
}

/** The most items whose answers are listed in one step, since engines limit the length of an expression. */
const mostAtOnce = 50;

/** The reasons in a wide table. */
function wide(query: RatingsQuery): Step[] {
  const { rules, names, given, columnOf, labels, table, isText } = query;
  const answers = given.map((item, i) => ({ item, place: i + 1, ...answerIn(query, columnOf.get(item) as string) }));
  const steps = Array.from({ length: Math.ceil(answers.length / mostAtOnce) }, (_, i): Step => {
    const some = answers.slice(i * mostAtOnce, (i + 1) * mostAtOnce);
    const rows = some.map(({ item, place, given, value }) => [
      `${place}`,
      quotedText(rules, item),
      isText ? given : `CAST(${given} AS ${rules.text})`,
      `CAST(${value} AS ${rules.double})`,
    ]);
    const { columns, from } = rules.listed(["place", "item", "given", "value"], rows);
    const isInvalid = some.map((answer) => invalidAnswer(query, answer)).join("\n  OR ");
    return {
      name: answers.length > mostAtOnce ? `${names.listed}_${i + 1}` : names.listed,
      about: "The answers of assessments with an invalid one, one in a row.",
      columns: [...labelColumns(query), ...columns],
      // A condition on the columns of the table, since planners multiply conditions on computed columns without end.
      from: `${table} AS ratings ${from}\nWHERE ${isInvalid}`,
    };
  });
  const all = [...labels, "place", "item"];
  if (steps.length === 1) return [...steps, reasonsStep(query, all, reasonOf(query, []))];
  const together: Step = {
    name: names.listed,
    about: "All of them.",
    columns: [...all, "given", "value"],
    from: steps.map(({ name }) => name).join(`\nUNION ALL SELECT ${[...all, "given", "value"].join(", ")}\nFROM `),
  };
  return [...steps, together, reasonsStep(query, all, reasonOf(query, []))];
}

function reasonsStep({ rules, names }: RatingsQuery, columns: readonly string[], reason: string): Step {
  return {
    name: names.reasons,
    about: "Why each answer is invalid; NULL for a valid one.",
    columns: [...columns, `CAST(given AS ${rules.text}) AS rating`, reason],
    from: names.listed,
  };
}

/** The condition that an answer is invalid; it may be NULL for one that is missing. */
function invalidAnswer(query: RatingsQuery, answer: Answer): string {
  const { missing, notApplicable } = conditions(query, answer);
  const isOnScale = onScale(query, answer.value);
  if (!query.isText) {
    const marks = [...query.missing, ...query.notApplicable].map((mark) => plainNumber(mark as number));
    return `NOT (${isOnScale}${marks.length > 0 ? ` OR ${answer.value} IN (${marks.join(", ")})` : ""})`;
  }
  const sound = [isOnScale, missing, ...(notApplicable === "" ? [] : [notApplicable])];
  return `CASE ${sound.map((condition) => `WHEN ${condition} THEN 0`).join(" ")} ELSE 1 END = 1`;
}

/** The reason why an answer is invalid, after others; NULL for a valid one. */
function reasonOf(query: RatingsQuery, before: readonly string[]): string {
  const { min, max } = query.scale;
  const { missing, notApplicable } = conditions(query, { given: "given", value: "value" });
  const branches = [
    ...before,
    `WHEN ${missing}${notApplicable === "" ? "" : ` OR ${notApplicable}`} THEN NULL`,
    `WHEN value IS NULL THEN ${code("wrong-value")}`,
    `WHEN ${onScale(query, "value")} THEN NULL`,
    `WHEN value BETWEEN ${plainNumber(min)} AND ${plainNumber(max)} THEN ${code("not-whole")}`,
    `ELSE ${code("off-scale")}`,
  ];
  return ["CASE", ...branches.map((branch) => `  ${branch}`), "END AS reason"].join("\n");
}

function code(code: IssueCode): string {
  return `'${code}'`;
}
