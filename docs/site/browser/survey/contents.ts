// What is in a file: its columns, and how often each text is in each. The library's reader finds the cells; all rows are
// shown to its option `where`, and none is kept.
import { scale } from "cei-framework";
import { matchColumns, type RatingTable, TableError } from "cei-framework/table";
import type { Layout } from "./messages.ts";
import type { FileLayout, SurveyFile } from "./survey-file.ts";

/** The columns of a file. */
export interface Contents {
  readonly headers: readonly string[];
  /** How many rows have any text. */
  readonly rows: number;
  /** How often each text is in a column, without empty cells; of a column with many, the first {@link mostTexts}. */
  readonly textsOf: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** How many cells of a column have text. */
  readonly filledOf: ReadonlyMap<string, number>;
}

/** How many different texts of a column are counted. */
const mostTexts = 1000;

/** Ends the reading of a file of which no more is needed. */
class Enough extends Error {}

const anyScale = scale({ min: 0, max: 10 });

/** The columns of a file with a line for each answer. */
export const longColumns = ["row", "item", "rating"] as const;

/** Whether headers are those of a file with a line for each answer. */
export function isLong(headers: readonly string[]): boolean {
  return longColumns.every((name) => headers.some((header) => header.toLowerCase() === name));
}

/** A header is looked for below so many rows. */
const mostRowsAbove = 10;

/**
 * The instrument of a file and where its header is: where the most headers are an instrument's questions, of equals the
 * first place, and of instruments 1.0.
 *
 * @param file - The file.
 * @param layout - How its cells are found.
 */
export async function layoutOf(file: SurveyFile, layout: FileLayout): Promise<Layout> {
  let best: Layout = { ...layout, instrument: "1.0" };
  let most = 0;
  for (let skipRows = 0; skipRows <= mostRowsAbove && most === 0; skipRows++) {
    for (const instrument of ["1.0", "2.0"] as const) {
      const place = { ...layout, instrument, skipRows };
      const headers = await headersOf(file, place);
      const questions = matchColumns(headers, { instrument }).filter(({ is }) => is === "item").length;
      const known = isLong(headers) ? longColumns.length : questions;
      // A response may hold what is like a header, so one below others has to have several.
      if (known > most && (skipRows === 0 || known > 1)) [best, most] = [place, known];
    }
  }
  return best;
}

/** The headers of a file; none where it ends before. */
async function headersOf(file: SurveyFile, layout: Layout): Promise<readonly string[]> {
  const headers: string[] = [];
  try {
    await look(file, layout, headers, () => {
      throw new Enough();
    });
  } catch (error) {
    const isBelowEnd = error instanceof TableError && layout.skipRows > 0;
    if (!(error instanceof Enough || isBelowEnd)) throw error;
  }
  return headers;
}

/**
 * Looks at all rows of a file.
 *
 * @param file - The file.
 * @param layout - How its cells are found.
 * @param onRow - Called for each row.
 */
export async function contentsOf(file: SurveyFile, layout: Layout, onRow: (rows: number) => void): Promise<Contents> {
  const headers: string[] = [];
  const columns = new Map<string, { readonly texts: Map<string, number>; filled: number }>();
  let rows = 0;
  const { rejected } = await look(file, layout, headers, (row) => {
    let isBlank = true;
    for (const header of headers) {
      const text = row[header] ?? "";
      if (text === "") continue;
      isBlank = false;
      let column = columns.get(header);
      if (column === undefined) {
        column = { texts: new Map(), filled: 0 };
        columns.set(header, column);
      }
      column.filled++;
      const count = column.texts.get(text);
      if (count !== undefined || column.texts.size < mostTexts) column.texts.set(text, (count ?? 0) + 1);
    }
    if (!isBlank) onRow(++rows);
  });
  return {
    headers,
    // Those of which the cells are not known, since there are too few or too many.
    rows: rows + rejected.length,
    textsOf: new Map(headers.map((header) => [header, columns.get(header)?.texts ?? new Map()])),
    filledOf: new Map(headers.map((header) => [header, columns.get(header)?.filled ?? 0])),
  };
}

/** Reads a file without a rating: its headers are added to a list, its rows are shown. */
async function look(
  file: SurveyFile,
  { instrument, ...layout }: Layout,
  headers: string[],
  onRow: (row: { readonly [header: string]: string }) => void,
): Promise<RatingTable> {
  // A table has a column of ratings; its cells are not read.
  const item = instrument === "1.0" ? "1.1" : "M1";
  return file.read(layout, {
    instrument,
    scale: anyScale,
    form: "wide",
    onBadRow: "collect",
    columns: (header) => {
      headers.push(header);
      return headers.length === 1 ? item : null;
    },
    where: (row) => {
      onRow(row);
      return false;
    },
  });
}
