// The two documents that the wording is transcribed from.
import { sourceRecords } from "./generated.ts";

/** The id of a source document. */
export type SourceId = keyof typeof sourceRecords;

/** A document that wording is transcribed from. */
export interface Source {
  readonly id: SourceId;
  readonly title: string;
  readonly publisher: string;
  /** Where it is published; `null` where that is not known. */
  readonly url: string | null;
  /** What of the framework it holds, in this library's words. */
  readonly holds: string;
}

const sourcesById: { readonly [Id in SourceId]: Source } = sourceRecords;

/** The two source documents. */
export const sources: readonly Source[] = /* @__PURE__ */ Object.freeze(/* @__PURE__ */ Object.values(sourcesById));
