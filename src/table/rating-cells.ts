// What the text of a cell says as a rating.
import { type Issue, type IssueCode, OptionsError } from "../model/errors.ts";
import { unexpected } from "../model/unexpected.ts";
import { describeScale, isOnScale } from "../scoring/scale.ts";
import { plainName } from "./instrument-items.ts";
import { notRated, type RatingCodes } from "./rating-codes.ts";

/** What a cell that is no rating is. */
interface WrongCell {
  readonly message: string;
  readonly code: IssueCode;
}

/** The code of a cell, or what is wrong with it. */
export type ReadCell = (text: string) => number | WrongCell;

const decimal = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

/**
 * Reads cells: a number on the scale, a label of it, "n/a" or "not applicable", the words given for these and for what
 * is missing; case and white space around them do not count. An empty cell is not rated.
 *
 * @param codes - The codes of the scale.
 * @param missing - Words for what is not rated.
 * @param notApplicable - Words for what is not applicable.
 * @throws OptionsError for words that would mean two things.
 */
export function ratingCells(
  codes: RatingCodes,
  missing: readonly string[] = [],
  notApplicable: readonly string[] = [],
): ReadCell {
  const { scale, lowest } = codes;
  const words = new Map<string, number>([
    ["n/a", codes.notApplicable],
    ["not applicable", codes.notApplicable],
  ]);
  const issues: Issue[] = [];
  const learn = (path: readonly PropertyKey[], word: string, code: number): void => {
    const plain = plainName(word);
    const known = words.get(plain) ?? pointOf(plain);
    if (known !== undefined && known !== code) {
      issues.push(unexpected(path, word, "a text that does not mean something else already", "duplicate"));
    }
    words.set(plain, code);
  };
  const pointOf = (plain: string): number | undefined => {
    const number = decimal.test(plain) ? Number(plain) : Number.NaN;
    return isOnScale(number, scale) ? lowest + number - scale.min : undefined;
  };
  for (const [point, label] of Object.entries(scale.labels ?? {})) {
    learn(["scale", "labels", point], label, lowest + Number(point) - scale.min);
  }
  missing.forEach((word, i) => {
    learn(["missing", i], word, notRated);
  });
  notApplicable.forEach((word, i) => {
    learn(["notApplicable", i], word, codes.notApplicable);
  });
  if (issues.length > 0) throw new OptionsError(issues);

  const expected = `${describeScale(scale)}, ${scale.labels ? "a label of it, " : ""}"n/a" or nothing`;
  return (text) => {
    const plain = plainName(text);
    if (plain === "") return notRated;
    const code = words.get(plain) ?? pointOf(plain);
    if (code !== undefined) return code;
    if (plain === "na") {
      const offer = `say what it stands for by the option missing: ["NA"] or notApplicable: ["NA"]`;
      return { message: `"${text.trim()}" may mean missing or not applicable; ${offer}`, code: "ambiguous-na" };
    }
    return { message: unexpected([], text, expected).message, code: problemOf(plain, scale) };
  };
}

function problemOf(plain: string, { min, max }: { readonly min: number; readonly max: number }): IssueCode {
  if (!decimal.test(plain)) return "wrong-value";
  const number = Number(plain);
  return number < min || number > max ? "off-scale" : "not-whole";
}
