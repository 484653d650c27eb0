// The problems of a table, with their places.
import { describePath } from "../check/describe.ts";
import { CeiError } from "../check/errors.ts";
import { type Issue, spelledOut } from "../check/issue.ts";
import { describeScale } from "../scoring/scale.ts";

/** One problem of a table. Its path holds the line and the name of the column. */
export interface TableIssue extends Issue {
  /**
   * The line of the input, from 1; for a quoted cell of several lines, the first of them. For a spreadsheet, the row.
   */
  readonly line: number;
  /** The number of the column, from 1; `null` where the problem does not concern one column. */
  readonly column: number | null;
  /** The item that the cell rates; `null` where there is none. */
  readonly item: string | null;
  /** The text that was found; `null` where the problem does not concern a text. */
  readonly value: string | null;
}

/** A problem without its place. */
export type Problem = Omit<Issue, "path">;

/** The issue of a line, or of a cell in it. */
export function tableIssue(
  { message, code, params }: Problem,
  line: number,
  cell?: { readonly index: number; readonly name: string; readonly item: string | null; readonly value: string },
): TableIssue {
  const path = cell ? [line, cell.name] : [line];
  const column = cell ? cell.index + 1 : null;
  return { path, message, code, params, line, column, item: cell?.item ?? null, value: cell?.value ?? null };
}

/** How many issues an error keeps; it counts all of them. */
export const mostIssues = 10_000;

/**
 * Thrown for a table that cannot be read, with the first 10,000 issues and the count of all. Its message has one line
 * for all problems that differ only in place.
 */
export class TableError extends CeiError {
  readonly code = "invalid-table";
  declare readonly issues: readonly TableIssue[];
  /** How many problems there are. */
  readonly count: number;

  /**
   * @param issues - At least one.
   * @param count - How many problems there are in all, if `issues` does not have all.
   * @param unit - What the lines are called in the message. Default: "line".
   */
  constructor(issues: readonly TableIssue[], count: number = issues.length, unit: "line" | "row" = "line") {
    super(issues);
    this.count = count;
    this.message = messageOf(issues, count, problemsOf(issues), unit);
  }

  override get name(): string {
    return "TableError";
  }
}

/**
 * The error of problems that are not all in `issues`.
 *
 * @param problems - All of them by kind.
 */
export function tableError(issues: readonly TableIssue[], count: number, problems: Problems): TableError {
  const error = new TableError(issues, count);
  error.message = messageOf(issues, count, problems);
  return error;
}

/** Problems that differ only in place, or only in the number that is off the scale. */
interface ProblemGroup {
  readonly first: readonly TableIssue[];
  count: number;
  /** The first numbers that are off the scale. */
  readonly numbers: number[];
  smallest: number;
  largest: number;
}

/** Problems by kind, in the order of the first of each. */
export interface Problems {
  readonly add: (issue: TableIssue) => void;
  readonly groups: () => readonly ProblemGroup[];
}

/** How many places of a problem, and how many numbers off the scale, a message names. */
const mostPlaces = 3;
const mostNumbers = 5;

/** How many kinds of problems are distinguished; a limit saves memory. */
const mostKinds = 1000;

/** The problems of some issues, to which more can be added. */
export function problemsOf(issues: readonly TableIssue[]): Problems {
  const groups = new Map<string, ProblemGroup & { readonly first: TableIssue[] }>();
  const add = (issue: TableIssue): void => {
    const number = numberOffScale(issue);
    const kind = number === null ? issue.message : "off-scale";
    let group = groups.get(kind);
    if (group === undefined) {
      if (groups.size >= mostKinds) return;
      group = { first: [], count: 0, numbers: [], smallest: Infinity, largest: -Infinity };
      groups.set(kind, group);
    }
    group.count++;
    if (group.first.length < mostPlaces) group.first.push(issue);
    if (number === null) return;
    group.smallest = Math.min(group.smallest, number);
    group.largest = Math.max(group.largest, number);
    if (group.numbers.length <= mostNumbers && !group.numbers.includes(number)) group.numbers.push(number);
  };
  for (const issue of issues) add(issue);
  return { add, groups: () => [...groups.values()] };
}

function numberOffScale({ code, params }: TableIssue): number | null {
  const number = params?.["number"];
  return code === "off-scale" && typeof number === "number" ? number : null;
}

function messageOf(issues: readonly TableIssue[], count: number, problems: Problems, unit = "line"): string {
  const groups = problems.groups().slice(0, spelledOut);
  const lines = groups.map((group) => lineOf(group, unit));
  const rest = count - groups.reduce((sum, group) => sum + group.count, 0);
  if (rest > 0) {
    const where = count > issues.length ? `issues has the first ${issues.length}` : "see issues";
    lines.push(`and ${rest} more; ${where}`);
  }
  return lines.length === 1 ? lines.join("") : [`${count} problems`, ...lines].join("\n- ");
}

function lineOf(group: ProblemGroup, unit: string): string {
  const { first, count } = group;
  const [issue] = first as readonly [TableIssue];
  const places = first.map((one) => placeOf(one, unit));
  if (count === 1) return `${places.join("")}: ${issue.message}`;
  if (count > first.length) places.push("...");
  const where = places.join("; ");
  return numberOffScale(issue) === null
    ? `${issue.message} (${count} times: ${where})`
    : `${offScaleSentences(group, issue)} (${where})`;
}

function placeOf({ line, column, path }: TableIssue, unit: string): string {
  const name = path[1] === undefined ? "" : ` (${describePath([path[1]])})`;
  return `${unit} ${line}${column === null ? "" : `, column ${column}${name}`}`;
}

/** A number farther than this past the end of a scale is more likely a code, such as 99, than a point. */
const mostPast = 6;

function offScaleSentences({ count, numbers, smallest, largest }: ProblemGroup, { params }: TableIssue): string {
  const scale = { min: Number(params["min"]), max: Number(params["max"]) };
  const found = numbers.slice(0, mostNumbers).map(String);
  if (numbers.length > mostNumbers) found.push("others");
  const last = found.pop();
  const list = found.length === 0 ? last : `${found.join(", ")}${found.length > 1 ? "," : ""} and ${last}`;
  const ends = [
    ...(smallest < scale.min ? [`smallest answer ${smallest}`] : []),
    ...(largest > scale.max ? [`largest answer ${largest}`] : []),
  ];
  const low = Math.min(scale.min, smallest);
  const high = Math.max(scale.max, largest);
  const code = high - scale.max > mostPast ? high : scale.min - low > 1 ? low : null;
  const fix =
    code === null ? `Is the scale ${low} to ${high}?` : `If ${code} means no answer, use missing: ["${code}"]`;
  const hint = [low, high].every(Number.isInteger) ? `. ${fix}` : "";
  return `Expected ${describeScale(scale)}, got ${list} in ${count} cells, ${ends.join(", ")}${hint}`;
}
