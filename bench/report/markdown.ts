// The results as a page, docs/benchmarks.md.
import { cpus } from "node:os";
import type { DisclosureTime } from "../disclosure.ts";
import type { Growth } from "../growth.ts";
import type { ImportTime } from "../import-time.ts";
import type { ProjectionRates } from "../projection.ts";
import type { StatisticsTimes } from "../statistics.ts";
import { surveySize } from "../survey/survey-size.ts";
import type { PeerTime } from "../turns/in-turns.ts";
import { milliseconds as ms, ratio, verdict } from "./numbers.ts";

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
  /** The section that `npm run generate` writes. */
  readonly sizes: string;
}

/**
 * The page of the results.
 *
 * @param results - What was measured.
 */
export function benchmarkPage(results: Results): string {
  const { versions, scoring, reading, writing, imports, projections, bytesPerRow, statistics, sql, sizes } = results;
  const [ours, loop, ...others] = scoring as [PeerTime, PeerTime, ...PeerTime[]];
  const duckdb = fastest(others, "DuckDB, TINYINT");
  const packed = fastest(others, "DuckDB, packed");
  const arquero = fastest(others, "arquero");
  const [fromBytes] = reading as [PeerTime, ...PeerTime[]];
  const [written] = writing as [PeerTime, ...PeerTime[]];
  const reader = (name: string): PeerTime => fastest(reading, name);
  const zod = imports.find(({ name }) => name === "zod");
  return `# Benchmarks

How fast is the library, compared with what else you could use? \`npm run bench\` wrote this page (in about six minutes), and \`npm run bench:sql\` its section on SQL. "×" is a ratio: 2.0 × means twice as long.

- **Machine:** ${cpus().length} cores of ${cpus()[0]?.model.trim()}, Node ${process.version}. It is shared, and its speed varies by about two times, so compare only numbers within one table.
- **Peers:** ${list(versions)}. They take turns, so that a slow moment affects all of them.
- **Same answers:** before anything is timed, the results of each peer are compared with the library's. Counts must be equal; other numbers must agree within 1e-9.
- **Times** are medians of seven runs, or of three for a peer that takes more than five seconds.

## Scoring a million rows

The survey has 1,000,000 rows of 34 ratings from 1 to 4, of which 5% are empty and 1% are "n/a", from 1,000 sites in random order. The task: score every row by domains and by metrics, each with an overall score, where a score requires half of its items to be rated. Then compute n, mean, standard deviation, minimum, and maximum of each of these 14 scores by site.

${timesTable(scoring, ours)}

${target("A plain loop over objects takes", loop.median / ours.median, 40)}
${target("DuckDB with a TINYINT column for each item, and two threads where the library uses one, takes", duckdb.median / ours.median, 6)}
${target("DuckDB with several ratings packed into one number, as the library packs them, takes", packed.median / ours.median, 6)}
${target("arquero takes", arquero.median / ours.median, 30)}

The library's \`summarize\` computes medians, quartiles, distributions, and intervals in the same time. The others leave these out.

The code, for one of the two plans:

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

The same survey as a CSV file of about 76 MB, read into columns that tell empty from "n/a". d3-dsv and Papa Parse return rows of text, which are then turned into rows of ratings.

${timesTable(reading, fromBytes)}

${target("d3-dsv takes", reader("d3-dsv").median / fromBytes.median, 6)}
${target("Papa Parse takes", reader("papaparse").median / fromBytes.median, 6)}
${target("DuckDB, with two threads, takes", reader("DuckDB, ENUM").median / fromBytes.median, 3)}
- DuckDB takes ${ratio(reader("DuckDB, UTINYINT").median / fromBytes.median)} × as long if it does less: it does not tell "n/a" from empty.

## Writing scores as CSV

The same survey, scored by metrics and written as CSV: the site, and the score, coverage, and status of each metric and of the overall. The other writers start from columns that are ready. All write the same bytes.

${timesTable(writing, written)}

- The library writes ${perSecond(surveySize / (written.median / 1000))} rows a second (target: at least 1,000,000, ${verdict(written.median <= surveySize / 1000)}).

## Memory and growth

In a table of a million rows without groups, a row of 34 ratings takes ${bytesPerRow.toFixed(1)} bytes (target: at most 40, ${verdict(bytesPerRow <= 40)}).

| rows | score and summarize | × the row above | read from memory | × the row above |
| ---: | ---: | ---: | ---: | ---: |
${growthRows(results.growth)}

Target: ten times the rows take at most eleven times as long.

## Statistics

| | median of 7 | target |
| --- | ---: | ---: |
| \`summarize\` of the survey by site, both plans, with medians, quartiles, distributions, and intervals | ${ms(statistics.summarize)} | |
| a hand-written loop for only n, mean, standard deviation, minimum, and maximum of the same scores | ${ms(statistics.byHand)}; \`summarize\` takes ${(statistics.summarize / statistics.byHand).toFixed(2)} × as long | |
| \`krippendorffAlpha\`, interval, 10,000 raters of 34 items, all values different | ${ms(statistics.alphaOfMany)} | under 5 s: ${verdict(statistics.alphaOfMany < 5000)} |
| \`krippendorffAlpha\`, ordinal, 1,000 raters of 34 items | ${statistics.alpha.toFixed(1)} ms | under 5 ms: ${verdict(statistics.alpha < 5)} |

## Disclosure

\`suppress\` hides small cells in tables of schools by roles, with a mean and all totals, and \`audit\` checks the result. 30% of the counts are 1 to 10, and 5% are 0. Times are medians of 7, in turns.

| rows | columns | \`suppress\` | \`audit\` |
| ---: | ---: | ---: | ---: |
${results.disclosure.map(({ rows, columns, suppress, audit }) => `| ${rows.toLocaleString("en-US")} | ${columns} | ${ms(suppress)} | ${ms(audit)} |`).join("\n")}

${disclosureTarget(results.disclosure)}

${sql}${sizes}## Importing the library

| import in a fresh process, median of 15 | ESM | CommonJS | × zod, ESM |
| --- | ---: | ---: | ---: |
${imports.map(({ name, esm, cjs }) => `| ${name} | ${esm.toFixed(1)} ms | ${cjs === null ? "none" : `${cjs.toFixed(1)} ms`} | ${(esm / (zod?.esm ?? Number.NaN)).toFixed(3)} |`).join("\n")}

## Scoring one assessment at a time

\`projectToMetrics\` and a loop such as a script would have score 1,000 different assessments parsed from JSON, in turns. These are medians of ${projections.rounds} rounds.

| | assessments per second |
| --- | ---: |
| \`projectToMetrics\`, with its full explanation | ${perSecond(projections.library)} |
| a plain loop, without an explanation | ${perSecond(projections.loop)} |

${target("A plain loop takes", projections.ratio, 1.5)}
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
  return ["| | median | range | runs | × the library |", "| --- | ---: | ---: | ---: | ---: |", ...rows].join("\n");
}

function target(what: string, reached: number, wanted: number): string {
  return `- ${what} ${ratio(reached)} × as long (target: at least ${wanted}, ${verdict(reached >= wanted)}).`;
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
  return `Target: at most 10 seconds each for 2,000 rows, ${verdict(slowest <= 10_000)}.`;
}
