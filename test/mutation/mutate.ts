// Changes src/ in many small ways, one at a time, and counts the changes that no test notices.
//   npm run mutate                     all folders; the figures go to docs/mutation.md
//   npm run mutate -- model scoring    these folders
import { Stryker } from "@stryker-mutator/core";
import { type Group, groups } from "./groups.ts";

const names = process.argv.slice(2);
const unknown = names.filter((name) => !groups.some(({ folder }) => folder === name));
if (unknown.length > 0) {
  process.stderr.write(
    `${unknown.join(", ")} was found; ${groups.map(({ folder }) => folder).join(", ")} was expected\n`,
  );
  process.exit(1);
}

for (const group of groups.filter(({ folder }) => names.length === 0 || names.includes(folder))) await mutate(group);

async function mutate({ folder }: Group): Promise<void> {
  process.env["MUTATED"] = folder;
  await new Stryker({
    testRunner: "vitest",
    plugins: ["@stryker-mutator/vitest-runner"],
    vitest: { configFile: "test/mutation/vitest.config.ts", related: false },
    coverageAnalysis: "perTest",
    mutate: [`src/${folder}/**/*.ts`, "!src/**/index.ts", "!src/model/generated.ts", "!src/table/machine-code.ts"],
    ignorePatterns: ["/dist", "/docs/built", "/test/package/node_modules", "/bench", "/.git"],
    concurrency: 2,
    reporters: ["json"],
    jsonReporter: { fileName: `.mutation/${folder}.json` },
    incremental: true,
    incrementalFile: `.mutation/${folder}-incremental.json`,
    tempDirName: ".mutation/sandbox",
  }).runMutationTest();
}
