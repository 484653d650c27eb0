// What the text of a cell means as a rating.
import { describe } from "../../check/describe.ts";
import { OptionsError } from "../../check/errors.ts";
import type { Issue } from "../../check/issue.ts";
import { unexpected } from "../../check/messages.ts";
import { describeScale, isOnScale } from "../../scoring/scale.ts";
import { plainName } from "../instrument-items.ts";
import type { NumberOfCell } from "../kernel/kernel.ts";
import { notRated, type RatingCodes, unread } from "../rating-codes.ts";
import type { Problem } from "../table-error.ts";
import { carriageReturn, lineFeed, quote } from "./csv-record.ts";
import { cachedNumbers } from "./dictionary.ts";

/** Reads the cells of one column: from plain cells by their bytes, from any other by their text. */
export interface CellReader {
  readonly numberOf: NumberOfCell;
  readonly read: (text: string) => number | Problem;
}

/** Reads ratings as codes. */
export interface Answers extends CellReader {
  /** The code of each cell of one byte; `unread` where it has none. */
  readonly codesOfBytes: (delimiter: number) => Uint8Array;
}

const decimal = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

/**
 * Answers are numbers on the scale, its labels, "n/a" or "not applicable", and the words given for these and for missing
 * ratings, in any case and with any white space around them. An empty cell is not rated.
 *
 * @throws OptionsError for words with two meanings.
 */
export function answersOn(
  codes: RatingCodes,
  missing: readonly string[] = [],
  notApplicable: readonly string[] = [],
): Answers {
  const { scale, lowest } = codes;
  const { min, max, labels = {} } = scale;
  const numberIn = (plain: string): number => (decimal.test(plain) ? Number(plain) : Number.NaN);
  const words = new Map<string, number>([
    ["n/a", codes.notApplicable],
    ["not applicable", codes.notApplicable],
  ]);
  const codeOf = (plain: string): number | undefined => {
    const known = words.get(plain);
    if (known !== undefined) return known;
    const number = numberIn(plain);
    return isOnScale(number, scale) ? lowest + number - min : undefined;
  };
  const issues: Issue[] = [];
  const addWord = (path: readonly PropertyKey[], word: string, code: number): void => {
    const plain = plainName(word);
    if ((codeOf(plain) ?? code) !== code) {
      const message = `${describe(word)} already has another meaning`;
      issues.push({ path, message, code: "duplicate", params: { got: word } });
    }
    words.set(plain, code);
  };
  for (const [point, label] of Object.entries(labels)) {
    addWord(["scale", "labels", point], label, lowest + Number(point) - min);
  }
  for (const [i, word] of missing.entries()) addWord(["missing", i], word, notRated);
  for (const [i, word] of notApplicable.entries()) addWord(["notApplicable", i], word, codes.notApplicable);
  if (issues.length > 0) throw new OptionsError(issues);

  const expected = `${describeScale(scale)}, ${scale.labels ? "one of its labels, " : ""}"n/a", or an empty cell`;
  const read = (text: string): number | Problem => {
    const plain = plainName(text);
    if (plain === "") return notRated;
    const code = codeOf(plain);
    if (code !== undefined) return code;
    if (plain === "na") {
      const fix = 'Use the option missing: ["NA"] or notApplicable: ["NA"]';
      const message = `"${text.trim()}" may mean missing or not applicable. ${fix}`;
      return { message, code: "ambiguous-na", params: { got: text.trim() } };
    }
    const number = numberIn(plain);
    if (Number.isNaN(number)) return unexpected([], text, expected, "wrong-value");
    return unexpected([], text, expected, number < min || number > max ? "off-scale" : "not-whole");
  };
  const numberOfText = (text: string): number => {
    const code = read(text);
    return typeof code === "number" ? code : -1;
  };
  return {
    read,
    numberOf: cachedNumbers(numberOfText),
    codesOfBytes(delimiter) {
      return Uint8Array.from({ length: 256 }, (_, byte) => {
        if (byte > 127 || [delimiter, quote, lineFeed, carriageReturn].includes(byte)) return unread;
        const code = numberOfText(String.fromCharCode(byte));
        return code < 0 ? unread : code;
      });
    },
  };
}
