// The options that the exports share, and their check.

import { otherText } from "../check/messages.ts";
import { type Check, type Checks, checkOptions, oneOf } from "../check/options.ts";
import { ceiPackage } from "./cei-package.ts";
import type { CrosswalkPackage } from "./crosswalk-package.ts";
import { isUri } from "./forms.ts";
import { packageIssues } from "./package-issues.ts";
import { type Relation, relations } from "./relations.ts";
import { type ResolvedPackage, resolvePackage } from "./resolve-package.ts";

/** Options of every export. */
export interface ExportOptions {
  /** The package to export. Default: CEI's framework. */
  readonly of?: CrosswalkPackage | undefined;
  /** The license of the mapping, a URI, in place of the package's own. */
  readonly license?: string | undefined;
}

/** Options of the exports with URIs and relations. */
export interface LinkedExportOptions extends ExportOptions {
  /**
   * The beginning of URIs, with a slash at its end: `https://example.org/cei/` gives
   * `https://example.org/cei/competency/shared-decision-making`. Default: URIs are `urn:uuid:` and a uuid.
   */
  readonly baseUri?: string | undefined;
  /**
   * The relation of sources to what they are linked to, for links without their own relation. Default:
   * `"relatedMatch"`, which is what CEI's documents support. `"exactMatch"` applies only to links whose two ends have
   * no other link.
   */
  readonly relation?: Relation | undefined;
}

/** The check of the option `baseUri`. */
export const baseUriCheck: Check = (value, path) => {
  if (isUri(value) && /^[^?#]*\/$/.test(value)) return [];
  return [otherText(path, value, "an absolute URI that ends with a slash, without ? and #")];
};

/** The checks of the linked options. */
export const linkedChecks: Checks = {
  baseUri: baseUriCheck,
  relation: (value, path) => oneOf(...relations)(value, path),
};

const licenseCheck: Check = (value, path) => {
  return isUri(value)
    ? []
    : [otherText(path, value, 'an absolute URI ("https://creativecommons.org/licenses/by/4.0/")')];
};

/** An option that changes nothing, since imported data is written back as it was read. */
export const unsupported: Check = (_, path) => {
  const message = "Not supported when imported data is written back: it is written as it was read";
  return [{ path, message, code: "inconsistent", params: {} }];
};

/**
 * Checks the options of an export.
 *
 * @param checks - The checks of the options other than `of`.
 * @returns The package to export, with resolved references, and with the license in the options.
 * @throws OptionsError with every issue.
 */
export function checkExport(options: ExportOptions, checks: Checks = {}): ResolvedPackage {
  checkOptions(options, { of: packageIssues, license: licenseCheck, ...checks });
  const { of = ceiPackage, license: uri } = options;
  const isOther = uri !== undefined && uri !== of.license?.uri;
  return resolvePackage(isOther ? { ...of, license: { name: uri, uri } } : of);
}
