// What is wrong with a file of another format.
import { CeiError, type Issue } from "../model/errors.ts";

/** JSON that is no CASE package. */
export class CaseError extends CeiError {
  readonly code = "invalid-case";

  override get name(): string {
    return "CaseError";
  }
}

/** One problem of an SSSOM file. */
export interface SssomIssue extends Issue {
  /** The line of the input, from 1; `null` where no one line is meant. */
  readonly line: number | null;
}

/** Text that is no SSSOM mapping set. The paths of its issues begin with the line, then name the slot. */
export class SssomError extends CeiError {
  readonly code = "invalid-sssom";
  declare readonly issues: readonly SssomIssue[];

  override get name(): string {
    return "SssomError";
  }
}
