// The items of CASE packages in the order of their tree, and their associations with their ends found.
import { describe } from "../check/describe.ts";
import type { Issue } from "../check/issue.ts";
import { associationTypes, relations } from "../exchange/relations.ts";
import type { CaseEnd, CaseItem, CaseLink } from "./case-import.ts";
import type { CfAssociation, CfItem, CfNodeLink } from "./case-package.ts";
import { keyOf, type MergedPackages } from "./merged-packages.ts";

/** An association that puts an item, which `child` is the key of, under another or a document. */
interface Step {
  readonly association: CfAssociation;
  readonly child: string;
  readonly parent: string;
}

/**
 * The items of valid packages in the order of the tree, and their associations in the order of the files; frozen. The
 * issues name items with several parents, and circles.
 */
export function caseTree({ packages, items: byKey, associations, packageIndexes, placeOf }: MergedPackages): {
  items: readonly CaseItem[];
  links: readonly CaseLink[];
  issues: readonly Issue[];
} {
  const idOf = idsOf([...byKey.values()]);
  const roots = new Set(packages.map(({ CFDocument }) => keyOf(CFDocument)));
  const { below, above } = hierarchy(associations, byKey);
  const issues: Issue[] = [];

  // First under the documents, then detached items, then items in circles.
  const detached = [...byKey.keys()].filter((key) => !above.get(key)?.some(({ parent }) => byKey.has(parent)));
  const tops = [...roots].flatMap((root) => below.get(root) ?? []);
  const places = depthsOf([...tops, ...[...detached, ...byKey.keys()].map((child) => ({ child }))], below);
  for (const { circles } of places.values()) for (const step of circles) issues.push(circleIssue(step));
  for (const key of places.keys()) {
    const steps = above.get(key) ?? [];
    if (steps.length > 1) issues.push(parentIssue(key, steps));
  }
  return {
    items: Object.freeze(Array.from(places, ([key, place]) => itemOf(byKey.get(key) as CfItem, key, place))),
    links: Object.freeze(associations.map(linkOf)),
    issues,
  };

  function itemOf(item: CfItem, key: string, { depth, parent }: Place): CaseItem {
    const itemAbove = byKey.get(parent ?? "");
    const parents = [...new Set(above.get(key)?.map(({ parent }) => parent))].flatMap((key) => byKey.get(key) ?? []);
    return Object.freeze({
      ...{ id: idOf(item), identifier: item.identifier, uri: item.uri ?? null },
      document: packages[packageIndexes.get(item) ?? 0]?.CFDocument.identifier ?? "",
      type: item.CFItemType ?? null,
      statement: item.fullStatement,
      abbreviated: item.abbreviatedStatement ?? null,
      notes: item.notes ?? null,
      parent: itemAbove === undefined ? null : idOf(itemAbove),
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
      external: item === undefined && !roots.has(identifier.toLowerCase()),
    });
  }

  function circleIssue({ association, child, parent }: Step): Issue {
    const names = { item: nameOf(child), parent: nameOf(parent) };
    const repair = `${describe(names.item)} is read at its first place`;
    const isOwn = child === parent;
    const message = isOwn
      ? `${describe(names.item)} is its own parent; ${repair}`
      : `${describe(names.item)} is above its parent ${describe(names.parent)}, in a circle; ${repair}`;
    return { path: placeOf(association), message, code: "inconsistent", params: { ...names, repair } };
  }

  /** The issue of an item with several parents, or with one by several associations. */
  function parentIssue(key: string, steps: readonly Step[]): Issue {
    const names = [...new Set(steps.map(({ parent }) => nameOf(parent)))];
    const item = describe(nameOf(key));
    const place = places.get(key)?.parent;
    const isSame = names.length === 1;
    const repair = `${item} is read once${isSame || place === undefined ? "" : `, below ${describe(nameOf(place))}`}`;
    const found = isSame
      ? `the parent ${describe(names[0])} more than once`
      : `${names.length} parents (${names.slice(0, 5).map(describe).join(", ")}${names.length > 5 ? ", ..." : ""})`;
    const path = placeOf((steps[1] as Step).association);
    const message = `${item} has ${found}; ${repair}`;
    return { path, message, code: "inconsistent", params: { item: nameOf(key), parents: names, repair } };
  }

  function nameOf(key: string): string {
    const item = byKey.get(key);
    return item === undefined ? key : idOf(item);
  }
}

/** The id of an item: its code, unless another item has the same code or identifier. */
export function idsOf(items: readonly CfItem[]): (item: CfItem) => string {
  const uses = new Map<string, number>();
  for (const { humanCodingScheme: code, identifier } of items) {
    for (const name of new Set(code ? [code, identifier] : [identifier])) uses.set(name, (uses.get(name) ?? 0) + 1);
  }
  return ({ humanCodingScheme: code, identifier }) => (code && uses.get(code) === 1 ? code : identifier);
}

/** The steps to the children and to the parents by their sequence numbers, then in the order of the files. */
function hierarchy(associations: readonly CfAssociation[], items: ReadonlyMap<string, CfItem>) {
  const below = new Map<string, Step[]>();
  const above = new Map<string, Step[]>();
  const add = (lists: Map<string, Step[]>, key: string, value: Step) => {
    const list = lists.get(key);
    if (list === undefined) lists.set(key, [value]);
    else list.push(value);
  };
  // Real files have numbers as text, too. Those without a number are last.
  const numberOf = (association: CfAssociation) => Number(association.sequenceNumber ?? Number.MAX_SAFE_INTEGER);
  const ofItems = associations.filter(({ associationType, originNodeURI }) => {
    return associationType === "isChildOf" && items.has(keyOf(originNodeURI));
  });
  for (const association of ofItems.sort((a, b) => numberOf(a) - numberOf(b))) {
    const step = {
      association,
      child: keyOf(association.originNodeURI),
      parent: keyOf(association.destinationNodeURI),
    };
    add(below, step.parent, step);
    add(above, step.child, step);
  }
  return { below, above };
}

/** Where an item is in the tree. */
interface Place {
  readonly depth: number;
  /** The item that it is read below. */
  readonly parent: string | undefined;
  /** The steps from it, or from what is below it, back to it. */
  readonly circles: Step[];
}

/** The place of each item, in the order of the tree. Not recursive: a tree may be deeper than the call stack. */
function depthsOf(
  tops: readonly (Step | { readonly child: string })[],
  below: ReadonlyMap<string, readonly Step[]>,
): Map<string, Place> {
  const places = new Map<string, Place>();
  const open = new Set<string>();
  type Visit = { step: Step | { readonly child: string }; depth: number; isEnd?: boolean };
  const stack: Visit[] = tops.map((step) => ({ step, depth: 0 })).reverse();
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { step, depth, isEnd } = next;
    const { child: key } = step;
    const place = places.get(key);
    if (isEnd) open.delete(key);
    else if (place !== undefined) {
      // An item with several parents, or in a circle, is listed once.
      if ("parent" in step && open.has(key)) place.circles.push(step);
    } else {
      places.set(key, { depth, parent: "parent" in step ? step.parent : undefined, circles: [] });
      open.add(key);
      stack.push({ step, depth, isEnd: true });
      const steps = below.get(key) ?? [];
      for (let i = steps.length - 1; i >= 0; i--) stack.push({ step: steps[i] as Step, depth: depth + 1 });
    }
  }
  return places;
}
