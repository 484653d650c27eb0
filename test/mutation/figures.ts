// The figures of a report of mutants, and the table that they make.
import { table } from "../../scripts/markdown.ts";
import { wilsonInterval } from "../../src/statistics/wilson-interval.ts";
import { groups } from "./groups.ts";

/** A mutant, as Stryker reports it. */
export interface Mutant {
  readonly status: string;
  /** The code in place of the original. */
  readonly replacement: string;
  /** Counted from 1. */
  readonly location: {
    readonly start: { readonly line: number; readonly column: number };
    readonly end: { readonly line: number; readonly column: number };
  };
}

/** The mutants of each file, with its text. */
export type MutatedFiles = {
  readonly [file: string]: { readonly source: string; readonly mutants: readonly Mutant[] };
};

/** What became of the mutants of a folder. */
export interface Figures {
  /** The day of the report. */
  readonly date: string;
  /** The part of the lines that was mutated: one of so many blocks. */
  readonly oneOf: number;
  /** Noticed by a test that failed. */
  readonly noticed: number;
  /** Noticed by taking so long that they were stopped. */
  readonly timedOut: number;
  /** Noticed by none, though tests ran them. */
  readonly survived: number;
  /** Run by no test. */
  readonly notRun: number;
  /** Mutants with which the library does not load; they are not counted. */
  readonly broken: number;
}

/** The figures of a report. */
export function figuresOf(files: MutatedFiles, date: string, oneOf: number): Figures {
  const statuses = Object.values(files).flatMap(({ mutants }) => mutants.map(({ status }) => status));
  const count = (...wanted: readonly string[]): number => statuses.filter((status) => wanted.includes(status)).length;
  return {
    date,
    oneOf,
    noticed: count("Killed"),
    timedOut: count("Timeout"),
    survived: count("Survived"),
    notRun: count("NoCoverage"),
    broken: count("RuntimeError", "CompileError"),
  };
}

/** Whether nothing notices a mutant. */
export function isUnnoticed({ status }: Mutant): boolean {
  return status === "Survived" || status === "NoCoverage";
}

/** Each mutant that nothing notices: its file, the original, and its replacement, in one line. */
export function survivorsOf(files: MutatedFiles): string[] {
  return Object.entries(files).flatMap(([file, { source, mutants }]) => {
    return mutants.filter(isUnnoticed).map(({ location, replacement }) => {
      return `${file.replace(/^src\//, "")}: ${inOneLine(textAt(source, location))} -> ${inOneLine(replacement)}`;
    });
  });
}

/** The figures of all folders, in the order of the groups. */
export function figuresTable(figures: { readonly [folder: string]: Figures }): string {
  const rows = groups.flatMap(({ folder, goal }) => {
    const own = figures[folder];
    if (own === undefined) return [];
    const { date, oneOf, noticed, timedOut, survived, notRun, broken } = own;
    const share = shareOf(noticed + timedOut, noticed + timedOut + survived + notRun, oneOf);
    const mutated = oneOf === 1 ? "all" : `1 in ${oneOf} blocks`;
    const counts = [noticed, timedOut, survived, notRun, broken].map(String);
    return [[`src/${folder}`, mutated, ...counts, share, `${goal * 100}%`, date]];
  });
  const head = [
    "Folder",
    "Mutated",
    "Noticed",
    "Timed out",
    "Survived",
    "Not run",
    "Not counted",
    "Share",
    "Goal",
    "Day",
  ];
  return table(head, rows);
}

/** The share that was noticed; of a sample with Wilson's interval of 95%. */
function shareOf(noticed: number, all: number, oneOf: number): string {
  const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;
  const estimate = wilsonInterval(noticed, all);
  if (estimate.value === null) return "";
  const { low, high } = estimate.interval ?? { low: 0, high: 1 };
  return oneOf === 1 ? percent(estimate.value) : `${percent(estimate.value)} (${percent(low)} to ${percent(high)})`;
}

function textAt(source: string, { start, end }: Mutant["location"]): string {
  const lines = source.split("\n").slice(start.line - 1, end.line);
  const last = lines.length - 1;
  return lines
    .map((line, i) => line.slice(i === 0 ? start.column - 1 : 0, i === last ? end.column - 1 : undefined))
    .join(" ");
}

function inOneLine(code: string): string {
  const line = code.replace(/\s+/g, " ").trim();
  return line.length > 90 ? `${line.slice(0, 90)}...` : line;
}
