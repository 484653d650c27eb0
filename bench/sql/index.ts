// Measures the SQL that the library writes in the databases that are on the machine, prints what it found, and writes the
// section on SQL of docs/benchmarks.md. Run it by `npm run bench:sql`, which builds first. TEST_SPARK_3_PYTHON,
// TEST_SPARK_4_PYTHON, and TEST_TRINO_HOME name engines as they do for the tests; arguments name engines to measure alone
// (`npm run bench:sql -- DuckDB "Spark 4"`); the page keeps what it has of the others.
import { readFileSync, writeFileSync } from "node:fs";
import { currentSection, withSqlTimes } from "../report/sql-section.ts";
import { benchEngines } from "./engines.ts";
import { type SqlTimes, sqlTimes } from "./sql-times.ts";

const names = process.argv.slice(2);
const results: { [engine: string]: SqlTimes } = {};
for (const [name, open] of Object.entries(benchEngines())) {
  if (names.length > 0 && !names.includes(name)) continue;
  process.stderr.write(`Measuring: ${name}\n`);
  const engine = await open();
  try {
    results[name] = await sqlTimes(engine);
  } finally {
    await engine.close();
  }
}
const page = new URL("../../docs/benchmarks.md", import.meta.url);
const written = withSqlTimes(readFileSync(page, "utf8"), results);
writeFileSync(page, written);
process.stdout.write(currentSection(written, "SQL"));
