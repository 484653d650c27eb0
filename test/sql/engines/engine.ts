// A database that the tests run queries in.
import type { SqlDialect } from "cei-framework/sql";

/** A row of a result: by column, with counts as numbers. */
export type ResultRow = { readonly [column: string]: number | string | null };

/** A database in memory, or in a folder of its own that goes with it. */
export interface Engine {
  readonly dialect: SqlDialect;
  /** Runs statements that give nothing. */
  readonly execute: (sql: string) => Promise<void>;
  /** Runs a query. */
  readonly query: (sql: string) => Promise<ResultRow[]>;
  readonly close: () => Promise<void>;
}

/** A value of a result as a number, a text or nothing. */
export function plainValue(value: unknown): number | string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "bigint") return Number(value);
  if (typeof value === "number" || typeof value === "string") return value;
  throw new Error(`A result has ${String(value)}`);
}
