// What the text of a cell means as a rating.
import { describe } from "../../check/describe.ts";
import { OptionsError } from "../../check/errors.ts";
import type { Issue } from "../../check/issue.ts";
import { unexpected } from "../../check/messages.ts";
import { carriageReturn, lineFeed, quote } from "../../csv/csv-record.ts";
import { describeScale, isOnScale } from "../../scoring/scale.ts";
import { foldedText } from "../instrument-items.ts";
import type { NumberOfCell } from "../kernel/kernel.ts";
import { notRated, type RatingCodes, unread } from "../rating-codes.ts";
import type { Problem } from "../table-error.ts";
import type { Answer } from "./answer-options.ts";
import { cachedNumbers } from "./dictionary.ts";
import { type NumberedLabel, numberedLabel, numberedLabels } from "./numbered-labels.ts";
import type { ReadTableOptions } from "./read-options.ts";

/** Reads the cells of one column: from plain cells by their bytes, from any other by their text. */
export interface CellReader {
  readonly numberOf: NumberOfCell;
  /** @param item - The item that the cell rates; `null` where it is not known. Ratings alone are read by it. */
  readonly read: (text: string, item?: string | null) => number | Problem;
}

/** Reads ratings as codes. A column of many items is not read by its bytes when items have their own answers. */
export interface Answers extends CellReader {
  /** The reader of the column of an item. */
  readonly of: (item: string) => CellReader;
  /** Whether any items have their own answers. */
  readonly areByItem: boolean;
  /** The code of each cell of one byte; `unread` where it has none, or not the same for all items. */
  readonly codesOfBytes: (delimiter: number) => Uint8Array;
  /** Whether labels contradicted their numbers, so that answers read before may be wrong. */
  readonly disagree: () => boolean;
}

const decimal = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

const numberIn = (plain: string): number => (decimal.test(plain) ? Number(plain) : Number.NaN);

type AnswerOptions = Pick<ReadTableOptions, "missing" | "notApplicable" | "answers" | "catalogs">;

const fix = "Use the option answers to map it";
const fixOfWord = "Use labels in the scale or the option answers to map it";

/** How many of the allowed texts a message lists. */
const mostListed = 12;

/**
 * Answers are numbers on the scale, its labels, labels with their number, "n/a", "not applicable", "don't know", and the
 * texts given for points, for "n/a", and for missing ratings; texts are compared folded. An empty cell is not rated.
 *
 * @throws OptionsError for texts with two meanings.
 */
export function answersOn(
  codes: RatingCodes,
  { missing = [], notApplicable = [], answers = {}, catalogs = [] }: AnswerOptions = {},
): Answers {
  const { scale, lowest } = codes;
  const { min, labels = {} } = scale;
  const issues: Issue[] = [];
  const codeOf = (answer: Answer): number => {
    return answer === null ? notRated : answer === "n/a" ? codes.notApplicable : lowest + answer - min;
  };
  const addTo = (words: Words, path: readonly PropertyKey[], text: string, code: number, known?: number): void => {
    if ((known ?? code) !== code) {
      const message = `${describe(text)} already has another meaning`;
      issues.push({ path, message, code: "duplicate", params: { got: text } });
    }
    words.set(text, code);
  };

  const words = wordMap();
  // The framework's words and the points themselves may be given another meaning by the option answers alone.
  const usual = wordMap();
  const inCatalogs = (key: string): string[] => catalogs.flatMap(({ texts }) => texts[key] ?? []);
  const texts = Object.values(labels);
  for (const [point, label] of Object.entries(labels)) usual.set(`${point} - ${label}`, codeOf(Number(point)));
  for (const text of ["don't know", "dont_know", ...inCatalogs("word.dontKnow")]) usual.set(text, notRated);
  for (const text of ["n/a", "not applicable", ...inCatalogs("word.notApplicable")]) {
    usual.set(text, codes.notApplicable);
  }
  const addWord = (path: readonly PropertyKey[], text: string, code: number): void => {
    const number = numberIn(foldedText(text));
    const point = isOnScale(number, scale) ? codeOf(number) : undefined;
    addTo(words, path, text, code, words.get(text) ?? usual.get(text) ?? point);
  };
  for (const [point, label] of Object.entries(labels))
    addWord(["scale", "labels", point], label, codeOf(Number(point)));
  for (const [i, word] of missing.entries()) addWord(["missing", i], word, notRated);
  for (const [i, word] of notApplicable.entries()) addWord(["notApplicable", i], word, codes.notApplicable);
  for (const [text, answer] of Object.entries(answers)) {
    if (typeof answer === "object" && answer !== null) continue;
    addTo(words, ["answers", text], text, codeOf(answer), words.get(text));
    texts.push(text);
  }
  const readTexts = textReader(codes, (text, own) => own?.get(text) ?? words.get(text) ?? usual.get(text));
  const readerOf = (texts: readonly string[], own?: Words): CellReader => {
    const read = readTexts(texts, own);
    return { read, numberOf: cachedNumbers((text) => numberOr(read(text), -1)) };
  };
  const byItem = new Map<string, CellReader>();
  for (const [item, answer] of Object.entries(answers)) {
    if (typeof answer !== "object" || answer === null) continue;
    const own = wordMap();
    for (const [text, code] of Object.entries(answer)) {
      addTo(own, ["answers", item, text], text, codeOf(code), own.get(text));
    }
    byItem.set(item, readerOf([...new Set([...texts, ...Object.keys(answer)])], own));
  }
  if (issues.length > 0) throw new OptionsError(issues);

  const shared = readerOf(texts);
  const areByItem = byItem.size > 0;
  const of = (item: string): CellReader => byItem.get(item) ?? shared;
  return {
    of,
    areByItem,
    read: (text, item) => of(item ?? "").read(text),
    numberOf: areByItem ? () => -1 : shared.numberOf,
    codesOfBytes(delimiter) {
      const readers = [shared, ...byItem.values()];
      return Uint8Array.from({ length: 256 }, (_, byte) => {
        if (byte > 127 || [delimiter, quote, lineFeed, carriageReturn].includes(byte)) return unread;
        const [code, ...others] = readers.map(({ read }) => numberOr(read(String.fromCharCode(byte)), unread));
        return others.every((other) => other === code) ? (code as number) : unread;
      });
    },
    disagree: readTexts.disagree,
  };
}

