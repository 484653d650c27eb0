// A crosswalk package with its references followed: what every export reads.
import type { CrosswalkPackage, FrameworkDocument, FrameworkItem, ItemType, PackageLink } from "./crosswalk-package.ts";
import type { Relation } from "./relations.ts";
import { reservedTables } from "./tables.ts";
import { recordUuid, uuid5 } from "./uuid.ts";

/** A package with its references followed. */
export interface ResolvedPackage {
  readonly content: CrosswalkPackage;
  readonly key: string;
  readonly uuid: string;
  readonly source: ResolvedDocument;
  readonly target: ResolvedDocument;
  readonly links: readonly ResolvedLink[];
  /** The sources without a link, in the order of the crosswalk. */
  readonly unmapped: readonly ResolvedItem[];
  /** The targets without a link, in the order of the crosswalk. */
  readonly unreached: readonly ResolvedItem[];
}

/** A framework with its items by id. */
export interface ResolvedDocument {
  readonly content: FrameworkDocument;
  readonly key: string;
  readonly uuid: string;
  readonly types: readonly ItemType[];
  readonly items: readonly ResolvedItem[];
  readonly top: readonly ResolvedItem[];
}

/** An item with its type, its parent and its children. */
export interface ResolvedItem {
  readonly content: FrameworkItem;
  readonly id: string;
  readonly key: string;
  readonly uuid: string;
  readonly type: ItemType;
  readonly document: ResolvedDocument;
  readonly parent: ResolvedItem | null;
  readonly children: readonly ResolvedItem[];
  /** Its number among its siblings, from 1. */
  readonly position: number;
  /** Its number in the order of the tree; those that stand under it have the ones up to `last`. */
  readonly first: number;
  readonly last: number;
}

/** A link with its ends. */
export interface ResolvedLink {
  readonly content: PackageLink;
  readonly source: ResolvedItem;
  readonly target: ResolvedItem;
  /** The item that the source is linked to: the via where it is an item under the target, else the target. */
  readonly end: ResolvedItem;
  /** The via where it is no item under the target. */
  readonly via: string | undefined;
  /** How many sources the end has, and how many ends the source, in the words of SSSOM. */
  readonly cardinality: "1:1" | "1:n" | "n:1" | "n:n";
}

/**
 * Follows the references of a package that is known to be sound.
 *
 * @param content - The package.
 */
export function resolvePackage(content: CrosswalkPackage): ResolvedPackage {
  const { key, crosswalk } = content;
  const described = [content.source, content.target].flatMap(({ types = [] }) => types.map(({ table }) => table));
  const tables = new Set([...reservedTables, ...described]);
  const source = resolveDocument(content.source, key, tables);
  const target = resolveDocument(content.target, key, tables);
  const sourceItems = byId(source);
  const targetItems = byId(target);
  const linked = crosswalk.links.map((link) => {
    const from = found(sourceItems, link.source);
    const to = found(targetItems, link.target);
    const via = link.via === undefined ? undefined : targetItems.get(link.via);
    const end = via !== undefined && stands(via, to) ? via : to;
    return { content: link, source: from, target: to, end, via: end === to ? link.via : undefined };
  });
  const endsOf = grouped(linked, "source", "end");
  const sourcesOf = grouped(linked, "end", "source");
  const links = linked.map((link) => ({
    ...link,
    cardinality: `${several(sourcesOf.get(link.end))}:${several(endsOf.get(link.source))}` as const,
  }));
  const reached = new Set(links.map(({ target }) => target));
  return {
    content,
    key,
    uuid: uuid5(recordUuid("package", key), "package"),
    source,
    target,
    links,
    unmapped: crosswalk.sources.map((id) => found(sourceItems, id)).filter((item) => !endsOf.has(item)),
    unreached: crosswalk.targets.map((id) => found(targetItems, id)).filter((item) => !reached.has(item)),
  };
}

/**
 * The relation of a link: its own; else the one asked for; but `"exactMatch"` only where neither end has another link,
 * since an exact match is transitive and would make all sources of a target the same.
 *
 * @param link - The link.
 * @param asked - The export's option.
 */
