// How long an import takes in a fresh process, beside what an import of the peers takes.
import { execFileSync } from "node:child_process";
import { median } from "./median.ts";

/** What is imported: its name in the table, and the module in each format. */
const modules = [
  { name: "cei-framework", specifier: "cei-framework" },
  { name: "zod", specifier: "zod" },
  { name: "web-features", specifier: "web-features" },
] as const;

const timers = {
  esm: (specifier: string) =>
    `const t = process.hrtime.bigint(); await import(${JSON.stringify(specifier)}); process.stdout.write(String(process.hrtime.bigint() - t));`,
  cjs: (specifier: string) =>
    `const t = process.hrtime.bigint(); require(${JSON.stringify(specifier)}); process.stdout.write(String(process.hrtime.bigint() - t));`,
};

/** A row of the table: milliseconds, medians of 15. */
export interface ImportTime {
  readonly name: string;
  readonly esm: number | null;
  readonly cjs: number | null;
}

/**
 * Times the imports, one after the other in turns, so that a slow moment of the machine meets all of them.
 *
 * @param folder - A folder in which the modules resolve.
 */
export function importTimes(folder: string): ImportTime[] {
  const times = new Map<string, number[]>();
  for (let turn = 0; turn < 15; turn++) {
    for (const { name, specifier } of modules) {
      for (const format of ["esm", "cjs"] as const) {
        // web-features is ESM alone.
        if (name === "web-features" && format === "cjs") continue;
        const key = `${name} ${format}`;
        const elapsed = run(folder, format, timers[format](specifier));
        times.set(key, [...(times.get(key) ?? []), elapsed]);
      }
    }
  }
  return modules.map(({ name }) => ({ name, esm: of(`${name} esm`), cjs: of(`${name} cjs`) }));

  function of(key: string): number | null {
    const found = times.get(key);
    return found === undefined ? null : median(found);
  }
}

function run(folder: string, format: "esm" | "cjs", code: string): number {
  const type = format === "esm" ? "module" : "commonjs";
  const nanoseconds = execFileSync(process.execPath, [`--input-type=${type}`, "--eval", code], {
    cwd: folder,
    encoding: "utf8",
  });
  return Number(nanoseconds) / 1e6;
}
