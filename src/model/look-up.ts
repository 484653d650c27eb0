// Finds the row of a table by its id.
import { UnknownIdError } from "../check/errors.ts";
import { unknownId } from "../check/messages.ts";
import { kindOf } from "./id-kinds.ts";

/**
 * The row of a table.
 *
 * @param kind - What an id of the table is, with its article: "a competency".
 * @throws {@link UnknownIdError} for anything but an id of the table. Keys that objects inherit are not ids.
 */
export function lookUp<Table extends object, Id extends keyof Table>(table: Table, id: Id, kind: string): Table[Id] {
  if (!isIdOf(table, id)) throw new UnknownIdError([unknownId([], id, kind, Object.keys(table), kindOf)]);
  return table[id];
}

/** Whether a value is an id of a table. */
export function isIdOf<Table extends object>(table: Table, value: unknown): value is keyof Table {
  return typeof value === "string" && Object.hasOwn(table, value);
}
