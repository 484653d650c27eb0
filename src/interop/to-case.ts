// A crosswalk package as 1EdTech CASE 1.1.
import { deepFreeze } from "../model/freeze.ts";
import { wordIssues } from "../model/options.ts";
import { type CaseImport, isCaseImport } from "./case-import.ts";
import { caseIssues } from "./case-issues.ts";
import {
  type CfAssociation,
  type CfDefinitions,
  type CfDocument,
  type CfExtensions,
  type CfItem,
  type CfLink,
  type CfPackage,
  extensionName,
} from "./case-package.ts";
import type { CrosswalkPackage } from "./crosswalk-package.ts";
import { checkExport, type LinkedExportOptions, refuse, unasked } from "./export-options.ts";
import { associationTypeOf } from "./relations.ts";
import { type ResolvedDocument, type ResolvedItem, type ResolvedPackage, relationOf } from "./resolve-package.ts";
import { uuid5 } from "./uuid.ts";

const parts = ["whole", "source", "target", "crosswalk"] as const;

/** How a package is written as CASE. */
export interface CaseOptions extends Omit<LinkedExportOptions, "of"> {
  /** What is exported: CEI's framework unless given. What `fromCase` read is written back as it was read. */
  readonly of?: CrosswalkPackage | CaseImport | undefined;
  /**
   * What of it, since a CASE package has one document. `"whole"`, unless given: both frameworks and the crosswalk under
   * one document. `"source"`, `"target"`: one framework alone. `"crosswalk"`: the links alone, between items of those
   * two.
   */
  readonly part?: "whole" | "source" | "target" | "crosswalk" | undefined;
}

/**
 * A crosswalk and its frameworks as a 1EdTech CASE 1.1 CFPackage, valid under the standard's JSON Schema and OpenAPI.
 *
 * Items carry their uuid, their id as `humanCodingScheme`, and `isChildOf` associations with sequence numbers up to the
 * document. A link is an association from its source to the item that makes it (for CEI, the look-for that cites the
 * competency), or to its target where no item does, in a grouping of its own. Sources without a link say so in
 * `extensions`, which also hold what CASE has no place for.
 *
 * @param options - What is exported, and how.
 * @returns A frozen package, for `JSON.stringify`.
 * @throws OptionsError with every issue of the options, and of the package that is exported.
 */
export function toCase(options: CaseOptions = {}): CfPackage {
  if (isCaseImport(options?.of)) {
    const { of, ...others } = options;
    refuse([...unasked(others), ...caseIssues(of.package, ["of", "package"])]);
    return of.package;
  }
  const resolved = checkExport(options as LinkedExportOptions, ["baseUri", "relation", "part"], ({ part }) => {
    return part === undefined ? [] : wordIssues(part, parts, ["part"]);
  });
  const { part = "whole" } = options;
  if (part === "source" || part === "target") return deepFreeze(frameworkPackage(resolved, resolved[part], options));
  return deepFreeze(part === "whole" ? wholePackage(resolved, options) : crosswalkPackage(resolved, options));
}

type Options = Omit<CaseOptions, "of">;

function wholePackage(resolved: ResolvedPackage, options: Options): CfPackage {
  const { source, target, content } = resolved;
  const { key, license, sources, discrepancies } = content;
  const document = link("CFDocuments", resolved.uuid, content.title, options);
  const frameworks = [source, target].map((framework) => {
    return { framework, root: link("CFItems", rootUuid(framework), framework.content.title, options) };
  });
  return {
    CFDocument: documentOf(document, { ...content, ...languageOf(source, target) }, content.changed),
    CFItems: frameworks.flatMap(({ framework, root }) => [
      rootItem(framework, root, framework === source ? "source" : "target", content.changed),
      ...itemsOf(framework, resolved, options),
    ]),
    CFAssociations: [
      ...frameworks.flatMap(({ framework, root }, i) => [
        childOf(root, document, i + 1, content.changed, options),
        ...childrenOf(framework, root, content.changed, options),
      ]),
      ...linksOf(resolved, options),
    ],
    CFDefinitions: { ...typesOf([source, target], resolved, options), ...groupingOf(resolved, options) },
    ...extension({ key, license, sources, discrepancies }),
  };
}

