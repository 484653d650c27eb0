// The error of CASE packages.
import { CeiError } from "../check/errors.ts";
import type { Issue } from "../check/issue.ts";

/** Thrown for an invalid CASE package. */
export class CaseError extends CeiError {
  readonly code = "invalid-case";

  /**
   * @param issues - Every problem found; at least one.
   * @param hint - Another way to try, as a sentence.
   */
  constructor(issues: readonly Issue[], hint?: string) {
    super(issues);
    if (hint !== undefined) this.message += `\n${hint}`;
  }

  override get name(): string {
    return "CaseError";
  }
}
