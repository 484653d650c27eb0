// Where the links of a package would contradict each other in SKOS, by the integrity conditions of its reference.
import type { Issue } from "../model/errors.ts";
import { addTo } from "./lists-by-key.ts";
import type { Relation } from "./relations.ts";
import { type ResolvedItem, type ResolvedPackage, relationOf } from "./resolve-package.ts";

/**
 * Every link that contradicts another: it relates the same two otherwise (S46); it is an exact match of its own accord,
 * which is transitive (S45), and one of its ends has other links; or it says related of two of which others say, along
 * the tree and other links, that one is broader (S27).
 *
 * @param resolved - The package.
 * @param asked - The relation of links that have none of their own.
 */
export function skosIssues({ links }: ResolvedPackage, asked: Relation): Issue[] {
  const issues: Issue[] = [];
  const said = new Map<ResolvedItem, Map<ResolvedItem, Relation>>();
  links.forEach((link, i) => {
    const path = ["of", "crosswalk", "links", i];
    const relation = relationOf(link, asked);
    const pairs = said.get(link.source) ?? new Map<ResolvedItem, Relation>();
    said.set(link.source, pairs);
    const before = pairs.get(link.end);
    if (before === undefined) pairs.set(link.end, relation);
    else if (before !== relation) {
      const message = `"${relation}" was found; "${before}", as an earlier link between the same two, was expected`;
      issues.push({ path, message, code: "inconsistent" });
    }
    if (link.content.relation === "exactMatch" && link.cardinality !== "1:1") {
      const found = `an exact match was found of which an end has other links (${link.cardinality})`;
      issues.push({
        path: [...path, "relation"],
        message: `${found}; another relation was expected`,
        code: "inconsistent",
      });
    }
  });
  const above = broaderMatches(said);
  if (above.size === 0) return issues;
  links.forEach((link, i) => {
    if (
      relationOf(link, asked) !== "relatedMatch" ||
      !(reaches(link.source, link.end) || reaches(link.end, link.source))
    )
      return;
    const message = "two that are related were found, of which the tree and other links say that one is broader";
    issues.push({ path: ["of", "crosswalk", "links", i], message, code: "inconsistent" });
  });
  return issues;

  /** Whether one is broader than the other, along the tree and the links. */
  function reaches(from: ResolvedItem, to: ResolvedItem): boolean {
    const seen = new Set<ResolvedItem>([from]);
    for (const item of seen) {
      if (item === to) return true;
      if (item.parent !== null) seen.add(item.parent);
      for (const broader of above.get(item) ?? []) seen.add(broader);
    }
    return false;
  }
}

/** What each item has for broader ones by its links. */
function broaderMatches(said: ReadonlyMap<ResolvedItem, ReadonlyMap<ResolvedItem, Relation>>) {
  const above = new Map<ResolvedItem, ResolvedItem[]>();
  for (const [source, pairs] of said) {
    for (const [end, relation] of pairs) {
      if (relation === "broadMatch") addTo(above, source, end);
      if (relation === "narrowMatch") addTo(above, end, source);
    }
  }
  return above;
}