function frameworkPackage(resolved: ResolvedPackage, framework: ResolvedDocument, options: Options): CfPackage {
  const document = link("CFDocuments", framework.uuid, framework.content.title, options);
  const { changed } = resolved.content;
  return {
    CFDocument: documentOf(document, framework.content, changed),
    CFItems: itemsOf(framework, resolved, options),
    CFAssociations: childrenOf(framework, document, changed, options),
    CFDefinitions: typesOf([framework], resolved, options),
  };
}

function crosswalkPackage(resolved: ResolvedPackage, options: Options): CfPackage {
  const { title, changed: lastChangeDateTime, license } = resolved.content;
  const document = link("CFDocuments", uuid5(resolved.uuid, "crosswalk"), title, options);
  const licenseURI =
    license && link("CFLicenses", uuid5(resolved.uuid, `license:${license.uri}`), license.name, options);
  return {
    CFDocument: {
      ...documentOf(document, resolved.content, lastChangeDateTime),
      ...(licenseURI && { licenseURI }),
    },
    CFItems: [],
    CFAssociations: linksOf(resolved, options),
    CFDefinitions: {
      ...(licenseURI && { CFLicenses: [{ ...licenseURI, licenseText: license.uri, lastChangeDateTime }] }),
      ...groupingOf(resolved, options),
    },
  };
}

/** A document, of the whole package or of one framework. */
function documentOf(
  { identifier, uri }: CfLink,
  of: Pick<CrosswalkPackage, "title" | "creator" | "description" | "version"> & {
    readonly url?: string | null | undefined;
    readonly language?: string;
  },
  lastChangeDateTime: string,
): CfDocument {
  const { title, creator, description, version, url, language } = of;
  return {
    ...{ identifier, uri, caseVersion: "1.1", creator, title, lastChangeDateTime },
    ...(typeof url === "string" && { officialSourceURL: url }),
    ...(description !== undefined && { description }),
    ...(language !== undefined && { language }),
    ...(version !== undefined && { version }),
  };
}

/** The language of both frameworks, where it is one. */
function languageOf({ content }: ResolvedDocument, other: ResolvedDocument): { readonly language?: string } {
  return content.language === other.content.language ? { language: content.language } : {};
}

/** The item that stands for a framework in a package of both. */
function rootItem(framework: ResolvedDocument, { identifier, uri }: CfLink, side: string, changed: string): CfItem {
  const { key, uuid, title, version, creator, description, url, language } = framework.content;
  return {
    ...{ identifier, fullStatement: title, uri },
    ...(description !== undefined && { notes: description }),
    ...{ language, lastChangeDateTime: changed },
    ...extension({ framework: side, key, uuid, version, creator, url }),
  };
}

function itemsOf(framework: ResolvedDocument, resolved: ResolvedPackage, options: Options): CfItem[] {
  const side = framework === resolved.source ? "source" : "target";
  const ids = resolved.content.crosswalk[`${side}s`];
  const ends = new Map<string, number>(ids.map((id, i) => [id, i + 1]));
  const standing = framework.items.filter(({ id }) => ends.has(id));
  const isInOrder = standing.every(({ id }, i) => id === ids[i]);
  const unmapped = new Set(side === "source" ? resolved.unmapped : resolved.unreached);
  return framework.items.map((item) => {
    const more = {
      crosswalk: ends.has(item.id) ? side : undefined,
      order: isInOrder ? undefined : ends.get(item.id),
      unmapped: unmapped.has(item) ? true : undefined,
    };
    return itemOf(item, more, resolved.content.changed, options);
  });
}

function itemOf(item: ResolvedItem, more: object, lastChangeDateTime: string, options: Options): CfItem {
  const { key, type, label, statement, description, fields } = item.content;
  const { identifier, uri } = link("CFItems", item.uuid, label, options);
  return {
    ...{ identifier, fullStatement: statement ?? label },
    ...(type !== undefined && { CFItemType: type }),
    ...{ uri, humanCodingScheme: item.id },
    ...(statement !== undefined && { abbreviatedStatement: label }),
    ...(description !== undefined && { notes: description }),
    language: item.document.content.language,
    ...(type !== undefined && { CFItemTypeURI: link("CFItemTypes", typeUuid(item.document, type), type, options) }),
    lastChangeDateTime,
    ...extension({ key, fields, ...more }),
  };
}

