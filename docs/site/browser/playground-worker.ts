// Reads and scores a survey beside the page, so that the page stays at hand however large the survey is.
import {
  CeiError,
  competencies,
  domainPlan,
  domains,
  lookFors,
  metricPlan,
  metrics,
  type PartScore,
  projectionPlan,
  type Scale,
  type Scores,
  scale,
} from "cei-framework";
import { competencyHeatmap, profileChart } from "cei-framework/charts";
import { publish } from "cei-framework/disclosure";
import { summarize } from "cei-framework/statistics";
import { type RatingTable, readTable, type ScoreTable, scoreTable, TableError, writeCsv } from "cei-framework/table";
import type { Answer, Explained, Problem, Request, Setup } from "./messages.ts";

interface View {
  readonly name: string;
  readonly file: string;
  readonly scores: ScoreTable;
}

interface Work {
  readonly setup: Setup;
  readonly on: Scale;
  readonly table: RatingTable;
  readonly views: readonly View[];
}

/** How many problems are listed. */
const mostListed = 200;
/** A heatmap of more groups than this is no picture. */
const mostGroups = 24;
/** How many rows of a summary are shown; its file has all. */
const mostSummed = 400;
/** How much of a file is looked at for its header. */
const headerBytes = 65_536;

let work: Work | null = null;
/** How many surveys were asked for: what is read of an earlier one is dropped when a later one was asked for. */
let asked = 0;
const names = new Map<string, string>([
  ...domains.map(({ id, name }) => [id, name] as const),
  ...metrics.map(({ id, name }) => [id, name] as const),
  ...competencies.map(({ id, title }) => [id, title] as const),
  ...lookFors.map(({ id, text }) => [id, text] as const),
]);

function answer(message: Answer): void {
  (postMessage as (message: Answer) => void)(message);
}

addEventListener("message", ({ data }: MessageEvent<Request>) => {
  if (data.ask === "score") asked++;
  const number = asked;
  respond(data, () => number === asked).catch((error: unknown) => {
    if (number !== asked) return;
    const { problems, count } = problemsOf(error);
    answer({ answer: "failed", problems, count });
  });
});

async function respond(request: Request, isLast: () => boolean): Promise<void> {
  if (request.ask === "score") {
    work = null;
    const done = await read(request, isLast);
    if (!isLast()) return;
    work = done;
    const { table, views } = done;
    const problems = table.rejected.flatMap(({ issues }) => issues.map(problemOf));
    answer({
      answer: "scored",
      rows: table.rows,
      items: table.items.length,
      absent: table.absent.length,
      groups: table.groups,
      views: views.map(({ name }) => name),
      problems: problems.slice(0, mostListed),
      count: problems.length,
      rejected: table.rejected.length,
    });
    return;
  }
  if (work === null) return;
  if (request.ask === "row") answer(rowAnswer(work, request.row));
  else if (request.ask === "summary") answer(summaryAnswer(work, request.view, request.by));
  else {
    const view = work.views[request.view];
    if (view === undefined) return;
    const { by } = request;
    const table = by === null ? view.scores : summaryFile(view.scores, by);
    const pieces: string[] = [];
    for await (const piece of writeCsv(table)) pieces.push(piece);
    const file = by === null ? view.file : view.file.replace(/\.csv$/, "-summary.csv");
    answer({ answer: "csv", file, blob: new Blob(pieces, { type: "text/csv" }) });
  }
}

async function read(setup: Setup, isLast: () => boolean): Promise<Work> {
  const { input, instrument, min, max, low, high, minCoverage } = setup;
  const labels = { ...(low !== "" && { [min]: low }), ...(high !== "" && { [max]: high }) };
  const on = scale({ min, max, ...((low !== "" || high !== "") && { labels }) });
  const groups = await otherColumns(input, instrument, on);
  const table = await readTable(typeof input === "string" ? input : input.stream(), {
    scale: on,
    instrument,
    groups,
    onBadRow: "collect",
    onProgress: ({ rows }) => {
      if (isLast()) answer({ answer: "progress", rows });
    },
  });
  return { setup, on, table, views: viewsOf(table, minCoverage) };
}

/**
 * The columns that are no items: they are kept as text. One whose name has the number of an item in it, such as "Q1.1", is
 * left to be a mistake, since its ratings would be lost.
 */
async function otherColumns(input: string | File, instrument: "1.0" | "2.0", on: Scale): Promise<readonly string[]> {
  const start = typeof input === "string" ? input.slice(0, headerBytes) : await input.slice(0, headerBytes).text();
  const groups: string[] = [];
  // An error names a hundred columns at most, so it is asked again until it names no other.
  for (;;) {
    try {
      await readTable(start, { scale: on, instrument, groups, onBadRow: "collect" });
      return groups;
    } catch (error) {
      if (!(error instanceof TableError)) throw error;
      const unknown = error.issues.filter(({ code }) => code === "unknown-column");
      const more = unknown
        .map(({ path }) => String(path[1] ?? ""))
        .filter((name) => name.trim() !== "" && !isLikeItem(name));
      if (more.length === 0) return groups;
      groups.push(...new Set(more));
    }
  }
}

