// The items of CASE packages in the order of their tree, and their associations with resolved ends.
import { describe } from "../check/describe.ts";
import type { Issue } from "../check/issue.ts";
import { associationTypes, relations } from "../exchange/relations.ts";
import type { CaseEnd, CaseItem, CaseLink } from "./case-import.ts";
import { type CfAssociation, type CfItem, type CfNodeLink, keyOf } from "./case-package.ts";
import { groupedBy } from "./grouped-by.ts";
import type { MergedPackages } from "./merged-packages.ts";

/** The items of CASE packages in the order of their tree, and their associations in the order of the files. */
export interface CaseTree {
  /** The items with their records. */
  readonly items: ReadonlyMap<CaseItem, CfItem>;
  /** The associations with their records. */
  readonly links: ReadonlyMap<CaseLink, CfAssociation>;
  /** Items with several parents, and circles. */
  readonly issues: readonly Issue[];
}

/** An association that puts an item (with the key `child`) under another item or a document. */
interface Step {
  readonly association: CfAssociation;
  readonly child: string;
  readonly parent: string;
}

/** The tree of valid packages; items and associations are frozen. */
export function caseTree({ packages, items: byKey, associations, originOf }: MergedPackages): CaseTree {
  const idOf = idsOf([...byKey.values()]);
  const roots = new Set(packages.map(({ CFDocument }) => keyOf(CFDocument)));
  const { below, above } = hierarchy(associations, byKey);
  const issues: Issue[] = [];

  const keys = [...byKey.keys()];
  const detached = keys.filter((key) => !above.get(key)?.some(({ parent }) => byKey.has(parent)));
  // First under the documents, then detached items, then items in circles.
  const tops = [...roots].flatMap((root) => below.get(root) ?? []).map((step) => ({ key: step.child, depth: 0, step }));
  const places = placesOf([...tops, ...[...detached, ...keys].map((key) => ({ key, depth: 0 }))], below);
  for (const { circles } of places.values()) for (const step of circles) issues.push(circleIssue(step));
  for (const key of places.keys()) {
    const steps = above.get(key) ?? [];
    if (steps.length > 1) issues.push(parentIssue(key, steps));
  }
  return {
    items: new Map(
      Array.from(places, ([key, place]) => {
        const record = byKey.get(key) as CfItem;
        return [itemOf(record, place), record];
      }),
    ),
    links: new Map(associations.map((association) => [linkOf(association), association])),
    issues,
  };

  function itemOf(item: CfItem, { depth, parent }: Place): CaseItem {
    const itemAbove = byKey.get(parent ?? "");
    const keysAbove = new Set(above.get(keyOf(item))?.map(({ parent }) => parent));
    const parents = [...keysAbove].flatMap((key) => byKey.get(key) ?? []);
    return Object.freeze({
      ...{ id: idOf(item), identifier: item.identifier, uri: item.uri ?? null },
      document: originOf(item).cfPackage.CFDocument.identifier,
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
    const { identifier, associationType: type, sequenceNumber = null } = association;
    return Object.freeze({
      identifier,
      type,
      relation: relations.find((relation) => associationTypes[relation] === type) ?? "relatedMatch",
      origin: endOf(association.originNodeURI),
      destination: endOf(association.destinationNodeURI),
      sequenceNumber: sequenceNumber === null ? null : Number(sequenceNumber),
      grouping: association.CFAssociationGroupingURI?.identifier ?? null,
    });
  }

  function endOf(end: CfNodeLink): CaseEnd {
    const { identifier, title = null, uri = null } = end;
    const key = keyOf(end);
    const item = byKey.get(key);
    const external = item === undefined && !roots.has(key);
    return Object.freeze({ identifier, title, uri, item: item === undefined ? null : idOf(item), external });
  }

  function circleIssue({ association, child, parent }: Step): Issue {
    const names = { item: nameOf(child), parent: nameOf(parent) };
    const item = describe(names.item);
    const repair = `${item} is read at its first place`;
    const circle = `is an ancestor of its own parent ${describe(names.parent)}`;
    const message = `${item} ${child === parent ? "is its own parent" : circle}; ${repair}`;
    return { path: originOf(association).path, message, code: "inconsistent", params: { ...names, repair } };
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
    const path = originOf((steps[1] as Step).association).path;
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
  // Real files have numbers as text, too. Those without a number are last.
  const numberOf = ({ sequenceNumber }: CfAssociation) => Number(sequenceNumber ?? Number.MAX_SAFE_INTEGER);
  const steps = associations
    .filter(({ associationType, originNodeURI }) => associationType === "isChildOf" && items.has(keyOf(originNodeURI)))
    .sort((one, other) => numberOf(one) - numberOf(other))
    .map((association): Step => {
      const { originNodeURI, destinationNodeURI } = association;
      return { association, child: keyOf(originNodeURI), parent: keyOf(destinationNodeURI) };
    });
  return { below: groupedBy(steps, ({ parent }) => parent), above: groupedBy(steps, ({ child }) => child) };
}

/** Where an item is in the tree. */
interface Place {
  readonly depth: number;
  /** The parent under which it is read. */
  readonly parent: string | undefined;
  /** The steps from it, or from what is below it, back to it. */
  readonly circles: Step[];
}

/** A visit to an item, by the step to it; or the end of the visit, when all below it has been visited. */
interface Visit {
  readonly key: string;
  readonly depth: number;
  readonly step?: Step;
  readonly isEnd?: boolean;
}

/** The place of each item, in the order of the tree. Not recursive: a tree may be deeper than the call stack. */
function placesOf(tops: readonly Visit[], below: ReadonlyMap<string, readonly Step[]>): Map<string, Place> {
  const places = new Map<string, Place>();
  const open = new Set<string>();
  const stack = [...tops].reverse();
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { key, depth, step, isEnd } = next;
    const place = places.get(key);
    if (isEnd) open.delete(key);
    else if (place !== undefined) {
      // An item with several parents, or in a circle, is listed once.
      if (step !== undefined && open.has(key)) place.circles.push(step);
    } else {
      places.set(key, { depth, parent: step?.parent, circles: [] });
      open.add(key);
      stack.push({ key, depth, isEnd: true });
      for (const step of [...(below.get(key) ?? [])].reverse()) stack.push({ key: step.child, depth: depth + 1, step });
    }
  }
  return places;
}
