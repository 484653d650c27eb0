// The result of reading CASE packages.
import type { Issue } from "../check/issue.ts";
import { isPlainObject } from "../check/plain-object.ts";
import type { CrosswalkPackage } from "../exchange/crosswalk-package.ts";
import type { Relation } from "../exchange/relations.ts";
import type { CfPackage } from "./case-package.ts";
import { readablePackage } from "./readable-package.ts";

/** The result of `fromCase` for one or several CASE packages. */
export interface CaseImport {
  /**
   * The original package, or the first of several, including fields that this library does not know. If it is the only
   * one, `toCase({ of })` writes it back.
   */
  readonly package: CfPackage;
  /** All original packages, in the order given, without the `CFPackage` that servers put around them. */
  readonly packages: readonly CfPackage[];
  /** The items in the order of the tree: under their parents, by sequence numbers; detached items come last. */
  readonly items: readonly CaseItem[];
  /** The associations except `isChildOf`, in the order of the files. */
  readonly associations: readonly CaseLink[];
  /** All associations with an end outside the packages, including `isChildOf`. */
  readonly external: readonly CaseLink[];
  /**
   * The crosswalk in them: for exports of this library, the package that was exported; for others, the associations that
   * relate two items, one per pair of items. Items outside the packages have the titles and URIs of the links to them.
   * `null` when there is none.
   */
  readonly crosswalk: CrosswalkPackage | null;
  /** Why there is no crosswalk, if the packages have associations for one. */
  readonly crosswalkIssues: readonly Issue[];
  /**
   * What was not read as written. In both modes: an item with several parents, items that are each other's descendants,
   * a record in two packages, several associations of one pair of items. In the mode `"lenient"` also every problem of
   * a package. `params.repair` tells how each was read.
   */
  readonly issues: readonly Issue[];
}

/** An item of a {@link CaseImport}. */
export interface CaseItem {
  /** Its `humanCodingScheme`, or its identifier if it has none or shares it with another item. */
  readonly id: string;
  readonly identifier: string;
  /** Its URI; `null` if it has none, which only the mode `"lenient"` reads. */
  readonly uri: string | null;
  /** The identifier of the document of its package. */
  readonly document: string;
  /** Its `CFItemType`. */
  readonly type: string | null;
  readonly statement: string;
  readonly abbreviated: string | null;
  readonly notes: string | null;
  /** The id of the parent under which it is read; `null` at the top. */
  readonly parent: string | null;
  /** The ids of all its parents, by sequence numbers, each once. */
  readonly parents: readonly string[];
  /** How many items are above it in the tree; 0 for items under the document, and for detached ones. */
  readonly depth: number;
}

/** An association of a {@link CaseImport}. */
export interface CaseLink {
  readonly identifier: string;
  /** The type, as in the package. */
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
  /** The id of the item; `null` for a document, and for ends outside the packages. */
  readonly item: string | null;
  /** Whether it is outside the packages. */
  readonly external: boolean;
}

/** Whether a value has the shape of a {@link CaseImport}. */
export function isCaseImport(value: unknown): value is CaseImport {
  return isPlainObject(value) && "package" in value && "external" in value;
}

/** The problems of writing an import back: it must be of one package, and valid. */
export function importIssues(of: CaseImport, path: readonly PropertyKey[]): readonly Issue[] {
  const count = Array.isArray(of.packages) ? of.packages.length : 1;
  if (count > 1) {
    const message = `Expected an import of one package, got one of ${count}: write each of its \`packages\` as it is`;
    return [{ path, message, code: "inconsistent", params: { count } }];
  }
  const readable = readablePackage(of.package, [...path, "package"]);
  return readable.package === undefined ? readable.problems : [];
}
