// From ratings as a database holds them to a row for each assessment and a cell for each item. A cell is never NULL: it
// is the rating's points, 0 or more, or a negative code: -1 not applicable, -2 not a rating on the scale, -3 not rated.
import type { Scale } from "../scoring/scale.ts";
import { answersStep, givenItems, groupColumns, labels } from "./answers-step.ts";
import { type Step, type StepNames, select, sum } from "./query-text.ts";
import type { RatingsQuery } from "./ratings-query.ts";
import { numberLiteral, quotedText } from "./sql-writer.ts";

/** The cell of an item that is not applicable. */
export const notApplicableCell = "-1.0";
/** The cell of an item whose rating is not on the scale. */
const invalidCell = "-2.0";
/** The cell of an item that is not rated. */
const notRatedCell = "-3.0";

/** The steps that give a row for each assessment. */
export interface CellSteps {
  readonly steps: readonly Step[];
  /** The last one's name. Its columns: row_name, group_1 and so on, and c1 and so on for each item of the plan. */
  readonly from: string;
  /** The column `invalid`, the number of invalid ratings in an assessment, as an expression over that step. */
  readonly invalid: string;
}

/**
 * The steps from a table of ratings to cells.
 *
 * @param query - What is asked for.
 * @param names - The names of steps.
 */
export function cellSteps(query: RatingsQuery, names: StepNames): CellSteps {
  return query.long === undefined ? wideSteps(query, names) : longSteps(query, names);
}

/**
 * What tells that an answer is none, and what tells that it is not applicable.
 *
 * @param query - What is asked for.
 * @param place - What stands behind x and v.
 */
export function marked({ isText, rules, missing, notApplicable }: RatingsQuery, place: number | "") {
  const among = ({ texts, numbers }: RatingsQuery["missing"]): string[] => [
    ...(texts.length > 0 ? [`x${place} IN (${texts.map((text) => quotedText(rules, text)).join(", ")})`] : []),
    ...(numbers.length > 0 ? [`v${place} IN (${numbers.map(numberLiteral).join(", ")})`] : []),
  ];
  const empty = [`x${place} IS NULL`, ...(isText ? [`x${place} = ''`] : [])];
  return { missing: [...empty, ...among(missing)].join(" OR "), notApplicable: among(notApplicable).join(" OR ") };
}

/**
 * What tells that a number is on a scale.
 *
 * @param scale - The scale.
 * @param value - The column.
 */
export function onScale({ min, max, continuous }: Scale, value: string): string {
  const within = `${value} >= ${numberLiteral(min)} AND ${value} <= ${numberLiteral(max)}`;
  return continuous === true ? within : `${within} AND ${value} = ROUND(${value})`;
}

function cell(query: RatingsQuery, place: number | "", as: string): string {
  const { min, unit } = query.measure;
  const value = `v${place}`;
  const { missing, notApplicable } = marked(query, place);
  const plain = `${value} - ${min < 0 ? `(${numberLiteral(min)})` : numberLiteral(min)}`;
  const points = unit === 1 ? plain : `(${plain}) * ${numberLiteral(unit)}`;
  return [
    `CASE WHEN ${missing} THEN ${notRatedCell}`,
    ...(notApplicable === "" ? [] : [`WHEN ${notApplicable} THEN ${notApplicableCell}`]),
    `WHEN ${onScale(query.scale, value)} THEN ${points} ELSE ${invalidCell} END AS ${as}`,
  ].join(" ");
}

/** What a cell holds, for the readers of a query. */
function aboutCells({ measure: { min, unit, most } }: RatingsQuery): string {
  const factor = unit === 1 ? "" : `, times ${unit}`;
  return `Cells: points (the rating minus ${min}${factor}), 0 to ${most}; or -1 not applicable, -2 invalid, -3 not rated.`;
}

function wideSteps(query: RatingsQuery, names: StepNames): CellSteps {
  const given = givenItems(query);
  return {
    steps: [
      answersStep(query, names),
      {
        name: names.cells,
        about: aboutCells(query),
        body: select(
          [...labels(query), ...given.map(({ number }) => cell(query, number, `c${number}`)), ...absentCells(query)],
          `FROM ${names.answers}`,
          query.rules.end,
        ),
      },
    ],
    from: names.cells,
    invalid: `${sum(given.map(({ number }) => `CASE WHEN c${number} = ${invalidCell} THEN 1 ELSE 0 END`))} AS invalid`,
  };
}

/** Items without a column are not rated. */
function absentCells({ columns = [], rules }: RatingsQuery): string[] {
  return columns.flatMap((column, place) => {
    return column === undefined ? [`CAST(${notRatedCell} AS ${rules.double}) AS c${place + 1}`] : [];
  });
}

function longSteps(query: RatingsQuery, names: StepNames): CellSteps {
  const { rules, compiled, measure } = query;
  const items = compiled.ids.map((id, place) => ({ is: `item = ${quotedText(rules, id)}`, number: place + 1 }));
  const groups = groupColumns(query);
  const groupsDiffer = groups.map((group) => {
    return `WHEN COUNT(${group}) > 0 AND (COUNT(${group}) < COUNT(*) OR MIN(${group}) <> MAX(${group})) THEN 1`;
  });
  const astray = ["CASE WHEN row_name IS NULL THEN 1", ...groupsDiffer, "ELSE 0 END AS is_astray"].join(" ");
  // One sum tells an item's cell and whether it has several, so that each rating is compared once with each item. Cells
  // are shifted so far up that two of them, even of -3, add up to more than any one.
  const most = Math.ceil(measure.most);
  const shift = most + 8;
  const shifted = (cell: number): string => numberLiteral(shift + cell);
  const sound = items.map(({ number: n }) => {
    return `CASE WHEN t${n} <= ${shifted(most)} AND t${n} <> ${shifted(Number(invalidCell))} THEN 1 ELSE 0 END`;
  });
  return {
    steps: [
      answersStep(query, names),
      {
        name: names.cells,
        about: aboutCells(query),
        body: select([...labels(query), "item", cell(query, "", "cell")], `FROM ${names.answers}`, rules.end),
      },
      {
        name: names.assessments,
        about: `Each item's cells plus ${shift}, added up: more than ${shift + most} means several ratings. Astray: no name, or several groups.`,
        body: select(
          [
            "row_name",
            ...groups.map((group) => `MIN(${group}) AS ${group}`),
            "COUNT(*) AS given",
            astray,
            ...items.map(({ is, number }) => `SUM(CASE WHEN ${is} THEN cell + ${shifted(0)} END) AS t${number}`),
          ],
          `FROM ${names.cells}`,
          "GROUP BY row_name",
          rules.end,
        ),
      },
      {
        name: names.sound,
        about:
          "Cells again. Left out and counted as invalid: all ratings of what is astray, and items with several ratings.",
        body: select(
          [
            "row_name",
            ...groups.map((group) => `CASE WHEN is_astray = 0 THEN ${group} END AS ${group}`),
            `CASE WHEN is_astray = 1 THEN given ELSE given - ${sum(sound)} END AS invalid`,
            ...items.map(({ number: n }) => {
              const isInvalid = `is_astray = 1 OR t${n} > ${shifted(most)}`;
              const cell = `WHEN t${n} > 0.0 THEN t${n} - ${shifted(0)} ELSE ${notRatedCell}`;
              return `CASE WHEN ${isInvalid} THEN ${invalidCell} ${cell} END AS c${n}`;
            }),
          ],
          `FROM ${names.assessments}`,
          rules.end,
        ),
      },
    ],
    from: names.sound,
    invalid: "invalid",
  };
}
