// From ratings as a database holds them to a row for each assessment and a cell for each item. A cell is the rating on
// 0 to 1; -1 where it is not applicable, -2 where it is no rating on the scale, -3 where it is not rated.
import type { Scale } from "../scoring/scale.ts";
import { answersStep, givenItems, groupColumns, labels } from "./answers-step.ts";
import { type Step, type StepNames, select, sum } from "./query-text.ts";
import type { RatingsQuery } from "./ratings-query.ts";
import { numberLiteral, quotedText } from "./sql-writer.ts";

/** What a cell holds where the item is not applicable. */
export const notApplicableCell = "-1.0";
/** Where there is no rating on the scale. */
const invalidCell = "-2.0";
/** Where the item is not rated. */
const notRatedCell = "-3.0";

/** The steps that give a row for each assessment. */
export interface CellSteps {
  readonly steps: readonly Step[];
  /** The last one's name: it has row_name, group_1 and so on, and c1 and so on for each item of the plan. */
  readonly from: string;
  /** The column `invalid`, how many ratings of an assessment are no ratings, in terms of that step. */
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
  const { min, max } = query.scale;
  const value = `v${place}`;
  const { missing, notApplicable } = marked(query, place);
  const share = `(${value} - ${min < 0 ? `(${numberLiteral(min)})` : numberLiteral(min)}) / ${numberLiteral(max - min)}`;
  return [
    `CASE WHEN ${missing} THEN ${notRatedCell}`,
    ...(notApplicable === "" ? [] : [`WHEN ${notApplicable} THEN ${notApplicableCell}`]),
    `WHEN ${onScale(query.scale, value)} THEN ${share} ELSE ${invalidCell} END AS ${as}`,
  ].join(" ");
}

const cellsAbout =
  "Cells: 0 to 1 where rated, -1 where not applicable, -2 where no rating on the scale, -3 where not rated.";

function wideSteps(query: RatingsQuery, names: StepNames): CellSteps {
  const given = givenItems(query);
  return {
    steps: [
      answersStep(query, names),
      {
        name: names.cells,
        about: cellsAbout,
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
function absentCells({ columns = [] }: RatingsQuery): string[] {
  return columns.flatMap((column, place) => {
    return column === undefined ? [`${notRatedCell} AS c${place + 1}`] : [];
  });
}

function longSteps(query: RatingsQuery, names: StepNames): CellSteps {
  const { rules, compiled } = query;
  const items = compiled.ids.map((id, place) => ({ is: `item = ${quotedText(rules, id)}`, number: place + 1 }));
  const groups = groupColumns(query);
  const groupsDiffer = groups.map((group) => {
    return `WHEN COUNT(${group}) > 0 AND (COUNT(${group}) < COUNT(*) OR MIN(${group}) <> MAX(${group})) THEN 1`;
  });
  const astray = ["CASE WHEN row_name IS NULL THEN 1", ...groupsDiffer, "ELSE 0 END AS is_astray"].join(" ");
  // One sum says what an item's cell is and whether it stands there once, so that each rating is looked at once for
  // each item. It is 6 for a cell of -2.
  const sound = items.map(({ number }) => {
    return `CASE WHEN t${number} <= 9.0 AND t${number} <> 6.0 THEN 1 ELSE 0 END`;
  });
  return {
    steps: [
      answersStep(query, names),
      {
        name: names.cells,
        about: cellsAbout,
        body: select([...labels(query), "item", cell(query, "", "cell")], `FROM ${names.answers}`, rules.end),
      },
      {
        name: names.assessments,
        about:
          "Each item's cells plus 8, added up: 5 to 9 for one, 10 and more for several. Astray is what has no name or several groups.",
        body: select(
          [
            "row_name",
            ...groups.map((group) => `MIN(${group}) AS ${group}`),
            "COUNT(*) AS given",
            astray,
            ...items.map(({ is, number }) => `SUM(CASE WHEN ${is} THEN cell + 8.0 END) AS t${number}`),
          ],
          `FROM ${names.cells}`,
          "GROUP BY row_name",
          rules.end,
        ),
      },
      {
        name: names.sound,
        about:
          "Cells again. What cannot be told apart is left out, and counted: all of what is astray, and items that stand there twice.",
        body: select(
          [
            "row_name",
            ...groups.map((group) => `CASE WHEN is_astray = 0 THEN ${group} END AS ${group}`),
            `CASE WHEN is_astray = 1 THEN given ELSE given - ${sum(sound)} END AS invalid`,
            ...items.map(({ number }) => {
              return `CASE WHEN is_astray = 1 OR t${number} > 9.0 THEN ${invalidCell} ELSE t${number} - 8.0 END AS c${number}`;
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
