// A crosswalk package with resolved references: the input of every export.
import type { CrosswalkPackage, FrameworkDocument, FrameworkItem, ItemType, PackageLink } from "./crosswalk-package.ts";
import { reservedTables } from "./crosswalk-package.ts";
import type { Relation } from "./relations.ts";
import { recordUuid, uuid5 } from "./uuid.ts";

/** A described object, with its key and UUID, the same in every export. */
interface Resolved<Content> {
  readonly content: Content;
  readonly key: string;
  readonly uuid: string;
}

export interface ResolvedPackage extends Resolved<CrosswalkPackage> {
  readonly source: ResolvedDocument;
  readonly target: ResolvedDocument;
  readonly links: readonly ResolvedLink[];
  /** The sources without a link, in the order of the crosswalk. */
  readonly unmapped: readonly ResolvedItem[];
  /** The targets without a link, in the order of the crosswalk. */
  readonly unreached: readonly ResolvedItem[];
}

/** A framework with its types and items. */
export interface ResolvedDocument extends Resolved<FrameworkDocument> {
  readonly types: readonly ItemType[];
  readonly items: readonly ResolvedItem[];
  readonly top: readonly ResolvedItem[];
}

/** An item with its type, its parent and its children. */
export interface ResolvedItem extends Resolved<FrameworkItem> {
  readonly id: string;
  readonly type: ItemType;
  /** Its path below a base URI: `competency/shared-decision-making`. */
  readonly path: string;
  readonly document: ResolvedDocument;
  readonly parent: ResolvedItem | null;
  readonly children: readonly ResolvedItem[];
  /** Its number among its siblings, from 1. */
  readonly position: number;
  /** Its number in the tree; its descendants have the numbers up to `last`. */
  readonly first: number;
  readonly last: number;
}

/** A link with its ends. */
export interface ResolvedLink {
  readonly content: PackageLink;
  readonly source: ResolvedItem;
  readonly target: ResolvedItem;
  /** The item that the source is linked to: the via if it is an item under the target, otherwise the target. */
  readonly end: ResolvedItem;
  /** The via if it is not an item under the target. */
  readonly via: string | undefined;
  /** How many sources the end has, and how many ends the source has, in the terms of SSSOM. */
  readonly cardinality: "1:1" | "1:n" | "n:1" | "n:n";
}

/** Resolves the references of a valid package. */
export function resolvePackage(content: CrosswalkPackage): ResolvedPackage {
  const { key, crosswalk } = content;
  const described = [content.source, content.target].flatMap(({ types = [] }) => types.map(({ table }) => table));
  const tables = new Set([...reservedTables, ...described]);
  const slugs = sharedSlugs(content);
  const source = resolveDocument(content.source, key, tables, slugs);
  const target = resolveDocument(content.target, key, tables, slugs);
  const sourceItems = new Map(source.items.map((item) => [item.id, item]));
  const targetItems = new Map(target.items.map((item) => [item.id, item]));
  const linked = crosswalk.links.map((link) => {
    const from = found(sourceItems, link.source);
    const to = found(targetItems, link.target);
    const via = link.via === undefined ? undefined : targetItems.get(link.via);
    const end = via !== undefined && via.first > to.first && via.first <= to.last ? via : to;
    return { content: link, source: from, target: to, end, via: end === to ? link.via : undefined };
  });
  const endsOf = grouped(linked, "source", "end");
  const sourcesOf = grouped(linked, "end", "source");
  const count = (group: ReadonlySet<unknown> | undefined) => ((group?.size ?? 0) > 1 ? "n" : "1");
  const linkedTargets = new Set(linked.map(({ target }) => target));
  return {
    content,
    key,
    uuid: uuid5(recordUuid("package", key), "package"),
    source,
    target,
    links: linked.map((link) => ({
      ...link,
      cardinality: `${count(sourcesOf.get(link.end))}:${count(endsOf.get(link.source))}` as const,
    })),
    unmapped: crosswalk.sources.map((id) => found(sourceItems, id)).filter((item) => !endsOf.has(item)),
    unreached: crosswalk.targets.map((id) => found(targetItems, id)).filter((item) => !linkedTargets.has(item)),
  };
}

