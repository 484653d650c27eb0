// Reads the scores of many assessments by group, from a list or a table.
import { OptionsError } from "../check/errors.ts";
import type { Issue } from "../check/issue.ts";
import { unexpected, unknownId } from "../check/messages.ts";
import { isPlainObject } from "../check/plain-object.ts";
import { packageVersion } from "../model/generated.ts";
import type { Plan } from "../scoring/plan.ts";
import type { Scale } from "../scoring/scale.ts";
import type { Basis } from "../scoring/scores.ts";
import { namedGroup, rowGroups } from "../table/score/row-groups.ts";
import { type ScoreData, type ScoreTable, scoreData, tally } from "../table/score/score-table.ts";
import { columnScores, countedScores, type ScoresByGroup } from "./figures.ts";
import { type ListedScores, labelGroups, listedScores } from "./listed-scores.ts";

/**
 * Scores of many assessments: a list of results of a scoring function, all by one plan and by versions of this package
 * that score alike; or a table of scores.
 */
export type ManyScores<Target extends string = string> = readonly ListedScores<Target>[] | ScoreTable<Target>;

/**
 * How scores are grouped. For a table: one or more of its groups. For a list: labels for each of its scores, in order,
 * under the name of the group: `{ role: ["staff", "student"] }`; an absent label is the group "".
 */
export type GroupBy = string | readonly string[] | { readonly [name: string]: readonly (string | undefined)[] };

/** A text for each assessment. */
export interface Labels {
  /** The distinct texts, in the order in which they are found. */
  readonly values: readonly string[];
  /** The number of each assessment's text. */
  readonly numbers: Int32Array;
}

/** Scores by group. */
export interface GroupedScores {
  readonly plan: Plan;
  /** The version of this package that made the scores. */
  readonly version: string;
  /** The scale of the ratings; `null` for a list of scores, which does not include it. */
  readonly scale: Scale | null;
  /** The targets of the plan, and the overall. */
  readonly targets: readonly string[];
  /** The names of the groups. */
  readonly by: readonly string[];
  /** Each group's value under each name, in the order of their first members. */
  readonly groups: readonly { readonly [name: string]: string }[];
  /** The number of the group of each assessment. */
  readonly groupOf: Int32Array;
  /** A column of a table, or labels of a list: the cluster or the respondent of each assessment. */
  readonly labelsOf: (column: string | readonly (string | undefined)[], option: string) => Labels;
  /** The scores of a target in each group. */
  readonly scoresOf: (target: string) => ScoresByGroup;
  /** The scores of a target in the order of the assessments, NaN for those that are missing. */
  readonly inOrder: (target: string) => Float64Array;
  /** What the scores of a target are based on; for the overall, what those of all targets are based on. */
  readonly basesOf: (target: string) => readonly Basis[];
}

/**
 * Groups scores.
 *
 * @param by - How they are grouped; `undefined` for one group of all.
 * @throws OptionsError with every problem of the scores and their groups.
 */
export function groupedScores(scores: unknown, by: unknown, path: readonly PropertyKey[]): GroupedScores {
  const data = scoreData(scores);
  return data === undefined ? ofList(scores, by, path) : ofTable(scores as ScoreTable, data, by);
}

function ofTable(scores: ScoreTable, data: ScoreData, by: unknown): GroupedScores {
  if (isPlainObject(by)) throw new OptionsError([unexpected(["by"], by, "a group of the table, or a list of groups")]);
  const groups = rowGroups(data.data, by);
  const { plan, table, targets } = scores;
  const { counts, overall } = tally(data, groups);
  return {
    plan,
    version: packageVersion,
    scale: table.scale,
    targets,
    by: groups.by,
    groups: Array.from({ length: groups.count }, (_, g) => namedGroup(groups.by, groups.values(g))),
    groupOf: groups.numbers,
    labelsOf(column, option) {
      if (typeof column !== "string") throw new OptionsError([unexpected([option], column, "a group of the table")]);
      const { count, numbers, values } = rowGroups(data.data, column, option);
      return { values: Array.from({ length: count }, (_, label) => values(label)[0] ?? ""), numbers };
    },
    scoresOf(target) {
      const t = targets.indexOf(target);
      const scorer = data.targets[t];
      const countsOfTarget = counts[t];
      if (scorer && countsOfTarget) return countedScores(scorer.outcomes.scores, countsOfTarget, groups.count);
      return columnScores(scorer ? scores.score(target) : overall, groups.numbers, groups.count);
    },
    inOrder: (target) => scores.score(target),
    basesOf: (target) => targetsOf(plan, target).flatMap(({ id }) => basesInTable(scores, id)),
  };
}

