// Finds the row of a table by its id; whatever is not an id of the table is an error that names the nearest.
import { UnknownIdError } from "./errors.ts";

/**
 * The row of a table.
 *
 * @param table - Rows by id.
 * @param id - An id of the table; keys that objects inherit are none.
 * @param kind - What an id of the table is, with its article: "a competency".
 * @throws {@link UnknownIdError} for any other value.
 */
export function lookUp<Table extends object, Id extends keyof Table>(table: Table, id: Id, kind: string): Table[Id] {
  if (!isIdOf(table, id)) throw new UnknownIdError(id, kind, Object.keys(table));
  return table[id];
}

/**
 * Whether a value is an id of a table.
 *
 * @param table - Rows by id.
 * @param value - Anything.
 */
export function isIdOf<Table extends object>(table: Table, value: unknown): value is keyof Table {
  return typeof value === "string" && Object.hasOwn(table, value);
}
