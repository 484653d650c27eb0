// The result of reading a CASE package.
import type { Issue } from "../check/issue.ts";
import { isPlainObject } from "../check/plain-object.ts";
import type { CrosswalkPackage } from "../exchange/crosswalk-package.ts";
import type { Relation } from "../exchange/relations.ts";
import type { CfPackage } from "./case-package.ts";

/** A CASE package as `fromCase` reads it. */
export interface CaseImport {
  /** The package as it was, with fields that this library does not know; `toCase({ of })` writes it back. */
  readonly package: CfPackage;
  /** The items in the order of the tree: under their parents, by sequence numbers; detached items come last. */
  readonly items: readonly CaseItem[];
  /** The associations except `isChildOf`, in the order of the file. */
  readonly associations: readonly CaseLink[];
  /** All associations, including `isChildOf`, with an end outside this package. */
  readonly external: readonly CaseLink[];
  /**
   * The crosswalk in it: for an export of this library, the package that was exported; for others, the associations
   * that relate items of the package, one per pair of items. `null` when there is none.
   */
  readonly crosswalk: CrosswalkPackage | null;
  /** Why there is no crosswalk, if the package has associations for one. */
  readonly crosswalkIssues: readonly Issue[];
}

/** An item of a {@link CaseImport}. */
export interface CaseItem {
  /** Its `humanCodingScheme`; its identifier if it has none, or shares it with another item. */
  readonly id: string;
  readonly identifier: string;
  readonly uri: string;
  /** Its `CFItemType`. */
  readonly type: string | null;
  readonly statement: string;
  readonly abbreviated: string | null;
  readonly notes: string | null;
  /** The ids of its parents, by sequence numbers, each once. */
  readonly parents: readonly string[];
  /** How many items are above it in the tree; 0 for items under the document, and for detached ones. */
  readonly depth: number;
}

/** An association of a {@link CaseImport}. */
export interface CaseLink {
  readonly identifier: string;
  /** The type, as the package has it. */
  readonly type: string;
  /** The relation that the type maps to; `"relatedMatch"` for unknown types, such as `ext:` ones. */
  readonly relation: Relation;
  readonly origin: CaseEnd;
  readonly destination: CaseEnd;
  readonly sequenceNumber: number | null;
  /** The identifier of its grouping. */
  readonly grouping: string | null;
}

/** An end of an association. */
export interface CaseEnd {
  readonly identifier: string;
  readonly title: string | null;
  readonly uri: string | null;
  /** The id of the item; `null` for the document, and for ends outside this package. */
  readonly item: string | null;
  /** Whether it is outside this package. */
  readonly external: boolean;
}

/** Whether a value has the shape of a {@link CaseImport}. */
export function isCaseImport(value: unknown): value is CaseImport {
  return isPlainObject(value) && "package" in value && "external" in value;
}
