// The items of a CASE package in the order of its tree, and its associations with their ends found.
import { associationTypes, relations } from "../exchange/relations.ts";
import type { CaseEnd, CaseItem, CaseLink } from "./case-import.ts";
import type { CfAssociation, CfItem, CfNodeLink, CfPackage } from "./case-package.ts";

/** The items of a valid package in the order of the tree, and its associations in the order of the file; frozen. */
export function caseTree(cfPackage: CfPackage): { items: readonly CaseItem[]; links: readonly CaseLink[] } {
  const items = cfPackage.CFItems ?? [];
  const associations = cfPackage.CFAssociations ?? [];
  const idOf = idsOf(items);
  const root = keyOf(cfPackage.CFDocument);
  const byKey = new Map(items.map((item) => [keyOf(item), item]));
  const { childrenOf, parentsOf } = hierarchy(associations, byKey);

  // First under the document, then detached items, then items in circles.
  const detached = [...byKey.keys()].filter((key) => !parentsOf.get(key)?.some((parent) => byKey.has(parent)));
  const depths = depthsOf([...(childrenOf.get(root) ?? []), ...detached, ...byKey.keys()], childrenOf);
  return {
    items: Object.freeze(Array.from(depths, ([key, depth]) => itemOf(byKey.get(key) as CfItem, key, depth))),
    links: Object.freeze(associations.map(linkOf)),
  };

  function itemOf(item: CfItem, key: string, depth: number): CaseItem {
    const parents = [...new Set(parentsOf.get(key))].flatMap((parent) => byKey.get(parent) ?? []);
    return Object.freeze({
      ...{ id: idOf(item), identifier: item.identifier, uri: item.uri, type: item.CFItemType ?? null },
      statement: item.fullStatement,
      abbreviated: item.abbreviatedStatement ?? null,
      notes: item.notes ?? null,
      parents: Object.freeze(parents.map(idOf)),
      depth,
    });
  }

  function linkOf(association: CfAssociation): CaseLink {
    const { identifier, associationType: type, sequenceNumber } = association;
    return Object.freeze({
      identifier,
      type,
      relation: relations.find((relation) => associationTypes[relation] === type) ?? "relatedMatch",
      origin: endOf(association.originNodeURI),
      destination: endOf(association.destinationNodeURI),
      sequenceNumber: (sequenceNumber ?? null) === null ? null : Number(sequenceNumber),
      grouping: association.CFAssociationGroupingURI?.identifier ?? null,
    });
  }

  function endOf({ identifier, title, uri }: CfNodeLink): CaseEnd {
    const item = byKey.get(identifier.toLowerCase());
    return Object.freeze({
      ...{ identifier, title: title ?? null, uri: uri ?? null },
      item: item === undefined ? null : idOf(item),
      external: item === undefined && identifier.toLowerCase() !== root,
    });
  }
}

/** The id of an item: its code, unless another item has the same code or identifier. */
function idsOf(items: readonly CfItem[]): (item: CfItem) => string {
  const uses = new Map<string, number>();
  for (const { humanCodingScheme: code, identifier } of items) {
    for (const name of new Set(code ? [code, identifier] : [identifier])) uses.set(name, (uses.get(name) ?? 0) + 1);
  }
  return ({ humanCodingScheme: code, identifier }) => (code && uses.get(code) === 1 ? code : identifier);
}

/** Identifiers are the same in either case: files mix the two. */
function keyOf({ identifier }: { readonly identifier: string }): string {
  return identifier.toLowerCase();
}

/** Children and parents by their sequence numbers, then in the order of the file; those without a number last. */
function hierarchy(associations: readonly CfAssociation[], items: ReadonlyMap<string, CfItem>) {
  const childrenOf = new Map<string, string[]>();
  const parentsOf = new Map<string, string[]>();
  const add = (lists: Map<string, string[]>, key: string, value: string) => {
    const list = lists.get(key);
    if (list === undefined) lists.set(key, [value]);
    else list.push(value);
  };
  // Real files have numbers as text, too.
  const numberOf = (association: CfAssociation) => Number(association.sequenceNumber ?? Number.MAX_SAFE_INTEGER);
  const ofItems = associations.filter(({ associationType, originNodeURI }) => {
    return associationType === "isChildOf" && items.has(keyOf(originNodeURI));
  });
  for (const { originNodeURI, destinationNodeURI } of ofItems.sort((a, b) => numberOf(a) - numberOf(b))) {
    add(childrenOf, keyOf(destinationNodeURI), keyOf(originNodeURI));
    add(parentsOf, keyOf(originNodeURI), keyOf(destinationNodeURI));
  }
  return { childrenOf, parentsOf };
}

/** The depth of each item, in the order of the tree. Not recursive: a tree may be deeper than the call stack. */
function depthsOf(tops: readonly string[], childrenOf: ReadonlyMap<string, readonly string[]>): Map<string, number> {
  const depths = new Map<string, number>();
  const stack = tops.map((key) => ({ key, depth: 0 })).reverse();
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { key, depth } = next;
    // An item with several parents, or in a circle, is listed once.
    if (depths.has(key)) continue;
    depths.set(key, depth);
    const children = childrenOf.get(key) ?? [];
    for (let i = children.length - 1; i >= 0; i--) stack.push({ key: children[i] as string, depth: depth + 1 });
  }
  return depths;
}
