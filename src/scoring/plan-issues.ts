import { type Issue, unknownId } from "../model/errors.ts";
import { isPlainObject, unknownKeys } from "../model/plain-object.ts";
import { unexpected } from "../model/unexpected.ts";
import { minCoverageIssues } from "./plan-options.ts";

type Path = readonly PropertyKey[];

/**
 * Every problem of a plan.
 *
 * @param plan - Anything; minCoverage may be left out.
 */
export function planIssues(plan: unknown): Issue[] {
  const issues: Issue[] = [];
  const known = new Set<unknown>();
  const ids = new Set<unknown>();

  const { name, items, minCoverage = 0, targets } = fields(plan, [], "a plan", ["name", "items", "minCoverage", "targets"]);
  if (issues.some(({ path }) => path.length === 0)) return issues;
  text(name, ["name"]);
  issues.push(...minCoverageIssues(minCoverage));
  list(items, ["items"]).forEach((id, i) => {
    text(id, ["items", i], known);
  });
  list(targets, ["targets"]).forEach((target, t) => {
    checkTarget(target, ["targets", t]);
  });
  return issues;

  function checkTarget(target: unknown, path: Path) {
    const { id, parts } = fields(target, path, "a target", ["id", "parts"]);
    text(id, [...path, "id"], ids);
    if (id === "overall") {
      issues.push(unexpected([...path, "id"], id, "another id (it is the score over all targets)", "reserved"));
    }
    weights(list(parts, [...path, "parts"], 0), [...path, "parts"], checkPart);
  }

  function checkPart(part: unknown, path: Path): unknown {
    const { id, weight, items } = fields(part, path, "a part", ["id", "weight", "items"]);
    text(id, [...path, "id"]);
    const inPart = new Set<unknown>();
    weights(list(items, [...path, "items"]), [...path, "items"], (item, place) => checkItem(item, place, inPart));
    return weight;
  }

  function checkItem(item: unknown, path: Path, inPart: Set<unknown>): unknown {
    const { id, weight } = fields(item, path, "an item", ["id", "weight"]);
    text(id, [...path, "id"], inPart);
    if (typeof id === "string" && !known.has(id)) {
      issues.push(unknownId([...path, "id"], id, "one of the plan's items", [...known].map(String)));
    }
    return weight;
  }

  /** The fields of a record; without any when it is none. */
  function fields(value: unknown, path: Path, what: string, keys: readonly string[]): { readonly [key: string]: unknown } {
    if (!isPlainObject(value)) {
      issues.push(unexpected(path, value, `${what}, { ${keys.join(", ")} },`));
      return {};
    }
    issues.push(...unknownKeys(value, keys, path));
    return value;
  }

  function list(value: unknown, path: Path, least = 1): readonly unknown[] {
    if (!Array.isArray(value)) issues.push(unexpected(path, value, "a list"));
    else if (value.length < least) issues.push(unexpected(path, value, "a list of one or more", "empty"));
    else return value;
    return [];
  }

  /** Text, which is not in `seen` yet. */
  function text(value: unknown, path: Path, seen?: Set<unknown>) {
    if (typeof value !== "string" || value === "") issues.push(unexpected(path, value, "text"));
    else if (seen?.has(value)) issues.push(unexpected(path, value, "an id that does not stand here twice", "duplicate"));
    seen?.add(value);
  }

  /** Weights that are added up: each positive and finite, and so is their sum. */
  function weights(values: readonly unknown[], path: Path, weightOf: (value: unknown, path: Path) => unknown) {
    let sum = 0;
    values.forEach((value, i) => {
      const weight = weightOf(value, [...path, i]);
      if (typeof weight === "number" && weight > 0 && weight < Infinity) sum += weight;
      else if (isPlainObject(value)) {
        const code = typeof weight === "number" ? "out-of-range" : undefined;
        issues.push(unexpected([...path, i, "weight"], weight, "a finite number above 0", code));
      }
    });
    if (sum === Infinity) issues.push(unexpected(path, sum, "a finite sum of weights", "out-of-range"));
  }
}
