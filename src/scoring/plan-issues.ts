// What makes a plan invalid, for createPlan and the schema alike.
import type { Issue } from "../check/issue.ts";
import { outOfRange, unexpected } from "../check/messages.ts";
import { numberBetween, oneOf } from "../check/options.ts";
import { type FirstPlaces, shapeChecks } from "../check/shapes.ts";

/** Smaller numbers have too few digits for a correct weighted sum. */
const leastWeight = 1e-290;

/**
 * Every problem of a plan.
 *
 * @param plan - Anything; minCoverage may be left out.
 */
export function planIssues(plan: unknown): Issue[] {
  const { issues, record, records, ids, text, known } = shapeChecks();
  const whole = record(plan, [], "a plan", ["name", "basis", "items", "minCoverage", "targets"]);
  if (whole === undefined) return issues;
  const { name, basis, items, minCoverage = 0, targets } = whole;
  text(name, ["name"]);
  if (basis !== undefined) issues.push(...oneOf("parts", "projected")(basis, ["basis"]));
  issues.push(...numberBetween(0, 1)(minCoverage, ["minCoverage"]));
  const itemIds = ids(items, ["items"], 1);
  const targetIds: FirstPlaces = new Map();
  const directIds: FirstPlaces = new Map();
  records(targets, ["targets"], 1, "a target", ["id", "direct", "parts"], ({ id, direct, parts }, path) => {
    text(id, [...path, "id"], targetIds);
    if (id === "overall") {
      issues.push(unexpected([...path, "id"], id, "an id that is not reserved", "reserved"));
    }
    if (direct !== undefined) {
      const isKnown = known(direct, [...path, "direct"], "an item of the plan", itemIds);
      if (isKnown) text(direct, [...path, "direct"], directIds);
    }
    weighted(parts, [...path, "parts"], 0, "a part", ["id", "weight", "items"], (part, path) => {
      text(part["id"], [...path, "id"]);
      const seen: FirstPlaces = new Map();
      weighted(part["items"], [...path, "items"], 1, "an item", ["id", "weight"], (item, path) => {
        text(item["id"], [...path, "id"], seen);
        known(item["id"], [...path, "id"], "an item of the plan", itemIds);
      });
    });
  });
  return issues;

  /** Records with weights: each weight, and the sum of all, must be positive and finite. */
  function weighted(...[values, path, least, what, keys, check]: Parameters<typeof records>): void {
    let sum = 0;
    records(values, path, least, what, keys, (value, place) => {
      check(value, place);
      const { weight } = value;
      if (typeof weight === "number" && weight >= leastWeight && weight < Infinity) sum += weight;
      else issues.push(outOfRange([...place, "weight"], weight, "a finite number above 0"));
    });
    if (sum === Infinity) issues.push(outOfRange(path, sum, "a finite sum of weights"));
  }
}
