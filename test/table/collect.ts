// Small tools of the table tests.
import { type ReadTableOptions, readTable, TableError, type TableIssue, type TableSource } from "cei-framework/table";

/** The whole of a CSV that comes in pieces. */
export async function whole(pieces: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
}

/** The error of reading an input. */
export async function errorOf(source: TableSource, options: ReadTableOptions): Promise<TableError> {
  try {
    await readTable(source, options);
  } catch (error) {
    if (error instanceof TableError) return error;
    throw error;
  }
  throw new Error("The input was read without an error");
}

/** The issues of an input, without their messages. */
export async function issuesOf(source: TableSource, options: ReadTableOptions) {
  return (await errorOf(source, options)).issues.map(placeOf);
}

/** An issue without its message. */
export function placeOf({ code, line, column, item, value }: TableIssue) {
  return { code, line, column, item, value };
}
