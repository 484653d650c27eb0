// Tells what differs between two versions of the data, and the bump that it needs.
//   data-diff.ts OLD NEW   each a folder of data, or a revision of git: v0.1.0 data
//   data-diff.ts --check   from the last release to data/; fails when that needs more than the changesets promise
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { checkBump } from "./check-bump.ts";
import { dataChanges, tellChanges } from "./data-changes.ts";
import { dataOf } from "./data-versions.ts";

const root = join(fileURLToPath(import.meta.url), "../..");
const [old, now, ...more] = process.argv.slice(2);
try {
  if (old === "--check" && now === undefined) check();
  else if (old !== undefined && now !== undefined && more.length === 0) diff(old, now);
  else
    throw new Error(
      "Two versions of the data are needed, each a folder or a revision: npm run data:diff -- v0.1.0 data",
    );
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}

function diff(before: string, after: string): void {
  process.stdout.write(tellChanges(dataChanges(dataOf(root, before), dataOf(root, after))));
}

function check(): void {
  const { found, problems } = checkBump(root);
  process.stdout.write(`${found}\n`);
  if (problems.length > 0) throw new Error(problems.join("\n"));
}
