// The crosswalk package in CASE packages: the one that was exported, or one made of their associations.
import type { Issue } from "../check/issue.ts";
import { createCrosswalk } from "../crosswalk/create-crosswalk.ts";
import type { CrosswalkPackage } from "../exchange/crosswalk-package.ts";
import { packageIssues } from "../exchange/package-issues.ts";
import { deepFreeze } from "../model/freeze.ts";
import type { CaseEnd } from "./case-import.ts";
import type { CaseTree } from "./case-tree.ts";
import { exportedPackage, exportedRoots } from "./exported-package.ts";
import type { MergedPackages } from "./merged-packages.ts";
import { relatedPackage } from "./related-package.ts";

/** The association types that are not part of a crosswalk: those within one framework, and those over time. */
const within = ["isChildOf", "isPeerOf", "precedes", "replacedBy", "exemplar", "hasSkillLevel", "isTranslationOf"];

/** The crosswalk package in CASE packages, or `null` with the reason; and what was left out of it. */
export function packageOfCase(
  merged: MergedPackages,
  { items: tree, links }: CaseTree,
): { crosswalk: CrosswalkPackage | null; issues: readonly Issue[]; repairs: readonly Issue[] } {
  const relating = [...links].filter(([{ type, origin, destination }]) => {
    return !within.includes(type) && isItem(origin) && isItem(destination);
  });
  const content = { ...merged, tree, relating };
  const exported = exportedRoots(merged);
  const [first] = relating;
  const repairs: Issue[] = [];
  const found = exported
    ? exportedPackage(content, exported)
    : first && relatedPackage(content, merged.originOf(first[1]).cfPackage, repairs);
  if (found === undefined) return { crosswalk: null, issues: Object.freeze([]), repairs };
  const issues = packageIssues(found, []);
  if (issues.length > 0) return { crosswalk: null, issues: deepFreeze(issues), repairs };
  const crosswalk = deepFreeze({ ...found, crosswalk: createCrosswalk(found.crosswalk) });
  return { crosswalk, issues: Object.freeze([]), repairs };
}

function isItem({ item, external }: CaseEnd): boolean {
  return item !== null || external;
}
