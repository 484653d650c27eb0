// Changes src/ in many small ways, one at a time, and counts the changes that no test notices. The figures go to
// docs/mutation/. Takes hours for everything, so folders may be named, and a part of the lines be taken:
//   npm run mutate                          all folders
//   npm run mutate -- model scoring         these folders
//   npm run mutate -- table --one-of=8      one of eight blocks of ten lines
//   npm run mutate -- table --one-of=8 --first=3   others of them: those that come three after
//   npm run mutate -- table --again         only what nothing noticed in the last report, after tests were added
//   npm run mutate -- table --concurrency=1   one change at a time, where the machine does other work; default: 2
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Stryker } from "@stryker-mutator/core";
import { replaced } from "../../scripts/markdown.ts";
import { figuresOf, figuresTable, isUnnoticed, type Mutant, type MutatedFiles, survivorsOf } from "./figures.ts";
import { type Group, groups } from "./groups.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const { positionals: names, values } = parseArgs({
  allowPositionals: true,
  options: {
    "one-of": { type: "string", default: "1" },
    first: { type: "string", default: "0" },
    concurrency: { type: "string", default: "2" },
    again: { type: "boolean", default: false },
  },
});
const [oneOf, first, concurrency] = [Number(values["one-of"]), Number(values.first), Number(values.concurrency)];
const unknown = names.filter((name) => !groups.some(({ folder }) => folder === name));
const isWithin = (value: number, min: number, max: number): boolean => {
  return Number.isSafeInteger(value) && value >= min && value <= max;
};
if (
  unknown.length > 0 ||
  !isWithin(oneOf, 1, 1000) ||
  !isWithin(first, 0, oneOf - 1) ||
  !isWithin(concurrency, 1, 64)
) {
  const folders = groups.map(({ folder }) => folder).join(", ");
  process.stderr.write(
    `Expected folders among ${folders}, --one-of from 1, a --first below it, and --concurrency from 1, got ${process.argv.slice(2).join(" ")}\n`,
  );
  process.exit(1);
}

for (const group of groups.filter(({ folder }) => names.length === 0 || names.includes(folder))) {
  const before = values.again ? reportIn(group) : undefined;
  await mutate(group, before);
  if (before !== undefined) writeFileSync(reportOf(group), JSON.stringify(withNewer(before, reportIn(group))));
  record(group);
}

async function mutate(group: Group, before: Report | undefined): Promise<void> {
  const { folder } = group;
  process.env["MUTATED"] = folder;
  await new Stryker({
    testRunner: "vitest",
    plugins: ["@stryker-mutator/vitest-runner"],
    vitest: { configFile: "test/mutation/vitest.config.ts", related: false },
    coverageAnalysis: "perTest",
    // What is mutated as it is loaded is tried with every test, which takes hours where these are slow.
    ignoreStatic: oneOf > 1,
    mutate: before === undefined ? placesIn(folder) : unnoticedPlaces(before),
    ignorePatterns: ["/dist", "/docs/built", "/test/package/node_modules", "/bench", "/.git"],
    concurrency,
    // Generous: a mutant that was only slow, on a machine that did other work, must not count as noticed.
    timeoutMS: 30_000,
    timeoutFactor: 6,
    reporters: ["json", "progress-append-only"],
    jsonReporter: { fileName: reportOf(group) },
    incremental: before === undefined,
    incrementalFile: `.mutation/${folder}-incremental.json`,
    tempDirName: ".mutation/sandbox",
  }).runMutationTest();
}

/** What is mutated: all files, or one of so many blocks of ten lines throughout the folder. */
function placesIn(folder: string): string[] {
  const made = ["src/model/generated.ts", "src/table/kernel/wasm-code.ts"];
  const files = readdirSync(join(root, "src", folder), { recursive: true, encoding: "utf8" })
    .map((name) => `src/${folder}/${name}`)
    .filter((name) => name.endsWith(".ts") && !name.endsWith("/index.ts") && !made.includes(name))
    .sort();
  if (oneOf === 1) return files;
  const blocks = files.flatMap((file) => {
    const lines = readFileSync(join(root, file), "utf8").split("\n").length;
    return Array.from({ length: Math.ceil(lines / 10) }, (_, block) => `${file}:${block * 10 + 1}-${block * 10 + 10}`);
  });
  return blocks.filter((_, block) => block % oneOf === first);
}

/** A report of Stryker's. */
interface Report {
  readonly files: MutatedFiles;
}

/** The places of the mutants that nothing noticed. Stryker counts columns from 1 in reports, and from 0 in places. */
function unnoticedPlaces({ files }: Report): string[] {
  return Object.entries(files).flatMap(([file, { mutants }]) => {
    return mutants.filter(isUnnoticed).map(({ location: { start, end } }) => {
      return `${file}:${start.line}:${start.column - 1}-${end.line}:${end.column - 1}`;
    });
  });
}

/** A report in which mutants that nothing noticed have their status from a newer one. */
function withNewer(before: Report, newer: Report): Report {
  const files = Object.entries(before.files).map(([file, { source, mutants }]) => {
    const newOnes = new Map(newer.files[file]?.mutants.map((mutant) => [keyOf(mutant), mutant]));
    const merged = mutants.map((mutant) => (isUnnoticed(mutant) ? (newOnes.get(keyOf(mutant)) ?? mutant) : mutant));
    return [file, { source, mutants: merged }];
  });
  return { ...before, files: Object.fromEntries(files) };
}

function keyOf({ location, replacement }: Mutant): string {
  return JSON.stringify([location, replacement]);
}

function reportOf({ folder }: Group): string {
  return `.mutation/${folder}.json`;
}

function reportIn(group: Group): Report {
  return JSON.parse(readFileSync(join(root, reportOf(group)), "utf8"));
}

/** Writes the figures down, and the survivors of the folders whose survivors are listed. */
function record(group: Group): void {
  const { folder, listed } = group;
  const { files } = reportIn(group);
  const [page, data] = [join(root, "docs/mutation/README.md"), join(root, "docs/mutation/figures.json")];
  const { figures, survivors } = JSON.parse(readFileSync(data, "utf8"));
  figures[folder] = figuresOf(files, new Date().toISOString().slice(0, 10), oneOf);
  if (listed) survivors[folder] = survivorsOf(files);
  writeFileSync(data, `${JSON.stringify({ figures, survivors }, null, 2)}\n`);
  writeFileSync(page, replaced(readFileSync(page, "utf8"), { figures: figuresTable(figures) }));
}
