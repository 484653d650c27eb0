// The crosswalk package that a CASE package holds: the one that was exported, or one made of its associations.
import { createCrosswalk } from "../crosswalk/create-crosswalk.ts";
import { describe } from "../model/describe.ts";
import type { Issue } from "../model/errors.ts";
import { deepFreeze } from "../model/freeze.ts";
import { isPlainObject } from "../model/plain-object.ts";
import type { CaseItem, CaseLink } from "./case-import.ts";
import { type CfDocument, type CfItem, type CfPackage, extensionName } from "./case-package.ts";
import type { CrosswalkPackage, FrameworkDocument, FrameworkItem, ItemType, PackageLink } from "./crosswalk-package.ts";
import { isDate, isDateTime } from "./dates.ts";
import { languageTag, uuidForm } from "./framework-issues.ts";
import { packageIssues } from "./package-issues.ts";
import { isUri } from "./uris.ts";

/** The associations that no crosswalk is made of: those within one framework, and those in time. */
const within = ["isChildOf", "isPeerOf", "precedes", "replacedBy", "exemplar", "hasSkillLevel", "isTranslationOf"];

type Values = { readonly [name: string]: unknown };

/**
 * The crosswalk package in a CASE package.
 *
 * @param cfPackage - The package.
 * @param items - Its items, in the order of the tree.
 * @param links - Its associations.
 * @returns The crosswalk package; or `null`, and why what is there makes none.
 */
export function packageOfCase(
  cfPackage: CfPackage,
  items: readonly CaseItem[],
  links: readonly CaseLink[],
): { crosswalk: CrosswalkPackage | null; issues: readonly Issue[] } {
  const inside = links.filter(({ type, origin, destination }) => {
    return !within.includes(type) && origin.item !== null && destination.item !== null;
  });
  const records = new Map((cfPackage.CFItems ?? []).map((item) => [item.identifier, item]));
  const read: Read = { cfPackage, items, inside, records };
  const outside = links.find(({ type, origin, destination }) => {
    return !within.includes(type) && (origin.external || destination.external);
  });
  const roots = items.filter((item) => extensionOf(records.get(item.identifier))["framework"] !== undefined);
  if (roots.length === 0 && inside.length === 0) {
    const message = `the items that associations of the type ${describe(outside?.type)} relate are in other packages`;
    const issue = { path: ["CFAssociations"], message, code: "unknown-id" as const };
    return { crosswalk: null, issues: deepFreeze(outside === undefined ? [] : [issue]) };
  }
  const found = roots.length === 0 ? relatedPackage(read) : exportedPackage(read, roots);
  const issues = packageIssues(found, []);
  if (issues.length > 0) return { crosswalk: null, issues: deepFreeze(issues) };
  const { sources, targets, links: pairs } = found.crosswalk;
  return {
    crosswalk: deepFreeze({ ...found, crosswalk: createCrosswalk({ sources, targets, links: pairs }) }),
    issues: Object.freeze([]),
  };
}

interface Read {
  readonly cfPackage: CfPackage;
  readonly items: readonly CaseItem[];
  /** The associations that relate items of the package. */
  readonly inside: readonly CaseLink[];
  readonly records: ReadonlyMap<string, CfItem>;
}

