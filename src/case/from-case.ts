// Reads 1EdTech CASE packages, including the deviations of real files, without loss.
import { checkOptions, oneOf } from "../check/options.ts";
import { deepFreeze } from "../model/freeze.ts";
import { CaseError } from "./case-error.ts";
import type { CaseImport } from "./case-import.ts";
import { caseInputs } from "./case-input.ts";
import type { CfPackage } from "./case-package.ts";
import { caseTree } from "./case-tree.ts";
import { mergedPackages } from "./merged-packages.ts";
import { packageOfCase } from "./package-of-case.ts";
import { readablePackage } from "./readable-package.ts";

/** Options of `fromCase`. */
export interface CaseReadOptions {
  /**
   * What to do with an invalid package. `"strict"`: fail with every problem. `"lenient"`: read everything readable, and
   * list the problems in `issues`, each with its repair. Default: `"strict"`.
   */
  readonly mode?: "strict" | "lenient" | undefined;
}

/**
 * Reads one or several 1EdTech CASE packages, 1.0 or 1.1, such as the three parts that `toCase` writes, or a registry's
 * crosswalk with the two frameworks that it relates. Fields that the standard does not define, nulls, dates without a
 * zone (read as UTC), and items in any order are accepted; links that lead out of the packages are listed as external.
 *
 * @param json - The text of a CFPackage, or the result of `JSON.parse`; with or without the `{ "CFPackage": ... }` around
 *   it that servers answer with; or a list of packages.
 * @returns The original packages, their items and associations, and their crosswalk; frozen.
 * @throws CaseError with every problem of the packages; in the mode `"lenient"`, only for input that is not a package
 *   with a document. OptionsError for invalid options.
 */
export function fromCase(json: unknown, options: CaseReadOptions = {}): CaseImport {
  checkOptions(options, { mode: oneOf("strict", "lenient") });
  const inputs = caseInputs(json);
  const readable = inputs.map(({ value, path }) => readablePackage(value, path));
  const problems = readable.flatMap((one) => one.problems);
  const isReadable = readable.some((one) => one.package !== undefined);
  if (problems.length > 0 && (options.mode !== "lenient" || !isReadable)) {
    const hint = 'Use `mode: "lenient"` to read everything else; `issues` then tells what was repaired';
    throw new CaseError(problems, isReadable ? hint : undefined);
  }
  const merged = mergedPackages(readable);
  const tree = caseTree(merged);
  const { crosswalk, issues: crosswalkIssues, repairs } = packageOfCase(merged, tree);
  const links = [...tree.links.keys()];
  const packages = inputs.map(({ value }) => value);
  return Object.freeze({
    package: packages[0] as CfPackage,
    packages: Object.freeze(packages),
    items: Object.freeze([...tree.items.keys()]),
    associations: Object.freeze(links.filter(({ type }) => type !== "isChildOf")),
    external: Object.freeze(links.filter(({ origin, destination }) => origin.external || destination.external)),
    crosswalk,
    crosswalkIssues,
    issues: deepFreeze([...readable.flatMap(({ issues }) => issues), ...merged.issues, ...tree.issues, ...repairs]),
  });
}
