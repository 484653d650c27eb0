// A database that the tests run queries in.
import type { SqlDialect } from "cei-framework/sql";
import { sampleSize } from "../../samples.ts";

/** A row of a result: by column, with counts as numbers. */
export type ResultRow = { readonly [column: string]: number | string | null };

/** A database in memory, or in a folder of its own that goes with it. */
export interface Engine {
  readonly dialect: SqlDialect;
  /** The share of a long sample that is run in it, where a query takes long; by default all. */
  readonly sampleShare?: number;
  /** Whether schemas have plain names alone: letters, digits, and underscores. */
  readonly hasPlainSchemas?: boolean;
  /** Runs statements that give nothing. */
  readonly execute: (sql: string) => Promise<void>;
  /** Runs a query. */
  readonly query: (sql: string) => Promise<ResultRow[]>;
  /** Makes a table, or what a query takes for one, in place of one of this name; by default CREATE and INSERT do. */
  readonly createTable?: (
    name: string,
    columns: readonly { readonly name: string; readonly type: string }[],
    rows: readonly (readonly (number | string | null)[])[],
  ) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A result as a server writes it in JSON. */
export interface ServerResult {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly data: readonly (readonly unknown[])[];
}

/** The rows of a server's result. A decimal, an infinity, and NaN are texts in JSON; they are numbers here. */
export function serverRows({ columns, data }: ServerResult): ResultRow[] {
  const isNumber = columns.map(({ type }) => /^(double|float|real|decimal)/.test(type));
  return data.map((row): ResultRow => {
    const values = row.map((value, i) => plainValue(isNumber[i] && typeof value === "string" ? Number(value) : value));
    return Object.fromEntries(columns.map(({ name }, i) => [name, values[i] ?? null]));
  });
}

/** A value of a result as a number, a text or nothing. */
export function plainValue(value: unknown): number | string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "bigint") return Number(value);
  if (typeof value === "number" || typeof value === "string") return value;
  throw new Error(`A result has ${String(value)}`);
}

/** The size of a sample that is run in a database: short in `npm test`, long in `npm run test:thorough`. */
export function sampleSizeIn({ sampleShare = 1 }: Engine, short: number, long: number): number {
  return Math.max(4, Math.round(sampleSize(short, long) * sampleShare));
}
