// From the ratings in a database to a row for each assessment and a cell for each item. A cell is never NULL: it is the
// rating's points, 0 or more, or a negative code: -1 not applicable, -2 not a rating on the scale, -3 not rated.
import type { Scale } from "../scoring/scale.ts";
import { type Step, sum } from "./query-text.ts";
import type { RatingsQuery } from "./ratings-query.ts";
import { numberLiteral, quotedName, quotedText } from "./sql-writer.ts";

export const notApplicableCell = "-1.0";
const invalidCell = "-2.0";
const notRatedCell = "-3.0";

/**
 * The steps that give a row for each assessment. The last one, `from`, has the columns row_name, group_1 and so on, and
 * c1 and so on for each item of the plan; `invalid` is its number of invalid ratings, as an expression over that step.
 */
export function cellSteps(query: RatingsQuery): { steps: Step[]; from: string; invalid: string } {
  return query.columns === undefined ? longSteps(query) : wideSteps(query);
}

/**
 * The step that reads the table. Its columns: row_name, group_1 and so on, and each rating as stored (x) and as a number
 * (v). In a wide table these are x1, v1 and so on; otherwise `item` is a column too.
 */
export function answersStep(query: RatingsQuery): Step {
  const { rules, names, table, labelNames, labels, long, columns = [] } = query;
  const ratings =
    long === undefined
      ? columns.map(({ column, number }) => answer(query, column, number))
      : [
          `${rules.exact(`CAST(ratings.${quotedName(rules, long.item)} AS ${rules.text})`)} AS item`,
          answer(query, long.rating, ""),
        ];
  return {
    name: names.answers,
    about: "Each answer as stored (x) and as a number (v).",
    columns: [...labelNames.map((column, i) => `ratings.${quotedName(rules, column)} AS ${labels[i]}`), ...ratings],
    from: `${quotedName(rules, table)} AS ratings`,
  };
}

/** The row and the groups under the caller's names, for the result. */
export function namedLabels({ rules, labelNames, labels }: RatingsQuery): string[] {
  return labelNames.map((name, i) => `${labels[i]} AS ${quotedName(rules, name)}`);
}

function answer({ isText, rules }: RatingsQuery, column: string, place: number | ""): string {
  const raw = `ratings.${quotedName(rules, column)}`;
  if (!isText) return `${raw} AS x${place}, ${rules.numberOf(raw)} AS v${place}`;
  const text = `TRIM(CAST(${raw} AS ${rules.text}))`;
  return `${rules.exact(text)} AS x${place}, ${rules.numberOfText(text)} AS v${place}`;
}

/** The conditions that an answer, of the columns x and v with this ending, is missing, and that it is not applicable. */
export function answerConditions({ isText, rules, missing, notApplicable }: RatingsQuery, place: number | "") {
  const among = (marks: RatingsQuery["missing"]): string[] => {
    const texts = marks.flatMap((mark) => (typeof mark === "string" ? quotedText(rules, mark) : []));
    const numbers = marks.flatMap((mark) => (typeof mark === "number" ? numberLiteral(mark) : []));
    return [
      ...(texts.length > 0 ? [`x${place} IN (${texts.join(", ")})`] : []),
      ...(numbers.length > 0 ? [`v${place} IN (${numbers.join(", ")})`] : []),
    ];
  };
  const empty = [`x${place} IS NULL`, ...(isText ? [`x${place} = ''`] : [])];
  return { missing: [...empty, ...among(missing)].join(" OR "), notApplicable: among(notApplicable).join(" OR ") };
}

/** The condition that the number in a column is on a scale. */
export function onScale({ min, max, continuous }: Scale, value: string): string {
  const within = `${value} >= ${numberLiteral(min)} AND ${value} <= ${numberLiteral(max)}`;
  return continuous === true ? within : `${within} AND ${value} = ROUND(${value})`;
}

function cell(query: RatingsQuery, place: number | "", as: string): string {
  const { min, unit } = query.measure;
  const value = `v${place}`;
  const { missing, notApplicable } = answerConditions(query, place);
  const plain = `${value} - ${min < 0 ? `(${numberLiteral(min)})` : numberLiteral(min)}`;
  const points = unit === 1 ? plain : `(${plain}) * ${numberLiteral(unit)}`;
  return [
    `CASE WHEN ${missing} THEN ${notRatedCell}`,
    ...(notApplicable === "" ? [] : [`WHEN ${notApplicable} THEN ${notApplicableCell}`]),
    `WHEN ${onScale(query.scale, value)} THEN ${points} ELSE ${invalidCell} END AS ${as}`,
  ].join(" ");
}

