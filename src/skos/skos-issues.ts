// Finds links that contradict each other by the integrity conditions of the SKOS reference.
import { describe } from "../check/describe.ts";
import type { Issue } from "../check/issue.ts";
import type { Relation } from "../exchange/relations.ts";
import { type ResolvedItem, type ResolvedPackage, relationOf } from "../exchange/resolve-package.ts";

/**
 * Every link that contradicts another: it relates the same two items in another way (S46); it is an exact match, which
 * is transitive (S45), and one of its ends has other links; or it relates two items of which one is broader by the tree
 * and other links (S27). `option` is the relation of links without their own.
 */
export function skosIssues({ links }: ResolvedPackage, option: Relation | undefined): Issue[] {
  const issues: Issue[] = [];
  const report = (path: Issue["path"], message: string, params: Issue["params"]) => {
    issues.push({ path: ["of", "crosswalk", "links", ...path], message, code: "inconsistent", params });
  };
  const stated = new Map<ResolvedItem, Map<ResolvedItem, Relation>>();
  const broaderOf = new Map<ResolvedItem, Set<ResolvedItem>>();
  const addBroader = (narrower: ResolvedItem, broader: ResolvedItem) => {
    broaderOf.set(narrower, (broaderOf.get(narrower) ?? new Set()).add(broader));
  };
  links.forEach((link, i) => {
    const { source, end, cardinality } = link;
    const relation = relationOf(link, option);
    const pairs = stated.get(source) ?? new Map<ResolvedItem, Relation>();
    stated.set(source, pairs);
    const earlier = pairs.get(end);
    if (earlier === undefined) {
      pairs.set(end, relation);
      if (relation === "broadMatch") addBroader(source, end);
      if (relation === "narrowMatch") addBroader(end, source);
    } else if (earlier !== relation) {
      const message = `Expected "${earlier}", as in an earlier link between the same two items, got "${relation}"`;
      report([i], message, { expected: earlier, got: relation });
    }
    if (link.content.relation === "exactMatch" && cardinality !== "1:1") {
      const message = `An exact match allows no other links of its ends, which are ${cardinality} here`;
      report([i, "relation"], message, { got: cardinality });
    }
  });
  if (broaderOf.size === 0) return issues;
  links.forEach((link, i) => {
    const { source, end } = link;
    if (relationOf(link, option) !== "relatedMatch" || !(isAbove(end, source) || isAbove(source, end))) return;
    const names = `${describe(source.id)} and ${describe(end.id)}`;
    report([i], `${names} are linked as related but are also broader and narrower`, { source: source.id, end: end.id });
  });
  return issues;

  /** Whether an item is broader than another, along the tree and the links. */
  function isAbove(item: ResolvedItem, other: ResolvedItem): boolean {
    const seen = new Set<ResolvedItem>([other]);
    for (const next of seen) {
      if (next === item) return true;
      if (next.parent !== null) seen.add(next.parent);
      for (const broader of broaderOf.get(next) ?? []) seen.add(broader);
    }
    return false;
  }
}