/**
 * The relation of a link: its own, otherwise the option's. An `"exactMatch"` of the option applies only where neither
 * end has another link, since an exact match is transitive and would make all sources of a target equal.
 */
export function relationOf({ content, cardinality }: ResolvedLink, option: Relation = "relatedMatch"): Relation {
  return content.relation ?? (option === "exactMatch" && cardinality !== "1:1" ? "relatedMatch" : option);
}

type Linked = Pick<ResolvedLink, "source" | "end">;

function grouped(links: readonly Linked[], by: keyof Linked, what: keyof Linked): Map<ResolvedItem, Set<ResolvedItem>> {
  const groups = new Map<ResolvedItem, Set<ResolvedItem>>();
  for (const link of links) groups.set(link[by], (groups.get(link[by]) ?? new Set()).add(link[what]));
  return groups;
}

type MutableItem = { -readonly [Field in keyof ResolvedItem]: ResolvedItem[Field] } & {
  readonly children: MutableItem[];
};

/** The slugs that cannot be addresses: an empty one, the package's key, and those that several types share. */
function sharedSlugs({ key, source, target }: CrosswalkPackage): ReadonlySet<string> {
  const shared = new Set(["", key]);
  const seen = new Set<string>();
  for (const { types = [], items } of [source, target]) {
    const names = new Set([...types.map(({ name }) => name), ...items.map(({ type = "Item" }) => type)]);
    for (const slug of Array.from(names, slugOf)) (seen.has(slug) ? shared : seen).add(slug);
  }
  return shared;
}

/** A name as the segment of a path: "Look-for" as "look-for"; empty for a name without letters of ASCII or digits. */
function slugOf(name: string): string {
  return (name.toLowerCase().match(/[a-z0-9]+/g) ?? []).join("-");
}

function resolveDocument(
  content: FrameworkDocument,
  packageKey: string,
  tables: Set<string>,
  sharedSlugs: ReadonlySet<string>,
): ResolvedDocument {
  const space = recordUuid("package", packageKey);
  const items: MutableItem[] = [];
  const top: MutableItem[] = [];
  const types = new Map<string, ItemType>((content.types ?? []).map((type) => [type.name, type]));
  const uuid = content.uuid ?? uuid5(space, `document:${content.key}`);
  const document: ResolvedDocument = { content, key: content.key, uuid, types: [], items, top };
  const known = new Map<string, MutableItem>();
  for (const item of content.items) {
    const name = item.type ?? "Item";
    const type = types.get(name) ?? undescribed(name, content.key, tables);
    types.set(name, type);
    const key = item.key ?? item.id;
    const uuid = item.uuid ?? uuid5(space, `item:${JSON.stringify([content.key, name, key])}`);
    const parent = item.parent === undefined ? null : found(known, item.parent);
    const siblings = parent?.children ?? top;
    const slug = slugOf(name);
    const path = `${sharedSlugs.has(slug) ? `${content.key}/${type.table}` : slug}/${encodeURIComponent(key)}`;
    const resolved: MutableItem = {
      ...{ content: item, id: item.id, key, uuid, type, path, document, parent, children: [], first: 0, last: 0 },
      position: siblings.length + 1,
    };
    known.set(item.id, resolved);
    siblings.push(resolved);
    items.push(resolved);
  }
  numberItems(top);
  return Object.assign(document, { types: [...types.values()] });
}

/** A type that the framework does not describe, with its own table name. */
function undescribed(name: string, documentKey: string, tables: Set<string>): ItemType {
  const words = `${documentKey}-${name === "Item" ? "items" : name}`.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  let table = words.join("-");
  for (let number = 2; tables.has(table); number++) table = `${words.join("-")}-${number}`;
  tables.add(table);
  return { name, table, description: name };
}

function found<Item>(items: ReadonlyMap<string, Item>, id: string): Item {
  return items.get(id) as Item;
}

/** Numbers items by their tree. Not recursive: a tree may be deeper than the call stack. */
function numberItems(top: readonly MutableItem[]): void {
  const stack = [...top];
  let count = 0;
  for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
    if (item.first > 0) item.last = count;
    else {
      item.first = ++count;
      stack.push(item);
      for (const child of item.children) stack.push(child);
    }
  }
}