function isLikeItem(name: string): boolean {
  return /(?<![\d.])\d\.\d{1,2}(?![\d.])/.test(name) || /(?<![a-z\d])(m|metric)\s*\d(?!\d)/i.test(name);
}

function viewsOf(table: RatingTable, minCoverage: number): readonly View[] {
  if (table.instrument === "1.0") {
    return [
      { name: "Domains of 1.0", file: "domain-scores.csv", scores: scoreTable(table, domainPlan({ minCoverage })) },
      {
        name: "Projection to the metrics of 2.0",
        file: "metric-projection.csv",
        scores: scoreTable(table, projectionPlan({ minCoverage })),
      },
    ];
  }
  return [
    { name: "Metrics of 2.0", file: "metric-scores.csv", scores: scoreTable(table, metricPlan({ minCoverage })) },
  ];
}

/** A summary as it may leave: by group, what may be published of it. */
function summaryFile(scores: ScoreTable, by: string) {
  return by === "" ? summarize(scores) : publish(scores, { by, sd: true, totals: false }).published;
}

function summaryAnswer({ on, views }: Work, place: number, by: string): Answer {
  const view = views[place] as View;
  const summary = summarize(view.scores, by === "" ? {} : { by });
  const size = new Set(summary.rows.map(({ group }) => group[by] ?? "")).size;
  const onScale = (score: number | null): string =>
    score === null ? "–" : (on.min + score * (on.max - on.min)).toFixed(2);
  return {
    answer: "summary",
    caption: `${view.name}: means on the scale from ${on.min} to ${on.max}`,
    head: [...(by === "" ? [] : [by]), "Target", "Scored", "Mean", "Standard deviation", "Lowest", "Highest"],
    rows: summary.rows
      .slice(0, mostSummed)
      .map(({ group, target, n, mean, sd, min, max }) => [
        ...(by === "" ? [] : [group[by] ?? ""]),
        nameOf(target),
        String(n),
        onScale(mean),
        sd === null ? "–" : (sd * (on.max - on.min)).toFixed(2),
        onScale(min),
        onScale(max),
      ]),
    more: Math.max(0, summary.rows.length - mostSummed),
    // The page shows it to nobody but the one who has the ratings.
    chart: size > mostGroups ? null : competencyHeatmap(summary, { scale: on, title: view.name, small: "show" }),
  };
}

function rowAnswer({ on, table, views }: Work, row: number): Answer {
  const scored = views.map(({ name, scores }) => ({ caption: name, scores: scores.row(row) }));
  return {
    answer: "row",
    name: table.groups.map((name) => `${name}: ${table.group(name)[row] ?? ""}`).join(", "),
    charts: scored.map(({ caption, scores }) => profileChart(scores, { scale: on, title: caption })),
    explanations: scored.map(({ caption, scores }) => ({ caption, rows: explained(scores) })),
    unused: scored.at(-1)?.scores.unused.map(nameOf) ?? [],
  };
}

function explained({ targets, overall }: Scores): readonly Explained[] {
  const rows = Object.entries(targets).flatMap(([id, target]): Explained[] => {
    const { score, coverage, parts, direct } = target;
    const rating = String(direct?.rating ?? "");
    return [{ depth: 0, id, name: names.get(id) ?? "", rating, score, coverage }, ...explainedParts(parts)];
  });
  const { score, coverage } = overall;
  return [...rows, { depth: 0, id: "Overall", name: "the mean of these", rating: "", score, coverage }];
}

function explainedParts(parts: readonly PartScore[]): readonly Explained[] {
  return parts.flatMap((part): Explained[] => {
    const items = part.items.map(({ id, rating, score }): Explained => {
      return { depth: 2, id, name: names.get(id) ?? "", rating: String(rating ?? "not rated"), score, coverage: null };
    });
    const [only] = items;
    // A part that is its one item is said once.
    if (items.length === 1 && only?.id === part.id) return [{ ...only, depth: 1 }];
    const { id, score, coverage } = part;
    return [{ depth: 1, id, name: names.get(id) ?? "", rating: "", score, coverage }, ...items];
  });
}

function nameOf(id: string): string {
  return id === "overall" ? "Overall" : `${id} ${names.get(id) ?? ""}`;
}

function problemOf(issue: TableError["issues"][number]): Problem {
  const { line, path, message, code } = issue;
  const column = path[1] === undefined ? "" : String(path[1]);
  if (code !== "unknown-column") return { line, column, message };
  const why =
    column.trim() === ""
      ? "A column without a name cannot be kept."
      : "This is like the number of an item, and is none.";
  return {
    line,
    column,
    message: `${why} Name it as the item that it is, such as 1.1 or M1.1, or without a number of that kind.`,
  };
}

function problemsOf(error: unknown): { readonly problems: readonly Problem[]; readonly count: number } {
  if (error instanceof TableError) return { problems: error.issues.map(problemOf), count: error.count };
  if (error instanceof CeiError) {
    const problems = error.issues.map(({ path, message }) => ({ line: null, column: path.join(" "), message }));
    return { problems, count: problems.length };
  }
  const isGone = error instanceof DOMException && error.name === "NotReadableError";
  const message = isGone ? "The file was changed or moved since it was chosen. Choose it again." : String(error);
  return { problems: [{ line: null, column: "", message }], count: 1 };
}
