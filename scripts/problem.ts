// A problem of the data, and how it is told.
import type { FileName } from "./data-files.ts";

/** One problem: where it is, what is wrong, and what to do. */
export interface Problem {
  readonly file: FileName;
  /** Keys from the outside of the file in. */
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/**
 * A problem in one line: file, JSON path, what is wrong and what to do.
 *
 * @param problem - The problem.
 * @param rule - The name of the rule that found it, when a rule did.
 */
export function tell({ file, path, message }: Problem, rule?: string): string {
  const place = path.map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`)).join("");
  return `data/${file} $${place}: ${message}${rule === undefined ? "" : ` (${rule})`}`;
}
