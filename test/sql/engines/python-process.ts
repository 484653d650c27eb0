// A long-lived Python process that runs queries, and speaks JSON lines over its standard input and output.
import { spawn, spawnSync } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { SqlDialect } from "cei-framework/sql";
import { type Engine, type ServerResult, serverRows } from "./engine.ts";

/** The Python of the tests, if it has these modules. */
export function pythonWith(...modules: readonly string[]): string | undefined {
  const python = process.env["TEST_PYTHON"];
  if (!python) return undefined;
  return spawnSync(python, ["-c", `import ${modules.join(", ")}`]).status === 0 ? python : undefined;
}

/**
 * An empty database in a process of its own.
 *
 * @param program - The file in this folder that json_lines.py serves.
 */
export async function openPythonProcess(dialect: SqlDialect, python: string, program: string): Promise<Engine> {
  const child = spawn(python, [fileURLToPath(new URL(program, import.meta.url))], {
    stdio: ["pipe", "pipe", "pipe"],
  });
  const closed = new Promise<void>((resolve) => child.once("close", () => resolve()));
  let log = "";
  child.stderr.on("data", (text) => {
    log = `${log}${text}`.slice(-4000);
  });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const nextLine = async (): Promise<string> => {
    const { done, value } = await lines.next();
    if (done === true) throw new Error(`${program} ended:\n${log}`);
    return value;
  };
  const ready = await nextLine();
  if (!ready.startsWith("READY ")) throw new Error(`${program} printed ${ready}`);
  const answers = async (request: object): Promise<ServerResult> => {
    child.stdin.write(`${JSON.stringify(request)}\n`);
    const answer: ServerResult & { readonly error?: string } = JSON.parse(await nextLine());
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer;
  };
  // One request at a time, so that each gets its own answer.
  let last: Promise<unknown> = Promise.resolve();
  const ask = (request: object): Promise<ServerResult> => {
    const answer = last.then(() => answers(request));
    last = answer.catch(() => undefined);
    return answer;
  };
  return {
    dialect,
    // A query takes half a second, most of it for its translation.
    sampleShare: 1 / 25,
    hasPlainSchemas: true,
    async execute(sql) {
      await ask({ kind: "execute", sql });
    },
    async query(sql) {
      return serverRows(await ask({ kind: "query", sql }));
    },
    async createTable(name, columns, rows) {
      await ask({ kind: "table", name, columns, rows });
    },
    async close() {
      child.stdin.end();
      await closed;
    },
  };
}
