// Writes a crosswalk package as 1EdTech CASE 1.1 or 1.0.
import { CeiError } from "../check/errors.ts";
import { type Check, checkOptions, oneOf } from "../check/options.ts";
import type { CrosswalkPackage, FrameworkDocument } from "../exchange/crosswalk-package.ts";
import { defined } from "../exchange/defined.ts";
import { checkExport, type LinkedExportOptions, linkedChecks, unsupported } from "../exchange/export-options.ts";
import { crosswalkUri, crosswalkUuid, frameworkUri, itemUri, packageUri, uriOf } from "../exchange/identity.ts";
import { associationTypes } from "../exchange/relations.ts";
import {
  type ResolvedDocument,
  type ResolvedItem,
  type ResolvedLink,
  type ResolvedPackage,
  relationOf,
} from "../exchange/resolve-package.ts";
import { uuid5 } from "../exchange/uuid.ts";
import { deepFreeze } from "../model/freeze.ts";
import { type Scale, scalePoints } from "../scoring/scale.ts";
import { asCase10 } from "./case-1-0.ts";
import { type CaseImport, importIssues, isCaseImport } from "./case-import.ts";
import {
  type CfAssociation,
  type CfExtensions,
  type CfItem,
  type CfLink,
  type CfPackage,
  extensionName,
} from "./case-package.ts";
import { rubricsOf } from "./rubrics.ts";

/** Options of `toCase`. */
export interface CaseOptions extends Omit<LinkedExportOptions, "of"> {
  /**
   * The package to export. Default: CEI's framework. The result of `fromCase` for one package is written back
   * unchanged.
   */
  readonly of?: CrosswalkPackage | CaseImport | undefined;
  /**
   * The part to export, since a CASE package has one document. `"whole"`: both frameworks and the crosswalk under one
   * document. `"source"`, `"target"`: one framework. `"crosswalk"`: the links, between items of those two. Default:
   * `"whole"`.
   */
  readonly part?: "whole" | "source" | "target" | "crosswalk" | undefined;
  /**
   * The version of CASE. OpenSALT's schema accepts `"1.0"`. That version has no extensions, so keys, fields, weights,
   * and the mark of unmapped items are lost, and `"closeMatch"` and `"narrowMatch"` become `isRelatedTo`. Default:
   * `"1.1"`.
   */
  readonly version?: "1.1" | "1.0" | undefined;
  /**
   * The scale that the target's items are rated on, for a rubric in the parts `"whole"` and `"target"`: a level for
   * each of its points, at most 1,000. Default: no rubric, since CEI's documents define no levels.
   */
  readonly scale?: Scale | undefined;
}

/**
 * Writes a crosswalk and its frameworks as a 1EdTech CASE CFPackage. For CASE 1.1 it is valid under the standard's JSON
 * Schema and OpenAPI, for CASE 1.0 under the schema with which OpenSALT checks imports.
 *
 * Items have their uuid, their id as `humanCodingScheme`, and `isChildOf` associations with sequence numbers up to the
 * document. A link is an association from its source to the item that makes it (for CEI, the look-for that cites the
 * competency), or to its target if there is no such item. These associations have their own grouping. `extensions` mark
 * the sources without a link, and contain data without a CASE field, such as the weights of links. The `notes` of every
 * document state who made the package, in which release, and the rights in the wording.
 *
 * @returns A frozen package, for `JSON.stringify`.
 * @throws OptionsError with every issue of the options, and of the package that is exported.
 */
export function toCase(options: CaseOptions = {}): CfPackage {
  if (isCaseImport(options?.of)) {
    const { of } = options;
    checkOptions(options, {
      ...{ baseUri: unsupported, relation: unsupported, license: unsupported, part: unsupported },
      ...{ version: unsupported, scale: unsupported },
      of: () => importIssues(of, ["of"]),
    });
    return of.package;
  }
  const resolved = checkExport(options as LinkedExportOptions, {
    ...linkedChecks,
    ...{ part: oneOf("whole", "source", "target", "crosswalk"), version: oneOf("1.1", "1.0") },
    scale: scaleCheck(options),
  });
  const cfPackage = casePackage(resolved, options);
  return deepFreeze(options.version === "1.0" ? asCase10(cfPackage) : cfPackage);
}

function scaleCheck(options: CaseOptions): Check {
  return (value, path) => {
    if (options.part === "source" || options.part === "crosswalk") {
      const message = `Not supported for the part "${options.part}", which has no item of the target`;
      return [{ path, message, code: "inconsistent", params: { part: options.part } }];
    }
    try {
      scalePoints(value as Scale);
      return [];
    } catch (error) {
      if (!(error instanceof CeiError)) throw error;
      return error.issues.map((issue) => ({ ...issue, path: [...path, ...issue.path] }));
    }
  };
}

