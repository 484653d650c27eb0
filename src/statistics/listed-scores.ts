// Scores as objects, checked: what any function of scoring gave, one or a list of them.
import type { Issue } from "../model/errors.ts";
import { isPlainObject } from "../model/plain-object.ts";
import { outOfRange, unexpected } from "../model/unexpected.ts";
import { tolerance } from "../scoring/evaluate.ts";
import { planIssues } from "../scoring/plan-issues.ts";
import type { Scores } from "../scoring/scores.ts";
import { samePlan } from "./same-plan.ts";

/** What every function of scoring gives: the plan, the targets and the overall. */
export type ListedScores<Target extends string = string> = Pick<Scores<Target>, "plan" | "targets" | "overall">;

/**
 * Every problem of one assessment's scores.
 *
 * @param scores - Anything.
 * @param path - Where they stand.
 */
export function scoresIssues(scores: unknown, path: readonly PropertyKey[]): Issue[] {
  const isScores =
    isPlainObject(scores) &&
    isPlainObject(scores["plan"]) &&
    isPlainObject(scores["targets"]) &&
    isPlainObject(scores["overall"]);
  if (!isScores || planIssues(scores["plan"]).length > 0) {
    return [unexpected(path, scores, "what a function of scoring gives")];
  }
  return outcomeIssues(scores as unknown as ListedScores, path);
}

/**
 * A list of scores, all by one plan.
 *
 * @param scores - Any list.
 * @param path - Where it stands.
 * @param issues - Where every problem goes.
 * @returns The scores, to be used where there are no issues.
 */
export function listedScores(
  scores: readonly unknown[],
  path: readonly PropertyKey[],
  issues: Issue[],
): readonly ListedScores[] {
  const first = scores.findIndex((one, i) => scoresIssues(one, [...path, i]).length === 0);
  const plan = (scores[first] as ListedScores | undefined)?.plan;
  return Array.from(scores, (one, i) => {
    const found = scoresIssues(one, [...path, i]);
    for (const issue of found) issues.push(issue);
    const listed = one as ListedScores;
    if (found.length === 0 && plan && !samePlan(listed.plan, plan)) {
      issues.push(unexpected([...path, i, "plan"], listed.plan.name, "the plan of the first scores", "inconsistent"));
    }
    return listed;
  });
}

function outcomeIssues({ plan, targets, overall }: ListedScores, path: readonly PropertyKey[]): Issue[] {
  const outcomes: [readonly PropertyKey[], unknown][] = plan.targets.map(({ id }) => [["targets", id], targets[id]]);
  outcomes.push([["overall"], overall]);
  return outcomes.flatMap(([place, outcome]) => {
    const { score, coverage } = isPlainObject(outcome) ? outcome : {};
    const shareIssues = (name: string, share: unknown, isNone: boolean, expected: string): Issue[] => {
      // A sum may round past the end.
      if (isNone || (typeof share === "number" && share >= 0 && share <= 1 + tolerance)) return [];
      return [outOfRange([...path, ...place, name], share, expected)];
    };
    return [
      ...shareIssues("score", score, score === null, "a score from 0 to 1, or null,"),
      ...shareIssues("coverage", coverage, coverage === null && score === null, "a share from 0 to 1"),
    ];
  });
}