/** A comment for readers of the query. */
function aboutCells({ measure: { min, unit, most } }: RatingsQuery): string {
  const factor = unit === 1 ? "" : `, times ${unit}`;
  return `Cells: points (the rating minus ${min}${factor}) from 0 to ${most}, or a code: -1 not applicable, -2 invalid, -3 not rated.`;
}

function wideSteps(query: RatingsQuery) {
  const { rules, names, items, labels, columns = [] } = query;
  const given = columns.map(({ number }) => number);
  const absent = new Set(items.map((_, place) => place + 1));
  for (const number of given) absent.delete(number);
  const notRated = [...absent].map((number) => `CAST(${notRatedCell} AS ${rules.double}) AS c${number}`);
  const cellsStep = {
    name: names.cells,
    about: aboutCells(query),
    columns: [...labels, ...given.map((number) => cell(query, number, `c${number}`)), ...notRated],
    from: names.answers,
  };
  return {
    steps: [answersStep(query), cellsStep],
    from: names.cells,
    invalid: `${sum(given.map((number) => `CASE WHEN c${number} = ${invalidCell} THEN 1 ELSE 0 END`))} AS invalid`,
  };
}

function longSteps(query: RatingsQuery) {
  const { rules, names, items, measure, labels, groups } = query;
  const compared = items.map((id, place) => ({ is: `item = ${quotedText(rules, id)}`, number: place + 1 }));
  const groupsDiffer = groups.map((group) => {
    return `WHEN COUNT(${group}) > 0 AND (COUNT(${group}) < COUNT(*) OR MIN(${group}) <> MAX(${group})) THEN 1`;
  });
  const isAstray = ["CASE WHEN row_name IS NULL THEN 1", ...groupsDiffer, "ELSE 0 END AS is_astray"].join(" ");
  // One sum gives an item's cell and whether it has several, so that each rating is compared once with each item. Cells
  // are shifted up so far that any two of them, even of -3, add up to more than any one.
  const most = Math.ceil(measure.most);
  const shift = most + 8;
  const shifted = (cell: number): string => numberLiteral(shift + cell);
  const sound = compared.map(({ number: n }) => {
    return `CASE WHEN t${n} <= ${shifted(most)} AND t${n} <> ${shifted(Number(invalidCell))} THEN 1 ELSE 0 END`;
  });
  const steps = [
    answersStep(query),
    {
      name: names.cells,
      about: aboutCells(query),
      columns: [...labels, "item", cell(query, "", "cell")],
      from: names.answers,
    },
    {
      name: names.assessments,
      about: `The sum of each item's cells, each plus ${shift}: more than ${shift + most} means several ratings. is_astray: the row is NULL, or has several groups.`,
      columns: [
        "row_name",
        ...groups.map((group) => `MIN(${group}) AS ${group}`),
        "COUNT(*) AS given",
        isAstray,
        ...compared.map(({ is, number }) => `SUM(CASE WHEN ${is} THEN cell + ${shifted(0)} END) AS t${number}`),
      ],
      from: `${names.cells}\nGROUP BY row_name`,
    },
    {
      name: names.sound,
      about:
        "Cells again. Left out, and counted as invalid: all ratings where is_astray = 1, and items with several ratings.",
      columns: [
        "row_name",
        ...groups.map((group) => `CASE WHEN is_astray = 0 THEN ${group} END AS ${group}`),
        `CASE WHEN is_astray = 1 THEN given ELSE given - ${sum(sound)} END AS invalid`,
        ...compared.map(({ number: n }) => {
          const isInvalid = `is_astray = 1 OR t${n} > ${shifted(most)}`;
          const cell = `WHEN t${n} > 0.0 THEN t${n} - ${shifted(0)} ELSE ${notRatedCell}`;
          return `CASE WHEN ${isInvalid} THEN ${invalidCell} ${cell} END AS c${n}`;
        }),
      ],
      from: names.assessments,
    },
  ];
  return { steps, from: names.sound, invalid: "invalid" };
}
