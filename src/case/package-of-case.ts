// The crosswalk package in a CASE package: the one that was exported, or one made of its associations.
import { describe } from "../check/describe.ts";
import type { Issue } from "../check/issue.ts";
import { isPlainObject } from "../check/plain-object.ts";
import { createCrosswalk } from "../crosswalk/create-crosswalk.ts";
import type {
  CrosswalkPackage,
  FrameworkDocument,
  FrameworkItem,
  ItemType,
  PackageLink,
} from "../exchange/crosswalk-package.ts";
import { defined } from "../exchange/defined.ts";
import { isDate, isDateTime, isLanguageTag, isUri, isUuid } from "../exchange/forms.ts";
import { packageIssues } from "../exchange/package-issues.ts";
import type { Relation } from "../exchange/relations.ts";
import { deepFreeze } from "../model/freeze.ts";
import type { CaseItem, CaseLink } from "./case-import.ts";
import { type CfDocument, type CfItem, type CfPackage, extensionName } from "./case-package.ts";

/** The association types that make no crosswalk: those within one framework, and those over time. */
const within = ["isChildOf", "isPeerOf", "precedes", "replacedBy", "exemplar", "hasSkillLevel", "isTranslationOf"];

interface Content {
  readonly cfPackage: CfPackage;
  /** In the order of the tree. */
  readonly items: readonly CaseItem[];
  /** The associations that relate items of the package. */
  readonly inside: readonly CaseLink[];
  /** The items as the file has them, by their identifiers. */
  readonly records: ReadonlyMap<string, CfItem>;
}

/** The crosswalk package in a CASE package; or `null`, and why there is none. */
export function packageOfCase(
  cfPackage: CfPackage,
  items: readonly CaseItem[],
  links: readonly CaseLink[],
): { crosswalk: CrosswalkPackage | null; issues: readonly Issue[] } {
  const records = new Map((cfPackage.CFItems ?? []).map((item) => [item.identifier, item]));
  const relating = links.filter(({ type }) => !within.includes(type));
  const inside = relating.filter(({ origin, destination }) => origin.item !== null && destination.item !== null);
  const roots = items.filter(({ identifier }) => extensionOf(records.get(identifier))["framework"] !== undefined);
  if (roots.length === 0 && inside.length === 0) {
    const outside = relating.find(({ origin, destination }) => origin.external || destination.external);
    if (outside === undefined) return { crosswalk: null, issues: Object.freeze([]) };
    const message = `Associations of type ${describe(outside.type)} relate items of other packages`;
    const issue: Issue = { path: ["CFAssociations"], message, code: "unknown-id", params: { type: outside.type } };
    return { crosswalk: null, issues: deepFreeze([issue]) };
  }
  const content = { cfPackage, items, inside, records };
  const found = roots.length === 0 ? relatedPackage(content) : exportedPackage(content, roots);
  const issues = packageIssues(found, []);
  if (issues.length > 0) return { crosswalk: null, issues: deepFreeze(issues) };
  return {
    crosswalk: deepFreeze({ ...found, crosswalk: createCrosswalk(found.crosswalk) }),
    issues: Object.freeze([]),
  };
}

/** The package that toCase wrote. The contents of extensions are checked with the package that comes of them. */
function exportedPackage({ cfPackage, items, inside, records }: Content, roots: readonly CaseItem[]): CrosswalkPackage {
  const byIdentifier = new Map(items.map((item) => [item.identifier, item]));
  // In the order of the file if it has parents before their children; else in the order of the tree.
  const inFile = Array.from(records.keys(), (identifier) => byIdentifier.get(identifier) as CaseItem);
  const seen = new Set<string>();
  const isInOrder = inFile.every(({ id, parents }) => seen.add(id) && parents.every((parent) => seen.has(parent)));
  const inOrder = isInOrder ? inFile : items;
  const associations = new Map((cfPackage.CFAssociations ?? []).map((record) => [record.identifier, record]));
  // Ids may be identifiers here, since the two frameworks may use the same codes.
  const codes = new Map(items.map(({ id, identifier }) => [id, records.get(identifier)?.humanCodingScheme ?? id]));
  const codeOf = (id: string | null) => codes.get(id ?? "") ?? id ?? "";
  const links = inside.map(({ identifier, relation, origin, destination }) => {
    const { target, via, relation: own } = extensionOf(associations.get(identifier));
    const above = typeof target === "string" ? byIdentifier.get(target) : undefined;
    const end = codeOf(destination.item);
    const ends = above === undefined ? { target: end, via } : { target: codeOf(above.id), via: end };
    const isStated = relation !== "relatedMatch" || own === "relatedMatch";
    return defined({ source: codeOf(origin.item), ...ends, relation: isStated ? relation : undefined }) as PackageLink;
  });
  return {
    ...(extensionOf(cfPackage) as Pick<CrosswalkPackage, "key" | "license" | "sources" | "discrepancies">),
    ...aboutOf(cfPackage.CFDocument),
    crosswalk: { sources: idsOf("source"), targets: idsOf("target"), links },
    source: framework("source"),
    target: framework("target"),
  };

  function idsOf(side: string): string[] {
    const own = inOrder.filter(({ identifier }) => extensionOf(records.get(identifier))["crosswalk"] === side);
    const orderOf = ({ identifier }: CaseItem) => Number(extensionOf(records.get(identifier))["order"] ?? 0);
    return own.sort((one, other) => orderOf(one) - orderOf(other)).map(({ id }) => codeOf(id));
  }

  function framework(side: string): FrameworkDocument {
    const root = roots.find(({ identifier }) => extensionOf(records.get(identifier))["framework"] === side);
    const record = root && records.get(root.identifier);
    const { framework: _side, ...about } = extensionOf(record);
    const under = new Set<string>(root && [root.id]);
    const own = inOrder.filter((item) => {
      if (item === root || !item.parents.some((parent) => under.has(parent))) return false;
      under.add(item.id);
      return true;
    });
    const types = itemTypes(cfPackage, side);
    return {
      ...(about as Pick<FrameworkDocument, "key" | "uuid" | "version" | "creator" | "url">),
      ...defined({
        title: record?.fullStatement ?? "",
        description: record?.notes || undefined,
        language: record?.language ?? "und",
        types: types.length > 0 ? types : undefined,
      }),
      items: own.map((item) => {
        const [parent] = item.parents;
        const { fields } = extensionOf(records.get(item.identifier)) as Pick<FrameworkItem, "fields">;
        const parentId = parent === undefined || parent === root?.id ? undefined : codeOf(parent);
        return { ...itemOf(item, records, codeOf(item.id)), ...defined({ parent: parentId, fields }) };
      }),
    };
  }
}