/** `isChildOf`, from every item of a framework to its parent, or to what stands for the framework. */
function childrenOf(framework: ResolvedDocument, root: CfLink, changed: string, options: Options): CfAssociation[] {
  return framework.items.map((item) => {
    const { parent } = item;
    const above = parent === null ? root : link("CFItems", parent.uuid, parent.content.label, options);
    return childOf(link("CFItems", item.uuid, item.content.label, options), above, item.position, changed, options);
  });
}

function childOf(child: CfLink, parent: CfLink, sequenceNumber: number, changed: string, options: Options) {
  const { identifier, uri } = link(
    "CFAssociations",
    uuid5(child.identifier, `isChildOf:${parent.identifier}`),
    "",
    options,
  );
  return {
    ...{ identifier, associationType: "isChildOf", sequenceNumber, uri },
    originNodeURI: node(child),
    destinationNodeURI: node(parent),
    lastChangeDateTime: changed,
  };
}

function linksOf(resolved: ResolvedPackage, options: Options): CfAssociation[] {
  const grouping = link("CFAssociationGroupings", groupingUuid(resolved), groupingTitle, options);
  return resolved.links.map((said) => {
    const { source, target, end, via } = said;
    const relation = relationOf(said, options.relation ?? "relatedMatch");
    const name = JSON.stringify([source.uuid, target.uuid, said.content.via ?? null]);
    const { identifier, uri } = link("CFAssociations", uuid5(resolved.uuid, `link:${name}`), "", options);
    return {
      ...{ identifier, associationType: associationTypeOf(relation), uri },
      originNodeURI: node(link("CFItems", source.uuid, source.content.label, options)),
      destinationNodeURI: node(link("CFItems", end.uuid, end.content.label, options)),
      CFAssociationGroupingURI: grouping,
      lastChangeDateTime: resolved.content.changed,
      ...extension({
        target: end === target ? undefined : target.uuid,
        via,
        // Said of its own accord, where others say it by default.
        relation: said.content.relation === "relatedMatch" ? said.content.relation : undefined,
      }),
    };
  });
}

const groupingTitle = "Crosswalk";

function groupingOf(resolved: ResolvedPackage, options: Options): CfDefinitions {
  const { source, target, content } = resolved;
  return {
    CFAssociationGroupings: [
      {
        ...link("CFAssociationGroupings", groupingUuid(resolved), groupingTitle, options),
        description: `From ${source.content.title} to ${target.content.title}`,
        lastChangeDateTime: content.changed,
      },
    ],
  };
}

function typesOf(frameworks: readonly ResolvedDocument[], resolved: ResolvedPackage, options: Options): CfDefinitions {
  return {
    CFItemTypes: frameworks.flatMap((framework) =>
      typesIn(framework).map(({ name, description, table, label, fields }, i) => ({
        ...link("CFItemTypes", typeUuid(framework, name), name, options),
        ...{ description, hierarchyCode: String(i + 1), typeCode: table },
        lastChangeDateTime: resolved.content.changed,
        ...extension({ framework: framework === resolved.source ? "source" : "target", label, fields }),
      })),
    ),
  };
}

/** The types that items have: those that were given none have none in CASE. */
function typesIn({ types, content }: ResolvedDocument): ResolvedDocument["types"] {
  const described = new Set((content.types ?? []).map(({ name }) => name));
  const used = new Set(content.items.map(({ type }) => type));
  return types.filter(({ name }) => described.has(name) || used.has(name));
}

function rootUuid(framework: ResolvedDocument): string {
  return uuid5(framework.uuid, "item");
}

function groupingUuid(resolved: ResolvedPackage): string {
  return uuid5(resolved.uuid, "grouping");
}

function typeUuid(framework: ResolvedDocument, name: string): string {
  return uuid5(framework.uuid, `type:${name}`);
}

function link(endpoint: string, identifier: string, title: string, { baseUri }: Options): CfLink {
  return {
    title,
    identifier,
    uri: baseUri === undefined ? `urn:uuid:${identifier}` : `${baseUri}${endpoint}/${identifier}`,
  };
}

function node(link: CfLink): CfAssociation["originNodeURI"] {
  return { ...link, targetType: "CASE" };
}

/** What CASE has no place for, copied; nothing when there is nothing. */
function extension(values: object): { readonly extensions?: CfExtensions } {
  const given: object = JSON.parse(JSON.stringify(values));
  return Object.keys(given).length === 0 ? {} : { extensions: { [extensionName]: given } };
}
