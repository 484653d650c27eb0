// How long an import takes in a fresh process, beside what an import of the peers takes.
import { execFileSync } from "node:child_process";
import { median } from "./median.ts";

const modules = ["cei-framework", "zod", "web-features"];

/** How a module is imported in each format, as a program that Node is started with. */
const programs = {
  esm: ["--input-type=module", (name: string) => timed(`await import("${name}")`)],
  cjs: ["--input-type=commonjs", (name: string) => timed(`require("${name}")`)],
} as const;

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
      esm: time("esm", name),
      cjs: name === "web-features" ? null : time("cjs", name),
    })),
  );
  return modules.map((name, m) => {
    const rows = turns.flatMap((turn) => turn[m] ?? []);
    const cjs = rows.flatMap((row) => row.cjs ?? []);
    return { name, esm: median(rows.map((row) => row.esm)), cjs: cjs.length === 0 ? null : median(cjs) };
  });
}

/** Milliseconds that one import takes, measured inside a process of its own. */
function time(format: keyof typeof programs, name: string): number {
  const [inputType, program] = programs[format];
  return Number(execFileSync(process.execPath, [inputType, "-e", program(name)], { encoding: "utf8" }));
}

function timed(statement: string): string {
  return `const start = performance.now(); ${statement}; process.stdout.write(String(performance.now() - start));`;
}
