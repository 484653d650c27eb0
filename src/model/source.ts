// The two documents that the wording is transcribed from.
import { type SourceId, sourceRecords } from "./generated.ts";

export type { SourceId };

/** A document that wording is transcribed from. */
export interface Source {
  /** A slug. */
  readonly id: SourceId;
  /** Its title. */
  readonly title: string;
  /** Who published it. */
  readonly publisher: string;
  /** Where it is published; `null` where that is not known. */
  readonly url: string | null;
}

const sourcesById: { readonly [Id in SourceId]: Source } = sourceRecords;

/** The two source documents. */
export const sources: readonly Source[] = /* @__PURE__ */ Object.freeze(/* @__PURE__ */ Object.values(sourcesById));
