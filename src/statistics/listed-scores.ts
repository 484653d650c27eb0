// Lists of scores, checked: the results of any scoring function, all by one plan and by versions that score alike.
import type { Issue } from "../model/errors.ts";
import { unexpected } from "../model/unexpected.ts";
import type { Scores } from "../scoring/scores.ts";
import { scoresIssues } from "../scoring/scores-issues.ts";
import { samePlan, sameScoring } from "./same-plan.ts";

/** What every scoring function returns: the plan, the version of this package, the targets, and the overall. */
export type ListedScores<Target extends string = string> = Omit<Scores<Target>, "unused">;

/**
 * A list of scores, all by one plan, and by versions of this package that score alike.
 *
 * @param scores - Any list.
 * @param path - Where it is.
 * @param issues - Takes every problem.
 * @param isExplained - Whether the parts and items of each target are needed too.
 * @returns The scores, to be used if there are no issues.
 */
export function listedScores(
  scores: readonly unknown[],
  path: readonly PropertyKey[],
  issues: Issue[],
  isExplained = false,
): readonly ListedScores[] {
  let first: ListedScores | undefined;
  return Array.from(scores, (one, i) => {
    const found = scoresIssues(one, [...path, i], isExplained);
    const listed = one as ListedScores;
    if (found.length === 0) {
      first ??= listed;
      const { plan, packageVersion } = listed;
      if (!samePlan(plan, first.plan)) {
        found.push(unexpected([...path, i, "plan"], plan.name, "the plan of the first scores", "inconsistent"));
      }
      if (!sameScoring(packageVersion, first.packageVersion)) {
        const expected = `a version that scores like ${first.packageVersion}, the version of the first scores,`;
        found.push(unexpected([...path, i, "packageVersion"], packageVersion, expected, "inconsistent"));
      }
    }
    for (const issue of found) issues.push(issue);
    return listed;
  });
}
