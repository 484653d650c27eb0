// What makes scores invalid that were read back from JSON, or written by hand.
import type { Issue } from "../check/issue.ts";
import { otherText, outOfRange, unexpected } from "../check/messages.ts";
import { numberBetween, oneOf } from "../check/options.ts";
import { isPlainObject } from "../check/plain-object.ts";
import { compiledPlan } from "./compiled-plan.ts";
import { tolerance } from "./evaluate.ts";
import type { Plan } from "./plan.ts";
import { planIssues } from "./plan-issues.ts";

type Path = readonly PropertyKey[];

/**
 * Every problem of the scores of one assessment: of the plan, the package's version, each of the plan's targets, and
 * the overall. If the plan is invalid, only its problems are reported.
 *
 * @param isExplained - Whether the parts and items of each target are needed too.
 */
export function scoresIssues(scores: unknown, path: Path, isExplained = false): Issue[] {
  // A table of scores has a plan too.
  if (!isPlainObject(scores) || !isPlainObject(scores["plan"]) || scores["row"]) {
    return [unexpected(path, scores, "the result of a scoring function")];
  }
  const { packageVersion, targets, overall } = scores;
  const plan = scores["plan"] as unknown as Plan;
  const ofPlan = compiledPlan(plan) === undefined ? planIssues(plan) : [];
  if (plan.minCoverage === undefined) ofPlan.push(...numberBetween(0, 1)(undefined, ["minCoverage"]));
  if (ofPlan.length > 0) return ofPlan.map((issue) => ({ ...issue, path: [...path, "plan", ...issue.path] }));
  const isVersion = typeof packageVersion === "string" && /^\d+\.\d+\.\d+/.test(packageVersion);
  const expected = 'a version of this package, such as "0.1.0"';
  return [
    ...(isVersion ? [] : [otherText([...path, "packageVersion"], packageVersion, expected)]),
    ...(isPlainObject(targets)
      ? plan.targets.flatMap(({ id }) => targetIssues(targets[id], [...path, "targets", id], isExplained))
      : [unexpected([...path, "targets"], targets, "scores by target")]),
    ...outcomeIssues(overall, [...path, "overall"]),
  ];
}

/**
 * Every problem of the outcomes of targets, whatever their plan.
 *
 * @param isExplained - Whether the parts and items of each target are needed too.
 */
export function targetsIssues(scores: unknown, isExplained = false): Issue[] {
  const targets = isPlainObject(scores) ? scores["targets"] : undefined;
  if (!isPlainObject(targets)) return [unexpected(["targets"], targets, "scores by target")];
  return Object.entries(targets).flatMap(([id, target]) => {
    return [...outcomeIssues(target, ["targets", id]), ...(isExplained ? partIssues(target, ["targets", id]) : [])];
  });
}

function targetIssues(target: unknown, path: Path, isExplained: boolean): Issue[] {
  const issues = outcomeIssues(target, path);
  if (!isPlainObject(target)) return issues;
  issues.push(...oneOf("direct", "parts", "projected")(target["basis"], [...path, "basis"]));
  if (isExplained) issues.push(...partIssues(target, path));
  return issues;
}

/** A score from 0 to 1 with the status `"scored"`, or none with another. */
function outcomeIssues(outcome: unknown, path: Path): Issue[] {
  if (!isPlainObject(outcome)) return [unexpected(path, outcome, "a score (score, status, coverage)")];
  const { score, status, coverage } = outcome;
  const isKnown = statuses.includes(String(status));
  return [
    ...oneOf(...statuses)(status, [...path, "status"]),
    ...shareIssues(score, [...path, "score"], status === "scored" || !isKnown, status !== "scored"),
    ...shareIssues(
      coverage,
      [...path, "coverage"],
      status !== "not-applicable",
      status === "not-applicable" || !isKnown,
    ),
  ];
}

const statuses = ["scored", "insufficient", "not-applicable"];

function shareIssues(value: unknown, path: Path, mayBeShare: boolean, mayBeNull: boolean): Issue[] {
  if ((mayBeShare && isShare(value)) || (mayBeNull && value === null)) return [];
  if (!mayBeShare) return [unexpected(path, value, "null")];
  return [outOfRange(path, value, mayBeNull ? "a number from 0 to 1, or null" : "a number from 0 to 1")];
}

/** The parts of a target and their items, and its direct rating where it has one. */
function partIssues(target: unknown, path: Path): Issue[] {
  if (!isPlainObject(target)) return [];
  const { parts, direct } = target;
  const isSound =
    Array.isArray(parts) &&
    parts.every((part) => {
      return isPlainObject(part) && Array.isArray(part["items"]) && part["items"].every(isItem);
    });
  return [
    ...(isSound ? [] : [unexpected([...path, "parts"], parts, "the parts of a score")]),
    ...(direct === undefined || isItem(direct)
      ? []
      : [unexpected([...path, "direct"], direct, "the direct rating of a target")]),
  ];
}

function isItem(item: unknown): boolean {
  return isPlainObject(item) && typeof item["id"] === "string" && (item["score"] === null || isShare(item["score"]));
}

/** A sum may round past the end. */
function isShare(value: unknown): boolean {
  return typeof value === "number" && value >= 0 && value <= 1 + tolerance;
}
