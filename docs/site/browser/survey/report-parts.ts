// What a report is made of: charts that are drawn later, and tables whose files have the same cells.
import { competencies, domains, lookFors, metrics, type Scale, toScale } from "cei-framework";
import type { ChartTheme, VegaLiteSpec } from "cei-framework/charts";
import { type CsvCell, writeCsv } from "cei-framework/table";
import type { ChartView, Report, TableView } from "./messages.ts";

/** Makes a chart for a width, in pixels, and a theme. */
export type MakeChart = (drawing: { readonly width: number; readonly theme: ChartTheme }) => VegaLiteSpec;

/** A file that is written when it is asked for. */
export interface ReportFile {
  readonly name: string;
  readonly pieces: () => AsyncIterable<string>;
}

/** A report with what its charts and files are made by. */
export interface MadeReport {
  readonly report: Report;
  readonly charts: ReadonlyMap<string, MakeChart>;
  readonly files: ReadonlyMap<string, ReportFile>;
}

/** A column of a table: text, a count, a mean on the scale, or a percent. */
export interface ReportColumn {
  readonly name: string;
  readonly is: "text" | "count" | "mean";
}

/** How many rows of a table are shown; its file has all. */
const mostShown = 300;

/** Collects the charts and the files of a report. */
export function reportParts() {
  const charts = new Map<string, MakeChart>();
  const files = new Map<string, ReportFile>();
  return {
    charts,
    files,
    chart(key: string, title: string, make: MakeChart): ChartView {
      charts.set(key, make);
      return { key, title };
    },
    table(
      key: string,
      caption: string,
      columns: readonly ReportColumn[],
      rows: readonly (readonly CsvCell[])[],
    ): TableView {
      const head = columns.map(({ name }) => name);
      files.set(key, {
        name: `${key}.csv`,
        pieces: () => {
          const objects = rows.map((row) => Object.fromEntries(head.map((name, i) => [name, row[i] ?? null])));
          return writeCsv({ columns: head, rows: objects }, { bom: true, decimals: 2 });
        },
      });
      return {
        key,
        caption,
        head,
        rows: rows.slice(0, mostShown).map((row) => columns.map(({ is }, i) => shownCell(row[i], is))),
        more: Math.max(0, rows.length - mostShown),
      };
    },
  };
}

/** The collector of a report's parts. */
export type ReportParts = ReturnType<typeof reportParts>;

function shownCell(cell: CsvCell | undefined, is: ReportColumn["is"]): string {
  if (cell === null || cell === undefined) return "\u2013";
  if (typeof cell !== "number") return String(cell);
  return is === "mean" ? cell.toFixed(2) : cell.toLocaleString("en-US");
}

const names = new Map<string, string>([
  ...domains.map(({ id, name }) => [id, name] as const),
  ...metrics.map(({ id, name }) => [id, name] as const),
  ...competencies.map(({ id, title }) => [id, title] as const),
  ...lookFors.map(({ id, text }) => [id, text] as const),
]);

/** An id with its name. */
export function nameOf(id: string): string {
  return id === "overall" ? "Overall" : `${id} ${(names.get(id) ?? "").replace(/\.$/, "")}`;
}

/** A score of 0 to 1 on the scale of the answers; a mark of what is hidden as it is. */
export function onScale<Score extends number | string | null>(score: Score, scale: Scale): number | string | null {
  return typeof score === "number" ? toScale(score, scale) : score;
}
