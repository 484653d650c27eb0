// Reads 1EdTech CASE packages as real files have them, and loses nothing.
import { CeiError } from "../check/errors.ts";
import type { Issue } from "../check/issue.ts";
import type { CaseImport } from "./case-import.ts";
import { caseIssues } from "./case-issues.ts";
import type { CfPackage } from "./case-package.ts";
import { caseTree } from "./case-tree.ts";
import { packageOfCase } from "./package-of-case.ts";

/** Thrown for an invalid CASE package. */
export class CaseError extends CeiError {
  readonly code = "invalid-case";

  override get name(): string {
    return "CaseError";
  }
}

/**
 * Reads a 1EdTech CASE package, 1.0 or 1.1. Fields that the standard does not define, nulls, dates without a zone (read
 * as UTC), and items in any order are accepted; links that lead out of the package are listed as external.
 *
 * @param json - The text of a CFPackage, or the result of `JSON.parse`.
 * @returns The package as it was, its items and associations, and its crosswalk; frozen.
 * @throws CaseError with every problem of the package.
 */
export function fromCase(json: unknown): CaseImport {
  const cfPackage = parseJson(json) as CfPackage;
  const issues = caseIssues(cfPackage);
  if (issues.length > 0) throw new CaseError(issues);
  const { items, links } = caseTree(cfPackage);
  const { crosswalk, issues: crosswalkIssues } = packageOfCase(cfPackage, items, links);
  return Object.freeze({
    package: cfPackage,
    items,
    associations: Object.freeze(links.filter(({ type }) => type !== "isChildOf")),
    external: Object.freeze(links.filter(({ origin, destination }) => origin.external || destination.external)),
    crosswalk,
    crosswalkIssues,
  });
}

/** The value of JSON, given as text or parsed: a deeply frozen copy. */
function parseJson(json: unknown): unknown {
  if (ArrayBuffer.isView(json))
    throw new CaseError([issueOf("wrong-type", "Expected a string, got bytes; decode first")]);
  let value: unknown;
  try {
    // Through text, which rejects what JSON has not (a circle, a function) and leaves the caller's own value alone.
    value = JSON.parse((typeof json === "string" ? json.replace(/^\uFEFF/, "") : JSON.stringify(json)) ?? "");
  } catch (error) {
    const got = typeof json === "string" ? "other text" : "a value that JSON cannot express";
    const reason = String(error).slice(0, 200);
    throw new CaseError([issueOf("malformed", `Expected JSON, got ${got} (${reason})`, { got, reason })]);
  }
  // Not recursive: JSON may be nested deeper than the call stack.
  const stack = [value];
  while (stack.length > 0) {
    const next = stack.pop();
    if (typeof next !== "object" || next === null) continue;
    Object.freeze(next);
    for (const inner of Object.values(next)) stack.push(inner);
  }
  return value;
}

function issueOf(code: Issue["code"], message: string, params: Issue["params"] = { got: "bytes" }): Issue {
  return { path: [], message, code, params };
}
