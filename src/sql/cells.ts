// Cells: a cell is the value of an item of an assessment in the steps of a query. This module defines cells and how
// they are summed. Cells are never NULL. On a scale of whole numbers a cell is one whole number with several counts in
// its digits, so that one sum over the cells has the sums of all counts. On a continuous scale it is the points, or a
// code below 0.
import { sum } from "./query-text.ts";
import type { RatingsQuery } from "./ratings-query.ts";
import { numberLiteral, plus, quotient } from "./sql-writer.ts";

/** A sum of cells, as expressions in double precision over the step that has it. */
export interface CellSum {
  /** The points of the rated items. */
  readonly points: string;
  /** How many items are rated. */
  readonly rated: string;
  /** How many are not applicable; undefined if none can be. */
  readonly notApplicable: string | undefined;
}

/** How a query writes cells. */
export interface Cells {
  /** A comment that explains the cells. */
  readonly about: string;
  /** The cells of items that are not rated, not applicable, or invalid. */
  readonly notRated: string;
  readonly notApplicable: string;
  readonly invalid: string;
  /** The cell of a number of points above a zero; by default of a rating on the scale. */
  readonly ofValue: (value: string, zero?: number, unit?: number) => string;
  /** Whether a cell is rated, and its points. */
  readonly isRated: (cell: string) => string;
  readonly isNotApplicable: (cell: string) => string;
  readonly pointsOf: (cell: string) => string;
  /** A sum over all cells, as an expression, and the number of invalid ones as one over the column that has it. */
  readonly all: (cells: readonly string[]) => string;
  readonly invalidIn: (column: string) => string;
  /** The columns that sum some cells, under a name, and the expressions that read them. */
  readonly summed: (name: string, cells: readonly string[]) => CellSum & { readonly columns: readonly string[] };
}

/** The highest whole number that is exact in double precision, in which SQLite and others may sum. */
const mostDigits = 2 ** 53;

/** How to write cells for a plan, a scale, and ratings with or without "not applicable". */
export function cellsFor(query: RatingsQuery): Cells {
  const { plan, scale, measure, notApplicable } = query;
  const count = plan.items.length;
  const base = 10 ** Math.max(3, Math.ceil(Math.log10(count * measure.most + 1)));
  const digits = notApplicable.length > 0 ? 3 : 2;
  const packs = scale.continuous !== true && measure.unit === 1 && base ** digits * (count + 1) < mostDigits;
  return packs ? packedCells(query, base, digits) : plainCells(query);
}

function packedCells({ rules, measure }: RatingsQuery, base: number, digits: 2 | 3): Cells {
  const { min, most } = measure;
  const invalid = base ** digits;
  const asDouble = (value: string): string => `CAST(${value} AS ${rules.double})`;
  const notApplicable = digits === 3 ? `, ${base ** 2} = not applicable` : "";
  return {
    about: `Cells: ${base} + the points from 0 to ${most}, for a rating; 0 = not rated${notApplicable}, ${invalid} = invalid.`,
    notRated: "0",
    notApplicable: `${base ** 2}`,
    invalid: `${invalid}`,
    ofValue: (value, zero = min) => plus(`CAST(${value} AS BIGINT)`, base - zero),
    isRated: (cell) => `${cell} BETWEEN ${base} AND ${2 * base - 1}`,
    isNotApplicable: (cell) => `${cell} = ${base ** 2}`,
    pointsOf: (cell) => `(${cell} - ${base})`,
    all: sum,
    invalidIn: (column) => `CAST(${quotient(column, invalid)} AS BIGINT)`,
    summed: (name, cells) => {
      const rated = quotient(name, base);
      return {
        columns: [`${sum(cells)} % ${invalid} AS ${name}`],
        points: asDouble(`${name} % ${base}`),
        rated: asDouble(digits === 3 ? `${rated} % ${base}` : rated),
        notApplicable: digits === 3 ? asDouble(quotient(name, base ** 2)) : undefined,
      };
    },
  };
}

function plainCells({ rules, measure, notApplicable }: RatingsQuery): Cells {
  const { min, unit, most } = measure;
  const codes = { notApplicable: "-1.0", invalid: "-2.0", notRated: "-3.0" };
  const total = (cells: readonly string[], condition: string, value: (cell: string) => string): string => {
    return sum(cells.map((cell) => `CASE WHEN ${cell} ${condition} THEN ${value(cell)} ELSE 0 END`));
  };
  const asDouble = (value: string): string => `CAST(${value} AS ${rules.double})`;
  return {
    ...codes,
    about: `Cells: the points (the rating minus ${min}${unit === 1 ? "" : `, times ${unit}`}) from 0 to ${most}, or a code: -1 = not applicable, -2 = invalid, -3 = not rated.`,
    ofValue: (value, zero = min, factor = unit) => {
      const points = plus(`CAST(${value} AS ${rules.double})`, -zero);
      return factor === 1 ? points : `(${points}) * ${numberLiteral(factor)}`;
    },
    isRated: (cell) => `${cell} >= 0.0`,
    isNotApplicable: (cell) => `${cell} = ${codes.notApplicable}`,
    pointsOf: (cell) => cell,
    all: (cells) => total(cells, `= ${codes.invalid}`, () => "1"),
    invalidIn: (column) => column,
    summed: (name, cells) => {
      const mayNotApply = notApplicable.length > 0;
      return {
        columns: [
          `${total(cells, ">= 0.0", (cell) => cell)} AS ${name}_points`,
          `${total(cells, ">= 0.0", () => "1")} AS ${name}_rated`,
          ...(mayNotApply ? [`${total(cells, `= ${codes.notApplicable}`, () => "1")} AS ${name}_n_a`] : []),
        ],
        points: `${name}_points`,
        rated: asDouble(`${name}_rated`),
        notApplicable: mayNotApply ? asDouble(`${name}_n_a`) : undefined,
      };
    },
  };
}
