// Measures the library and its peers, prints the results, and writes docs/benchmarks.md. The results depend on the
// machine, so no test asserts them. Run it by `npm run bench`, which builds first.
import { readFileSync, writeFileSync } from "node:fs";
import { disclosureTimes } from "./disclosure.ts";
import { bytesPerRow, growth } from "./growth.ts";
import { importTimes } from "./import-time.ts";
import { projectionRates } from "./projection.ts";
import { benchmarkPage } from "./report/markdown.ts";
import { currentSection } from "./report/sql-section.ts";
import { versions } from "./report/versions.ts";
import { statisticsTimes } from "./statistics.ts";
import { withSurveyFile } from "./survey/survey-file.ts";
import { surveySize } from "./survey/survey-size.ts";
import { inTurns } from "./turns/in-turns.ts";

await withSurveyFile(surveySize, async (file) => {
  // First, since it is what the process has grown by.
  const memory = await step("memory", bytesPerRow);
  const imports = step("import times", importTimes);
  const projections = step("projections", projectionRates);
  const scoring = await step("scoring, in turns", () => inTurns("scoring", file));
  const reading = await step("reading, in turns", () => inTurns("reading", file));
  const writing = await step("writing, in turns", () => inTurns("writing", file));
  const grown = await step("growth", growth);
  const statistics = await step("statistics", statisticsTimes);
  const disclosure = await step("disclosure", disclosureTimes);
  const path = new URL("../docs/benchmarks.md", import.meta.url);
  const former = readFileSync(path, "utf8");
  const results = {
    versions: versions(),
    imports,
    projections,
    scoring,
    reading,
    writing,
    growth: grown,
    bytesPerRow: memory,
    statistics,
    disclosure,
    sql: currentSection(former, "SQL"),
    sizes: currentSection(former, "Sizes"),
  };
  const page = benchmarkPage(results);
  writeFileSync(path, page);
  process.stdout.write(`\n${page}`);
});

function step<Result>(name: string, work: () => Result): Result {
  process.stderr.write(`Measuring: ${name}\n`);
  return work();
}
