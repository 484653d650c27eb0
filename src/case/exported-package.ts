// The crosswalk package that toCase wrote, in one package or in three parts.
import type {
  CrosswalkPackage,
  FrameworkDocument,
  FrameworkItem,
  ItemType,
  PackageLink,
} from "../exchange/crosswalk-package.ts";
import { defined } from "../exchange/defined.ts";
import { aboutOf, type Content, extensionOf, itemOf } from "./case-content.ts";
import type { CaseItem } from "./case-import.ts";
import type { CfDocument, CfItem, CfPackage } from "./case-package.ts";
import type { MergedPackages } from "./merged-packages.ts";

/** Where toCase wrote a framework: the item of a package of both, or the document of a part. */
interface Root {
  readonly side: "source" | "target";
  readonly record: CfItem | CfDocument;
  /** Which package it is of. */
  readonly packageIndex: number;
}

/** The packages that toCase wrote together: one of the whole, or its three parts. */
export interface Exported {
  /** The package of the links. */
  readonly head: CfPackage;
  readonly roots: readonly Root[];
}

/** What toCase wrote, if all of it is here, and no more than one export. */
export function exportedRoots({ packages, items, packageIndexes }: MergedPackages): Exported | undefined {
  const sideOf = (record: { readonly extensions?: unknown }) => {
    const { framework: side } = extensionOf(record);
    return side === "source" || side === "target" ? side : undefined;
  };
  const rootItems = [...items.values()].flatMap((record): Root[] => {
    const side = sideOf(record);
    return side === undefined ? [] : [{ side, record, packageIndex: packageIndexes.get(record) ?? 0 }];
  });
  const documents = packages.flatMap(({ CFDocument: record }, packageIndex): Root[] => {
    const side = sideOf(record);
    return side === undefined ? [] : [{ side, record, packageIndex }];
  });
  const heads = packages.filter((one) => extensionOf(one)["part"] === "crosswalk");
  const [head, ...others] = rootItems.length > 0 ? packages : heads;
  if (head === undefined || others.length > 0) return undefined;
  if (rootItems.length > 0) return { head, roots: rootItems };
  const isComplete = packages.length === 3 && new Set(documents.map(({ side }) => side)).size === 2;
  return isComplete ? { head, roots: documents } : undefined;
}

/** The package that toCase wrote. The contents of extensions are checked with the package that comes of them. */
export function exportedPackage(content: Content, { head, roots }: Exported): CrosswalkPackage {
  const { packages, items, associations, packageIndexes, inTree, relating } = content;
  const byIdentifier = new Map(inTree.map((item) => [item.identifier, item]));
  const records = new Map(Array.from(items.values(), (item) => [item.identifier, item]));
  // In the order of the file if it has parents before their children; else in the order of the tree.
  const inFile = Array.from(records.keys(), (identifier) => byIdentifier.get(identifier) as CaseItem);
  const seen = new Set<string>();
  const isInOrder = inFile.every(({ id, parents }) => seen.add(id) && parents.every((parent) => seen.has(parent)));
  const inOrder = isInOrder ? inFile : inTree;
  const byAssociation = new Map(associations.map((record) => [record.identifier, record]));
  // Ids may be identifiers here, since the two frameworks may use the same codes.
  const codes = new Map(inTree.map(({ id, identifier }) => [id, records.get(identifier)?.humanCodingScheme ?? id]));
  const codeOf = (id: string | null) => codes.get(id ?? "") ?? id ?? "";
  const inside = relating.filter(({ origin, destination }) => origin.item !== null && destination.item !== null);
  const links = inside.map(({ identifier, relation, origin, destination }) => {
    const { target, via, relation: own, weight } = extensionOf(byAssociation.get(identifier));
    const above = typeof target === "string" ? byIdentifier.get(target) : undefined;
    const end = codeOf(destination.item);
    const ends = above === undefined ? { target: end, via } : { target: codeOf(above.id), via: end };
    const isStated = relation !== "relatedMatch" || own === "relatedMatch";
    const ofLink = { source: codeOf(origin.item), ...ends, relation: isStated ? relation : undefined, weight };
    return defined(ofLink) as PackageLink;
  });
  const { part: _part, ...about } = extensionOf(head);
  return {
    ...(about as Pick<CrosswalkPackage, "key" | "license" | "rights" | "notice" | "sources" | "discrepancies">),
    ...aboutOf(head.CFDocument),
    crosswalk: { sources: idsOfSide("source"), targets: idsOfSide("target"), links },
    source: framework("source"),
    target: framework("target"),
  };

  function idsOfSide(side: string): string[] {
    const own = inOrder.filter(({ identifier }) => extensionOf(records.get(identifier))["crosswalk"] === side);
    const orderOf = ({ identifier }: CaseItem) => Number(extensionOf(records.get(identifier))["order"] ?? 0);
    return own.sort((one, other) => orderOf(one) - orderOf(other)).map(({ id }) => codeOf(id));
  }

  function framework(side: string): FrameworkDocument {
    const root = roots.find((one) => one.side === side);
    const { framework: _side, ...about } = extensionOf(root?.record);
    const types = packages.flatMap((one) => itemTypes(one, side));
    const rootId = root && byIdentifier.get(root.record.identifier)?.id;
    return {
      ...(root === undefined ? { title: "", language: "und" } : textOf(root.record)),
      ...(about as Pick<FrameworkDocument, "key" | "uuid" | "creator">),
      ...defined({ types: types.length > 0 ? types : undefined }),
      items: itemsBelow(root, rootId).map((item) => {
        const { fields } = extensionOf(records.get(item.identifier)) as Pick<FrameworkItem, "fields">;
        const parent = item.parent === null || item.parent === rootId ? undefined : codeOf(item.parent);
        const record = records.get(item.identifier);
        return { ...itemOf(item, record, codeOf(item.id)), ...defined({ parent, fields }) };
      }),
    };
  }

  /** The items below a root: of its package if it is a document, else in the tree. */
  function itemsBelow(root: Root | undefined, rootId: string | undefined): CaseItem[] {
    if (root !== undefined && rootId === undefined) {
      return inOrder.filter(
        ({ identifier }) => packageIndexes.get(records.get(identifier) as CfItem) === root.packageIndex,
      );
    }
    const below = new Set<string>(rootId === undefined ? [] : [rootId]);
    return inOrder.filter(({ id, parents }) => {
      if (id === rootId || !parents.some((parent) => below.has(parent))) return false;
      below.add(id);
      return true;
    });
  }
}

/** What a root says of its framework. */
function textOf(record: CfItem | CfDocument) {
  if ("fullStatement" in record) {
    const { fullStatement: title, notes, language = "und" } = record;
    return defined({ title, description: notes || undefined, language });
  }
  const { title, description, language = "und", version, creator, officialSourceURL: url } = record;
  const about = { title, description: description || undefined, language, version: version || undefined, creator, url };
  return defined(about);
}

/** The item types that toCase wrote for one framework. */
function itemTypes({ CFDefinitions }: CfPackage, side: string): ItemType[] {
  return (CFDefinitions?.CFItemTypes ?? []).flatMap((record) => {
    const { framework, ...more } = extensionOf(record) as Pick<ItemType, "label" | "fields"> & { framework?: unknown };
    const { title: name, typeCode: table = "", description } = record;
    return framework === side ? [{ name, table, description, ...more }] : [];
  });
}
