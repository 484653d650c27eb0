// Makes a crosswalk package from the associations of any CASE packages.
import { describe } from "../check/describe.ts";
import type { Issue } from "../check/issue.ts";
import type { CrosswalkPackage, FrameworkDocument, FrameworkItem, PackageLink } from "../exchange/crosswalk-package.ts";
import { defined } from "../exchange/defined.ts";
import { isLanguageTag, isUri, isUuid } from "../exchange/forms.ts";
import type { Relation } from "../exchange/relations.ts";
import { aboutOf, type Content, itemOf } from "./case-content.ts";
import type { CaseEnd } from "./case-import.ts";
import { type CfPackage, extensionOf, keyOf } from "./case-package.ts";
import { idsOf } from "./case-tree.ts";

type Relating = Content["relating"];

/**
 * A package made from the associations of any CASE packages, one link per pair of items.
 *
 * @param head - The package with the facts about the crosswalk.
 * @param repairs - Associations that are reversed or left out are added to it.
 */
export function relatedPackage(content: Content, head: CfPackage, repairs: Issue[]): CrosswalkPackage {
  const { items, originOf, tree } = content;
  const packagesById = new Map(Array.from(tree, ([{ id }, record]) => [id, originOf(record).cfPackage]));
  const packageOf = ({ item }: CaseEnd) => packagesById.get(item ?? "");
  const outside = outsideItems(content.relating, packagesById);
  const links = linksOf(fromFirstToSecond(content.relating));
  const [source, target] = [sideOf("source"), sideOf("target")];
  const { CFDocument: document } = head;
  const { license, rights, notice } = extensionOf(head) as Pick<CrosswalkPackage, "license" | "rights" | "notice">;
  return {
    key: ["case", ...(document.identifier.toLowerCase().match(/[a-z0-9]+/g) ?? [])].join("-"),
    ...aboutOf(document),
    ...defined({ license, rights, notice: notice ?? (document.notes || undefined) }),
    crosswalk: {
      sources: source.linked.map(source.nameOf),
      targets: target.linked.map(target.nameOf),
      links: links.map((link) => {
        return { ...link, source: source.nameOf(link.source), target: target.nameOf(link.target) };
      }),
    },
    source: framework("source", source),
    // An item on both sides keeps its UUID only on the first; on the second it is another item.
    target: framework("target", target, source.ids),
  };

  /**
   * The associations. If two frameworks have associations in both directions, all are turned to lead from the first.
   */
  function fromFirstToSecond(relating: Relating): Relating {
    const ends = relating.map(([{ origin, destination }]) => [packageOf(origin), packageOf(destination)]);
    const isBetweenTwo =
      new Set(ends.flat()).size === 2 && ends.every(([origin, destination]) => origin !== destination);
    if (!isBetweenTwo) return relating;
    return relating.map(([link, record], i) => {
      if (ends[i]?.[0] === ends[0]?.[0]) return [link, record];
      const repair = "it is read in the direction of the others";
      const message = `The association leads from the second framework to the first; ${repair}`;
      const params = { identifier: link.identifier, repair };
      repairs.push({ path: originOf(record).path, message, code: "inconsistent", params });
      const relation = inverse[link.relation] ?? link.relation;
      return [{ ...link, relation, origin: link.destination, destination: link.origin }, record];
    });
  }

  function linksOf(relating: Relating): PackageLink[] {
    const idOf = (end: CaseEnd) => end.item ?? outside.get(keyOf(end))?.id ?? end.identifier;
    const byPair = new Map<string, PackageLink>();
    for (const [{ origin, destination, relation }, record] of relating) {
      const [source, target] = [idOf(origin), idOf(destination)];
      const pair = JSON.stringify([source, target]);
      if (byPair.has(pair)) {
        const repair = "the crosswalk has the first";
        const message = `Another association already relates ${describe(source)} to ${describe(target)}; ${repair}`;
        repairs.push({ path: originOf(record).path, message, code: "duplicate", params: { source, target, repair } });
        continue;
      }
      const { weight, via } = extensionOf(record) as Pick<PackageLink, "weight" | "via">;
      const own = defined({ via, relation: relation === "relatedMatch" ? undefined : relation, weight });
      byPair.set(pair, { source, target, ...own });
    }
    return [...byPair.values()];
  }

  /** The items of one side: in the order of the tree, with their ancestors, then items outside the packages. */
  function sideOf(side: "source" | "target") {
    const ends = new Set(links.map((link) => link[side]));
    const ids = new Set(ends);
    for (const { id, parent } of [...tree.keys()].reverse()) if (ids.has(id) && parent !== null) ids.add(parent);
    const inside = [...tree].filter(([{ id }]) => ids.has(id));
    const linkedOutside = [...outside.values()].filter(({ id }) => ends.has(id));
    const packages = [...new Set(inside.map(([, record]) => originOf(record).cfPackage))];
    const isOfOne = packages.length === 1 && linkedOutside.length === 0;
    // The items of one package have its codes, which other packages may use too.
    const codeOf = idsOf([...items.values()].filter((item) => !isOfOne || originOf(item).cfPackage === packages[0]));
    const names = new Map(inside.map(([{ id }, record]) => [id, codeOf(record)]));
    return {
      ...{ ids, inside, outside: linkedOutside, documents: packages.map(({ CFDocument }) => CFDocument) },
      linked: [...inside.map(([item]) => item), ...linkedOutside].map(({ id }) => id).filter((id) => ends.has(id)),
      nameOf: (id: string) => names.get(id) ?? id,
    };
  }

  /** The framework of a side: its only document, or a made-up one for several documents or items outside. */
  function framework(
    key: "source" | "target",
    { inside, outside, documents, nameOf }: ReturnType<typeof sideOf>,
    otherIds?: ReadonlySet<string>,
  ): FrameworkDocument {
    const titles = documents.map(({ title }) => title);
    const creators = new Set(documents.map(({ creator }) => creator));
    if (outside.length > 0) {
      titles.push(`${key === "source" ? "Sources" : "Targets"} of ${document.title}`);
      creators.add("Unknown");
    }
    const description = "The items that the package relates, by the titles and URIs of its links";
    const types = [{ name: outsideType, table: `${key}-linked-items`, description, fields: [uriField] }];
    const [first] = documents;
    const { version, officialSourceURL: url, language } = first && titles.length === 1 ? first : {};
    const itemsInside = inside.map(([item, record]) => {
      const parent = item.parent === null ? undefined : nameOf(item.parent);
      return withOwnUuid(item.id, { ...itemOf(item, record, nameOf(item.id)), ...defined({ parent }) });
    });
    return {
      ...defined({ key, title: titles.join("; "), version: version || undefined, creator: [...creators].join("; ") }),
      ...defined({ url: isUri(url) ? url : undefined, language: isLanguageTag(language) ? language : "und" }),
      ...(outside.length > 0 && { types }),
      items: [...itemsInside, ...outside.map((item) => withOwnUuid(item.id, item))],
    };

    function withOwnUuid(id: string, item: FrameworkItem): FrameworkItem {
      if (!otherIds?.has(id)) return item;
      const { uuid: _ofOther, ...rest } = item;
      return rest;
    }
  }
}

const inverse: { readonly [R in Relation]?: Relation } = { broadMatch: "narrowMatch", narrowMatch: "broadMatch" };
const outsideType = "Linked item";
const uriField = { name: "uri", description: "The URI that the package links to" };

/** The items outside the packages, by their keys, of the titles and URIs of the links to them. */
function outsideItems(relating: Relating, known: ReadonlyMap<string, unknown>): Map<string, FrameworkItem> {
  const outside = new Map<string, FrameworkItem>();
  for (const end of relating.flatMap(([{ origin, destination }]) => [origin, destination])) {
    if (!end.external) continue;
    const { identifier, title } = end;
    const key = keyOf(end);
    const before = outside.get(key);
    const uri = before?.fields?.["uri"] ?? end.uri;
    const item = {
      id: before?.id ?? (known.has(identifier) ? `${identifier} (outside)` : identifier),
      uuid: isUuid(key) ? key : undefined,
      type: outsideType,
      label: before !== undefined && before.label !== identifier ? before.label : title || identifier,
      fields: uri ? { uri } : undefined,
    };
    outside.set(key, defined(item));
  }
  return outside;
}
