// The error of SSSOM files.
import { CeiError } from "../check/errors.ts";
import type { Issue } from "../check/issue.ts";

/** One problem of an SSSOM file. In the issues of a lenient import, `params.repair` is the repair. */
export interface SssomIssue extends Issue {
  /** The line of the input, from 1; `null` if the problem does not concern a single line. */
  readonly line: number | null;
}

/** Thrown for an invalid SSSOM mapping set. The paths of its issues begin with the line, then name the slot. */
export class SssomError extends CeiError {
  readonly code = "invalid-sssom";
  declare readonly issues: readonly SssomIssue[];

  /** @param hint - Another way to try, as a sentence. */
  constructor(issues: readonly SssomIssue[], hint?: string) {
    super(issues);
    if (hint !== undefined) this.message += `\n${hint}`;
  }

  override get name(): string {
    return "SssomError";
  }
}
