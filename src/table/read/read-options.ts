// The options of reading a table, and their problems.
import { describePath } from "../../check/describe.ts";
import type { Issue } from "../../check/issue.ts";
import { duplicate, otherText, unexpected } from "../../check/messages.ts";
import {
  anything,
  type Check,
  checkOptions,
  functionOf,
  oneOf,
  optionIssues,
  required,
  text,
  wholeNumber,
} from "../../check/options.ts";
import { isPlainObject } from "../../check/plain-object.ts";
import { decoderOf } from "../../csv/text.ts";
import { type Catalog, catalogsCheck } from "../../model/catalog.ts";
import type { Scale } from "../../scoring/scale.ts";
import { tableScaleIssues } from "../rating-codes.ts";
import { type AnswersOption, answerIssues } from "./answer-options.ts";

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
  /** The delimiter between cells. Default: the one that gives the most known columns in the header. */
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
  /** The columns to group by, whose text is kept for each row: `["site"]`. */
  readonly groups?: readonly string[] | undefined;
  /** Whether other columns are an error or left out. Default: `"error"`. */
  readonly onUnknownColumn?: "error" | "ignore" | undefined;
  /** Whether a bad row is an error, or left out of the table and listed in `rejected`. Default: `"error"`. */
  readonly onBadRow?: "error" | "collect" | undefined;
  /**
   * The meaning of answers other than the scale's numbers and labels: a point, `"n/a"`, or `null` for no rating.
   * Several texts may have one meaning: `{ "Strongly agree": 4, "Muy de acuerdo": 4, "Don't know": null }`. Under the
   * id of an item, give the texts of that item alone: `{ "1.3": { Never: 4, Often: 1 } }`. Case, white space, curly
   * quotes, and kinds of dashes do not count. Labels with a number, such as `2 - Emerging` or `Emerging (2)`, need no
   * entry: they are read as the number, provided that in the whole table each label has one number and each number one
   * label.
   */
  readonly answers?: AnswersOption | undefined;
  /**
   * The languages of the headers and answers besides English: the items' wording, and the words for "not applicable" and
   * "don't know".
   */
  readonly catalogs?: readonly Catalog[] | undefined;
  /**
   * The items on which the lowest point is the best, or `true` for all: a point `r`, whether a number or a text gives
   * it, becomes `min + max - r`. Default: none.
   */
  readonly reverse?: readonly string[] | true | undefined;
  /**
   * Words for a missing rating in addition to the empty cell: `["NA", "99"]`. Case does not count, and a number is
   * recognized however it is written.
   */
  readonly missing?: readonly string[] | undefined;
  /** Words for "n/a" in addition to "n/a" and "not applicable". Case does not count. */
  readonly notApplicable?: readonly string[] | undefined;
  /**
   * The encoding of bytes, by its name for TextDecoder: `"windows-1252"`. Default: UTF-8. A byte order mark of UTF-16
   * or UTF-8 takes precedence.
   */
  readonly encoding?: string | undefined;
  /** How many rows are above the header, blank ones included, without a first line `sep=;`. Default: 0. */
  readonly skipRows?: number | undefined;
  /**
   * How many rows the header has. Those after the first are skipped. Default: 1, or as many as Qualtrics (3) and
   * SurveyMonkey (2) write, whose exports are recognized.
   */
  readonly headerRows?: number | undefined;
  /**
   * Keeps the rows for which it returns `true`, as `(row) => row["Finished"] === "True"`. It gets the text of each
   * cell, trimmed, by its header. In the long form it is called for each line.
   */
  readonly where?: ((row: { readonly [header: string]: string }) => boolean) | undefined;
  /**
   * Keeps one of several responses with the same value in a column, such as an email address. Default: all are kept.
   */
  readonly unique?: UniqueOption | undefined;
  /** Called about once per mebibyte, and at the end, with what has been read so far. */
  readonly onProgress?: ((progress: TableProgress) => void) | undefined;
}

/**
 * Which of repeated responses is kept. Rejected rows, and rows in which all columns of `by` are blank, are never
 * repeats.
 */
export interface UniqueOption {
  /**
   * The header of the column that names the respondent, or several: `"Email Address"`. Values are trimmed, then
   * compared exactly.
   */
  readonly by: string | readonly string[];
  /** Which one is kept. */
  readonly keep: "first" | "last";
  /**
   * The header of a column with the time of each response, which decides their order: ISO 8601 or a date such as
   * `1/31/2026`, with or without a time of day. Default: the order of the rows.
   */
  readonly order?: string | undefined;
}

/** How far a table has been read. */
export interface TableProgress {
  /** Bytes of UTF-8. */
  readonly bytes: number;
  /** Rows of the table. */
  readonly rows: number;
}

/** A list of distinct texts that are not empty. */
export const texts: Check = (list, path) => {
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
    .map(([name, meaning]) => unexpected([...path, name], meaning, "the item or name that it means, or null"));
};

const encoding: Check = (name, path) => {
  const isKnown = typeof name === "string" && decoderOf(name) !== null;
  return isKnown ? [] : [otherText(path, name, 'the name of an encoding, such as "windows-1252"')];
};

const unique: Check = (value, path) => {
  const checks = {
    by: required((by, at) => (Array.isArray(by) && by.length > 0 ? texts(by, at) : text(by, at))),
    keep: required(oneOf("first", "last")),
    order: text,
  };
  return optionIssues(value, checks).map((issue) => ({ ...issue, path: [...path, ...issue.path] }));
};

/**
 * Checks the options of reading a table.
 *
 * @throws OptionsError with every problem.
 */
export function checkReadOptions(options: unknown): void {
  checkOptions(
    options,
    {
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
      encoding,
      skipRows: wholeNumber(0, 1000),
      headerRows: wholeNumber(1, 100),
      where: functionOf("a function"),
      unique,
      onProgress: functionOf("a function"),
      catalogs: catalogsCheck,
      answers: anything,
      reverse: anything,
    },
    answerIssues,
  );
}
