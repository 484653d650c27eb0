// How long an import takes in a fresh process, beside what an import of the peers takes.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { median } from "./median.ts";

const modules = ["cei-framework", "zod", "web-features"];

const timers = {
  esm: fileURLToPath(new URL("time-import.mjs", import.meta.url)),
  cjs: fileURLToPath(new URL("time-import.cjs", import.meta.url)),
};

/** A row of the table: milliseconds, medians of 15. */
export interface ImportTime {
  readonly name: string;
  readonly esm: number;
  /** `null` for what has no CommonJS. */
  readonly cjs: number | null;
}

/** Times the imports in turns, so that a slow moment of the machine meets all of them. */
export function importTimes(): ImportTime[] {
  const turns = Array.from({ length: 15 }, () =>
    modules.map((name) => ({
      name,
      esm: time(timers.esm, name),
      cjs: name === "web-features" ? null : time(timers.cjs, name),
    })),
  );
  return modules.map((name, m) => {
    const rows = turns.flatMap((turn) => turn[m] ?? []);
    const cjs = rows.flatMap((row) => row.cjs ?? []);
    return { name, esm: median(rows.map((row) => row.esm)), cjs: cjs.length === 0 ? null : median(cjs) };
  });
}

/** Milliseconds that one import takes, measured inside a process of its own. */
function time(timer: string, specifier: string): number {
  return Number(execFileSync(process.execPath, [timer, specifier], { encoding: "utf8" })) / 1e6;
}
