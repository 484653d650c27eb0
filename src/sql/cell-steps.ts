// From the ratings in a database to a row for each assessment and a cell for each item.
import { conditions, onScale, wideAnswers } from "./answers.ts";
import { type Cells, cellsFor } from "./cells.ts";
import { longSteps } from "./long-steps.ts";
import type { Step } from "./query-text.ts";
import type { RatingsQuery } from "./ratings-query.ts";

/** The steps that make cells, and how to read their result. */
export interface CellSteps {
  readonly cells: Cells;
  readonly steps: readonly Step[];
  /** The step with a row for each assessment: row_name, group_1 and so on, and the cells. */
  readonly from: string;
  /** The number of invalid ratings: a column of the next step, and an expression over that column. */
  readonly invalid: { readonly column: string; readonly of: string };
  /** The column of an item's cell; `undefined` for items without a column, which are not rated. */
  readonly cellOf: (item: string) => string | undefined;
}

/** The steps from the table of ratings to cells. */
export function cellSteps(query: RatingsQuery): CellSteps {
  const cells = cellsFor(query);
  const columns = new Map(query.given.map((item) => [item, query.nameOf(`item_${item}`)]));
  const made = query.long === undefined ? wideSteps(query, cells, columns) : longSteps(query, cells, columns);
  return { cells, cellOf: (item) => columns.get(item), ...made };
}

function wideSteps(query: RatingsQuery, cells: Cells, columns: ReadonlyMap<string, string>) {
  const { steps, from, answers, labels } = wideAnswers(query);
  const written = Array.from(answers, ([item, answer]) => {
    const { missing, notApplicable } = conditions(query, answer);
    return [
      `CASE WHEN ${onScale(query, answer.value)} THEN ${cells.ofValue(answer.value)}`,
      `WHEN ${missing} THEN ${cells.notRated}`,
      ...(notApplicable === "" ? [] : [`WHEN ${notApplicable} THEN ${cells.notApplicable}`]),
      `ELSE ${cells.invalid} END AS ${columns.get(item)}`,
    ].join(" ");
  });
  const step = { name: query.names.cells, about: cells.about, columns: [...labels, ...written], from };
  const invalid = {
    column: `${cells.all([...columns.values()])} AS all_cells`,
    of: `${cells.invalidIn("all_cells")} AS invalid`,
  };
  return { steps: [...steps, step], from: step.name, invalid };
}
