import { checks } from "../model/checks.ts";
import type { Issue } from "../model/errors.ts";
import { isPlainObject } from "../model/plain-object.ts";

/**
 * Every problem of the parts of a crosswalk: a side that is empty or repeats an id, a link to nowhere or twice.
 *
 * @param parts - Anything; `{ sources, targets, links }` was expected.
 */
export function crosswalkIssues(parts: unknown): Issue[] {
  const { issues, fields, list, text, known } = checks();
  // A whole crosswalk is sound too: what it has beside its parts is derived.
  const { sources, targets, links } = fields(parts, [], "a crosswalk", ["sources", "targets", "links"], true);
  if (!isPlainObject(parts)) return issues;
  const sourceIds = new Set<unknown>();
  const targetIds = new Set<unknown>();
  list(sources, ["sources"], 1).forEach((id, i) => {
    text(id, ["sources", i], sourceIds);
  });
  list(targets, ["targets"], 1).forEach((id, i) => {
    text(id, ["targets", i], targetIds);
  });
  const seen = new Set<unknown>();
  list(links, ["links"], 0).forEach((link, i) => {
    const before = issues.length;
    const path = ["links", i];
    const { source, target, via } = fields(link, path, "a link", ["source", "target"], true);
    if (!isPlainObject(link)) return;
    known(source, [...path, "source"], "a source of this crosswalk", sourceIds);
    known(target, [...path, "target"], "a target of this crosswalk", targetIds);
    if (via !== undefined) text(via, [...path, "via"]);
    if (issues.length === before) text(JSON.stringify([source, target, via]), path, seen);
  });
  return issues;
}
