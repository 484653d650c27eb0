// DuckDB, in memory.
import { DuckDBInstance } from "@duckdb/node-api";
import { type Engine, plainValue, type ResultRow } from "./engine.ts";

/** An empty database. */
export async function openDuckdb(): Promise<Engine> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "2" });
  const connection = await instance.connect();
  return {
    dialect: "duckdb",
    async execute(sql) {
      await connection.run(sql);
    },
    async query(sql) {
      const reader = await connection.runAndReadAll(sql);
      const names = reader.columnNames();
      return reader.getRows().map((row): ResultRow => {
        return Object.fromEntries(names.map((name, i) => [name, plainValue(row[i])]));
      });
    },
    async close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
