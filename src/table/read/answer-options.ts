// The options that define what answers mean, and their problems.
import type { Issue } from "../../check/issue.ts";
import { unexpected, unknownId } from "../../check/messages.ts";
import { isPlainObject } from "../../check/plain-object.ts";
import { describeScale, isOnScale, type Scale } from "../../scoring/scale.ts";
import { foldedText, instrumentItems } from "../instrument-items.ts";
import { tableScaleIssues } from "../rating-codes.ts";

/** What an answer means: a point of the scale, `"n/a"`, or `null` for no rating. */
export type Answer = number | "n/a" | null;

/** The meaning of each text; under an item's id, an object of texts for that item alone. */
export interface AnswersOption {
  readonly [textOrItem: string]: Answer | { readonly [text: string]: Answer };
}

/** Every problem of the options `answers` and `reverse`. Points are not checked when the scale itself is invalid. */
export function answerIssues({ scale, instrument, answers, reverse }: Readonly<Record<string, unknown>>): Issue[] {
  const { ids, kind } = instrumentItems(instrument === "2.0" ? "2.0" : "1.0");
  const issues: Issue[] = [];
  const isScale = tableScaleIssues(scale, []).length === 0;
  const expected = `${isScale ? describeScale(scale as Scale) : "a number"}, "n/a", or null`;
  const checkAnswer = (path: readonly string[], text: string, answer: unknown): void => {
    if (foldedText(text) === "") issues.push(unexpected(path, text, "text that is not empty", "wrong-value"));
    if (answer === null || answer === "n/a") return;
    if (typeof answer === "number" && (!isScale || isOnScale(answer, scale as Scale))) return;
    issues.push(unexpected(path, answer, expected, typeof answer === "number" ? "off-scale" : undefined));
  };
  const checkId = (path: readonly PropertyKey[], id: unknown): boolean => {
    if (ids.includes(id as string)) return true;
    issues.push(unknownId(path, id, kind, ids));
    return false;
  };
  if (answers !== undefined && !isPlainObject(answers)) {
    issues.push(unexpected(["answers"], answers, "an object that maps texts to points"));
  } else {
    for (const [key, answer] of Object.entries(answers ?? {})) {
      const path = ["answers", key];
      if (!isPlainObject(answer)) checkAnswer(path, key, answer);
      else if (checkId(path, key)) {
        for (const [text, own] of Object.entries(answer)) checkAnswer([...path, text], text, own);
      }
    }
  }
  if (Array.isArray(reverse)) for (const [i, id] of Array.from(reverse).entries()) checkId(["reverse", i], id);
  else if (reverse !== undefined && reverse !== true) {
    issues.push(unexpected(["reverse"], reverse, "a list of items, or true for all"));
  }
  return issues;
}