/** A package of the associations of any CASE package, one per pair of items. */
function relatedPackage({ cfPackage, items, inside, records }: Content): CrosswalkPackage {
  const { CFDocument: document } = cfPackage;
  const links = new Map<string, { source: string; target: string; relation?: Relation }>();
  for (const { origin, destination, relation } of inside) {
    const [source, target] = [origin.item ?? "", destination.item ?? ""];
    const pair = JSON.stringify([source, target]);
    if (!links.has(pair)) links.set(pair, { source, target, ...(relation !== "relatedMatch" && { relation }) });
  }
  const [sources, targets] = [inTree("source"), inTree("target")];
  const needed = { source: withAncestors(sources), target: withAncestors(targets) };
  return {
    key: ["case", ...(document.identifier.toLowerCase().match(/[a-z0-9]+/g) ?? [])].join("-"),
    ...aboutOf(document),
    crosswalk: { sources, targets, links: [...links.values()] },
    source: framework("source"),
    target: framework("target"),
  };

  /** The ids of a side in the order of the tree. */
  function inTree(side: "source" | "target"): string[] {
    const ids = new Set(Array.from(links.values(), (link) => link[side]));
    return items.filter(({ id }) => ids.has(id)).map(({ id }) => id);
  }

  function withAncestors(ids: readonly string[]): Set<string> {
    const all = new Set(ids);
    for (const { id, parents } of [...items].reverse()) {
      if (all.has(id) && parents[0] !== undefined) all.add(parents[0]);
    }
    return all;
  }

  /** One side. An item of both sides has its uuid on the first alone: on the other it is another item. */
  function framework(key: "source" | "target"): FrameworkDocument {
    const { title, version, creator, officialSourceURL: url, language } = document;
    const seen = new Set<string>();
    return {
      ...defined({ key, title, version: version || undefined, creator, url: isUri(url) ? url : undefined }),
      language: isLanguageTag(language) ? language : "und",
      items: items
        .filter(({ id }) => needed[key].has(id))
        .map((item) => {
          const parent = item.parents.find((id) => seen.has(id));
          seen.add(item.id);
          const { uuid, ...rest } = itemOf(item, records, item.id);
          const isOther = key === "target" && needed.source.has(item.id);
          return { ...rest, ...defined({ uuid: isOther ? undefined : uuid, parent }) };
        }),
    };
  }
}

function aboutOf({ title, description, version, lastChangeDateTime, creator }: CfDocument) {
  return defined({
    title,
    description: description || undefined,
    version: version || undefined,
    changed: withZone(lastChangeDateTime),
    creator,
  });
}

/** An item without its parent. */
function itemOf(item: CaseItem, records: Content["records"], id: string): Omit<FrameworkItem, "parent"> {
  const { key } = extensionOf(records.get(item.identifier)) as Pick<FrameworkItem, "key">;
  const uuid = item.identifier.toLowerCase();
  return defined({
    id,
    key: key || undefined,
    uuid: isUuid(uuid) ? uuid : undefined,
    type: item.type || undefined,
    label: item.abbreviated ?? item.statement,
    statement: item.abbreviated === null ? undefined : item.statement,
    description: item.notes || undefined,
  });
}

/** The item types that toCase wrote for one framework. */
function itemTypes({ CFDefinitions }: CfPackage, side: string): ItemType[] {
  return (CFDefinitions?.CFItemTypes ?? []).flatMap((record) => {
    const { framework, ...more } = extensionOf(record) as Pick<ItemType, "label" | "fields"> & { framework?: unknown };
    const { title: name, typeCode: table = "", description } = record;
    return framework === side ? [{ name, table, description, ...more }] : [];
  });
}

/** The extensions of this library in a record. */
function extensionOf(record: { readonly extensions?: unknown } | undefined): { readonly [name: string]: unknown } {
  const extensions = record?.extensions;
  const own = isPlainObject(extensions) ? extensions[extensionName] : undefined;
  return isPlainObject(own) ? own : {};
}

/** A date-time with a zone. The default of CASE is UTC. */
function withZone(date: string): string {
  if (isDateTime(date)) return date;
  if (isDate(date)) return `${date}T00:00:00Z`;
  return `${date.slice(0, 10)}T${date.slice(11)}`.replace(
    /(?:[+-]\d\d:?\d\d|[Zz])?$/,
    (zone) => zone.replace(/(\d\d):?(\d\d)$/, "$1:$2").toUpperCase() || "Z",
  );
}
