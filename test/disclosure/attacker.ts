// A reader who wants to know what a published table hides, and has a solver of linear programs (HiGHS) for counts and
// statistics together: not part of the library, and by another method than its audit.
import type { PublishedTable, StatisticCounts } from "cei-framework/disclosure";
import type { Highs } from "highs";

/** A hidden count, and what it can be. */
interface Found {
  /** For the count of a statistic of its own, its name. */
  readonly statistic: string | null;
  readonly row: string | null;
  readonly column: string | null;
  readonly low: number;
  /** Infinite when nothing limits it. */
  readonly high: number;
}

/** What the attacker finds in a table. */
interface Findings {
  readonly bounds: readonly Found[];
  /**
   * How far all groups that could have answered alike can be from it, at once: the least distance of a hidden sum from
   * both ends of its range, in units of the range, and the fewest in a row of answers who chose another answer than one
   * that is hidden; up to 1. It is 0 when one group is proven to have answered alike. Groups of whom nobody can have a
   * score are left out.
   */
  readonly doubt: number;
}

/** A number, or a variable of the linear program. */
type Term = { readonly number: number } | { readonly variable: number };

/** Counts of respondents, or sums of their scores, of cells and totals. Absent totals are `undefined`. */
interface Grid<Value> {
  readonly cells: readonly (readonly Value[])[];
  readonly rowTotals: readonly Value[] | undefined;
  readonly columnTotals: readonly Value[] | undefined;
  readonly total: Value | undefined;
}

/**
 * Works out what a reader can know: a linear program for the least and one for the most of each hidden count. The
 * unknowns are the hidden counts, each at least 1, or 0 in a table of answers; where a statistic has counts of its own,
 * these, which are no larger; and for each mean and share the sums of scores, each from least * count to
 * greatest * count. All add up over rows, within rows that are made of others, and over columns.
 *
 * @param integers - Whether counts are whole numbers; otherwise any numbers, which is faster.
 */
