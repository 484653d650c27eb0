// Reads SSSOM/TSV, with its metadata in the file or beside it.
import { createCrosswalk } from "../crosswalk/create-crosswalk.ts";
import type { Crosswalk } from "../crosswalk/crosswalk-of-links.ts";
import { deepFreeze } from "../model/freeze.ts";
import { checkOptions } from "../model/options.ts";
import { unexpected } from "../model/unexpected.ts";
import { crosswalkOfSssom, type SssomLink } from "./crosswalk-of-sssom.ts";
import { SssomError } from "./interop-errors.ts";
import { readSet } from "./sssom-reader.ts";
import { propagated, type SssomMappingSet } from "./sssom-set.ts";

/** How an SSSOM file is read. */
export interface FromSssomOptions {
  /** The metadata that stands in a file of its own: YAML, its lines without `#`. The text then has rows alone. */
  readonly metadata?: string | undefined;
}

/** An SSSOM mapping set that was read. */
export interface SssomImport {
  /** The set. What it says for all mappings stands on each of them; slots that the standard does not know are kept. */
  readonly mappingSet: SssomMappingSet;
  /**
   * Its mappings as a crosswalk: subjects are its sources, objects its targets, unmapped ones of both among them. Of a
   * file of this library the ids, targets and vias are those of the crosswalk that was exported; of another, ids are
   * CURIEs. Mappings with `predicate_modifier: Not` link nothing, and two of the same ends count once, by the first.
   * `null` when nothing is linked.
   */
  readonly crosswalk: Crosswalk<string, string, SssomLink> | null;
}

/**
 * Reads an SSSOM mapping set from its normative form, SSSOM/TSV (versions 1.0 and 1.1).
 *
 * @param text - The text of the file.
 * @param options - Where its metadata stands, if not in it.
 * @returns The set and its crosswalk; frozen.
 * @throws SssomError with every problem and its line: a licence, id or required slot that is missing, a prefix that is
 *   not declared, an identifier that is no CURIE, a number or date that is none, rows of the wrong length.
 * @throws OptionsError for options that are none.
 */
export function fromSssom(text: string, options: FromSssomOptions = {}): SssomImport {
  checkOptions(options, ["metadata"], ({ metadata }) => {
    return metadata === undefined || typeof metadata === "string" ? [] : [unexpected(["metadata"], metadata, "text")];
  });
  if (typeof text !== "string") {
    throw new SssomError([Object.assign(unexpected([], text, "the text of an SSSOM file"), { line: null })]);
  }
  const mappingSet = propagated(readSet(text.replace(/^\uFEFF/, ""), options.metadata));
  const crosswalk = crosswalkOfSssom(mappingSet);
  return Object.freeze({
    mappingSet: deepFreeze(mappingSet),
    crosswalk: crosswalk === null ? null : createCrosswalk(crosswalk),
  });
}

/** Whether a value is what `fromSssom` gives. */
export function isSssomImport(value: unknown): value is SssomImport {
  return typeof value === "object" && value !== null && "mappingSet" in value;
}
