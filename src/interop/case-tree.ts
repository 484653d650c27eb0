// The items of a CASE package in the order of its tree, and its associations with their ends found.
import type { CaseEnd, CaseItem, CaseLink } from "./case-import.ts";
import type { CfAssociation, CfItem, CfNodeLink, CfPackage } from "./case-package.ts";
import { addTo } from "./lists-by-key.ts";
import { relationOfAssociation } from "./relations.ts";

/**
 * The items and associations of a package.
 *
 * @param cfPackage - A package that is known to be one.
 * @returns Items in the order of the tree; associations in the order of the file; frozen.
 */
export function caseTree(cfPackage: CfPackage): { items: readonly CaseItem[]; links: readonly CaseLink[] } {
  const items = cfPackage.CFItems ?? [];
  const associations = cfPackage.CFAssociations ?? [];
  const idOf = idsOf(items);
  const root = keyOf(cfPackage.CFDocument);
  const { childrenOf, parentsOf } = hierarchy(associations, new Set(items.map(keyOf)));
  const byKey = new Map(items.map((item) => [keyOf(item), item]));

  // Under the document; then what hangs nowhere; then what hangs in a circle.
  const loose = items.map(keyOf).filter((key) => !(parentsOf.get(key) ?? []).some((parent) => byKey.has(parent)));
  const depths = depthsOf([...(childrenOf.get(root) ?? []), ...loose, ...items.map(keyOf)], childrenOf);
  return {
    items: Object.freeze(
      Array.from(depths, ([key, depth]) => {
        const item = byKey.get(key) as CfItem;
        const parents = [...new Set(parentsOf.get(key))].flatMap((parent) => {
          const above = byKey.get(parent);
          return above === undefined ? [] : [idOf(above)];
        });
        return Object.freeze({
          ...{ id: idOf(item), identifier: item.identifier, uri: item.uri, type: item.CFItemType ?? null },
          statement: item.fullStatement,
          abbreviated: item.abbreviatedStatement ?? null,
          notes: item.notes ?? null,
          parents: Object.freeze(parents),
          depth,
        });
      }),
    ),
    links: Object.freeze(associations.map(linkOf)),
  };

  function linkOf(association: CfAssociation): CaseLink {
    return Object.freeze({
      identifier: association.identifier,
      type: association.associationType,
      relation: relationOfAssociation(association.associationType),
      origin: endOf(association.originNodeURI),
      destination: endOf(association.destinationNodeURI),
      sequenceNumber: hasNumber(association) ? numberOf(association) : null,
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

/** The id by which an item is called: its code, where no other item has the same for a code or an identifier. */
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

/**
 * Who is a child of whom: children by their sequence numbers, those without one last, else in the order of the file.
 */
function hierarchy(associations: readonly CfAssociation[], known: ReadonlySet<string>) {
  const numbered = associations
    .filter((association) => association.associationType === "isChildOf" && known.has(keyOf(association.originNodeURI)))
    .sort((one, other) => numberOf(one) - numberOf(other));
  const childrenOf = new Map<string, string[]>();
  const parentsOf = new Map<string, string[]>();
  for (const { originNodeURI, destinationNodeURI } of numbered) {
    addTo(childrenOf, keyOf(destinationNodeURI), keyOf(originNodeURI));
    addTo(parentsOf, keyOf(originNodeURI), keyOf(destinationNodeURI));
  }
  return { childrenOf, parentsOf };
}

function hasNumber({ sequenceNumber }: { readonly sequenceNumber?: number | null | undefined }): boolean {
  return sequenceNumber !== undefined && sequenceNumber !== null;
}

function numberOf({ sequenceNumber }: CfAssociation): number {
  // Real files have numbers as text, too.
  return hasNumber({ sequenceNumber }) ? Number(sequenceNumber) : Number.MAX_SAFE_INTEGER;
}

/**
 * The depth of each item, in the order of the tree. By a list of what is left: a tree may be deeper than calls can be.
 */
function depthsOf(tops: readonly string[], childrenOf: ReadonlyMap<string, readonly string[]>): Map<string, number> {
  const depths = new Map<string, number>();
  const left = tops.map((key) => ({ key, depth: 0 })).reverse();
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { key, depth } = next;
    // An item of several parents, or in a circle, is met once.
    if (depths.has(key)) continue;
    depths.set(key, depth);
    const children = childrenOf.get(key) ?? [];
    for (let i = children.length - 1; i >= 0; i--) left.push({ key: children[i] as string, depth: depth + 1 });
  }
  return depths;
}