export function attack(highs: Highs, published: PublishedTable, integers = false): Findings {
  const { infinity } = highs;
  const { rows, columns, across, within, statistics = [] } = published;
  const lower: number[] = [];
  const upper: number[] = [];
  const rowLower: number[] = [];
  const rowUpper: number[] = [];
  const starts: number[] = [0];
  const indices: number[] = [];
  const values: number[] = [];
  const variable = (least: number, greatest: number): Term => {
    lower.push(least);
    upper.push(greatest);
    return { variable: lower.length - 1 };
  };
  /** least <= the sum of multiples of terms <= greatest. */
  const constrain = (terms: readonly (readonly [Term, number])[], least: number, greatest: number): void => {
    let known = 0;
    const before = indices.length;
    for (const [term, times] of terms) {
      if ("number" in term) known += times * term.number;
      else {
        indices.push(term.variable);
        values.push(times);
      }
    }
    if (indices.length === before) {
      if (known < least - 1e-6 || known > greatest + 1e-6) throw new Error("What is published contradicts itself");
      return;
    }
    starts.push(indices.length);
    rowLower.push(least - known);
    rowUpper.push(greatest - known);
  };
  const addUp = ({ cells, rowTotals, columnTotals, total }: Grid<Term>): void => {
    const equal = (parts: readonly Term[], whole: Term | undefined): void => {
      if (whole !== undefined) constrain([...parts.map((part) => [part, 1] as const), [whole, -1]], 0, 0);
    };
    const partsOf = (parent: string | null): number[] => {
      return [...rows.keys()].filter((r) => (within?.[r] ?? null) === parent);
    };
    for (const parent of [null, ...new Set(within)]) {
      const parts = partsOf(parent);
      const whole = parent === null ? -1 : rows.indexOf(parent);
      columns.forEach((_, c) => {
        const wholeCell = whole < 0 ? columnTotals?.[c] : cells[whole]?.[c];
        equal(
          parts.map((r) => cells[r]?.[c] as Term),
          wholeCell,
        );
      });
      if (rowTotals === undefined) continue;
      equal(
        parts.map((r) => rowTotals[r] as Term),
        whole < 0 ? total : rowTotals[whole],
      );
    }
    rows.forEach((_, r) => {
      equal(cells[r] as readonly Term[], rowTotals?.[r]);
    });
    if (columnTotals !== undefined) equal(columnTotals, total);
  };

  const hiddenCounts: { statistic: string | null; row: string | null; column: string | null; index: number }[] = [];
  const hiddenCount = (statistic: string | null, r: number | null, c: number | null, least: number): Term => {
    const term = variable(least, infinity);
    const row = r === null ? null : (rows[r] as string);
    const column = c === null ? null : (columns[c] as string);
    if ("variable" in term) hiddenCounts.push({ statistic, row, column, index: term.variable });
    return term;
  };
  const countGrid: Grid<number | "*"> = {
    cells: published.counts,
    rowTotals: published.rowTotals ?? undefined,
    columnTotals: published.columnTotals ?? undefined,
    total: published.total ?? undefined,
  };
  const counts = mapGrid(countGrid, (count, r, c): Term => {
    return count === "*" ? hiddenCount(null, r, c, across === "answers" && c !== null ? 0 : 1) : { number: count };
  });
  addUp(counts);

  const doubt = variable(0, 1);
  // The constraints of a hidden sum that are only there if it may be of somebody.
  const ofSomebody: { count: Term; constraints: readonly number[] }[] = [];
  if (across === "answers" && columns.length > 1) {
    for (const group of [...counts.cells, ...(counts.columnTotals === undefined ? [] : [counts.columnTotals])]) {
      if (group.every((count) => "number" in count && count.number === 0)) continue;
      group.forEach((_, c) => {
        const others = group.filter((_, other) => other !== c);
        constrain([...others.map((count) => [count, 1] as const), [doubt, -1]], 0, infinity);
      });
    }
  }
  for (const { kind, range = [0, 1], counts: own, ...statistic } of statistics) {
    const ownCounts = mapGrid(counts, (all, r, c): Term => {
      if (own === undefined) return all;
      const shown = at(own, r, c);
      if (typeof shown === "number") return { number: shown };
      const term = shown === "*" ? hiddenCount(statistic.name, r, c, 0) : variable(0, infinity);
      constrain(
        [
          [all, 1],
          [term, -1],
        ],
        0,
        infinity,
      );
      return term;
    });
    if (own !== undefined) addUp(ownCounts);
    if (kind !== "mean" && kind !== "share") continue;
    const [least, greatest] = range;
    // In units of the range, from its least value.
    const sums = mapGrid(ownCounts, (count, r, c): Term => {
      const shown = at(statistic, r, c);
      if (typeof shown === "number" && !("number" in count)) throw new Error("A value of a hidden count is shown");
      if (shown === null && "number" in count && count.number > 0) throw new Error("A value is missing");
      const n = "number" in count ? count.number : infinity;
      if (typeof shown === "number") return { number: (n * (shown - least)) / (greatest - least) };
      if (n === 0) return { number: 0 };
      const sum = variable(0, n);
      if (n === infinity) {
        constrain(
          [
            [count, 1],
            [sum, -1],
          ],
          0,
          infinity,
        );
      }
      if (shown === "*") {
        if (own !== undefined) ofSomebody.push({ count, constraints: [rowLower.length, rowLower.length + 1] });
        constrain(
          [
            [sum, 1],
            [doubt, -1],
          ],
          0,
          infinity,
        );
        constrain(
          [
            [count, 1],
            [sum, -1],
            [doubt, -1],
          ],
          0,
          infinity,
        );
      }
      return sum;
    });
    addUp(sums);
  }

  const model = highs.createModel({
    numCols: lower.length,
    numRows: rowLower.length,
    colCost: new Float64Array(lower.length),
    colLower: lower,
    colUpper: upper,
    rowLower,
    rowUpper,
    matrix: { format: "csr", numRows: rowLower.length, numCols: lower.length, starts, indices, values },
  });
  try {
    model.options.set({ output_flag: false, presolve: "off" });
    const { modelStatus, variableType } = highs.constants;
    const most = (index: number, sign: 1 | -1): number => {
      model.changeColCost(index, -sign);
      let status = model.run().modelStatus;
      if (status === modelStatus.unknown) {
        // Without what is left of the run before.
        model.clearSolver();
        status = model.run().modelStatus;
      }
      const value = -sign * model.getObjectiveValue();
      model.changeColCost(index, 0);
      if (status === modelStatus.optimal) return value;
      if (status === modelStatus.unbounded) return sign * infinity;
      throw new Error(`The solver ended with status ${status}`);
    };
    const doubtIndex = (doubt as { variable: number }).variable;
    for (const { count, constraints } of ofSomebody) {
      if (!("variable" in count) || most(count.variable, 1) > 1e-6) continue;
      for (const constraint of constraints) model.changeCoefficient(constraint, doubtIndex, 0);
    }
    const doubtful = most(doubtIndex, 1);
    if (integers) for (const { index } of hiddenCounts) model.changeColIntegrality(index, variableType.integer);
    const bounds = hiddenCounts.map(({ statistic, row, column, index }) => ({
      statistic,
      row,
      column,
      low: most(index, -1),
      high: most(index, 1),
    }));
    return { bounds, doubt: doubtful };
  } finally {
    model.dispose();
  }
}

/** What is published in a place. */
function at<Value>(
  { values, rowTotals, columnTotals, total }: StatisticCounts<Value>,
  row: number | null,
  column: number | null,
): Value | undefined {
  if (row === null) return column === null ? total : columnTotals?.[column];
  return column === null ? rowTotals?.[row] : values[row]?.[column];
}

function mapGrid<From, To>(
  { cells, rowTotals, columnTotals, total }: Grid<From>,
  map: (value: From, row: number | null, column: number | null) => To,
): Grid<To> {
  return {
    cells: cells.map((row, r) => row.map((value, c) => map(value, r, c))),
    rowTotals: rowTotals?.map((value, r) => map(value, r, null)),
    columnTotals: columnTotals?.map((value, c) => map(value, null, c)),
    total: total === undefined ? undefined : map(total, null, null),
  };
}
