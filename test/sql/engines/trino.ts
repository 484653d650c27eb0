// Trino: a server that servers.ts starts, by its REST protocol.
import { setTimeout } from "node:timers/promises";
import { type Engine, type ServerResult, serverRows } from "./engine.ts";

/** Part of an answer of /v1/statement: see "Trino client REST API" in Trino's manual. */
interface StatementPart {
  readonly nextUri?: string;
  readonly columns?: ServerResult["columns"];
  readonly data?: ServerResult["data"];
  readonly error?: { readonly errorName: string; readonly message: string };
}

let schemas = 0;

/** An empty schema in memory. */
export async function openTrinoServer(url: string): Promise<Engine> {
  // Each worker counts for itself.
  const schema = `test_${process.pid}_${process.env["VITEST_WORKER_ID"]}_${schemas++}`;
  const headers = { "X-Trino-User": "tests", "X-Trino-Catalog": "memory", "X-Trino-Schema": schema };
  const run = async (sql: string): Promise<ServerResult> => {
    const body = sql.replace(/;\s*$/, "");
    let part: StatementPart = await answer(await fetch(`${url}/v1/statement`, { method: "POST", headers, body }));
    let columns = part.columns ?? [];
    const data = [...(part.data ?? [])];
    while (part.nextUri !== undefined) {
      part = await answer(await fetch(part.nextUri, { headers }));
      columns = part.columns ?? columns;
      data.push(...(part.data ?? []));
    }
    if (part.error !== undefined) throw new Error(`${part.error.errorName}: ${part.error.message}`);
    return { columns, data };
  };
  await run(`CREATE SCHEMA ${schema}`);
  // A server that just started has no node for a table in memory yet.
  for (let attempt = 0; ; attempt++) {
    try {
      await run("CREATE TABLE first AS SELECT 1 AS one");
      break;
    } catch (error) {
      if (attempt === 100 || !String(error).includes("NO_NODES_AVAILABLE")) throw error;
      await setTimeout(100);
    }
  }
  return {
    dialect: "trino",
    sampleShare: 1 / 25,
    async execute(sql) {
      await run(sql);
    },
    async query(sql) {
      return serverRows(await run(sql));
    },
    // In two statements instead of three, since each takes a tenth of a second.
    async createTable(name, columns, rows) {
      const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
      const literal = (value: number | string | null): string => {
        if (typeof value === "number") return value.toExponential().replace("e+", "e");
        return value === null ? "NULL" : `'${value.replaceAll("'", "''")}'`;
      };
      const list = rows.map((cells) => `(${cells.map(literal).join(", ")})`);
      const none = `(${columns.map(() => "NULL").join(", ")})`;
      const casts = columns.map((column) => `CAST(${quoted(column.name)} AS ${column.type}) AS ${quoted(column.name)}`);
      const given = `(VALUES ${list.join(", ") || none}) AS given (${columns.map((one) => quoted(one.name)).join(", ")})`;
      await run(`DROP TABLE IF EXISTS ${quoted(name)}`);
      const filter = rows.length > 0 ? "" : "WHERE FALSE";
      await run(`CREATE TABLE ${quoted(name)} AS SELECT ${casts.join(", ")} FROM ${given} ${filter}`);
    },
    async close() {
      await run(`DROP SCHEMA ${schema} CASCADE`);
    },
  };
}

async function answer(response: Response): Promise<StatementPart> {
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
  return JSON.parse(await response.text());
}
