// The command line of generated-files.ts.
//   generate.ts           writes src/model/generated.ts, src/table/kernel/wasm-code.ts, and the tables and names in docs/
//   generate.ts --check   writes nothing; fails when one of them is stale
//   generate.ts --dist    writes the published files beside the code: dist/data, dist/json-schema, the bill of materials
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { generate } from "./generated-files.ts";

const root = join(fileURLToPath(import.meta.url), "../..");
const result = await generate(root, process.argv[2]);
if ("problems" in result) {
  process.stderr.write(`${[result.heading, ...result.problems].join("\n  ")}\n`);
  process.exitCode = 1;
} else if (result.written > 0) process.stdout.write(`${result.written} files written\n`);
