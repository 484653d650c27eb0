// SQLite as WebAssembly, in memory.
import initSqlite from "sql.js";
import { type Engine, plainValue, type ResultRow } from "./engine.ts";

/** An empty database. */
export async function openSqlite(): Promise<Engine> {
  const { Database } = await initSqlite();
  const database = new Database();
  return {
    dialect: "sqlite",
    async execute(sql) {
      database.exec(sql);
    },
    async query(sql) {
      const [result] = database.exec(sql);
      const { columns = [], values = [] } = result ?? {};
      return values.map((row): ResultRow => {
        return Object.fromEntries(columns.map((name, i) => [name, plainValue(row[i])]));
      });
    },
    async close() {
      database.close();
    },
  };
}
