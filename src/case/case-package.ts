// The parts of 1EdTech CASE 1.0 and 1.1 that this library reads and writes.
import { isPlainObject } from "../check/plain-object.ts";

/** A CASE package: one document, its items, and what links them. */
export interface CfPackage {
  readonly CFDocument: CfDocument;
  readonly CFItems?: readonly CfItem[];
  readonly CFAssociations?: readonly CfAssociation[];
  readonly CFDefinitions?: CfDefinitions;
  readonly CFRubrics?: readonly CfRubric[];
  /** CASE 1.1 alone. */
  readonly extensions?: CfExtensions;
}

/** The fields of every CASE record. */
export interface CfRecord {
  readonly identifier: string;
  readonly uri: string;
  readonly lastChangeDateTime: string;
  /** CASE 1.1 alone. */
  readonly extensions?: CfExtensions;
}

/** Fields beyond the standard, by the name of the organization that defines them. */
export interface CfExtensions {
  readonly [name: string]: unknown;
}

/** The root of a framework. */
export interface CfDocument extends CfRecord {
  /** CASE 1.1 alone. */
  readonly caseVersion?: "1.1";
  readonly creator: string;
  readonly title: string;
  readonly officialSourceURL?: string;
  readonly publisher?: string;
  readonly description?: string;
  readonly language?: string;
  readonly version?: string;
  readonly adoptionStatus?: string;
  readonly licenseURI?: CfLink;
  readonly notes?: string;
}

/** One item of a framework. */
export interface CfItem extends CfRecord {
  readonly fullStatement: string;
  readonly alternativeLabel?: string;
  readonly CFItemType?: string;
  readonly humanCodingScheme?: string;
  readonly abbreviatedStatement?: string;
  readonly notes?: string;
  readonly language?: string;
  readonly CFItemTypeURI?: CfLink;
}

/** A link from one item or document to another. */
export interface CfAssociation extends CfRecord {
  readonly associationType: string;
  readonly sequenceNumber?: number;
  readonly originNodeURI: CfNodeLink;
  readonly destinationNodeURI: CfNodeLink;
  readonly CFAssociationGroupingURI?: CfLink;
}

/** A reference to a record. */
export interface CfLink {
  readonly title: string;
  readonly identifier: string;
  readonly uri: string;
}

/** A reference to an end of an association, which may be outside of CASE. */
export interface CfNodeLink extends CfLink {
  /** CASE 1.1 alone. */
  readonly targetType?: string;
}

/** The definitions of a package. */
export interface CfDefinitions {
  readonly CFItemTypes?: readonly (CfRecord & {
    readonly title: string;
    readonly description: string;
    readonly hierarchyCode: string;
    readonly typeCode?: string;
  })[];
  readonly CFAssociationGroupings?: readonly (CfRecord & { readonly title: string; readonly description?: string })[];
  readonly CFLicenses?: readonly (CfRecord & { readonly title: string; readonly licenseText: string })[];
}

/** How items are rated: a criterion for each item, with a level for each point of a scale. */
export interface CfRubric extends CfRecord {
  readonly title: string;
  readonly description: string;
  readonly CFRubricCriteria: readonly CfRubricCriterion[];
}

/** How one item is rated. */
export interface CfRubricCriterion extends CfRecord {
  /** The name of the item's type. */
  readonly category: string;
  readonly description: string;
  readonly CFItemURI: CfLink;
  /** Its number in the rubric, from 1. */
  readonly position: number;
  readonly rubricId: string;
  readonly CFRubricCriterionLevels: readonly CfRubricCriterionLevel[];
}

/** One point of a scale. */
export interface CfRubricCriterionLevel extends CfRecord {
  /** The label of the point, if the scale has one. */
  readonly quality?: string;
  /** The rating. */
  readonly score: number;
  /** Its number in the criterion, from 1, lowest score first. */
  readonly position: number;
  readonly rubricCriterionId: string;
}

/** The name of this library's extensions. */
export const extensionName = "cei-framework";

/** The extensions of this library in a record. */
export function extensionOf(record: { readonly extensions?: unknown } | undefined): {
  readonly [name: string]: unknown;
} {
  const extensions = record?.extensions;
  const own = isPlainObject(extensions) ? extensions[extensionName] : undefined;
  return isPlainObject(own) ? own : {};
}

/** The identifier of a record as a key; empty if it has none. Identifiers are the same in either case: files mix the two. */
export function keyOf({ identifier }: { readonly identifier?: unknown }): string {
  return typeof identifier === "string" ? identifier.toLowerCase() : "";
}
