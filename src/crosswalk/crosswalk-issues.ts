// What makes a crosswalk invalid, for createCrosswalk and the schema alike.
import { CrosswalkError } from "../check/errors.ts";
import type { Issue } from "../check/issue.ts";
import { duplicate } from "../check/messages.ts";
import { shapeChecks } from "../check/shapes.ts";

/** Every problem of the parts of a crosswalk: empty sides, duplicate ids, links to unknown ids, duplicate links. */
export function crosswalkIssues(parts: unknown): Issue[] {
  const { issues, record, records, ids, text, known } = shapeChecks();
  // A whole crosswalk is valid too: its other fields are derived from these.
  const whole = record(parts, [], "a crosswalk", ["sources", "targets", "links"], true);
  if (whole === undefined) return issues;
  const sources = ids(whole["sources"], ["sources"], 1);
  const targets = ids(whole["targets"], ["targets"], 1);
  const firstLinks = new Map<string, number>();
  const check = ({ source, target, via }: { readonly [key: string]: unknown }, path: readonly PropertyKey[]): void => {
    const before = issues.length;
    known(source, [...path, "source"], "a source of this crosswalk", sources);
    known(target, [...path, "target"], "a target of this crosswalk", targets);
    if (via !== undefined) text(via, [...path, "via"]);
    if (issues.length > before) return;
    const key = JSON.stringify([source, target, via]);
    const first = firstLinks.get(key);
    if (first !== undefined) issues.push(duplicate(path, `${source} to ${target}`, "link", `links > ${first}`));
    else firstLinks.set(key, Number(path[1]));
  };
  records(whole["links"], ["links"], 0, "a link", ["source", "target"], check, true);
  return issues;
}

/** @throws {@link CrosswalkError} with every problem of an invalid crosswalk. */
export function checkCrosswalk(parts: unknown): void {
  const issues = crosswalkIssues(parts);
  if (issues.length > 0) throw new CrosswalkError(issues);
}
