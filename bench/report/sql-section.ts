// The section on SQL of docs/benchmarks.md, which `npm run bench:sql` writes and `npm run bench` leaves as it is.
import { cpus } from "node:os";
import type { SqlTimes, Task, TaskTime } from "../sql/sql-times.ts";
import { milliseconds, ratio, verdict } from "./numbers.ts";

/** At most so many times the time of the query written by hand, or of the floor. */
interface Target {
  readonly byHand?: number;
  readonly floor?: number;
}

type Targets = { readonly [task in Task]?: Target };

const check: Target = { byHand: 2 };
const shuffled: Targets = { "long rows": { floor: 3 }, "long check": { ...check, floor: 4 } };

const targets: { readonly [engine: string]: (setting: string) => Targets } = {
  DuckDB: () => ({
    "wide rows": { byHand: 1 },
    "wide groups": { byHand: 1 },
    "wide check": check,
    "long rows": { byHand: 1.3 },
    "long check": check,
  }),
  PostgreSQL: () => ({
    "wide rows": { byHand: 2 },
    "wide groups": { byHand: 2 },
    "wide check": check,
    "long check": check,
  }),
  Trino: () => ({
    "wide rows": { floor: 1.5 },
    "wide groups": { floor: 1.5 },
    "wide check": { ...check, floor: 2 },
    ...shuffled,
  }),
  Spark: (setting) => {
    const wide = { floor: setting.includes("8000") ? 2 : 8 };
    return { "wide rows": wide, "wide groups": wide, "wide check": { ...check, floor: 2 }, ...shuffled };
  },
};

/**
 * The page with what was measured now in its section on SQL. Databases that were not measured keep what the page has.
 *
 * @param page - The page.
 * @param results - What was measured in each database.
 */
export function withSqlTimes(page: string, results: { readonly [engine: string]: SqlTimes }): string {
  const current = currentSection(page, "SQL");
  if (current === "") throw new Error("docs/benchmarks.md has no section on SQL");
  const former = current.split(/^(?=### )/m).slice(1);
  const engines = ["DuckDB", "PostgreSQL", "Trino", "Spark 3", "Spark 4"].flatMap((engine) => {
    const times = results[engine];
    if (times !== undefined) return [engineSection(engine, times)];
    return former.filter((text) => text.startsWith(`### ${engine}`)).map((text) => text.trimEnd());
  });
  return page.replace(current, () => `${sqlSection(engines)}\n`);
}

function sqlSection(engines: readonly string[]): string {
  return `## SQL

\`npm run bench:sql\` wrote this section, in the databases that are on the machine. The task: score the metrics from SMALLINT ratings from 1 to 4, of which 5% are NULL, from 58 counties. Before anything is timed, all scores, coverages, statuses, and group means are compared with those of SQL written by hand. Times are medians of three in turns, after a turn that does not count.

- *Wide* tables have one row per assessment, with a column for each of 34 items. *Long* tables have one row per rating.
- *Rows* are the scores of each assessment: every score is computed, but no client reads them. *Groups* are the means by county. *Check* is \`checkSql\` on clean data.
- *By hand* is the fastest query that we could write for the same scores. It does less: without \`invalid\`, it notices neither ratings off the scale nor duplicates.
- The *floor* is the least that any query could do: for wide tables, the averages of the 34 columns by county; for long tables, a count and a sum for each assessment.
- *Planning* is the time of \`EXPLAIN\` for a plan with all items in one part.

${engines.join("\n\n")}
`;
}

/** The section of a page under a heading, with the empty line after it. */
export function currentSection(page: string, heading: string): string {
  return new RegExp(`^## ${heading}\\b[\\s\\S]*?(?=^## |$(?![\\s\\S]))`, "m").exec(page)?.[0] ?? "";
}

function engineSection(engine: string, { version, wideRows, longRows, tasks, planning, large }: SqlTimes): string {
  const name = engine.replace(/ \d$/, "");
  const rows = tasks.map((time) => taskRow(time, targets[name]?.(time.setting)[time.task] ?? {}));
  const slowest = Math.max(...planning.map((time) => Math.max(time.scores, time.check)));
  const planned = planning.map((time) => {
    return `${time.items} items: ${milliseconds(time.scores)} for scores, ${milliseconds(time.check)} for the check`;
  });
  const job = large && [
    `- ${large.rows.toLocaleString("en-US")} wide assessments in Parquet partitioned by county, with the setting: ${milliseconds(large.library)}, ${ratio(large.library / large.floor)} × the floor of ${milliseconds(large.floor)}.`,
    `- Shuffles in Spark's plans (Exchange): ${large.wideShuffles} for wide rows (target: 0, ${verdict(large.wideShuffles <= 0)}), ${large.longShuffles} for long rows (target: 1, ${verdict(large.longShuffles <= 1)}).`,
  ];
  return [
    `### ${name} ${version.replace(/^v|[ -].*/g, "")}`,
    "",
    `${wideRows.toLocaleString("en-US")} wide assessments, ${longRows.toLocaleString("en-US")} long ones (${(longRows * 34).toLocaleString("en-US")} ratings), on ${cpus().length} cores of ${cpus()[0]?.model.trim()}.`,
    "",
    "| | library | by hand | floor | × by hand | × the floor | target |",
    "| --- | ---: | ---: | ---: | ---: | ---: | --- |",
    ...rows,
    "",
    `- Planning: ${planned.join("; ")}. Target: at most 1 s for 300 items, ${verdict(slowest <= 1000)}.`,
    ...(job ?? []),
  ].join("\n");
}

function taskRow(
  { task, setting, library, byHand, floor }: TaskTime,
  { byHand: most, floor: mostOfFloor }: Target,
): string {
  const [ofHand, ofFloor] = [library / byHand, library / floor];
  const wanted = [
    ...(most === undefined ? [] : [`at most ${most} × by hand: ${verdict(ofHand <= most)}`]),
    ...(mostOfFloor === undefined ? [] : [`at most ${mostOfFloor} × the floor: ${verdict(ofFloor <= mostOfFloor)}`]),
  ];
  const cells = [
    setting === "" ? task : `${task}, ${setting}`,
    ...[library, byHand, floor].map(milliseconds),
    ...[ofHand, ofFloor].map((value) => value.toFixed(2)),
    wanted.join(", "),
  ];
  return `| ${cells.join(" | ")} |`;
}
