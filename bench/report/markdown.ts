// The page of the results, as docs/benchmarks.md has it.
import { cpus } from "node:os";
import type { DisclosureTime } from "../disclosure.ts";
import type { Growth } from "../growth.ts";
import type { ImportTime } from "../import-time.ts";
import type { ProjectionRates } from "../projection.ts";
import type { StatisticsTimes } from "../statistics.ts";
import { surveySize } from "../survey/survey-size.ts";
import type { PeerTime } from "../turns/in-turns.ts";
import { milliseconds as ms, ratio } from "./numbers.ts";

/** All that was measured. */
export interface Results {
  readonly versions: { readonly [name: string]: string };
  readonly imports: readonly ImportTime[];
  readonly projections: ProjectionRates;
  readonly scoring: readonly PeerTime[];
  readonly reading: readonly PeerTime[];
  readonly writing: readonly PeerTime[];
  readonly growth: readonly Growth[];
  readonly bytesPerRow: number;
  readonly statistics: StatisticsTimes;
  readonly disclosure: readonly DisclosureTime[];
  /** The section that `npm run bench:sql` wrote. */
  readonly sql: string;
}

/**
 * The page of the results.
 *
 * @param results - What was measured.
 */
export function benchmarkPage(results: Results): string {
  const { versions, scoring, reading, writing, imports, projections, bytesPerRow, statistics, sql } = results;
  const [ours, loop, ...others] = scoring as [PeerTime, PeerTime, ...PeerTime[]];
  const duckdb = fastest(others, "DuckDB, TINYINT");
  const packed = fastest(others, "DuckDB, packed");
  const arquero = fastest(others, "arquero");
  const [fromBytes] = reading as [PeerTime, ...PeerTime[]];
  const [written] = writing as [PeerTime, ...PeerTime[]];
  const reader = (name: string): PeerTime => fastest(reading, name);
  const zod = imports.find(({ name }) => name === "zod");
  return `# Benchmarks

This page is written by \`npm run bench\`, which takes some fifteen minutes; its section on SQL by \`npm run bench:sql\`. What it says was measured on ${cpus().length} cores of ${cpus()[0]?.model.trim()}, by Node ${process.version}, beside ${list(versions)}. The machine is shared, and its speed wanders by about two times; the peers take turns, so that a slow moment meets all of them. Only ratios within one table mean something.

Before anything is timed, what each peer found is compared with what the library found: counts must be the same, all other figures within 1e-9. Times are medians of seven, or of three for a peer that takes more than five seconds.

## Scoring a million rows

The survey has 1,000,000 rows of 34 ratings from 1 to 4, 5% of them empty and 1% "n/a", of 1,000 sites in random order. The work: score each row by domains and by metrics, with the half rule and the overall of each, and give n, mean, standard deviation, least and greatest score of each of these 14 by site.

${timesTable(scoring, ours)}

${target("The natural loop over plain objects takes", loop.median / ours.median, 40)}
${target("DuckDB, with a column of TINYINT for each item, and with two threads where the library has one, takes", duckdb.median / ours.median, 6)}
${target("DuckDB with this library's own way of packing several ratings into one code, written into its SQL, takes", packed.median / ours.median, 6)}
${target("arquero takes", arquero.median / ours.median, 30)}

In code, it is this, for each of the two plans:

\`\`\`ts
import { domainPlan, scale } from "cei-framework";
import { readTable, scoreTable } from "cei-framework/table";
import { summarize } from "cei-framework/statistics";

const table = await readTable("site,1.1,1.2,1.3\\nOak,3,4,2\\nElm,1,,4\\n", {
  scale: scale({ min: 1, max: 4 }),
  groups: ["site"],
});
const { rows } = summarize(scoreTable(table, domainPlan()), { by: "site" });
rows.length; // => 16
\`\`\`

## Reading it from CSV

The same survey as CSV of about 76 MB, read into columns in which empty and "n/a" are told apart; of d3-dsv and Papa Parse the rows are made rows of ratings.

${timesTable(reading, fromBytes)}

${target("d3-dsv takes", reader("d3-dsv").median / fromBytes.median, 6)}
${target("Papa Parse takes", reader("papaparse").median / fromBytes.median, 6)}
${target("DuckDB, which reads the file with two threads, takes", reader("DuckDB, ENUM").median / fromBytes.median, 3)}
- Without telling "n/a" from empty, which is less work, DuckDB takes ${ratio(reader("DuckDB, UTINYINT").median / fromBytes.median)} times as long.

## Writing scores as CSV

The same survey scored by metrics, and written as CSV: the site and for each of the five metrics and the overall its score, coverage, and status. The other ways write from columns that are ready before; all write the same bytes.

${timesTable(writing, written)}

- The library writes ${perSecond(surveySize / (written.median / 1000))} rows a second, ${written.median <= surveySize / 1000 ? "target met" : "**missed the target**"}: at least 1,000,000.

## Memory and growth

A row of 34 ratings takes ${bytesPerRow.toFixed(1)} bytes in a table of a million rows without groups (at most 40 were wanted).

| rows | scoring and summing up | of the row above | reading from memory | of the row above |
| ---: | ---: | ---: | ---: | ---: |
${growthRows(results.growth)}

Ten times the rows were to take at most eleven times as long.

## Statistics

| | median of 7 | wanted |
| --- | ---: | ---: |
| \`summarize\` of the survey by site, both plans, with medians, quartiles, distributions, and intervals | ${ms(statistics.summarize)} | |
| The same scores, and n, mean, sd, least, and greatest alone, in a loop written by hand | ${ms(statistics.byHand)} | ${(statistics.summarize / statistics.byHand).toFixed(2)} times as long for \`summarize\` |
| \`krippendorffAlpha\`, interval, 10,000 raters of 34 items, all values different | ${ms(statistics.alphaOfMany)} | under 5 s |
| \`krippendorffAlpha\`, ordinal, 1,000 raters of 34 items | ${statistics.alpha.toFixed(1)} ms | under 5 ms |

## Disclosure

\`suppress\` of tables of schools by roles, with a mean and all totals, and \`audit\` of what it published. 30% of the counts are 1 to 10, 5% are 0. Medians of 7, in turns.

| rows | columns | \`suppress\` | \`audit\` |
| ---: | ---: | ---: | ---: |
${results.disclosure.map(({ rows, columns, suppress, audit }) => `| ${rows.toLocaleString("en-US")} | ${columns} | ${ms(suppress)} | ${ms(audit)} |`).join("\n")}

${disclosureTarget(results.disclosure)}

${sql}## Importing, and scoring one by one

| import in a fresh process, median of 15 | ESM | CommonJS | of zod, ESM |
| --- | ---: | ---: | ---: |
${imports.map(({ name, esm, cjs }) => `| ${name} | ${esm.toFixed(1)} ms | ${cjs === null ? "none" : `${cjs.toFixed(1)} ms`} | ${(esm / (zod?.esm ?? Number.NaN)).toFixed(3)} |`).join("\n")}

\`projectToMetrics\` and the loop that a script would write score 1,000 different assessments parsed from JSON, in turns; medians of ${projections.rounds} rounds.

| assessments a second | |
| --- | ---: |
| projectToMetrics, with its full explanation | ${perSecond(projections.library)} |
| the plain loop, without one | ${perSecond(projections.loop)} |

${target("The plain loop takes", projections.ratio, 1.5)}
`;
}

