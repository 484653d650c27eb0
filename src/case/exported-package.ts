// Reads the crosswalk package that toCase wrote, as one package or as three parts.
import type {
  CrosswalkPackage,
  FrameworkDocument,
  FrameworkItem,
  ItemType,
  PackageLink,
} from "../exchange/crosswalk-package.ts";
import { defined } from "../exchange/defined.ts";
import { aboutOf, type Content, itemOf } from "./case-content.ts";
import type { CaseItem } from "./case-import.ts";
import { type CfDocument, type CfItem, type CfPackage, extensionOf, keyOf } from "./case-package.ts";
import type { MergedPackages } from "./merged-packages.ts";

type Side = "source" | "target";
type Entry = readonly [item: CaseItem, record: CfItem];

/** Where toCase wrote a framework: the item of a package of both, or the document of a part. */
interface Root {
  readonly side: Side;
  readonly record: CfItem | CfDocument;
}

/** The packages that toCase wrote together: one of the whole, or its three parts. */
export interface Exported {
  /** The package of the links. */
  readonly head: CfPackage;
  readonly roots: readonly Root[];
}

/** The packages of one export of toCase, if all of them are here and nothing else. */
export function exportedRoots({ packages, items }: MergedPackages): Exported | undefined {
  const rootItems = rootsIn([...items.values()]);
  const isWhole = rootItems.length > 0;
  const roots = isWhole ? rootItems : rootsIn(packages.map(({ CFDocument }) => CFDocument));
  const [head, ...others] = isWhole ? packages : packages.filter((one) => extensionOf(one)["part"] === "crosswalk");
  const isComplete = isWhole || (packages.length === 3 && new Set(roots.map(({ side }) => side)).size === 2);
  return head !== undefined && others.length === 0 && isComplete ? { head, roots } : undefined;
}

function rootsIn(records: readonly (CfItem | CfDocument)[]): Root[] {
  return records.flatMap((record) => {
    const { framework: side } = extensionOf(record);
    return side === "source" || side === "target" ? [{ side, record }] : [];
  });
}

/** The package that toCase wrote. The contents of extensions are checked as part of the resulting package. */
export function exportedPackage(content: Content, { head, roots }: Exported): CrosswalkPackage {
  const { packages, items, originOf, tree, relating } = content;
  const inTree: readonly Entry[] = [...tree];
  const byKey = new Map(inTree.map((entry) => [keyOf(entry[0]), entry]));
  // In the order of the file if it has parents before their children; else in the order of the tree.
  const inFile = Array.from(items.keys(), (key) => byKey.get(key) as Entry);
  const seen = new Set<string>();
  const isInOrder = inFile.every(([{ id, parents }]) => seen.add(id) && parents.every((parent) => seen.has(parent)));
  const inOrder = isInOrder ? inFile : inTree;
  // Ids may be identifiers here, since the two frameworks may use the same codes.
  const codes = new Map(inTree.map(([{ id }, { humanCodingScheme: code }]) => [id, code ?? id]));
  const codeOf = (id: string) => codes.get(id) ?? id;
  const links = relating.flatMap(([{ relation, origin, destination }, record]) => {
    if (origin.item === null || destination.item === null) return [];
    const { target, via, relation: own, weight } = extensionOf(record);
    const above = byKey.get(keyOf({ identifier: target }))?.[0];
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
    crosswalk: { sources: idsOf("source"), targets: idsOf("target"), links },
    source: framework("source"),
    target: framework("target"),
  };

  function idsOf(side: Side): string[] {
    const orderOf = ([, record]: Entry) => {
      const { order } = extensionOf(record);
      return typeof order === "number" ? order : 0;
    };
    const own = inOrder.filter(([, record]) => extensionOf(record)["crosswalk"] === side);
    return own.sort((one, other) => orderOf(one) - orderOf(other)).map(([{ id }]) => codeOf(id));
  }

  function framework(side: Side): FrameworkDocument {
    const root = roots.find((one) => one.side === side)?.record;
    const { framework: _side, ...about } = extensionOf(root);
    const types = packages.flatMap((one) => itemTypes(one, side));
    const rootId = root && isItem(root) ? byKey.get(keyOf(root))?.[0].id : undefined;
    return {
      ...textOf(root),
      ...(about as Pick<FrameworkDocument, "key" | "uuid" | "creator">),
      ...(types.length > 0 && { types }),
      items: entriesOf(root, rootId).map(([item, record]) => {
        const { fields } = extensionOf(record) as Pick<FrameworkItem, "fields">;
        const parent = item.parent === null || item.parent === rootId ? undefined : codeOf(item.parent);
        return { ...itemOf(item, record, codeOf(item.id)), ...defined({ parent, fields }) };
      }),
    };
  }

  /** The items of a root: those of its package if it is a document, those below it if it is an item. */
  function entriesOf(root: CfItem | CfDocument | undefined, rootId: string | undefined): readonly Entry[] {
    if (rootId === undefined) return inOrder.filter(([, record]) => originOf(record).cfPackage.CFDocument === root);
    const below = new Set([rootId]);
    return inOrder.filter(([{ id, parents }]) => {
      return id !== rootId && parents.some((parent) => below.has(parent)) && below.add(id);
    });
  }
}

function isItem(record: CfItem | CfDocument): record is CfItem {
  return "fullStatement" in record;
}

/** The facts about a framework in its root. */
function textOf(record: CfItem | CfDocument | undefined) {
  if (record === undefined) return { title: "", language: "und" };
  if (isItem(record)) {
    const { fullStatement: title, notes, language = "und" } = record;
    return defined({ title, description: notes || undefined, language });
  }
  const { changed: _changed, ...about } = aboutOf(record);
  const { language = "und", officialSourceURL: url } = record;
  return defined({ ...about, language, url });
}

/** The item types that toCase wrote for one framework. */
function itemTypes({ CFDefinitions }: CfPackage, side: Side): ItemType[] {
  return (CFDefinitions?.CFItemTypes ?? []).flatMap((record) => {
    const { framework, ...more } = extensionOf(record) as Pick<ItemType, "label" | "fields"> & { framework?: unknown };
    const { title: name, typeCode: table = "", description } = record;
    return framework === side ? [{ name, table, description, ...more }] : [];
  });
}
