// Every error that the library throws: one class for each kind of input, all problems of an input in one error.
import { describe, describePath } from "./describe.ts";
import { nearest } from "./nearest.ts";

/** What an issue is about, for programs; stable between versions. */
export type IssueCode =
  | "ambiguous-na"
  | "duplicate"
  | "empty"
  | "inconsistent"
  | "malformed"
  | "missing"
  | "no-items"
  | "not-utf-8"
  | "not-whole"
  | "off-scale"
  | "out-of-range"
  | "reserved"
  | "row-length"
  | "stray-quote"
  | "stray-return"
  | "too-long"
  | "unclosed-quote"
  | "undeclared-prefix"
  | "unknown-column"
  | "unknown-id"
  | "unknown-key"
  | "wrong-type"
  | "wrong-value";

/** One problem of an input, in the shape of a Standard Schema issue. */
export interface Issue {
  /** Keys from the outside of the input in; empty when the input itself is meant. */
  readonly path: readonly PropertyKey[];
  /** What was found and what was expected; the place is in `path`. */
  readonly message: string;
  /** The kind of problem, for programs. */
  readonly code: IssueCode;
}

const brand = /* @__PURE__ */ Symbol.for("cei-framework.error");

/**
 * The class of every error of this library.
 *
 * `instanceof` goes by a brand and the class's name, so it holds across all entry points and across ESM and CommonJS.
 */
export abstract class CeiError extends Error {
  /** The kind of input that was wrong, for programs; the same for all errors of a class. */
  abstract readonly code: string;
  /** Every problem found, in the order of the input; at least one. */
  readonly issues: readonly Issue[];

  /** @param issues - Every problem found; at least one. */
  constructor(issues: readonly Issue[]) {
    super(messageOf(issues));
    this.issues = issues;
    Object.defineProperty(this, brand, { value: true });
  }

  override get name(): string {
    return "CeiError";
  }

  /** Whether a value is an error of this class, whichever copy of the library made it. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    // `this` is the class at the right of instanceof, which may be a subclass.
    if (super[Symbol.hasInstance](value)) return true;
    const other: { readonly [brand]?: true; readonly name?: string } = Object(value);
    return (
      brand in other &&
      (this === CeiError || (Object.hasOwn(this.prototype, "name") && other.name === this.prototype.name))
    );
  }
}

/** An id that a look-up does not know. */
export class UnknownIdError extends CeiError {
  readonly code = "unknown-id";

  /**
   * @param id - What was found; anything that is no id.
   * @param kind - What it should have been, with its article: "a competency".
   * @param ids - The known ids.
   */
  constructor(id: unknown, kind: string, ids: readonly string[]) {
    super([unknownId([], id, kind, ids)]);
  }

  override get name(): string {
    return "UnknownIdError";
  }
}

/** Ratings that cannot be scored: off the scale, of another type, or of an item that the plan does not list. */
export class RatingError extends CeiError {
  readonly code = "invalid-ratings";

  override get name(): string {
    return "RatingError";
  }
}

/** A scale that is none, or a score that no scale can show. */
export class ScaleError extends CeiError {
  readonly code = "invalid-scale";

  override get name(): string {
    return "ScaleError";
  }
}

/** A plan that cannot be scored by, or options that make none. */
export class PlanError extends CeiError {
  readonly code = "invalid-plan";

  override get name(): string {
    return "PlanError";
  }
}

/** A crosswalk whose sides or links do not hold together. */
export class CrosswalkError extends CeiError {
  readonly code = "invalid-crosswalk";

  override get name(): string {
    return "CrosswalkError";
  }
}

/** An assessment of the wrong shape, or one in which both the scale and the ratings are wrong. */
export class AssessmentError extends CeiError {
  readonly code = "invalid-assessment";

  override get name(): string {
    return "AssessmentError";
  }
}

/** Options, or scores, that a function does not take. */
export class OptionsError extends CeiError {
  readonly code = "invalid-options";

  override get name(): string {
    return "OptionsError";
  }
}

/**
 * The issue of an id that is not known, naming the nearest that are.
 *
 * @param path - Where it stands.
 * @param id - What was found.
 * @param kind - What it should have been, with its article: "a competency".
 * @param ids - The known ids.
 */
export function unknownId(path: readonly PropertyKey[], id: unknown, kind: string, ids: readonly string[]): Issue {
  const near = typeof id === "string" ? nearest(id, ids).map(describe).join(", ") : "";
  return { path, message: `${describe(id)} is not ${kind}${near && `; nearest: ${near}`}`, code: "unknown-id" };
}

/** How many issues a message spells out, and how many unknown ids of an input get a hint; all are in `issues`. */
export const spelledOut = 20;

function messageOf(issues: readonly Issue[]): string {
  const lines = issues.slice(0, spelledOut).map(({ path, message }) => {
    return path.length === 0 ? message : `${describePath(path)}: ${message}`;
  });
  if (issues.length > spelledOut) lines.push(`and ${issues.length - spelledOut} more, all in issues`);
  return issues.length === 1 ? lines.join("") : [`${issues.length} problems`, ...lines].join("\n- ");
}