export function relationOf({ content, cardinality }: ResolvedLink, asked: Relation): Relation {
  return content.relation ?? (asked === "exactMatch" && cardinality !== "1:1" ? "relatedMatch" : asked);
}

function several(group: ReadonlySet<unknown> | undefined): "1" | "n" {
  return (group?.size ?? 0) > 1 ? "n" : "1";
}

type Linked = Pick<ResolvedLink, "source" | "end">;

function grouped(links: readonly Linked[], by: keyof Linked, what: keyof Linked): Map<ResolvedItem, Set<ResolvedItem>> {
  const groups = new Map<ResolvedItem, Set<ResolvedItem>>();
  for (const link of links) {
    const group = groups.get(link[by]);
    if (group === undefined) groups.set(link[by], new Set([link[what]]));
    else group.add(link[what]);
  }
  return groups;
}

function resolveDocument(content: FrameworkDocument, packageKey: string, tables: Set<string>): ResolvedDocument {
  const space = recordUuid("package", packageKey);
  const items: Building[] = [];
  const types = new Map<string, ItemType>((content.types ?? []).map((type) => [type.name, type]));
  const document = { content, key: content.key, uuid: content.uuid ?? uuid5(space, `document:${content.key}`), items };
  const children = new Map<ResolvedItem | null, Building[]>([[null, []]]);
  const known = new Map<string, ResolvedItem>();
  for (const item of content.items) {
    const name = item.type ?? "Item";
    const type = types.get(name) ?? undescribed(name, content.key, tables);
    types.set(name, type);
    const key = item.key ?? item.id;
    const uuid = item.uuid ?? uuid5(space, `item:${JSON.stringify([content.key, name, key])}`);
    const under: Building[] = [];
    const parent = item.parent === undefined ? null : found(known, item.parent);
    const siblings = children.get(parent) ?? [];
    const position = siblings.length + 1;
    const resolved: Building = {
      ...{ content: item, id: item.id, key, uuid, type, parent, children: under, position, first: 0, last: 0 },
      // The document is whole once its lists are.
      document: document as unknown as ResolvedDocument,
    };
    known.set(item.id, resolved);
    children.set(resolved, under);
    siblings.push(resolved);
    items.push(resolved);
  }
  const top = children.get(null) ?? [];
  number(top, children);
  return Object.assign(document, { types: [...types.values()], top });
}

/** A type that nobody described, with a table that no other has. */
function undescribed(name: string, documentKey: string, tables: Set<string>): ItemType {
  const words = `${documentKey}-${name === "Item" ? "items" : name}`.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  let table = words.join("-");
  for (let number = 2; tables.has(table); number++) table = `${words.join("-")}-${number}`;
  tables.add(table);
  return { name, table, description: name };
}

function byId(document: ResolvedDocument): Map<string, ResolvedItem> {
  return new Map(document.items.map((item) => [item.id, item]));
}

function found(items: ReadonlyMap<string, ResolvedItem>, id: string): ResolvedItem {
  return items.get(id) as ResolvedItem;
}

/** Whether an item stands under another, however deep. */
function stands(item: ResolvedItem, under: ResolvedItem): boolean {
  return item.document === under.document && item.first > under.first && item.first <= under.last;
}

/** Numbers items in the order of their tree, by a list of what is left: a tree may be deeper than calls can be. */
function number(top: readonly Building[], childrenOf: ReadonlyMap<ResolvedItem | null, readonly Building[]>): void {
  const left = [...top].reverse().map((item) => ({ item, seen: false }));
  let count = 0;
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { item, seen } = next;
    if (seen) {
      item.last = count;
      continue;
    }
    item.first = ++count;
    left.push({ item, seen: true });
    const children = childrenOf.get(item) ?? [];
    for (let i = children.length - 1; i >= 0; i--) left.push({ item: children[i] as Building, seen: false });
  }
}

type Building = { -readonly [Field in keyof ResolvedItem]: ResolvedItem[Field] };
