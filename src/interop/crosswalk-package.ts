// What every format is made of: a crosswalk together with the items of both its sides, and what is known of the two.
import type { AnyCrosswalk, CrosswalkLink } from "../crosswalk/crosswalk-of-links.ts";
import type { Relation } from "./relations.ts";

/** A crosswalk with the items of both sides: what the exports take, and what a CASE package that has one gives. */
export interface CrosswalkPackage {
  /** A slug that outlives renaming: `a-z`, `0-9`, `.` and `-`. Uuids and URIs are made of it. */
  readonly key: string;
  readonly title: string;
  readonly description?: string | undefined;
  readonly version?: string | undefined;
  /** When it was last changed: a date-time with a zone, `"2026-11-22T00:00:00Z"`. The exports read no clock. */
  readonly changed: string;
  /** Who made the mapping. */
  readonly creator: string;
  /** The licence of the mapping: a URI, and what people call it. SSSOM needs one, here or as an option. */
  readonly license?: { readonly name: string; readonly uri: string } | undefined;
  /** The links. A link may have a `relation` of its own. */
  readonly crosswalk: PackageCrosswalk;
  /** The framework that the sources are from; its items hold every source. */
  readonly source: FrameworkDocument;
  /** The framework that the targets are from; its items hold every target. */
  readonly target: FrameworkDocument;
  /**
   * The documents that the wording is from, by the ids that fields with `references: "sources"` use; with a framework
   * of `ceiPackage` its `sources`.
   */
  readonly sources?: readonly PackageSource[] | undefined;
  /** Where the documents disagree or are silent. */
  readonly discrepancies?: readonly PackageDiscrepancy[] | undefined;
}

/** The part of a crosswalk that the exports read: what createCrosswalk gives has it. */
export type PackageCrosswalk = Pick<AnyCrosswalk, "sources" | "targets"> & { readonly links: readonly PackageLink[] };

/** A link, which may say how its two ends are related. */
export interface PackageLink extends CrosswalkLink {
  /** How; unless given, as the export's option says. */
  readonly relation?: Relation | undefined;
}

/** One framework: a document in CASE, a concept scheme in SKOS. */
export interface FrameworkDocument {
  /** A slug, unlike that of the other side. It is the prefix of the items' CURIEs. */
  readonly key: string;
  /** Its uuid, lower case, which keeps its address the same in every package; made from the two keys unless given. */
  readonly uuid?: string | undefined;
  readonly title: string;
  readonly version?: string | undefined;
  /** Who is its owner. */
  readonly creator: string;
  readonly description?: string | undefined;
  /** Where it is published. */
  readonly url?: string | null | undefined;
  /** The language of its wording: a BCP 47 tag. */
  readonly language: string;
  /** The types of its items; those that are not listed are described by their name alone. */
  readonly types?: readonly ItemType[] | undefined;
  /** Its items: parents before their children, siblings in their order. */
  readonly items: readonly FrameworkItem[];
}

/** A type of items: an item type in CASE, a table in a Data Package. */
export interface ItemType {
  /** What one is called: "Competency". */
  readonly name: string;
  /** The name of their table, a slug: "competencies". */
  readonly table: string;
  readonly description: string;
  /** What their label is called in the table; "label" unless given. */
  readonly label?: string | undefined;
  /** Further fields that items of this type may have. */
  readonly fields?: readonly ItemField[] | undefined;
}

/** A further field of items. */
export interface ItemField {
  /** Its name, in lower case with underscores. */
  readonly name: string;
  readonly description: string;
  /** The values that it may have; any text when not given. */
  readonly values?: readonly string[] | undefined;
  /** The table whose ids it holds: one of the package's, or "sources". */
  readonly references?: string | undefined;
}

/** One item of a framework. */
export interface FrameworkItem {
  /** The id by which people and the crosswalk call it. */
  readonly id: string;
  /** Its uuid, lower case; made from its key unless given. */
  readonly uuid?: string | undefined;
  /** A slug that outlives renumbering; its id unless given. */
  readonly key?: string | undefined;
  /** The name of its type; "Item" unless given. */
  readonly type?: string | undefined;
  /** Its name. */
  readonly label: string;
  /** The full statement, where it is not the label. */
  readonly statement?: string | undefined;
  readonly description?: string | undefined;
  /** The id of the item that it stands under. */
  readonly parent?: string | undefined;
  /** Further fields, by the names that its type lists. */
  readonly fields?: { readonly [name: string]: string } | undefined;
}

/** A document that wording is from. */
export interface PackageSource {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly url: string | null;
}

/** One fact on which documents disagree or are silent. */
export interface PackageDiscrepancy {
  readonly id: string;
  readonly readings: readonly { readonly source: string; readonly says: string }[];
  readonly resolution: string;
  /** The ids that it concerns. */
  readonly affects: readonly string[];
}
