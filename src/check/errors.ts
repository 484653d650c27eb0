// Every error that the library throws: one class for each kind of input, all problems of an input in one error.
import { describePath } from "./describe.ts";
import { type Issue, spelledOut } from "./issue.ts";

export type { Issue, IssueCode } from "./issue.ts";

const brand = /* @__PURE__ */ Symbol.for("cei-framework.error");

/**
 * The class of every error of this library.
 *
 * `instanceof` checks a brand and the class's name, so it works across entry points and across ESM and CommonJS.
 */
export abstract class CeiError extends Error {
  /** The kind of invalid input, for programs; the same for all errors of a class. */
  abstract readonly code: string;
  /** Every problem found, in the order of the input; at least one. */
  readonly issues: readonly Issue[];

  /** @param issues - Every problem found; at least one. */
  constructor(issues: readonly Issue[]) {
    super(messageOf(issues));
    this.issues = issues;
  }

  /** Marks the errors of every copy of the library. */
  [brand](): void {}

  override get name(): string {
    return "CeiError";
  }

  /** Whether a value is an error of this class, whichever copy of the library made it. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    // `this` is the class at the right of instanceof, which may be a subclass.
    const other: { readonly name?: string } = Object(value);
    return (
      super[Symbol.hasInstance](value) ||
      (brand in other &&
        (this === CeiError || (Object.hasOwn(this.prototype, "name") && other.name === this.prototype.name)))
    );
  }
}

/** Thrown by look-ups for an unknown id. */
export class UnknownIdError extends CeiError {
  readonly code = "unknown-id";

  override get name(): string {
    return "UnknownIdError";
  }
}

/** Thrown for invalid ratings: off the scale, of the wrong type, or for an item that the plan does not list. */
export class RatingError extends CeiError {
  readonly code = "invalid-ratings";

  override get name(): string {
    return "RatingError";
  }
}

/** Thrown for an invalid scale, or a score outside 0 to 1. */
export class ScaleError extends CeiError {
  readonly code = "invalid-scale";

  override get name(): string {
    return "ScaleError";
  }
}

/** Thrown for an invalid plan. */
export class PlanError extends CeiError {
  readonly code = "invalid-plan";

  override get name(): string {
    return "PlanError";
  }
}

/** Thrown for an invalid crosswalk: an empty side, a duplicate id, a link to an unknown id, or a duplicate link. */
export class CrosswalkError extends CeiError {
  readonly code = "invalid-crosswalk";

  override get name(): string {
    return "CrosswalkError";
  }
}

/** Thrown for an assessment of the wrong shape, or one in which both the scale and the ratings are wrong. */
export class AssessmentError extends CeiError {
  readonly code = "invalid-assessment";

  override get name(): string {
    return "AssessmentError";
  }
}

/** Thrown for invalid options, and for scores that a function does not accept. */
export class OptionsError extends CeiError {
  readonly code = "invalid-options";

  override get name(): string {
    return "OptionsError";
  }
}

function messageOf(issues: readonly Issue[]): string {
  const lines = issues.slice(0, spelledOut).map(({ path, message }) => {
    return path.length > 0 ? `${describePath(path)}: ${message}` : message;
  });
  if (issues.length > 1) lines.unshift(`${issues.length} problems`);
  if (issues.length > spelledOut) lines.push(`and ${issues.length - spelledOut} more; see issues`);
  return lines.join("\n- ");
}
