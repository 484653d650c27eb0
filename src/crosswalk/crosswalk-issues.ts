import { type Issue, unknownId } from "../model/errors.ts";
import { isPlainObject } from "../model/plain-object.ts";
import { unexpected } from "../model/unexpected.ts";

/**
 * Every problem of the parts of a crosswalk: a side that is empty or repeats an id, a link to nowhere or twice.
 *
 * @param parts - Anything; `{ sources, targets, links }` was expected.
 */
export function crosswalkIssues(parts: unknown): Issue[] {
  if (!isPlainObject(parts)) return [unexpected([], parts, "a crosswalk, { sources, targets, links },")];
  const issues: Issue[] = [];
  const sides = { source: side("sources", parts["sources"]), target: side("targets", parts["targets"]) };
  const seen = new Set<string>();
  const { links } = parts;
  if (!Array.isArray(links)) return [...issues, unexpected(["links"], links, "a list of links")];
  links.forEach((link: unknown, i) => {
    const before = issues.length;
    if (!isPlainObject(link)) {
      issues.push(unexpected(["links", i], link, "a link, { source, target },"));
      return;
    }
    const { source, target, via } = link;
    for (const [end, id] of [["source", source], ["target", target]] as const) {
      if (!sides[end].has(id)) {
        issues.push(unknownId(["links", i, end], id, `a ${end} of this crosswalk`, [...sides[end]].map(String)));
      }
    }
    if (via !== undefined && (typeof via !== "string" || via === "")) issues.push(unexpected(["links", i, "via"], via, "text"));
    const same = JSON.stringify([source, target, via]);
    if (issues.length === before && seen.has(same)) {
      issues.push(unexpected(["links", i], same, "a link that does not stand here twice", "duplicate"));
    }
    seen.add(same);
  });
  return issues;

  function side(name: string, ids: unknown): ReadonlySet<unknown> {
    const found = new Set<unknown>();
    if (!Array.isArray(ids)) issues.push(unexpected([name], ids, "a list of ids"));
    else if (ids.length === 0) issues.push(unexpected([name], ids, "one id or more", "empty"));
    else {
      ids.forEach((id, i) => {
        if (typeof id !== "string" || id === "") issues.push(unexpected([name, i], id, "text"));
        else if (found.has(id)) issues.push(unexpected([name, i], id, "an id that does not stand here twice", "duplicate"));
        else found.add(id);
      });
    }
    return found;
  }
}
