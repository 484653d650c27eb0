// The frameworks that the 1.0 page names as the foundation of California's approach.
import { type FoundationKey, foundationRecords } from "./generated.ts";
import type { SourceId } from "./source.ts";

export type { FoundationKey };

/** A framework on which CEI's approach is founded. */
export interface Foundation {
  /** A slug. */
  readonly key: FoundationKey;
  /** The name, as published. */
  readonly name: string;
  /** The abbreviation that the page gives; `null` where it gives none. */
  readonly abbreviation: string | null;
  /** The foundations that were combined into this one. */
  readonly combines: readonly FoundationKey[];
  /** The document that names it. */
  readonly source: SourceId;
}

const foundationsByKey: { readonly [Key in FoundationKey]: Foundation } = foundationRecords;

/** The two foundations, and the one that they were combined into. */
export const foundations: readonly Foundation[] = /* @__PURE__ */ Object.freeze(
  /* @__PURE__ */ Object.values(foundationsByKey),
);
