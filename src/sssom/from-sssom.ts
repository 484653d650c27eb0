// Reads SSSOM/TSV, with its metadata in the file or in a separate one.
import { otherText, unexpected } from "../check/messages.ts";
import { type Check, checkOptions, oneOf, optionIssues } from "../check/options.ts";
import type { Crosswalk } from "../crosswalk/crosswalk-of-links.ts";
import type { CrosswalkPackage } from "../exchange/crosswalk-package.ts";
import { baseUriCheck } from "../exchange/export-options.ts";
import { packageIssues } from "../exchange/package-issues.ts";
import { resolvePackage } from "../exchange/resolve-package.ts";
import { deepFreeze } from "../model/freeze.ts";
import { crosswalkOfSet, type SssomLink } from "./crosswalk-of-set.ts";
import type { SssomMappingSet } from "./mapping-set.ts";
import { readSet } from "./read-set.ts";
import { type Finding, isIri } from "./read-values.ts";
import { SssomError, type SssomIssue } from "./sssom-error.ts";

/** Options of `fromSssom`. */
export interface FromSssomOptions {
  /** The metadata of a file that has only rows: YAML, its lines without `#`. Default: the file has its metadata. */
  readonly metadata?: string | undefined;
  /**
   * `"strict"` rejects a file with any problem. `"lenient"` reads everything that can be read; the `issues` of the
   * result list every problem and its repair. Default: `"strict"`.
   */
  readonly mode?: "strict" | "lenient" | undefined;
  /** The id and license of a set, for files without them: absolute URIs. Default: a file without them is invalid. */
  readonly defaults?: SssomDefaults | undefined;
  /**
   * The package that the mappings are about: mappings between the URIs of its items are links between their ids. Files
   * of `toSssom` have these ids in extra columns, so they need it only after another tool dropped the columns. Use
   * `ceiPackage` for CEI's framework. Default: the ids in the extra columns, otherwise CURIEs.
   */
  readonly of?: CrosswalkPackage | undefined;
  /** The `baseUri` with which the file was written, for the URIs of `of`. Default: URIs are `urn:uuid:` and a UUID. */
  readonly baseUri?: string | undefined;
}

/** The required slots of a mapping set. */
export interface SssomDefaults {
  readonly mapping_set_id?: string | undefined;
  readonly license?: string | undefined;
}

/** The result of `fromSssom`: an SSSOM mapping set and its crosswalk. */
export interface SssomImport {
  /**
   * The set, including slots that the standard does not define. Slots with one value for the whole set are on each
   * mapping.
   */
  readonly mappingSet: SssomMappingSet;
  /**
   * Its mappings as a crosswalk: subjects are its sources, objects its targets, including unmapped ones. For a file of
   * this library it is the crosswalk that was exported, in the order of the file; for others, ids are CURIEs. Mappings
   * with `predicate_modifier: Not` are not links, and of several mappings with the same ends only the first is a link.
   * `null` when nothing is linked.
   */
  readonly crosswalk: Crosswalk<string, string, SssomLink> | null;
  /** The problems of the file that the lenient mode repaired, by line; `params.repair` tells how. */
  readonly issues: readonly SssomIssue[];
}

/**
 * Reads an SSSOM mapping set from its normative form, SSSOM/TSV (versions 1.0 and 1.1).
 *
 * @param text - The text of the file.
 * @returns The set and its crosswalk; frozen.
 * @throws SssomError with every problem and its line: a missing license, id, or required slot, an undeclared prefix, an
 *   invalid identifier, URI, number, date, or word, rows of the wrong length. In the lenient mode, only with problems
 *   that cannot be repaired: invalid YAML, metadata in two places, a quote that is never closed, no columns, no
 *   predicates, an identifier with spaces or `|`.
 * @throws OptionsError for invalid options.
 */
export function fromSssom(text: string, options: FromSssomOptions = {}): SssomImport {
  checkOptions(options, {
    metadata: (value, path) => (typeof value === "string" ? [] : [unexpected(path, value, "text")]),
    mode: oneOf("strict", "lenient"),
    defaults: (value, path) => {
      const issues = optionIssues(value, { mapping_set_id: checkUri, license: checkUri });
      return issues.map((issue) => ({ ...issue, path: [...path, ...issue.path] }));
    },
    of: packageIssues,
    baseUri: baseUriCheck,
  });
  if (typeof text !== "string") {
    throw new SssomError([{ ...unexpected([], text, "the text of an SSSOM file"), line: null }]);
  }
  const { metadata, mode, defaults = {}, of, baseUri } = options;
  const isLenient = mode === "lenient";
  const findings: Finding[] = [];
  const mappingSet = readSet(text.replace(/^\uFEFF/, ""), { metadata, isLenient, defaults }, findings);
  const errors = isLenient ? findings.filter(({ repair }) => repair === undefined) : findings;
  if (errors.length > 0) {
    const isReadable = !isLenient && errors.every(({ repair }) => repair !== undefined);
    const hint = isReadable
      ? 'Use `mode: "lenient"` to read the file anyway; `issues` then tells what was repaired'
      : undefined;
    throw new SssomError(inOrder(errors.map(({ issue }) => issue)), hint);
  }
  const repaired = findings.map(({ issue, repair }) => ({ ...issue, params: { ...issue.params, repair } }));
  return Object.freeze({
    mappingSet: deepFreeze(mappingSet),
    crosswalk: crosswalkOfSet(mappingSet, of && resolvePackage(of), baseUri),
    issues: deepFreeze(inOrder(repaired)),
  });
}

const checkUri: Check = (value, path) => {
  return typeof value === "string" && isIri(value) ? [] : [otherText(path, value, "an absolute URI")];
};

/** Issues by line; those without one come last. */
function inOrder(issues: SssomIssue[]): SssomIssue[] {
  const lineOf = ({ line }: SssomIssue) => line ?? Number.MAX_SAFE_INTEGER;
  return issues.sort((one, other) => lineOf(one) - lineOf(other));
}
