// A crosswalk package of the associations of any CASE packages.
import { describe } from "../check/describe.ts";
import type { Issue } from "../check/issue.ts";
import type { CrosswalkPackage, FrameworkDocument, FrameworkItem, PackageLink } from "../exchange/crosswalk-package.ts";
import { defined } from "../exchange/defined.ts";
import { isLanguageTag, isUri, isUuid } from "../exchange/forms.ts";
import type { Relation } from "../exchange/relations.ts";
import { aboutOf, type Content, extensionOf, itemOf } from "./case-content.ts";
import type { CaseEnd, CaseItem, CaseLink } from "./case-import.ts";
import type { CfAssociation, CfDocument, CfItem, CfPackage } from "./case-package.ts";
import { idsOf } from "./case-tree.ts";

/** A package of the associations of any CASE packages, one per pair of items. */
export function relatedPackage(content: Content, repairs: Issue[]): CrosswalkPackage {
  const { packages, items, associations, packageIndexes, inTree, relating, placeOf } = content;
  const byId = new Map(inTree.map((item) => [item.id, item]));
  const records = new Map(Array.from(items.values(), (item) => [item.identifier, item]));
  const localIds = packages.map((_, packageIndex) =>
    idsOf([...items.values()].filter((item) => packageIndexes.get(item) === packageIndex)),
  );
  const byAssociation = new Map(associations.map((record) => [record.identifier, record]));
  const outside = outsideItems(relating, byId);
  const idOfEnd = ({ item, identifier }: CaseEnd) => item ?? outside.get(identifier.toLowerCase())?.id ?? identifier;
  const links = new Map<string, PackageLink>();
  for (const { identifier, origin, destination, relation } of fromFirstToSecond()) {
    const [source, target] = [idOfEnd(origin), idOfEnd(destination)];
    const pair = JSON.stringify([source, target]);
    const first = links.get(pair);
    const record = byAssociation.get(identifier);
    const { weight, via } = extensionOf(record) as Pick<PackageLink, "weight" | "via">;
    const own = defined({ via, relation: relation === "relatedMatch" ? undefined : relation, weight });
    if (first === undefined) links.set(pair, { source, target, ...own });
    else repairs.push(repeatedPair(record, first));
  }
  const [sources, targets] = [endsOf("source"), endsOf("target")];
  const needed = { source: withAncestors(sources), target: withAncestors(targets) };
  const head = packages[
    packageIndexes.get(byAssociation.get(relating[0]?.identifier ?? "") as CfAssociation) ?? 0
  ] as CfPackage;
  const { CFDocument: document } = head;
  const { license, rights, notice } = extensionOf(head) as Pick<CrosswalkPackage, "license" | "rights" | "notice">;
  const names = { source: namesOn("source"), target: namesOn("target") };
  return {
    key: ["case", ...(document.identifier.toLowerCase().match(/[a-z0-9]+/g) ?? [])].join("-"),
    ...aboutOf(document),
    ...defined({ license, rights, notice: notice ?? (document.notes || undefined) }),
    crosswalk: {
      sources: sources.map(names.source),
      targets: targets.map(names.target),
      links: Array.from(links.values(), (link) => {
        return { ...link, source: names.source(link.source), target: names.target(link.target) };
      }),
    },
    source: framework("source"),
    target: framework("target"),
  };

  /** The associations; of two frameworks that relate to each other in both directions, all from the first one. */
  function fromFirstToSecond(): readonly CaseLink[] {
    const packageIndexOf = ({ item }: CaseEnd) =>
      packageIndexes.get(records.get(byId.get(item ?? "")?.identifier ?? "") as CfItem);
    const ends = relating.map(({ origin, destination }) => ({
      origin: packageIndexOf(origin),
      destination: packageIndexOf(destination),
    }));
    const [first] = ends;
    const isBetweenTwo =
      new Set(ends.flatMap(({ origin, destination }) => [origin, destination])).size === 2 &&
      ends.every(({ origin, destination }) => origin !== destination);
    if (!isBetweenTwo) return relating;
    return relating.map((link, i) => {
      if (ends[i]?.origin === first?.origin) return link;
      const record = byAssociation.get(link.identifier);
      const repair = "it is read in the direction of the others";
      const message = `The association leads from the second framework to the first; ${repair}`;
      const path = record === undefined ? [] : placeOf(record);
      repairs.push({ path, message, code: "inconsistent", params: { identifier: link.identifier, repair } });
      const relation = inverse[link.relation] ?? link.relation;
      return { ...link, relation, origin: link.destination, destination: link.origin };
    });
  }

  function repeatedPair(record: CfAssociation | undefined, { source, target }: PackageLink): Issue {
    const repair = "the crosswalk has the first";
    const message = `Another association already relates ${describe(source)} to ${describe(target)}; ${repair}`;
    const path = record === undefined ? [] : placeOf(record);
    return { path, message, code: "duplicate", params: { source, target, repair } };
  }

  /** The ids of a side in the order of the tree, then those outside. */
  function endsOf(side: "source" | "target"): string[] {
    const ids = new Set(Array.from(links.values(), (link) => link[side]));
    const ofPackages = inTree.filter(({ id }) => ids.has(id)).map(({ id }) => id);
    return [...ofPackages, ...[...outside.values()].filter(({ id }) => ids.has(id)).map(({ id }) => id)];
  }

  function withAncestors(ids: readonly string[]): Set<string> {
    const all = new Set(ids);
    for (const { id, parent } of [...inTree].reverse()) if (all.has(id) && parent !== null) all.add(parent);
    return all;
  }

  /** The packages that the items of a side are of. */
  function packageIndexesOf(side: "source" | "target"): number[] {
    const own = inTree.filter(({ id }) => needed[side].has(id));
    return [...new Set(own.map(({ identifier }) => packageIndexes.get(records.get(identifier) as CfItem) ?? 0))];
  }

  /** The ids of a side: the codes of its one package, which others may use too. */
  function namesOn(side: "source" | "target"): (id: string) => string {
    const [packageIndex, ...others] = packageIndexesOf(side);
    const isAlone = others.length === 0 && ![...outside.values()].some(({ id }) => needed[side].has(id));
    return (id) => {
      const record = records.get(byId.get(id)?.identifier ?? "");
      return record !== undefined && packageIndex !== undefined && isAlone
        ? (localIds[packageIndex]?.(record) ?? id)
        : id;
    };
  }

  /** One side. An item of both sides has its uuid on the first alone: on the other it is another item. */
  function framework(key: "source" | "target"): FrameworkDocument {
    const documents = packageIndexesOf(key).map((packageIndex) => (packages[packageIndex] as CfPackage).CFDocument);
    const ofOthers = [...outside.values()].filter(({ id }) => needed[key].has(id));
    const ofPackages = inTree.filter(({ id }) => needed[key].has(id));
    const name = names[key];
    const uuidOf = (id: string, uuid: string | undefined) => {
      return key === "target" && needed.source.has(id) ? undefined : uuid;
    };
    return {
      ...aboutFramework(key, documents, ofOthers.length > 0),
      items: [
        ...ofPackages.map((item) => {
          const { uuid, ...rest } = itemOf(item, records.get(item.identifier), name(item.id));
          return {
            ...rest,
            ...defined({ uuid: uuidOf(item.id, uuid), parent: item.parent === null ? undefined : name(item.parent) }),
          };
        }),
        ...ofOthers.map(({ uuid, ...rest }) => ({ ...rest, ...defined({ uuid: uuidOf(rest.id, uuid) }) })),
      ],
    };
  }

  /** The framework of a side: that of its one document, or a name for what is of several or outside. */
  function aboutFramework(key: "source" | "target", documents: readonly CfDocument[], isOutside: boolean) {
    const [first] = documents;
    const titles = documents.map(({ title }) => title);
    if (isOutside) titles.push(`${key === "source" ? "Sources" : "Targets"} of ${document.title}`);
    const description = "The items that the package relates, by the titles and URIs of its links";
    const types = [{ name: outsideType, table: `${key}-linked-items`, description, fields: [uriField] }];
    const creators = new Set([...documents.map(({ creator }) => creator), ...(isOutside ? ["Unknown"] : [])]);
    const { version, officialSourceURL: url, language } = documents.length === 1 && !isOutside && first ? first : {};
    return {
      ...defined({ key, title: titles.join("; "), version: version || undefined, creator: [...creators].join("; ") }),
      ...defined({ url: isUri(url) ? url : undefined, language: isLanguageTag(language) ? language : "und" }),
      ...(isOutside && { types }),
    };
  }
}

const inverse: { readonly [R in Relation]?: Relation } = { broadMatch: "narrowMatch", narrowMatch: "broadMatch" };
const outsideType = "Linked item";
const uriField = { name: "uri", description: "The URI that the package links to" };

/** The items outside the packages, by their keys, of the titles and URIs of the links to them. */
function outsideItems(links: readonly CaseLink[], known: ReadonlyMap<string, CaseItem>): Map<string, FrameworkItem> {
  const outside = new Map<string, FrameworkItem>();
  for (const end of links.flatMap(({ origin, destination }) => [origin, destination])) {
    if (!end.external) continue;
    const uuid = end.identifier.toLowerCase();
    const { label: first = "", fields } = outside.get(uuid) ?? {};
    const isNamed = first !== "" && first !== end.identifier;
    const uri = fields?.["uri"] ?? end.uri;
    const id = known.has(end.identifier) ? `${end.identifier} (outside)` : end.identifier;
    outside.set(uuid, {
      ...defined({ id: outside.get(uuid)?.id ?? id, uuid: isUuid(uuid) ? uuid : undefined, type: outsideType }),
      label: isNamed ? first : end.title || end.identifier,
      ...(uri && { fields: { uri } }),
    });
  }
  return outside;
}
