// Writes a crosswalk as an SSSOM mapping set: SSSOM/TSV, which is the normative form, or JSON.
import { OptionsError } from "../check/errors.ts";
import { otherText, unexpected } from "../check/messages.ts";
import { type Check, checkOptions } from "../check/options.ts";
import type { CrosswalkPackage } from "../exchange/crosswalk-package.ts";
import { checkExport, type LinkedExportOptions, linkedChecks, unsupported } from "../exchange/export-options.ts";
import { isUri } from "../exchange/forms.ts";
import { deepFreeze } from "../model/freeze.ts";
import { extensions } from "./extensions.ts";
import type { SssomImport } from "./from-sssom.ts";
import { mappingSetIssues, type SssomMappingSet } from "./mapping-set.ts";
import { setOfPackage } from "./set-of-package.ts";
import { canonicalSet, writeSet } from "./write-set.ts";

/** Options of `toSssom` and `toSssomJson`. */
export interface SssomOptions extends Omit<LinkedExportOptions, "of"> {
  /** The package to export. Default: CEI's framework. The result of `fromSssom` is written in canonical form. */
  readonly of?: CrosswalkPackage | Pick<SssomImport, "mappingSet"> | undefined;
  /** The license of the mappings, a URI. Default: the package's own. */
  readonly license?: string | undefined;
}

/**
 * Writes a crosswalk as SSSOM/TSV, in the canonical form of SSSOM 1.0.
 *
 * A row for each link, from its source to the item that makes it (for CEI, the look-for that cites the competency),
 * whose category is the target. Sources and targets without a link have no row: `sssom:NoTermFound` would state that
 * nothing related exists. The ids, vias, and weights of the crosswalk are in extension slots, which `fromSssom` reads.
 *
 * @returns The text of the file.
 * @throws OptionsError with every issue of the options and of the package; also when there is no license.
 */
export function toSssom(options: SssomOptions = {}): string {
  return writeSet(canonicalSet(setOf(options)));
}

/**
 * Writes a crosswalk as an SSSOM MappingSet for JSON: the data of `toSssom` without the extension slots. It is valid
 * under the JSON Schema of SSSOM 1.0, unless an imported set has slots that the schema does not define.
 *
 * @returns A frozen mapping set, for `JSON.stringify`.
 * @throws OptionsError as `toSssom` does.
 */
export function toSssomJson(options: SssomOptions = {}): SssomMappingSet {
  const whole = setOf(options);
  const set = canonicalSet(isSssomImport(options.of) ? whole : withoutExtensions(whole));
  // A copy that shares nothing with an import.
  return deepFreeze(JSON.parse(JSON.stringify(set)) as SssomMappingSet);
}

function setOf(options: SssomOptions): SssomMappingSet {
  if (isSssomImport(options?.of)) {
    const { mappingSet } = options.of;
    checkOptions(options, {
      ...{ baseUri: unsupported, relation: unsupported, license: checkLicense },
      of: () => mappingSetIssues(mappingSet, ["of", "mappingSet"]),
    });
    return options.license === undefined ? mappingSet : { ...mappingSet, license: options.license };
  }
  const resolved = checkExport(options as LinkedExportOptions, { ...linkedChecks, license: checkLicense });
  const { license = resolved.content.license?.uri, relation, baseUri } = options;
  if (license === undefined) {
    throw new OptionsError([unexpected(["license"], undefined, "the URI of a license, here or in the package")]);
  }
  return setOfPackage(resolved, baseUri, relation, license);
}

/** A set of slots that the standard defines. */
function withoutExtensions({ extension_definitions: _, mappings, ...set }: SssomMappingSet): SssomMappingSet {
  const own: readonly string[] = Object.values(extensions);
  const isStandard = ([slot]: [string, unknown]) => !own.includes(slot);
  const standard = <T extends object>(values: T) => Object.fromEntries(Object.entries(values).filter(isStandard)) as T;
  return { ...standard(set), mappings: mappings.map(standard) } as SssomMappingSet;
}

const checkLicense: Check = (value, path) => {
  return isUri(value) ? [] : [otherText(path, value, 'an absolute URI ("https://spdx.org/licenses/MIT")')];
};

function isSssomImport(value: unknown): value is Pick<SssomImport, "mappingSet"> {
  return typeof value === "object" && value !== null && "mappingSet" in value;
}
