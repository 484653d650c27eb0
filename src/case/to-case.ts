// A crosswalk package as 1EdTech CASE 1.1.
import { checkOptions, oneOf } from "../check/options.ts";
import type { CrosswalkPackage, FrameworkDocument } from "../exchange/crosswalk-package.ts";
import { defined } from "../exchange/defined.ts";
import { checkExport, type LinkedExportOptions, linkedChecks, unsupported } from "../exchange/export-options.ts";
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
import { type CaseImport, isCaseImport } from "./case-import.ts";
import { caseIssues } from "./case-issues.ts";
import {
  type CfAssociation,
  type CfExtensions,
  type CfItem,
  type CfLink,
  type CfNodeLink,
  type CfPackage,
  extensionName,
} from "./case-package.ts";

/** Options of `toCase`. */
export interface CaseOptions extends Omit<LinkedExportOptions, "of"> {
  /** The package to export. Default: CEI's framework. The result of `fromCase` is written back as it was read. */
  readonly of?: CrosswalkPackage | CaseImport | undefined;
  /**
   * The part to export, since a CASE package has one document. `"whole"`: both frameworks and the crosswalk under one
   * document. `"source"`, `"target"`: one framework. `"crosswalk"`: the links, between items of those two. Default:
   * `"whole"`.
   */
  readonly part?: "whole" | "source" | "target" | "crosswalk" | undefined;
}

/**
 * A crosswalk and its frameworks as a 1EdTech CASE 1.1 CFPackage, valid under the standard's JSON Schema and OpenAPI.
 *
 * Items have their uuid, their id as `humanCodingScheme`, and `isChildOf` associations with sequence numbers up to the
 * document. A link is an association from its source to the item that makes it (for CEI, the look-for that cites the
 * competency), or to its target if there is no such item, in a grouping of its own. `extensions` mark the sources
 * without a link and keep what CASE has no field for.
 *
 * @returns A frozen package, for `JSON.stringify`.
 * @throws OptionsError with every issue of the options, and of the package that is exported.
 */
export function toCase(options: CaseOptions = {}): CfPackage {
  if (isCaseImport(options?.of)) {
    const { of } = options;
    checkOptions(options, {
      ...{ baseUri: unsupported, relation: unsupported, part: unsupported },
      of: () => caseIssues(of.package, ["of", "package"]),
    });
    return of.package;
  }
  const part = oneOf("whole", "source", "target", "crosswalk");
  const resolved = checkExport(options as LinkedExportOptions, { ...linkedChecks, part });
  return deepFreeze(casePackage(resolved, options));
}

