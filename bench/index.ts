// Prints how long an import takes and how many assessments are explained in a second; what it prints depends on the
// machine, so nothing here is asserted in tests. Run it by `npm run bench`, which builds first.
import { cpus } from "node:os";
import { importTimes } from "./import-time.ts";
import { projectionRates } from "./projection.ts";

print(`Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model}\n`);

print("Import in a fresh process, milliseconds, median of 15 (web-features has no CommonJS)");
const times = importTimes();
const zod = times.find(({ name }) => name === "zod");
for (const { name, esm, cjs } of times) {
  print(
    `  ${name.padEnd(16)} ESM ${figure(esm)} ${ratio(esm, zod?.esm)}   CommonJS ${figure(cjs)} ${ratio(cjs, zod?.cjs)}`,
  );
}

print("\nAssessments a second on one core, 1,000 different ones, best of five medians");
for (const { name, rate } of projectionRates())
  print(`  ${name.padEnd(46)} ${Math.round(rate).toLocaleString("en-US").padStart(9)}`);

function figure(milliseconds: number | null): string {
  return (milliseconds === null ? "-" : milliseconds.toFixed(1)).padStart(7);
}

function ratio(one: number | null, other: number | null | undefined): string {
  if (one === null || other === null || other === undefined) return "".padEnd(14);
  return `(${(one / other).toFixed(3)} of zod)`.padEnd(14);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
