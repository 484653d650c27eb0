// The options of reading a table: what they are, and their problems.
import { describePath } from "../../check/describe.ts";
import type { Issue } from "../../check/issue.ts";
import { duplicate, unexpected } from "../../check/messages.ts";
import { type Check, checkOptions, functionOf, oneOf, required } from "../../check/options.ts";
import { isPlainObject } from "../../check/plain-object.ts";
import type { Scale } from "../../scoring/scale.ts";
import { tableScaleIssues } from "../rating-codes.ts";

/** How a table is read. */
export interface ReadTableOptions<Version extends "1.0" | "2.0" = "1.0" | "2.0"> {
  /** The scale of the ratings: not continuous, with at most 200 points. */
  readonly scale: Scale;
  /** The instrument of the ratings. Default: `"1.0"`. */
  readonly instrument?: Version | undefined;
  /**
   * `"wide"`: a row for each assessment, a column for each item. `"long"`: a row for each rating, with the columns
   * `row`, `item`, and `rating`. Default: long when the header has those three.
   */
  readonly form?: "wide" | "long" | undefined;
  /** What is between cells. Default: whichever of the three gives the most known columns in the header. */
  readonly delimiter?: "," | ";" | "\t" | undefined;
  /**
   * Maps names in the input that the reader does not recognize: to an item, `"row"`, `"item"`, `"rating"`, the name of a
   * group, or `null` to leave the column out. A function is called once for each name; `undefined` leaves the name as it
   * is. In the long form, names of items in cells are mapped too.
   */
  readonly columns?:
    | { readonly [name: string]: string | null }
    | ((name: string) => string | null | undefined)
    | undefined;
  /** The columns whose text is kept for each row, to group by: `["site"]`. */
  readonly groups?: readonly string[] | undefined;
  /** Whether other columns are an error or left out. Default: `"error"`. */
  readonly onUnknownColumn?: "error" | "ignore" | undefined;
  /** Whether a bad row is an error, or left out of the table and listed in `rejected`. Default: `"error"`. */
  readonly onBadRow?: "error" | "collect" | undefined;
  /** Words for a missing rating besides the empty cell, in any case: `["NA", "99"]`. */
  readonly missing?: readonly string[] | undefined;
  /** Words for "n/a" besides "n/a" and "not applicable", in any case. */
  readonly notApplicable?: readonly string[] | undefined;
  /** Called about once per mebibyte, and at the end, with what has been read so far. */
  readonly onProgress?: ((progress: TableProgress) => void) | undefined;
}

/** How far a table has been read. */
export interface TableProgress {
  /** Bytes of UTF-8. */
  readonly bytes: number;
  /** Rows of the table. */
  readonly rows: number;
}

/** Texts that are not empty, each of them once. */
const texts: Check = (list, path) => {
  if (!Array.isArray(list)) return [unexpected(path, list, "a list of texts")];
  return Array.from(list).flatMap((text: unknown, i): Issue[] => {
    if (typeof text !== "string" || text.trim() === "") {
      return [unexpected([...path, i], text, "text that is not empty", "wrong-type")];
    }
    const first = list.indexOf(text);
    return first < i ? [duplicate([...path, i], text, "text", describePath([...path, first]))] : [];
  });
};

const names: Check = (columns, path) => {
  if (typeof columns === "function") return [];
  if (!isPlainObject(columns)) return [unexpected(path, columns, "an object of names or a function")];
  return Object.entries(columns)
    .filter(([, meaning]) => meaning !== null && typeof meaning !== "string")
    .map(([name, meaning]) => unexpected([...path, name], meaning, "what the column is, or null"));
};

/**
 * Checks the options of reading a table.
 *
 * @throws OptionsError with every problem.
 */
export function checkReadOptions(options: unknown): void {
  checkOptions(options, {
    scale: required(tableScaleIssues),
    instrument: oneOf("1.0", "2.0"),
    form: oneOf("wide", "long"),
    delimiter: oneOf(",", ";", "\t"),
    onUnknownColumn: oneOf("error", "ignore"),
    onBadRow: oneOf("error", "collect"),
    groups: texts,
    missing: texts,
    notApplicable: texts,
    columns: names,
    onProgress: functionOf("a function"),
  });
}