function casePackage(resolved: ResolvedPackage, options: CaseOptions): CfPackage {
  const { part = "whole", baseUri, relation, scale } = options;
  const { source, target, content } = resolved;
  const { changed: lastChangeDateTime, title, key, creator, version } = content;
  const { license, rights, notice, sources, discrepancies } = content;
  const ofPackage = { key, license, rights, notice, sources, discrepancies };
  const CFLicenses = licensesOf();
  const CFRubrics = scale && rubricsOf(resolved, scale, { record: link, item: itemLink });
  if (part === "source" || part === "target") {
    const framework = resolved[part];
    const { title, url, uuid } = framework.content;
    const document = { identifier: framework.uuid, title, uri: frameworkUri(framework, baseUri) };
    return defined({
      CFDocument: {
        ...documentOf(document, framework.content),
        ...extension({ framework: part, key: framework.key, uuid, url: url === null ? url : undefined }),
      },
      CFItems: itemsOf(framework),
      CFAssociations: childrenOf(framework, document),
      CFDefinitions: defined({ CFLicenses, CFItemTypes: typesOf(framework) }),
      CFRubrics: part === "target" ? CFRubrics : undefined,
      ...extension({ part, package: key, maker: creator, release: version, license, rights, notice }),
    });
  }
  const groupingLink = link("CFAssociationGroupings", uuid5(resolved.uuid, "grouping"), "Crosswalk");
  const description = `From ${source.content.title} to ${target.content.title}`;
  const CFAssociationGroupings = [{ ...groupingLink, description, lastChangeDateTime }];
  if (part === "crosswalk") {
    const document = { identifier: crosswalkUuid(resolved), title, uri: crosswalkUri(resolved, baseUri) };
    return {
      CFDocument: documentOf(document, content),
      CFItems: [],
      CFAssociations: resolved.links.map(associationOf),
      CFDefinitions: defined({ CFLicenses, CFAssociationGroupings }),
      ...extension({ part, ...ofPackage }),
    };
  }
  const document = { identifier: resolved.uuid, title, uri: packageUri(resolved, baseUri) };
  const language = source.content.language === target.content.language ? source.content.language : undefined;
  const frameworks = [source, target].map((framework) => {
    return { framework, root: link("CFItems", uuid5(framework.uuid, "item"), framework.content.title) };
  });
  return defined({
    CFDocument: documentOf(document, defined({ ...content, language })),
    CFItems: frameworks.flatMap(({ framework, root }) => [rootItem(framework, root), ...itemsOf(framework)]),
    CFAssociations: [
      ...frameworks.flatMap(({ framework, root }, i) => {
        return [childOf(root, document, i + 1), ...childrenOf(framework, root)];
      }),
      ...resolved.links.map(associationOf),
    ],
    CFDefinitions: defined({ CFLicenses, CFItemTypes: [source, target].flatMap(typesOf), CFAssociationGroupings }),
    CFRubrics,
    ...extension(ofPackage),
  });

  /** The document of the whole package, or of one framework. */
  function documentOf(
    { identifier, uri }: CfLink,
    about: Pick<FrameworkDocument, "title" | "creator"> & Partial<FrameworkDocument>,
  ) {
    const { title, description, version, url, language } = about;
    const [licenseRecord] = CFLicenses ?? [];
    return defined({
      ...{ identifier, uri, caseVersion: "1.1", creator: about.creator, title, lastChangeDateTime },
      officialSourceURL: url ?? undefined,
      // The creator of the file, even where the wording is by another organization.
      publisher: creator,
      ...{ description, language, version },
      licenseURI: licenseRecord && link("CFLicenses", licenseRecord.identifier, licenseRecord.title),
      notes: notes(),
    });
  }

  /** Who made the package, in which release, and the rights in the wording. */
  function notes(): string {
    const release =
      version === undefined ? `As of ${lastChangeDateTime}.` : `Release ${version}, ${lastChangeDateTime}.`;
    // A notice that was read from such notes already has the rest.
    const others = [`Maker: ${creator}. ${release}`, rights].filter((text) => text && !notice?.includes(text));
    return [...(notice === undefined ? [] : [notice]), ...others].join("\n\n");
  }

  /** The license, if it concerns the part: without a statement on the wording, it is that of the links alone. */
  function licensesOf() {
    const isOfPart = rights !== undefined || part === "whole" || part === "crosswalk";
    if (!isOfPart || (license === undefined && rights === undefined)) return undefined;
    const identifier = uuid5(resolved.uuid, `license:${license?.uri ?? ""}`);
    const name = license?.name ?? "Rights in the wording";
    const title = license && rights ? `${name} for the mapping, not for the wording` : name;
    const terms =
      license && `The mapping is under this license: ${[...new Set([license.name, license.uri])].join(", ")}`;
    const licenseText = [terms, rights].filter((text) => text !== undefined).join("\n\n");
    return [{ ...link("CFLicenses", identifier, title), licenseText, lastChangeDateTime }];
  }

  /** The item of a framework in a package of both. */
  function rootItem(framework: ResolvedDocument, { identifier, uri }: CfLink): CfItem {
    const { key, uuid, title, version, creator, description, url, language } = framework.content;
    return {
      ...defined({ identifier, fullStatement: title, uri, notes: description, language, lastChangeDateTime }),
      ...extension({ framework: sideOf(framework), key, uuid, version, creator, url }),
    };
  }

  function itemsOf(framework: ResolvedDocument): CfItem[] {
    const side = sideOf(framework);
    const ids = content.crosswalk[`${side}s`];
    const order = new Map<string, number>(ids.map((id, i) => [id, i + 1]));
    const isInOrder = framework.items.filter(({ id }) => order.has(id)).every(({ id }, i) => id === ids[i]);
    const unlinked = new Set(side === "source" ? resolved.unmapped : resolved.unreached);
    return framework.items.map((item) => {
      const { key, type, label, statement, description: notes, fields } = item.content;
      const { identifier, uri } = itemLink(item);
      return {
        ...defined({
          identifier,
          fullStatement: statement ?? label,
          CFItemType: type,
          uri,
          humanCodingScheme: item.id,
          abbreviatedStatement: statement === undefined ? undefined : label,
          notes,
          language: framework.content.language,
          CFItemTypeURI: type === undefined ? undefined : typeLink(framework, type),
          lastChangeDateTime,
        }),
        ...extension({
          ...{ key, fields, crosswalk: order.has(item.id) ? side : undefined },
          order: isInOrder ? undefined : order.get(item.id),
          unmapped: unlinked.has(item) ? true : undefined,
        }),
      };
    });
  }

  /** `isChildOf`, from every item of a framework to its parent, or to the root. */
  function childrenOf(framework: ResolvedDocument, root: CfLink): CfAssociation[] {
    return framework.items.map((item) => {
      return childOf(itemLink(item), item.parent === null ? root : itemLink(item.parent), item.position);
    });
  }

  function childOf(child: CfLink, parent: CfLink, sequenceNumber: number): CfAssociation {
    const { identifier, uri } = link("CFAssociations", uuid5(child.identifier, `isChildOf:${parent.identifier}`));
    return {
      identifier,
      associationType: "isChildOf",
      sequenceNumber,
      uri,
      ...ends(child, parent),
      lastChangeDateTime,
    };
  }

  function associationOf(resolvedLink: ResolvedLink): CfAssociation {
    const { source, target, end, via, content: own } = resolvedLink;
    const name = JSON.stringify([source.uuid, target.uuid, own.via ?? null]);
    const { identifier, uri } = link("CFAssociations", uuid5(resolved.uuid, `link:${name}`));
    return {
      ...{ identifier, associationType: associationTypes[relationOf(resolvedLink, relation)], uri },
      ...ends(itemLink(source), itemLink(end)),
      ...{ CFAssociationGroupingURI: groupingLink, lastChangeDateTime },
      ...extension({
        target: end === target ? undefined : target.uuid,
        ...{ via, weight: own.weight === 1 ? undefined : own.weight },
        // Marks that the link itself has the default relation.
        relation: own.relation === "relatedMatch" ? own.relation : undefined,
      }),
    };
  }

  /** The types that a framework describes or uses. The default type is not written. */
  function typesOf(framework: ResolvedDocument) {
    const { types = [], items } = framework.content;
    const names = new Set([...types.map(({ name }) => name), ...items.map(({ type }) => type)]);
    return framework.types
      .filter(({ name }) => names.has(name))
      .map(({ name, description, table, label, fields }, i) => ({
        ...typeLink(framework, name),
        ...{ description, hierarchyCode: String(i + 1), typeCode: table, lastChangeDateTime },
        ...extension({ framework: sideOf(framework), label, fields }),
      }));
  }

  function sideOf(framework: ResolvedDocument): "source" | "target" {
    return framework === source ? "source" : "target";
  }

  function itemLink(item: ResolvedItem): CfLink {
    return { title: item.content.label, identifier: item.uuid, uri: itemUri(item, baseUri) };
  }

  function typeLink({ uuid }: ResolvedDocument, name: string): CfLink {
    return link("CFItemTypes", uuid5(uuid, `type:${name}`), name);
  }

  function link(endpoint: string, identifier: string, title = ""): CfLink {
    return { title, identifier, uri: uriOf(identifier, `${endpoint}/${identifier}`, baseUri) };
  }
}

function ends(origin: CfLink, destination: CfLink) {
  const targetType = "CASE";
  return { originNodeURI: { ...origin, targetType }, destinationNodeURI: { ...destination, targetType } };
}

/** A copy of the data without a CASE field; nothing when all of it is undefined. */
function extension(values: object): { readonly extensions?: CfExtensions } {
  const copy: object = JSON.parse(JSON.stringify(values));
  return Object.keys(copy).length === 0 ? {} : { extensions: { [extensionName]: copy } };
}