const numberOr = (code: number | Problem, other: number): number => (typeof code === "number" ? code : other);

/** Texts with a meaning. A number is recognized however it is written: "99" includes "99.0". */
type Words = ReturnType<typeof wordMap>;

function wordMap() {
  const codes = new Map<string | number, number>();
  const keyOf = (text: string): string | number => {
    const plain = foldedText(text);
    const number = numberIn(plain);
    return Number.isNaN(number) ? plain : number;
  };
  return {
    get: (text: string): number | undefined => codes.get(keyOf(text)),
    set: (text: string, code: number): void => void codes.set(keyOf(text), code),
  };
}

/** Readers of texts, which share the labels with numbers. */
function textReader(codes: RatingCodes, wordOf: (text: string, own?: Words) => number | undefined) {
  const { scale, lowest, ratings } = codes;
  const { min, max } = scale;
  const numbered = numberedLabels();
  let disagree = false;

  const readerOf = (texts: readonly string[], own?: Words) => {
    const listed = texts.slice(0, mostListed).map((text) => `${describe(text)}, `);
    const more = texts.length > mostListed ? `one of ${texts.length - mostListed} other texts, ` : "";
    const expected = `${describeScale(scale)}, ${listed.join("")}${more}"n/a", or an empty cell`;
    const codeOfNumber = (number: number): number | undefined => {
      return wordOf(String(number), own) ?? (isOnScale(number, scale) ? lowest + number - min : undefined);
    };
    const notAPoint = (text: string, number: number): Problem => {
      const isOff = number < min || number > max;
      const { message, code, params } = unexpected([], text, expected, isOff ? "off-scale" : "not-whole");
      return { message, code, params: { ...params, number, min, max } };
    };
    const contradiction = (expected: string, text: string, params: Problem["params"]): Problem => {
      disagree = true;
      const { message } = unexpected([], text, expected);
      return {
        message: `${message}. ${fix}`,
        code: "inconsistent",
        params: { expected, got: text, ...params },
      };
    };
    const readNumbered = (found: NumberedLabel, text: string): number | Problem => {
      const { number, label } = found;
      const code = codeOfNumber(number);
      const known = wordOf(label, own);
      // The point of "Don't know" is often the one after the last: "5 - Don't know".
      if (known !== undefined && code === undefined && typeof ratings[known] !== "number") return known;
      if (known !== undefined && known !== code) {
        const meaning = describe(ratings[known] ?? "not rated");
        return contradiction(`${describe(label)} to mean ${meaning}, as in the options`, text, { label, number });
      }
      if (code === undefined) return notAPoint(text, number);
      const other = known === undefined ? numbered.contradicted(found, text) : undefined;
      if (other === undefined) return code;
      const expected = `one label for each number and one number for each label, as in ${describe(other)}`;
      return contradiction(expected, text, { label, number, first: other });
    };
    return (text: string): number | Problem => {
      const plain = foldedText(text);
      if (plain === "") return notRated;
      const number = numberIn(plain);
      const code = Number.isNaN(number) ? wordOf(plain, own) : codeOfNumber(number);
      if (code !== undefined) return code;
      if (!Number.isNaN(number)) return notAPoint(text, number);
      if (plain === "na") {
        const either = 'Use the option missing: ["NA"] or notApplicable: ["NA"]';
        const message = `"${text.trim()}" may mean missing or not applicable. ${either}`;
        return { message, code: "ambiguous-na", params: { got: text.trim() } };
      }
      const found = numberedLabel(plain);
      if (found !== null) return readNumbered(found, text.trim());
      const { message, code: wrong, params } = unexpected([], text, expected, "wrong-value");
      return { message: `${message}. ${texts.length === 0 ? fixOfWord : fix}`, code: wrong, params };
    };
  };
  return Object.assign(readerOf, { disagree: () => disagree });
}
