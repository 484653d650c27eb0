// The frameworks that the 1.0 page names as the foundation of California's approach.
import { type FoundationKey, foundationRecords } from "./generated.ts";
import type { SourceId } from "./source.ts";

export type { FoundationKey };

/** A framework that CEI's approach is founded on. */
export interface Foundation {
  readonly key: FoundationKey;
  readonly name: string;
  readonly abbreviation: string | null;
  /** The foundations that were combined into this one. */
  readonly combines: readonly FoundationKey[];
  readonly source: SourceId;
}

const foundationsByKey: { readonly [Key in FoundationKey]: Foundation } = foundationRecords;

/** The two foundations, and the one that they were combined into. */
export const foundations: readonly Foundation[] = /* @__PURE__ */ Object.freeze(
  /* @__PURE__ */ Object.values(foundationsByKey),
);
