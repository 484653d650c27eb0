// Reads SSSOM/TSV, with its metadata in the file or in one of its own.
import { unexpected } from "../check/messages.ts";
import { checkOptions } from "../check/options.ts";
import { createCrosswalk } from "../crosswalk/create-crosswalk.ts";
import type { Crosswalk } from "../crosswalk/crosswalk-of-links.ts";
import { deepFreeze } from "../model/freeze.ts";
import { crosswalkOfSet, type SssomLink } from "./crosswalk-of-set.ts";
import { propagated, type SssomMappingSet } from "./mapping-set.ts";
import { readSet } from "./read-set.ts";
import { SssomError } from "./sssom-error.ts";

/** Options of `fromSssom`. */
export interface FromSssomOptions {
  /** The metadata of a file that has rows alone: YAML, its lines without `#`. Default: the file has its metadata. */
  readonly metadata?: string | undefined;
}

/** An SSSOM mapping set as `fromSssom` reads it. */
export interface SssomImport {
  /** The set, including slots that the standard does not define. Its shared slots are on each mapping. */
  readonly mappingSet: SssomMappingSet;
  /**
   * Its mappings as a crosswalk: subjects are its sources, objects its targets, including unmapped ones. For a file of
   * this library the ids, targets, and vias are those of the crosswalk that was exported; for others, ids are CURIEs.
   * Mappings with `predicate_modifier: Not` make no link, and of mappings with the same ends the first makes one.
   * `null` when nothing is linked.
   */
  readonly crosswalk: Crosswalk<string, string, SssomLink> | null;
}

/**
 * Reads an SSSOM mapping set from its normative form, SSSOM/TSV (versions 1.0 and 1.1).
 *
 * @param text - The text of the file.
 * @returns The set and its crosswalk; frozen.
 * @throws SssomError with every problem and its line: a missing license, id, or required slot, an undeclared prefix, an
 *   invalid identifier, number, or date, rows of the wrong length.
 * @throws OptionsError for invalid options.
 */
export function fromSssom(text: string, options: FromSssomOptions = {}): SssomImport {
  checkOptions(options, {
    metadata: (value, path) => (typeof value === "string" ? [] : [unexpected(path, value, "text")]),
  });
  if (typeof text !== "string") {
    throw new SssomError([Object.assign(unexpected([], text, "the text of an SSSOM file"), { line: null })]);
  }
  const mappingSet = propagated(readSet(text.replace(/^\uFEFF/, ""), options.metadata));
  const crosswalk = crosswalkOfSet(mappingSet);
  return Object.freeze({
    mappingSet: deepFreeze(mappingSet),
    crosswalk: crosswalk === null ? null : createCrosswalk(crosswalk),
  });
}