/** A table has no column of bases, so they come from the ratings of the direct item, if the plan has one. */
function basesInTable({ plan, table, score }: ScoreTable, target: string): Basis[] {
  const { basis = "parts", targets } = plan;
  const direct = targets.find(({ id }) => id === target)?.direct;
  if (direct === undefined) return [basis];
  const ratings = table.items.includes(direct) ? table.ratings(direct) : [];
  const found = new Set<Basis>();
  score(target).forEach((value, row) => {
    if (!Number.isNaN(value)) found.add(typeof ratings[row] === "number" ? "direct" : basis);
  });
  return [...found];
}

/** The target with that id, or all targets for the overall. */
function targetsOf({ targets }: Plan, target: string): Plan["targets"] {
  return target === "overall" ? targets : targets.filter(({ id }) => id === target);
}

function ofList(scores: unknown, by: unknown, path: readonly PropertyKey[]): GroupedScores {
  const expected = "a list of scores, or what scoreTable returns";
  if (!Array.isArray(scores)) throw new OptionsError([unexpected(path, scores, expected)]);
  const issues: Issue[] = [];
  if (scores.length === 0) issues.push(unexpected(path, scores, "at least one assessment's scores", "empty"));
  const list = listedScores(scores, path, issues);
  const { names, groups, groupOf } = labelGroups(by, list.length, issues);
  const [first] = list;
  if (issues.length > 0 || !first) throw new OptionsError(issues);

  const { plan } = first;
  const inOrder = (target: string): Float64Array => {
    return Float64Array.from(list, ({ overall, targets }) => {
      return (target === "overall" ? overall : targets[target])?.score ?? Number.NaN;
    });
  };
  return {
    plan,
    version: first.packageVersion,
    scale: null,
    targets: [...plan.targets.map(({ id }) => id), "overall"],
    by: names,
    groups,
    groupOf,
    labelsOf(column, option) {
      const expected = `${list.length} labels, one for each of the scores`;
      if (typeof column === "string") throw new OptionsError([unexpected([option], column, expected)]);
      if (column.length !== list.length) {
        throw new OptionsError([unexpected([option], column.length, expected, "row-length")]);
      }
      const places = new Map<string, number>();
      const numbers = Int32Array.from(column, (label = "") => {
        const place = places.get(label) ?? places.size;
        places.set(label, place);
        return place;
      });
      return { values: [...places.keys()], numbers };
    },
    scoresOf: (target) => columnScores(inOrder(target), groupOf, groups.length),
    inOrder,
    basesOf: (target) => {
      const ids = targetsOf(plan, target).map(({ id }) => id);
      return list.flatMap(({ targets }) => {
        return ids.flatMap((id) => (targets[id]?.score == null ? [] : targets[id].basis));
      });
    },
  };
}

/**
 * The targets that an option asks for.
 *
 * @param asked - One id or a list of them; `undefined` for all.
 * @throws OptionsError with every unknown id.
 */
export function askedTargets(asked: unknown, targets: readonly string[]): readonly string[] {
  if (asked === undefined) return targets;
  const list: readonly unknown[] = Array.isArray(asked) ? Array.from(asked) : [asked];
  const issues = list.flatMap((id, i) => {
    const path = Array.isArray(asked) ? ["target", i] : ["target"];
    return targets.some((target) => target === id) ? [] : [unknownId(path, id, "a target of the plan", targets)];
  });
  if (issues.length > 0) throw new OptionsError(issues);
  return list as readonly string[];
}
