// Reads 1EdTech CASE packages as they are found: tolerant of what real files do, and losing nothing.
import type { CaseImport } from "./case-import.ts";
import { caseIssues } from "./case-issues.ts";
import type { CfPackage } from "./case-package.ts";
import { caseTree } from "./case-tree.ts";
import { CaseError } from "./interop-errors.ts";
import { packageOfCase } from "./package-of-case.ts";
import { parseJson } from "./parse-json.ts";

/**
 * Reads a 1EdTech CASE package, 1.0 or 1.1. Fields that the standard does not know, nulls, dates without a zone (which
 * are taken as UTC) and items in any order are accepted; links that lead out of the package are listed as external.
 *
 * @param json - The text of a CFPackage, or what `JSON.parse` gave.
 * @returns The package as it was and, beside it, what it says; frozen.
 * @throws CaseError with every place where it is no CASE package.
 */
export function fromCase(json: unknown): CaseImport {
  const parsed = parseJson(json);
  if ("issue" in parsed) throw new CaseError([parsed.issue]);
  const issues = caseIssues(parsed.value);
  if (issues.length > 0) throw new CaseError(issues);
  const cfPackage = parsed.value as CfPackage;
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
