// A crosswalk as an SSSOM mapping set: SSSOM/TSV, which is its normative form, and JSON.
import { deepFreeze } from "../model/freeze.ts";
import { otherText, unexpected } from "../model/unexpected.ts";
import type { CrosswalkPackage } from "./crosswalk-package.ts";
import { checkExport, type LinkedExportOptions, refuse, unasked } from "./export-options.ts";
import { isSssomImport, type SssomImport } from "./from-sssom.ts";
import { sssomOfPackage } from "./sssom-of-package.ts";
import { mappingSetIssues, type SssomMappingSet } from "./sssom-set.ts";
import { isUri } from "./uris.ts";
import { canonicalSet, writeSssom } from "./write-sssom.ts";

/** How a package is written as SSSOM. */
export interface SssomOptions extends Omit<LinkedExportOptions, "of"> {
  /** What is exported: CEI's framework unless given. What `fromSssom` read is written back in canonical form. */
  readonly of?: CrosswalkPackage | SssomImport | undefined;
  /** The licence of the mappings, a URI; the package's own unless given. */
  readonly license?: string | undefined;
}

/**
 * A crosswalk as SSSOM/TSV, in the canonical form of SSSOM 1.0.
 *
 * A row for each link, from its source to the item that makes it (for CEI, the look-for that cites the competency),
 * whose category is the target; a row with `sssom:NoTermFound` for each source and target without a link.
 *
 * @param options - What is exported, and how.
 * @returns The text of the file.
 * @throws OptionsError with every issue of the options and of the package; also when nothing gives a licence.
 */
export function toSssom(options: SssomOptions = {}): string {
  return writeSssom(setOf(options));
}

/**
 * A crosswalk as an SSSOM MappingSet, for JSON: what `toSssom` writes, valid under the JSON Schema of SSSOM 1.0
 * unless what was imported has slots that the schema does not know.
 *
 * @param options - What is exported, and how.
 * @returns A frozen mapping set, for `JSON.stringify`.
 * @throws OptionsError as `toSssom` does.
 */
export function toSssomJson(options: SssomOptions = {}): SssomMappingSet {
  return deepFreeze(structured(setOf(options)));
}

function setOf(options: SssomOptions): SssomMappingSet {
  const licenseIssues = (license: unknown) => {
    return license === undefined || isUri(license)
      ? []
      : [otherText(["license"], license, 'an absolute URI ("https://spdx.org/licenses/MIT")')];
  };
  if (isSssomImport(options?.of)) {
    const { of, license, ...others } = options;
    const set = of.mappingSet;
    refuse([...unasked(others), ...licenseIssues(license), ...mappingSetIssues(set, ["of", "mappingSet"])]);
    return canonicalSet(license === undefined ? set : { ...set, license });
  }
  const resolved = checkExport(options as LinkedExportOptions, ["baseUri", "relation", "license"], ({ license }) => {
    return licenseIssues(license);
  });
  const { license = resolved.content.license?.uri, relation = "relatedMatch", baseUri } = options;
  if (license === undefined) {
    refuse([unexpected(["license"], undefined, "the URI of a licence, here or in the package")]);
  }
  return canonicalSet(sssomOfPackage(resolved, baseUri, relation, license as string));
}

/** A copy that shares nothing with what was read. */
function structured(set: SssomMappingSet): SssomMappingSet {
  return JSON.parse(JSON.stringify(set)) as SssomMappingSet;
}
