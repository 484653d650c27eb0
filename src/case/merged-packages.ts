// Merges the records of one or several CASE packages, each record once.
import { describe } from "../check/describe.ts";
import type { Issue } from "../check/issue.ts";
import { type CfAssociation, type CfItem, type CfPackage, keyOf } from "./case-package.ts";
import type { ReadablePackage } from "./readable-package.ts";
import { isSameJson } from "./same-json.ts";

/** The package and the position of an item or association. */
interface Origin {
  readonly cfPackage: CfPackage;
  readonly path: readonly PropertyKey[];
}

/** The records of all packages. */
export interface MergedPackages {
  readonly packages: readonly CfPackage[];
  /** The items by their keys, in the order of the packages. */
  readonly items: ReadonlyMap<string, CfItem>;
  readonly associations: readonly CfAssociation[];
  readonly originOf: (record: CfItem | CfAssociation) => Origin;
  /** Records that are in several packages. */
  readonly issues: readonly Issue[];
}

/** Merges packages. A record that is also in an earlier package is left out and reported. */
export function mergedPackages(readable: readonly ReadablePackage[]): MergedPackages {
  const packages = readable.flatMap((one) => one.package ?? []);
  const issues: Issue[] = [];
  const origins = new Map<CfItem | CfAssociation, Origin>();
  const originOf = (record: CfItem | CfAssociation) => origins.get(record) as Origin;
  const items = new Map(recordsOf(({ CFItems = [] }) => CFItems).map((item) => [keyOf(item), item]));
  return { packages, items, associations: recordsOf(({ CFAssociations = [] }) => CFAssociations), originOf, issues };

  function recordsOf<Item extends CfItem | CfAssociation>(listOf: (cfPackage: CfPackage) => readonly Item[]): Item[] {
    const firsts = new Map<string, Item>();
    return readable.flatMap(({ package: cfPackage, places }) => {
      if (cfPackage === undefined) return [];
      return listOf(cfPackage).filter((record) => {
        origins.set(record, { cfPackage, path: places.get(record) ?? [] });
        const first = firsts.get(keyOf(record));
        const isRepeated = first !== undefined && originOf(first).cfPackage !== cfPackage;
        if (isRepeated) issues.push(repeated(record, first));
        else firsts.set(keyOf(record), record);
        return !isRepeated;
      });
    });
  }

  function repeated(record: CfItem | CfAssociation, first: CfItem | CfAssociation): Issue {
    const repair = `the first is read, and the two ${isSameJson(first, record) ? "are equal" : "differ"}`;
    const message = `The record ${describe(record.identifier)} is also in an earlier package; ${repair}`;
    return { path: originOf(record).path, message, code: "duplicate", params: { got: record.identifier, repair } };
  }
}
