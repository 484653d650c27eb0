// Compares the data with the last release, and the differences with the pending changesets.
import { join } from "node:path";
import { bumps, dataChanges, lostIds, neededBump, tellChanges } from "./data-changes.ts";
import { dataOf, lastRelease, promisedBump } from "./data-versions.ts";

/**
 * Whether the pending changesets promise a large enough version for the differences in the data.
 *
 * @param root - The repository.
 * @returns What was found, and one line for each problem, under the differences.
 */
export function checkBump(root: string): { readonly found: string; readonly problems: readonly string[] } {
  const release = lastRelease(root);
  if (release === undefined) {
    return { found: "The history is not here, so the data was not compared with the last release.", problems: [] };
  }
  const [before, after] = [dataOf(root, release.commit), dataOf(root, join(root, "data"))];
  const changes = dataChanges(before, after);
  const [needed, promised] = [neededBump(changes), promisedBump(root, release)];
  const problems = [];
  if (bumps.indexOf(needed) > bumps.indexOf(promised)) {
    problems.push(`no changeset is ${needed}; add one with npm run changeset, by docs/semver.md`);
  }
  if (changes.length > 0 && after.changed <= before.changed) {
    problems.push(`"changed" in data/sources.json is ${after.changed}, as before; set it to the day of the change`);
  }
  for (const id of lostIds(before, after)) {
    problems.push(`${id} is gone; say in data/former-ids.json what it is today`);
  }
  return {
    found: `Since ${release.version}, the data needs: ${needed}; promised: ${promised}.`,
    problems: problems.length === 0 ? [] : [tellChanges(changes), ...problems],
  };
}
