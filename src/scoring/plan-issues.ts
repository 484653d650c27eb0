// What makes a plan unsound. The one list of it, behind createPlan and the schema alike.
import { checks } from "../model/checks.ts";
import type { Issue } from "../model/errors.ts";
import { wordIssues } from "../model/options.ts";
import { isPlainObject } from "../model/plain-object.ts";
import { outOfRange, unexpected } from "../model/unexpected.ts";
import { minCoverageIssues } from "./plan-options.ts";

type Path = readonly PropertyKey[];

/** Below this a number keeps too few digits for a weighted sum to be right. */
const leastWeight = 1e-290;

/**
 * Every problem of a plan.
 *
 * @param plan - Anything; minCoverage may be left out.
 */
export function planIssues(plan: unknown): Issue[] {
  const { issues, record, list, text, known } = checks();
  const itemIds = new Set<string>();
  const targetIds = new Set<string>();
  const directIds = new Set<string>();

  const whole = record(plan, [], "a plan", ["name", "basis", "items", "minCoverage", "targets"]);
  if (whole === undefined) return issues;
  const { name, basis, items, minCoverage = 0, targets } = whole;
  text(name, ["name"]);
  if (basis !== undefined) issues.push(...wordIssues(basis, ["parts", "projected"], ["basis"]));
  issues.push(...minCoverageIssues(minCoverage));
  list(items, ["items"], 1).forEach((id, i) => {
    text(id, ["items", i], itemIds);
  });
  list(targets, ["targets"], 1).forEach((value, t) => {
    const path = ["targets", t];
    const target = record(value, path, "a target", ["id", "direct", "parts"]);
    if (target === undefined) return;
    const { id, direct, parts } = target;
    text(id, [...path, "id"], targetIds);
    if (id === "overall") {
      issues.push(unexpected([...path, "id"], id, "another id, since it is the score over all targets,", "reserved"));
    }
    if (direct !== undefined) {
      known(direct, [...path, "direct"], "one of the plan's items", itemIds);
      if (itemIds.has(String(direct))) text(direct, [...path, "direct"], directIds);
    }
    weights(list(parts, [...path, "parts"], 0), [...path, "parts"], partWeight);
  });
  return issues;

  function partWeight(value: unknown, path: Path): unknown {
    const part = record(value, path, "a part", ["id", "weight", "items"]);
    if (part === undefined) return undefined;
    text(part["id"], [...path, "id"]);
    const seen = new Set<string>();
    weights(list(part["items"], [...path, "items"], 1), [...path, "items"], (element, place) => {
      const item = record(element, place, "an item", ["id", "weight"]);
      if (item === undefined) return undefined;
      text(item["id"], [...place, "id"], seen);
      known(item["id"], [...place, "id"], "one of the plan's items", itemIds);
      return item["weight"];
    });
    return part["weight"];
  }

  /** Weights that are added up: each positive and finite, and so is their sum. */
  function weights(values: readonly unknown[], path: Path, weightOf: (value: unknown, path: Path) => unknown) {
    let sum = 0;
    values.forEach((value, i) => {
      const weight = weightOf(value, [...path, i]);
      if (typeof weight === "number" && weight >= leastWeight && weight < Infinity) sum += weight;
      else if (isPlainObject(value)) {
        issues.push(outOfRange([...path, i, "weight"], weight, "a finite number above 0"));
      }
    });
    if (sum === Infinity) issues.push(outOfRange(path, sum, "a finite sum of weights"));
  }
}
