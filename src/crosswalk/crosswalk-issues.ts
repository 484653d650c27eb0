// What makes a crosswalk unsound. The one list of it, behind createCrosswalk and the schema alike.
import { checks } from "../model/checks.ts";
import { CrosswalkError, type Issue } from "../model/errors.ts";

/**
 * Every problem of the parts of a crosswalk: a side that is empty or repeats an id, a link to nowhere or twice.
 *
 * @param parts - Anything; `{ sources, targets, links }` was expected.
 */
export function crosswalkIssues(parts: unknown): Issue[] {
  const { issues, record, list, text, known } = checks();
  const sourceIds = new Set<string>();
  const targetIds = new Set<string>();
  const seen = new Set<string>();

  // A whole crosswalk is sound too: what it has beside its parts is derived.
  const whole = record(parts, [], "a crosswalk", ["sources", "targets", "links"], true);
  if (whole === undefined) return issues;
  const { sources, targets, links } = whole;
  list(sources, ["sources"], 1).forEach((id, i) => {
    text(id, ["sources", i], sourceIds);
  });
  list(targets, ["targets"], 1).forEach((id, i) => {
    text(id, ["targets", i], targetIds);
  });
  list(links, ["links"], 0).forEach((value, i) => {
    const before = issues.length;
    const path = ["links", i];
    const link = record(value, path, "a link", ["source", "target"], true);
    if (link === undefined) return;
    const { source, target, via } = link;
    known(source, [...path, "source"], "a source of this crosswalk", sourceIds);
    known(target, [...path, "target"], "a target of this crosswalk", targetIds);
    if (via !== undefined) text(via, [...path, "via"]);
    if (issues.length > before) return;
    const same = JSON.stringify([source, target, via]);
    if (seen.has(same)) {
      issues.push({ path, message: "an earlier link is the same", code: "duplicate" });
    }
    seen.add(same);
  });
  return issues;
}

/**
 * Refuses what is no crosswalk.
 *
 * @param parts - Anything.
 * @throws {@link CrosswalkError} with every problem.
 */
export function checkCrosswalk(parts: unknown): void {
  const issues = crosswalkIssues(parts);
  if (issues.length > 0) throw new CrosswalkError(issues);
}
