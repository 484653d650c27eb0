// The records of one or several CASE packages as those of one, each record once.
import { describe } from "../check/describe.ts";
import type { Issue } from "../check/issue.ts";
import type { CfAssociation, CfItem, CfPackage } from "./case-package.ts";
import type { ReadablePackage } from "./readable-package.ts";
import { isSameJson } from "./same-json.ts";

type Path = readonly PropertyKey[];

/** The records of all packages. */
export interface MergedPackages {
  readonly packages: readonly CfPackage[];
  /** The items by their keys, in the order of the packages. */
  readonly items: ReadonlyMap<string, CfItem>;
  readonly associations: readonly CfAssociation[];
  /** Which package an item or association is of. */
  readonly packageIndexes: ReadonlyMap<CfItem | CfAssociation, number>;
  /** The path of each record. */
  readonly placeOf: (record: object) => Path;
  /** Records that are in several packages. */
  readonly issues: readonly Issue[];
}

/** Merges packages. A record that an earlier package has is left out, and named. */
export function mergedPackages(readable: readonly ReadablePackage[]): MergedPackages {
  const packages = readable.flatMap((one) => one.package ?? []);
  const placeOf = (record: object) => readable.find(({ places }) => places.has(record))?.places.get(record) ?? [];
  const issues: Issue[] = [];
  const packageIndexes = new Map<CfItem | CfAssociation, number>();
  const items = new Map(recordsOf("CFItems").map((item) => [keyOf(item), item]));
  return { packages, items, associations: recordsOf("CFAssociations"), packageIndexes, placeOf, issues };

  function recordsOf<const List extends "CFItems" | "CFAssociations">(
    list: List,
  ): NonNullable<CfPackage[List]>[number][] {
    const firsts = new Map<string, CfItem | CfAssociation>();
    return packages.flatMap((one, packageIndex) => {
      const own = (one[list] ?? []) as readonly NonNullable<CfPackage[List]>[number][];
      const isRepeated = own.map((record) => firsts.get(keyOf(record)));
      return own.filter((record, i) => {
        const first = isRepeated[i];
        packageIndexes.set(record, packageIndex);
        firsts.set(keyOf(record), first ?? record);
        if (first !== undefined) issues.push(repeated(record, first));
        return first === undefined;
      });
    });
  }

  function repeated(record: CfItem | CfAssociation, first: CfItem | CfAssociation): Issue {
    const isSame = isSameJson(first, record);
    const repair = `the first is read, which is ${isSame ? "the same" : "not the same"}`;
    const message = `The record ${describe(record.identifier)} is in an earlier package; ${repair}`;
    return { path: placeOf(record), message, code: "duplicate", params: { got: record.identifier, repair } };
  }
}

/** Identifiers are the same in either case: files mix the two. */
export function keyOf({ identifier }: { readonly identifier: string }): string {
  return identifier.toLowerCase();
}
