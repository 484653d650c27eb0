// What the records of CASE packages are as parts of a crosswalk package.
import { isPlainObject } from "../check/plain-object.ts";
import type { FrameworkItem } from "../exchange/crosswalk-package.ts";
import { defined } from "../exchange/defined.ts";
import { isDate, isDateTime, isUuid } from "../exchange/forms.ts";
import type { CaseItem, CaseLink } from "./case-import.ts";
import { type CfDocument, type CfItem, extensionName } from "./case-package.ts";
import type { MergedPackages } from "./merged-packages.ts";

/** CASE packages, read. */
export interface Content extends MergedPackages {
  /** The items in the order of the tree. */
  readonly inTree: readonly CaseItem[];
  /** The associations that relate items, of the packages or outside. */
  readonly relating: readonly CaseLink[];
}

/** What a document says of a package. */
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
export function itemOf(item: CaseItem, record: CfItem | undefined, id: string): Omit<FrameworkItem, "parent"> {
  const { key } = extensionOf(record) as Pick<FrameworkItem, "key">;
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

/** The extensions of this library in a record. */
export function extensionOf(record: { readonly extensions?: unknown } | undefined): {
  readonly [name: string]: unknown;
} {
  const extensions = record?.extensions;
  const own = isPlainObject(extensions) ? extensions[extensionName] : undefined;
  return isPlainObject(own) ? own : {};
}

/** A date-time with a zone. The default of CASE is UTC. A document without a date has none. */
function withZone(date: string): string {
  if (date === undefined) return date;
  if (isDateTime(date)) return date;
  if (isDate(date)) return `${date}T00:00:00Z`;
  return `${date.slice(0, 10)}T${date.slice(11)}`.replace(
    /(?:[+-]\d\d:?\d\d|[Zz])?$/,
    (zone) => zone.replace(/(\d\d):?(\d\d)$/, "$1:$2").toUpperCase() || "Z",
  );
}