/** What toCase wrote. What extensions hold is checked with the package that comes of it. */
function exportedPackage(read: Read, roots: readonly CaseItem[]): CrosswalkPackage {
  const { cfPackage, items, inside, records } = read;
  const { CFDocument: document } = cfPackage;
  const byIdentifier = new Map(items.map((item) => [item.identifier, item]));
  const inOrder = orderOfFile(items, records);
  const association = new Map((cfPackage.CFAssociations ?? []).map((record) => [record.identifier, record]));
  // The two frameworks may use the same codes, each once.
  const codes = new Map(items.map(({ id, identifier }) => [id, records.get(identifier)?.humanCodingScheme ?? id]));
  const links = inside.map((link) => {
    const { target, via, relation } = extensionOf(association.get(link.identifier));
    const [from, to] = [link.origin.item, link.destination.item].map((id) => codes.get(id ?? "") ?? "");
    const above = typeof target === "string" ? byIdentifier.get(target) : undefined;
    const ends = above === undefined ? { target: to, via } : { target: codes.get(above.id), via: to };
    const own = relation === "relatedMatch" ? { relation } : {};
    return { ...linkOf(link, { source: from, ...ends } as PackageLink), ...own } as PackageLink;
  });
  return {
    ...(extensionOf(cfPackage) as Pick<CrosswalkPackage, "key" | "license" | "sources" | "discrepancies">),
    ...aboutOf(document),
    crosswalk: { sources: ends("source"), targets: ends("target"), links },
    source: framework("source"),
    target: framework("target"),
  };

  function ends(side: string): string[] {
    const own = inOrder.filter(({ identifier }) => extensionOf(records.get(identifier))["crosswalk"] === side);
    const orderOf = ({ identifier }: CaseItem) => Number(extensionOf(records.get(identifier))["order"] ?? 0);
    return own.sort((one, other) => orderOf(one) - orderOf(other)).map(({ id }) => codes.get(id) ?? id);
  }

  function framework(side: string): FrameworkDocument {
    const root = roots.find(({ identifier }) => extensionOf(records.get(identifier))["framework"] === side);
    const record = root && records.get(root.identifier);
    const { framework: _side, ...rest } = extensionOf(record);
    const under = new Set<string>(root === undefined ? [] : [root.id]);
    const own = inOrder.filter((item) => {
      if (item === root || !item.parents.some((parent) => under.has(parent))) return false;
      under.add(item.id);
      return true;
    });
    const types = itemTypes(cfPackage, side);
    return {
      ...(rest as Pick<FrameworkDocument, "key" | "uuid" | "version" | "creator" | "url">),
      title: record?.fullStatement ?? "",
      ...text("description", record?.notes),
      language: record?.language ?? "und",
      ...(types.length > 0 && { types }),
      items: own.map((item) => {
        const [parent] = item.parents;
        const { fields } = extensionOf(records.get(item.identifier)) as Pick<FrameworkItem, "fields">;
        return {
          ...itemOf(item, records, codes.get(item.id) ?? item.id),
          ...(parent !== undefined && parent !== root?.id && { parent: codes.get(parent) ?? parent }),
          ...(fields !== undefined && { fields }),
        };
      }),
    };
  }
}

/** The items as they stand in the file, where parents stand before their children; else in the order of the tree. */
function orderOfFile(items: readonly CaseItem[], records: Read["records"]): CaseItem[] {
  const byIdentifier = new Map(items.map((item) => [item.identifier, item]));
  const seen = new Set<string>();
  const found = Array.from(records.keys(), (identifier) => byIdentifier.get(identifier) as CaseItem);
  const isSound = found.every(({ id, parents }) => {
    seen.add(id);
    return parents.every((parent) => seen.has(parent));
  });
  return isSound ? found : [...items];
}

