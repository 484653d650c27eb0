// A crosswalk with the items of both its sides: the input of every export.
import type { AnyCrosswalk, CrosswalkLink } from "../crosswalk/crosswalk-of-links.ts";
import type { Relation } from "./relations.ts";

/** A crosswalk with the items of both sides: the input of the exports, and in the result of `fromCase`. */
export interface CrosswalkPackage {
  /** A slug that outlives renaming: `a-z`, `0-9`, `.`, and `-`. UUIDs and URIs are made from it. */
  readonly key: string;
  readonly title: string;
  readonly description?: string | undefined;
  readonly version?: string | undefined;
  /** The last change: a date-time with a zone, `"2026-11-22T00:00:00Z"`. The exports do not read the clock. */
  readonly changed: string;
  /** Who made the mapping. */
  readonly creator: string;
  /** The license of the mapping: its name and URI. SSSOM requires a license, here or as an option. */
  readonly license?: { readonly name: string; readonly uri: string } | undefined;
  /** The rights in the wording of the frameworks, in one or more sentences. */
  readonly rights?: string | undefined;
  /** Who made the package, and whether the owners of the frameworks endorsed it, in one or more sentences. */
  readonly notice?: string | undefined;
  /** The links. Each link may have its own `relation`. */
  readonly crosswalk: PackageCrosswalk;
  /** The framework of the sources; its items include every source. */
  readonly source: FrameworkDocument;
  /** The framework of the targets; its items include every target. */
  readonly target: FrameworkDocument;
  /**
   * The documents that the wording is from, by the ids that fields with `references: "sources"` use. A package with a
   * framework of `ceiPackage` needs the `sources` of `ceiPackage`.
   */
  readonly sources?: readonly PackageSource[] | undefined;
  /** Where the documents disagree or are silent. */
  readonly discrepancies?: readonly PackageDiscrepancy[] | undefined;
}

/** The part of a crosswalk that the exports read; the results of `createCrosswalk` have it. */
export type PackageCrosswalk = Pick<AnyCrosswalk, "sources" | "targets"> & { readonly links: readonly PackageLink[] };

/** A link, which may have its own relation and weight. */
export interface PackageLink extends CrosswalkLink {
  /** How the two ends are related. Default: the export's option. */
  readonly relation?: Relation | undefined;
  /** The weight of the link among the links of its target, a number above 0. Default: 1. */
  readonly weight?: number | undefined;
}

/** One framework: a document in CASE, a concept scheme in SKOS. */
export interface FrameworkDocument {
  /** A slug that differs from that of the other side. It is the prefix of the items' CURIEs. */
  readonly key: string;
  /** Its UUID in lower case. Give one to keep the same address in every package. Default: made from the two keys. */
  readonly uuid?: string | undefined;
  readonly title: string;
  readonly version?: string | undefined;
  /** Its owner. */
  readonly creator: string;
  readonly description?: string | undefined;
  /** Where it is published. */
  readonly url?: string | null | undefined;
  /** The language of its wording: a BCP 47 tag. */
  readonly language: string;
  /** The types of its items. For a type that is not listed, only the name is known. */
  readonly types?: readonly ItemType[] | undefined;
  /** Its items: parents before their children, siblings in their order. */
  readonly items: readonly FrameworkItem[];
}

/** A type of items: an item type in CASE, a table in a Data Package. */
export interface ItemType {
  /** Its name in the singular: "Competency". */
  readonly name: string;
  /** The name of their table, a slug: "competencies". */
  readonly table: string;
  readonly description: string;
  /** The name of the label's column. Default: "label". */
  readonly label?: string | undefined;
  /** Further fields that items of this type may have. */
  readonly fields?: readonly ItemField[] | undefined;
}

/** A further field of items. */
export interface ItemField {
  /** Its name, in lower case with underscores. */
  readonly name: string;
  readonly description: string;
  /** The values that it may have. Default: any text. */
  readonly values?: readonly string[] | undefined;
  /** The table whose ids are its values: one of the package's tables, or "sources". */
  readonly references?: string | undefined;
}

/** One item of a framework. */
export interface FrameworkItem {
  /** The id, as used by people and in the crosswalk. */
  readonly id: string;
  /** Its uuid in lower case. Default: made from its key. */
  readonly uuid?: string | undefined;
  /** A slug that outlives renumbering. Default: its id. */
  readonly key?: string | undefined;
  /** The name of its type. Default: "Item". */
  readonly type?: string | undefined;
  /** Its name. */
  readonly label: string;
  /** The full statement, if it is not the label. */
  readonly statement?: string | undefined;
  readonly description?: string | undefined;
  /** The id of the item that it is a child of. */
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

/** The tables of a Data Package other than those of items. Types cannot use their names. */
export const reservedTables = [
  ...[
    "frameworks",
    "crosswalk",
    "links",
    "sources",
    "discrepancies",
    "discrepancy-affects",
    "discrepancy-readings",
    "translations",
  ],
];

/** The columns of a table of items other than its label. Fields cannot use their names. */
export const itemColumns = ["id", "key", "uuid", "statement", "description", "package_version"];
