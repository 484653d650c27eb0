// Spark: a server that servers.ts starts, and what spark_server.py answers.
import { type Engine, type ServerResult, serverRows } from "./engine.ts";

/** A session with a database and temporary views of its own. */
export async function openSparkServer(
  url: string,
): Promise<Engine & { readonly discard: (sql: string) => Promise<void> }> {
  const ask = async <Answer>(request: object): Promise<Answer> => {
    const response = await fetch(url, { method: "POST", body: JSON.stringify(request) });
    const text = await response.text();
    if (!response.ok) throw new Error(text);
    return JSON.parse(text);
  };
  const { session } = await ask<{ readonly session: number }>({ kind: "open" });
  return {
    dialect: "spark",
    sampleShare: 1 / 25,
    // By the rules of Spark's own catalog; other catalogs have theirs.
    hasPlainSchemas: true,
    async execute(sql) {
      await ask({ kind: "execute", session, sql });
    },
    /** Runs a query to its end, and throws its rows away. */
    async discard(sql) {
      await ask({ kind: "discard", session, sql });
    },
    async query(sql) {
      return serverRows(await ask<ServerResult>({ kind: "query", session, sql }));
    },
    async createTable(name, columns, rows) {
      await ask({ kind: "table", session, name, columns, rows });
    },
    async close() {
      await ask({ kind: "close", session });
    },
  };
}
