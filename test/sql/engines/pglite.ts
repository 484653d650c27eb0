// PostgreSQL as WebAssembly, in memory.
import { PGlite } from "@electric-sql/pglite";
import { type Engine, plainValue, type ResultRow } from "./engine.ts";

/** An empty database. */
export async function openPglite(): Promise<Engine> {
  const database = await PGlite.create();
  return {
    dialect: "postgres",
    async execute(sql) {
      await database.exec(sql);
    },
    async query(sql) {
      const { rows } = await database.query<{ [column: string]: unknown }>(sql);
      return rows.map((row): ResultRow => {
        return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plainValue(value)]));
      });
    },
    async close() {
      await database.close();
    },
  };
}