function casePackage(resolved: ResolvedPackage, { part = "whole", baseUri, relation }: CaseOptions): CfPackage {
  const { source, target, content } = resolved;
  const { changed: lastChangeDateTime, title, key, license, sources, discrepancies } = content;
  if (part === "source" || part === "target") {
    const framework = resolved[part];
    const document = link("CFDocuments", framework.uuid, framework.content.title);
    return {
      CFDocument: documentOf(document, framework.content),
      CFItems: itemsOf(framework),
      CFAssociations: childrenOf(framework, document),
      CFDefinitions: { CFItemTypes: typesOf(framework) },
    };
  }
  const groupingLink = link("CFAssociationGroupings", uuid5(resolved.uuid, "grouping"), "Crosswalk");
  const description = `From ${source.content.title} to ${target.content.title}`;
  const CFAssociationGroupings = [{ ...groupingLink, description, lastChangeDateTime }];
  if (part === "crosswalk") {
    const document = link("CFDocuments", uuid5(resolved.uuid, "crosswalk"), title);
    const licenseURI = license && link("CFLicenses", uuid5(resolved.uuid, `license:${license.uri}`), license.name);
    const CFLicenses = licenseURI && [{ ...licenseURI, licenseText: license.uri, lastChangeDateTime }];
    return {
      CFDocument: defined({ ...documentOf(document, content), licenseURI }),
      CFItems: [],
      CFAssociations: resolved.links.map(associationOf),
      CFDefinitions: defined({ CFLicenses, CFAssociationGroupings }),
    };
  }
  const document = link("CFDocuments", resolved.uuid, title);
  const language = source.content.language === target.content.language ? source.content.language : undefined;
  const frameworks = [source, target].map((framework) => {
    return { framework, root: link("CFItems", uuid5(framework.uuid, "item"), framework.content.title) };
  });
  return {
    CFDocument: documentOf(document, defined({ ...content, language })),
    CFItems: frameworks.flatMap(({ framework, root }) => [rootItem(framework, root), ...itemsOf(framework)]),
    CFAssociations: [
      ...frameworks.flatMap(({ framework, root }, i) => {
        return [childOf(root, document, i + 1), ...childrenOf(framework, root)];
      }),
      ...resolved.links.map(associationOf),
    ],
    CFDefinitions: { CFItemTypes: [source, target].flatMap(typesOf), CFAssociationGroupings },
    ...extension({ key, license, sources, discrepancies }),
  };

  /** The document of the whole package, or of one framework. */
  function documentOf(
    { identifier, uri }: CfLink,
    about: Pick<FrameworkDocument, "title" | "creator"> & Partial<FrameworkDocument>,
  ) {
    const { title, creator, description, version, url, language } = about;
    return defined({
      ...{ identifier, uri, caseVersion: "1.1", creator, title, lastChangeDateTime },
      ...{ officialSourceURL: url ?? undefined, description, language, version },
    });
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
      ...{ identifier, associationType: "isChildOf", sequenceNumber, uri },
      originNodeURI: node(child),
      destinationNodeURI: node(parent),
      lastChangeDateTime,
    };
  }

  function associationOf(resolvedLink: ResolvedLink): CfAssociation {
    const { source, target, end, via, content: own } = resolvedLink;
    const name = JSON.stringify([source.uuid, target.uuid, own.via ?? null]);
    const { identifier, uri } = link("CFAssociations", uuid5(resolved.uuid, `link:${name}`));
    return {
      ...{ identifier, associationType: associationTypes[relationOf(resolvedLink, relation)], uri },
      originNodeURI: node(itemLink(source)),
      destinationNodeURI: node(itemLink(end)),
      CFAssociationGroupingURI: groupingLink,
      lastChangeDateTime,
      ...extension({
        target: end === target ? undefined : target.uuid,
        via,
        // Marks that the link itself has the default relation.
        relation: own.relation === "relatedMatch" ? own.relation : undefined,
      }),
    };
  }

  /** The types that a framework describes or uses. The default type is not written. */
  function typesOf(framework: ResolvedDocument) {
    const described = new Set((framework.content.types ?? []).map(({ name }) => name));
    const used = new Set(framework.content.items.map(({ type }) => type));
    return framework.types
      .filter(({ name }) => described.has(name) || used.has(name))
      .map(({ name, description, table, label, fields }, i) => ({
        ...typeLink(framework, name),
        ...{ description, hierarchyCode: String(i + 1), typeCode: table, lastChangeDateTime },
        ...extension({ framework: sideOf(framework), label, fields }),
      }));
  }

  function sideOf(framework: ResolvedDocument): "source" | "target" {
    return framework === source ? "source" : "target";
  }

  function itemLink({ uuid, content }: ResolvedItem): CfLink {
    return link("CFItems", uuid, content.label);
  }

  function typeLink({ uuid }: ResolvedDocument, name: string): CfLink {
    return link("CFItemTypes", uuid5(uuid, `type:${name}`), name);
  }

  function link(endpoint: string, identifier: string, title = ""): CfLink {
    const uri = baseUri === undefined ? `urn:uuid:${identifier}` : `${baseUri}${endpoint}/${identifier}`;
    return { title, identifier, uri };
  }
}

function node(link: CfLink): CfNodeLink {
  return { ...link, targetType: "CASE" };
}

/** A copy of what CASE has no field for; nothing when all of it is undefined. */
function extension(values: object): { readonly extensions?: CfExtensions } {
  const copy: object = JSON.parse(JSON.stringify(values));
  return Object.keys(copy).length === 0 ? {} : { extensions: { [extensionName]: copy } };
}
