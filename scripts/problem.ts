// Formats a problem of the data.
import type { Problem } from "./data-files.ts";

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
