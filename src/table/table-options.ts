// The options of reading a table: what they are, and what is wrong with them.
import { type Issue, OptionsError } from "../model/errors.ts";
import { wordIssues } from "../model/options.ts";
import { isPlainObject, unknownKeys } from "../model/plain-object.ts";
import { unexpected } from "../model/unexpected.ts";
import { type Scale, scaleIssues } from "../scoring/scale.ts";
import { mostPoints } from "./rating-codes.ts";

/** How a table is read. */
export interface ReadTableOptions<Version extends "1.0" | "2.0" = "1.0" | "2.0"> {
  /** The scale of the ratings; not continuous, of at most 200 points. */
  readonly scale: Scale;
  /** Of which instrument the ratings are: `"1.0"` unless given. */
  readonly instrument?: Version | undefined;
  /**
   * `"wide"`: a row for each assessment, a column for each item. `"long"`: a row for each rating, with the columns
   * `row`, `item` and `rating`. Unless given, long when the header has those three.
   */
  readonly form?: "wide" | "long" | undefined;
  /** What stands between cells. Unless given, the one of the three that makes the most of the header. */
  readonly delimiter?: "," | ";" | "\t" | undefined;
  /**
   * What columns are whose names do not say it, by their names in the input: an item, `"row"`, `"item"`, `"rating"`,
   * the name of a group, or `null` for a column that is left out. As a function it is asked for every name; `undefined`
   * leaves the name as it is. In the long form it is asked for the names of items in the cells too.
   */
  readonly columns?:
    | { readonly [name: string]: string | null }
    | ((name: string) => string | null | undefined)
    | undefined;
  /** The columns that are kept as text for each row, to group by: `["site"]`. */
  readonly groups?: readonly string[] | undefined;
  /** Whether other columns are an error, as they are unless given, or left out. */
  readonly onUnknownColumn?: "error" | "ignore" | undefined;
  /** Whether a bad row is an error, as it is unless given, or left out of the table and kept in `rejected`. */
  readonly onBadRow?: "error" | "collect" | undefined;
  /** What stands for a missing rating beside the empty cell, in any case: `["NA", "99"]`. */
  readonly missing?: readonly string[] | undefined;
  /** What stands for "n/a" beside "n/a" and "not applicable", in any case. */
  readonly notApplicable?: readonly string[] | undefined;
  /** Called about once a mebibyte, and at the end, with what has been read so far. */
  readonly onProgress?: ((progress: TableProgress) => void) | undefined;
}

/** How far a table has been read. */
export interface TableProgress {
  /** Bytes of UTF-8. */
  readonly bytes: number;
  /** Rows of the table. */
  readonly rows: number;
}

const choices = {
  instrument: ["1.0", "2.0"],
  form: ["wide", "long"],
  delimiter: [",", ";", "\t"],
  onUnknownColumn: ["error", "ignore"],
  onBadRow: ["error", "collect"],
} as const;

const lists = ["groups", "missing", "notApplicable"] as const;

/**
 * Checks the options of reading a table.
 *
 * @param options - Anything.
 * @throws OptionsError with every problem.
 */
export function checkTableOptions(options: unknown): asserts options is ReadTableOptions {
  if (!isPlainObject(options)) throw new OptionsError([unexpected([], options, "options, with a scale,")]);
  const issues: Issue[] = tableScaleIssues(options["scale"], ["scale"]);
  for (const [name, values] of Object.entries(choices)) {
    const value = options[name];
    if (value !== undefined) issues.push(...wordIssues(value, values, [name]));
  }
  for (const name of lists) issues.push(...listIssues(options[name], name));
  const { columns, onProgress } = options;
  if (isPlainObject(columns)) {
    for (const [name, meaning] of Object.entries(columns)) {
      if (meaning !== null && typeof meaning !== "string") {
        issues.push(unexpected(["columns", name], meaning, "what the column is, or null"));
      }
    }
  } else if (columns !== undefined && typeof columns !== "function") {
    issues.push(unexpected(["columns"], columns, "an object of names or a function"));
  }
  if (onProgress !== undefined && typeof onProgress !== "function") {
    issues.push(unexpected(["onProgress"], onProgress, "a function"));
  }
  issues.push(...unknownKeys(options, ["scale", ...Object.keys(choices), ...lists, "columns", "onProgress"], []));
  if (issues.length > 0) throw new OptionsError(issues);
}

/**
 * Every problem of a scale as the scale of a table.
 *
 * @param scale - Anything.
 * @param path - Where it stands.
 */
export function tableScaleIssues(scale: unknown, path: readonly PropertyKey[]): Issue[] {
  const issues = scaleIssues(scale, path);
  if (issues.length > 0) return issues;
  const { min, max, continuous } = scale as Scale;
  if (continuous === true) {
    const expected = "a scale of whole points (score takes a continuous one, an assessment at a time)";
    return [unexpected([...path, "continuous"], true, expected, "wrong-value")];
  }
  if (max - min < mostPoints) return [];
  const expected = `a scale of at most ${mostPoints} points (score takes a longer one, an assessment at a time)`;
  return [unexpected([...path, "max"], max, expected, "out-of-range")];
}

function listIssues(list: unknown, name: string): Issue[] {
  if (list === undefined) return [];
  if (!Array.isArray(list)) return [unexpected([name], list, "a list of texts")];
  const seen = new Set<unknown>();
  return Array.from(list).flatMap((text: unknown, i) => {
    if (typeof text !== "string" || text.trim() === "")
      return [unexpected([name, i], text, "text that is not empty", "wrong-type")];
    if (seen.has(text)) return [unexpected([name, i], text, "a text that stands here once", "duplicate")];
    seen.add(text);
    return [];
  });
}
