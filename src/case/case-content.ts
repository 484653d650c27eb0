// Converts the records of CASE packages to parts of a crosswalk package.
import type { FrameworkItem } from "../exchange/crosswalk-package.ts";
import { defined } from "../exchange/defined.ts";
import { isDate, isDateTime, isUuid } from "../exchange/forms.ts";
import type { CaseItem, CaseLink } from "./case-import.ts";
import { type CfAssociation, type CfDocument, type CfItem, extensionOf, keyOf } from "./case-package.ts";
import type { MergedPackages } from "./merged-packages.ts";

/** CASE packages, read. */
export interface Content extends MergedPackages {
  /** The items in the order of the tree, with their records. */
  readonly tree: ReadonlyMap<CaseItem, CfItem>;
  /** The associations that relate items, of the packages or outside, with their records. */
  readonly relating: readonly (readonly [CaseLink, CfAssociation])[];
}

/** The facts about a package in a document. */
export function aboutOf({ title, description, version, lastChangeDateTime, creator }: CfDocument) {
  return defined({
    title,
    description: description || undefined,
    version: version || undefined,
    changed: withZone(lastChangeDateTime),
    creator,
  });
}

/** An item without its parent. */
export function itemOf(item: CaseItem, record: CfItem, id: string): Omit<FrameworkItem, "parent"> {
  const { key } = extensionOf(record) as Pick<FrameworkItem, "key">;
  const uuid = keyOf(item);
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

/** A date-time with a zone. Without a zone, CASE means UTC. A document without a date has none. */
function withZone(date: string): string {
  if (date === undefined || isDateTime(date)) return date;
  if (isDate(date)) return `${date}T00:00:00Z`;
  return `${date.slice(0, 10)}T${date.slice(11)}`.replace(
    /(?:[+-]\d\d:?\d\d|[Zz])?$/,
    (zone) => zone.replace(/(\d\d):?(\d\d)$/, "$1:$2").toUpperCase() || "Z",
  );
}