/** What the associations of any package relate. */
function relatedPackage({ cfPackage, items, inside, records }: Read): CrosswalkPackage {
  const { CFDocument: document } = cfPackage;
  const pairs = new Map(
    inside.map((link) => [JSON.stringify([link.origin.item, link.destination.item]), link] as const).reverse(),
  );
  const links = inside
    .filter((link) => pairs.get(JSON.stringify([link.origin.item, link.destination.item])) === link)
    .map((link) => linkOf(link, { source: link.origin.item ?? "", target: link.destination.item ?? "" }));
  const sources = standing(new Set(links.map(({ source }) => source)));
  const targets = standing(new Set(links.map(({ target }) => target)));
  const needed = { source: standingAbove(sources), target: standingAbove(targets) };
  return {
    key: ["case", ...(document.identifier.toLowerCase().match(/[a-z0-9]+/g) ?? [])].join("-"),
    ...aboutOf(document),
    crosswalk: { sources, targets, links },
    source: framework("source"),
    target: framework("target"),
  };

  /** Ids in the order of the tree. */
  function standing(ids: ReadonlySet<string>): string[] {
    return items.filter(({ id }) => ids.has(id)).map(({ id }) => id);
  }

  /** Ids, and those of what stands above their items. */
  function standingAbove(ids: readonly string[]): Set<string> {
    const needed = new Set(ids);
    for (const item of [...items].reverse()) {
      if (needed.has(item.id) && item.parents[0] !== undefined) needed.add(item.parents[0]);
    }
    return needed;
  }

  /** One side. What stands on both has its uuid on the first alone: on the other it is another item. */
  function framework(key: "source" | "target"): FrameworkDocument {
    const { language, officialSourceURL: url } = document;
    const seen = new Set<string>();
    return {
      key,
      title: document.title,
      ...text("version", document.version),
      creator: document.creator,
      ...(isUri(url) && { url }),
      language: languageTag.test(language ?? "") ? (language as string) : "und",
      items: items
        .filter(({ id }) => needed[key].has(id))
        .map((item) => {
          const parent = item.parents.find((id) => seen.has(id));
          seen.add(item.id);
          const { uuid, ...rest } = itemOf(item, records, item.id);
          const own = uuid !== undefined && (key === "source" || !needed.source.has(item.id)) ? { uuid } : {};
          return { ...rest, ...own, ...(parent !== undefined && { parent }) };
        }),
    };
  }
}

/** What a document says of the whole. */
function aboutOf(
  document: CfDocument,
): Pick<CrosswalkPackage, "title" | "description" | "version" | "changed" | "creator"> {
  return {
    title: document.title,
    ...text("description", document.description),
    ...text("version", document.version),
    changed: zoned(document.lastChangeDateTime),
    creator: document.creator,
  };
}

function linkOf({ relation }: CaseLink, { source, target, via }: PackageLink): PackageLink {
  return {
    ...{ source, target },
    ...(via !== undefined && { via }),
    ...(relation !== "relatedMatch" && { relation }),
  };
}

/** An item, without what it stands under. */
function itemOf(item: CaseItem, records: Read["records"], id: string): FrameworkItem {
  const { key } = extensionOf(records.get(item.identifier)) as Pick<FrameworkItem, "key">;
  return {
    id,
    ...text("key", key),
    ...(uuidForm.test(item.identifier.toLowerCase()) && { uuid: item.identifier.toLowerCase() }),
    ...text("type", item.type),
    label: item.abbreviated ?? item.statement,
    ...(item.abbreviated !== null && { statement: item.statement }),
    ...text("description", item.notes),
  };
}

/** The item types that toCase wrote, of one framework. */
function itemTypes({ CFDefinitions }: CfPackage, side: string): ItemType[] {
  return (CFDefinitions?.CFItemTypes ?? []).flatMap((record) => {
    const { framework, ...more } = extensionOf(record) as Pick<ItemType, "label" | "fields"> & { framework?: unknown };
    const { title: name, typeCode: table, description } = record;
    return framework === side ? [{ name, table: table ?? "", description, ...more }] : [];
  });
}

/** What this library added to a record. */
function extensionOf(record: { readonly extensions?: unknown } | undefined): Values {
  const { extensions } = record ?? {};
  const own = isPlainObject(extensions) ? extensions[extensionName] : undefined;
  return isPlainObject(own) ? own : {};
}

function text<Name extends string>(name: Name, value: string | null | undefined): { readonly [N in Name]?: string } {
  return value === undefined || value === null || value === "" ? {} : ({ [name]: value } as { [N in Name]: string });
}

/** A date-time with a zone. CASE's are UTC where they do not say so. */
function zoned(date: CfDocument["lastChangeDateTime"]): string {
  if (isDateTime(date)) return date;
  if (isDate(date)) return `${date}T00:00:00Z`;
  return `${date.slice(0, 10)}T${date.slice(11)}`.replace(
    /(?:[+-]\d\d:?\d\d|[Zz])?$/,
    (zone) => zone.replace(/(\d\d):?(\d\d)$/, "$1:$2").toUpperCase() || "Z",
  );
}
