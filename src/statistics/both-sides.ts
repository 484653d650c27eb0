// Handles the two sides of a comparison alike, with the problems of both in one error.
import { OptionsError } from "../check/errors.ts";
import type { Issue } from "../check/issue.ts";

/**
 * A label for each assessment, such as its school or its respondent: the name of a group of both tables (`"row"` for
 * the row names of the long form); or for each side the name of a group of the table, or a list of labels, one for each
 * score of a list.
 */
export type LabelsBySide =
  | string
  | {
      readonly before: string | readonly (string | undefined)[];
      readonly after: string | readonly (string | undefined)[];
    };

/** One of two times. */
export type SideName = "before" | "after";
/** A value for each of the two times. */
export type Sides<Value> = Readonly<Record<SideName, Value>>;

/** The results of a function for both sides; the problems of both are in one error. */
export function bothSides<Value>(make: (side: SideName) => Value): Sides<Value> {
  const [before, after] = allOf(
    () => make("before"),
    () => make("after"),
  );
  return { before, after };
}

/** The results of two functions; the problems of both are in one error. */
export function allOf<One, Other>(one: () => One, other: () => Other): readonly [One, Other] {
  const issues: Issue[] = [];
  const [first, second] = [one, other].map((make) => {
    try {
      return make();
    } catch (error) {
      if (!(error instanceof OptionsError)) throw error;
      issues.push(...error.issues);
      return undefined;
    }
  });
  if (issues.length > 0) throw new OptionsError(issues);
  return [first as One, second as Other];
}

/** The labels of one side. */
export function ofSide(labels: LabelsBySide, side: SideName): string | readonly (string | undefined)[] {
  return typeof labels === "string" ? labels : labels[side];
}

/** Names the side in the issues of an option. */
export function inOption<Value>(option: string, side: SideName, make: () => Value): Value {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof OptionsError)) throw error;
    throw new OptionsError(error.issues.map((issue) => ({ ...issue, path: [option, side] })));
  }
}
