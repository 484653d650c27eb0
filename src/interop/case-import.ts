// What was read of a CASE package.
import type { Issue } from "../model/errors.ts";
import { isPlainObject } from "../model/plain-object.ts";
import type { CfPackage } from "./case-package.ts";
import type { CrosswalkPackage } from "./crosswalk-package.ts";
import type { Relation } from "./relations.ts";

/** A CASE package that was read. */
export interface CaseImport {
  /** All that was read, as it was, with what this library does not know; `toCase({ of })` writes it back. */
  readonly package: CfPackage;
  /** The items in the order of the tree: under their parents, by sequence numbers; what hangs nowhere comes last. */
  readonly items: readonly CaseItem[];
  /** The associations but `isChildOf`, in the order of the file. */
  readonly associations: readonly CaseLink[];
  /** All associations, `isChildOf` too, of which an end is not in this package. */
  readonly external: readonly CaseLink[];
  /**
   * The crosswalk in it: of an export of this library, the package that was exported; of another, its associations of
   * the kinds that relate items of the package, two of one pair counted once. `null` when there is none.
   */
  readonly crosswalk: CrosswalkPackage | null;
  /** Why there is no crosswalk, where there could have been one. */
  readonly crosswalkIssues: readonly Issue[];
}

/** An item of a CASE package that was read. */
export interface CaseItem {
  /** Its `humanCodingScheme`; its identifier where it has none, or another item has the same. */
  readonly id: string;
  readonly identifier: string;
  readonly uri: string;
  /** Its `CFItemType`. */
  readonly type: string | null;
  readonly statement: string;
  readonly abbreviated: string | null;
  readonly notes: string | null;
  /** The ids of the items that it is a child of, by their sequence numbers, each once. */
  readonly parents: readonly string[];
  /** How many items stand above it in the tree; 0 for those under the document, and for those that hang nowhere. */
  readonly depth: number;
}

/** An association of a CASE package that was read. */
export interface CaseLink {
  readonly identifier: string;
  /** The type, as it is said. */
  readonly type: string;
  /** What it means here: types that are not known, such as `ext:` ones, mean that the two are related. */
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
  /** The id of the item that it is; `null` for the document, and for what is not in this package. */
  readonly item: string | null;
  /** Whether it is not in this package. */
  readonly external: boolean;
}

/** Whether a value is what `fromCase` gives, by its shape. */
export function isCaseImport(value: unknown): value is CaseImport {
  return isPlainObject(value) && "package" in value && "external" in value;
}