function perSecond(rate: number): string {
  return Math.round(rate).toLocaleString("en-US");
}

/** The fastest of the peers whose names start so. */
function fastest(times: readonly PeerTime[], name: string): PeerTime {
  const [first, ...others] = times.filter((time) => time.name.startsWith(name));
  if (first === undefined) throw new Error(`${name} was not measured`);
  return others.reduce((one, other) => (other.median < one.median ? other : one), first);
}

function timesTable(times: readonly PeerTime[], first: PeerTime): string {
  const rows = times.map(({ name, median, fastest, slowest, runs }) => {
    return `| ${name} | ${ms(median)} | ${ms(fastest)} to ${ms(slowest)} | ${runs} | ${ratio(median / first.median)} |`;
  });
  return ["| | median | from, to | runs | times ours |", "| --- | ---: | ---: | ---: | ---: |", ...rows].join("\n");
}

function target(what: string, reached: number, wanted: number): string {
  const verdict = reached >= wanted ? "as was wanted: at least" : "**not reached**: wanted were";
  return `- ${what} ${ratio(reached)} times as long, ${verdict} ${wanted}.`;
}

function growthRows(growth: readonly Growth[]): string {
  return growth
    .map(({ rows, scoring, reading }, i) => {
      const before = growth[i - 1];
      const readBefore = before?.reading ?? null;
      return [
        `| ${rows.toLocaleString("en-US")} | ${ms(scoring)} | ${before ? ratio(scoring / before.scoring) : ""}`,
        `| ${reading === null ? "" : ms(reading)} | ${reading === null || readBefore === null ? "" : ratio(reading / readBefore)} |`,
      ].join(" ");
    })
    .join("\n");
}

function list(versions: Results["versions"]): string {
  return Object.entries(versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(", ");
}

function disclosureTarget(disclosure: Results["disclosure"]): string {
  const slowest = Math.max(...disclosure.flatMap(({ suppress, audit }) => [suppress, audit]));
  return `Target: at most 10 seconds each for 2,000 rows. ${slowest <= 10_000 ? "Met" : "**Missed**"}.`;
}
