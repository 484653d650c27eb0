// A PostgreSQL server of the tests' own, in a folder that goes with it, where the machine has its programs.
import { execFile, execFileSync, spawn, spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";
import { type Engine, plainValue, type ResultRow } from "./engine.ts";

const run = promisify(execFile);

/** Where the programs of the server and its client are; nothing where one is missing. */
export function postgresPrograms(): { readonly [program in "initdb" | "postgres" | "psql"]: string } | undefined {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).map((version) => join(debian, version, "bin")) : [];
  const folders = [...versions, ...(process.env["PATH"] ?? "").split(":")];
  const find = (program: string): string | undefined => {
    return folders.map((folder) => join(folder, program)).find((path) => existsSync(path));
  };
  const [initdb, postgres, psql] = [find("initdb"), find("postgres"), find("psql")];
  if (initdb === undefined || postgres === undefined || psql === undefined) return undefined;
  return { initdb, postgres, psql };
}

/** An empty database of a server that is started, and reached by a socket in its folder. */
export async function openPostgres(): Promise<Engine> {
  const programs = postgresPrograms();
  if (programs === undefined) throw new Error("PostgreSQL is not installed");
  const folder = mkdtempSync(join(tmpdir(), "cei-postgres-"));
  const user = userOfServer();
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, "data");
  const options = { ...user, cwd: folder, env: { PATH: process.env["PATH"], LC_ALL: "C.UTF-8" } };
  execFileSync(programs.initdb, ["-D", data, "-U", "tests", "-A", "trust", "-E", "UTF8", "--no-sync"], {
    ...options,
    stdio: "pipe",
  });
  const settings = ["listen_addresses=", `unix_socket_directories=${folder}`, "fsync=off"];
  const server = spawn(programs.postgres, ["-D", data, ...settings.flatMap((setting) => ["-c", setting])], {
    ...options,
    stdio: "ignore",
  });
  const psql = async (sql: string): Promise<string> => {
    const given = [
      "-X",
      "-q",
      "-t",
      "-A",
      "-v",
      "ON_ERROR_STOP=1",
      "-h",
      folder,
      "-U",
      "tests",
      "-d",
      "postgres",
      "-f",
      "-",
    ];
    const client = run(programs.psql, given, { env: options.env, maxBuffer: 1 << 28 });
    // A client that finds no server ends before it has read; its exit code tells.
    client.child.stdin?.on("error", () => undefined);
    client.child.stdin?.end(sql);
    return (await client).stdout;
  };
  await ready(() => psql("SELECT 1;"));
  return {
    dialect: "postgres",
    async execute(sql) {
      await psql(sql);
    },
    async query(sql) {
      const lines = await psql(`SELECT ROW_TO_JSON(result) FROM (\n${sql}\n) AS result;`);
      return lines
        .split("\n")
        .filter((line) => line !== "")
        .map((line): ResultRow => {
          const row: { [column: string]: unknown } = JSON.parse(line);
          return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plainValue(value)]));
        });
    },
    async close() {
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGINT");
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

/** The server does not run for root; then it runs for the user that its package made, or for nobody. */
function userOfServer(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ["postgres", "nobody"]) {
    const [uid, gid] = ["-u", "-g"].map((what) => Number.parseInt(spawnSync("id", [what, name]).stdout.toString(), 10));
    if (uid !== undefined && gid !== undefined && uid > 0) return { uid, gid };
  }
  return undefined;
}

async function ready(asked: () => Promise<unknown>): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await asked();
      return;
    } catch (error) {
      if (attempt === 100) throw error;
      await setTimeout(100);
    }
  }
}
