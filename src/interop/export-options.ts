// The options that the exports share, and their check.
import { type Issue, OptionsError } from "../model/errors.ts";
import { checkOptions, wordIssues } from "../model/options.ts";
import { ceiPackage } from "./cei-package.ts";
import type { CrosswalkPackage } from "./crosswalk-package.ts";
import { packageIssues } from "./package-issues.ts";
import { type Relation, relations } from "./relations.ts";
import { type ResolvedPackage, resolvePackage } from "./resolve-package.ts";
import { baseUriIssues } from "./uris.ts";

/** What all exports take. */
export interface ExportOptions {
  /** What is exported: CEI's framework unless given. */
  readonly of?: CrosswalkPackage | undefined;
}

/** What exports with URIs and relations take. */
export interface LinkedExportOptions extends ExportOptions {
  /**
   * What URIs begin with; it ends with a slash. Without it they are `urn:uuid:` and a uuid; those of items in SSSOM and
   * SKOS are their framework's, `#` and the id.
   */
  readonly baseUri?: string | undefined;
  /**
   * How sources are related to what they are linked to, for links that do not say it themselves: `"relatedMatch"`
   * unless given, which is what CEI's documents support. `"exactMatch"` is said only of links whose two ends have no
   * other.
   */
  readonly relation?: Relation | undefined;
}

/**
 * Checks the options of an export.
 *
 * @param options - Anything.
 * @param keys - The keys that the export takes beside `of`.
 * @param more - The issues of those that are not shared.
 * @returns The package to export, its references followed.
 * @throws OptionsError with every issue.
 */
export function checkExport(
  options: ExportOptions,
  keys: readonly string[],
  more: (options: Readonly<Record<string, unknown>>) => readonly Issue[] = () => [],
): ResolvedPackage {
  checkOptions(options, ["of", ...keys], (values) => [
    ...(values["of"] === undefined ? [] : packageIssues(values["of"], ["of"])),
    ...(keys.includes("baseUri") ? baseUriIssues(values["baseUri"]) : []),
    ...(values["relation"] === undefined ? [] : wordIssues(values["relation"], relations, ["relation"])),
    ...more(values),
  ]);
  return resolvePackage(options.of ?? ceiPackage);
}

/**
 * The issues of options that change nothing, since what was imported is written back as it was read.
 *
 * @param options - The options but `of`.
 */
export function unasked(options: object): Issue[] {
  return Object.entries(options).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const message = "an option was found; none was expected, since what was imported is written back as it was read";
    return [{ path: [name], message, code: "inconsistent" as const }];
  });
}

/**
 * Refuses options.
 *
 * @param issues - What is wrong with them; nothing happens when it is empty.
 */
export function refuse(issues: readonly Issue[]): void {
  if (issues.length > 0) throw new OptionsError(issues);
}
