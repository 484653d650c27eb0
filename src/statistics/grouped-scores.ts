// Scores of many assessments by group, whether they are objects or the columns of a table: the one place where they
// enter.
import { type Issue, OptionsError, unknownId } from "../model/errors.ts";
import { packageVersion } from "../model/generated.ts";
import { isPlainObject } from "../model/plain-object.ts";
import { unexpected } from "../model/unexpected.ts";
import type { Plan } from "../scoring/plan.ts";
import type { Scale } from "../scoring/scale.ts";
import type { Basis } from "../scoring/scores.ts";
import { namedGroup, rowGroups } from "../table/row-groups.ts";
import { type ScoreData, type ScoreTable, scoreData } from "../table/score-table.ts";
import { tally, targetScores } from "../table/tally-scores.ts";
import { type LabelGroup, labelGroups } from "./label-groups.ts";
import { type ListedScores, listedScores } from "./listed-scores.ts";
import type { SortedValues } from "./sorted-values.ts";

/**
 * Scores of many assessments: a list of what a scoring function returned, all by one plan and by versions of this
 * package that score alike; or a table of scores.
 */
export type ManyScores<Target extends string = string> = readonly ListedScores<Target>[] | ScoreTable<Target>;

/**
 * What scores are grouped by. Of a table: one or more of its groups. Of a list: labels for each of its scores, in its
 * order, under the name of the group: `{ role: ["staff", "student"] }`; an absent label is the group "".
 */
export type GroupBy = string | readonly string[] | { readonly [name: string]: readonly (string | undefined)[] };

/** Scores by group. */
export interface GroupedScores {
  readonly plan: Plan;
  /** The version of this package that made the scores. */
  readonly version: string;
  /** The scale of the ratings; `null` for a list of scores, which does not know it. */
  readonly scale: Scale | null;
  readonly targets: readonly string[];
  /** The names of the groups. */
  readonly by: readonly string[];
  /** Each group: its value under each name, and how many assessments are in it. In the order of their first. */
  readonly groups: readonly LabelGroup[];
  /** The scores of a target in each group, those that are missing left out. */
  readonly valuesOf: (target: string) => readonly SortedValues[];
  /** The scores of a target in the order of the assessments, NaN for those that are missing. */
  readonly inOrder: (target: string) => Float64Array;
  /** What the scores of a target rest on; for the overall, what those of all targets do. */
  readonly basesOf: (target: string) => readonly Basis[];
}

/**
 * Groups scores.
 *
 * @param scores - Anything.
 * @param by - What by; `undefined` for one group of all.
 * @param path - Where the scores stand.
 * @throws OptionsError with every problem: what are no scores, scores by different plans, groups that are none.
 */
export function groupedScores(scores: unknown, by: unknown, path: readonly PropertyKey[]): GroupedScores {
  const behind = scoreData(scores);
  return behind === undefined ? ofList(scores, by, path) : ofTable(scores as ScoreTable, behind, by);
}

function ofTable(scores: ScoreTable, behind: ScoreData, by: unknown): GroupedScores {
  if (isPlainObject(by)) throw new OptionsError([unexpected(["by"], by, "a group of the table, or a list of them,")]);
  const groups = rowGroups(behind.data, by);
  const sizes = new Int32Array(groups.count);
  for (const group of groups.numbers) sizes[group] = (sizes[group] as number) + 1;
  const overallOfRow = new Float64Array(scores.rows);
  const { minCoverage } = scores.plan;
  const { counts } = tally(behind, groups, { minCoverage, least: Number.POSITIVE_INFINITY, overallOfRow });
  return {
    plan: scores.plan,
    version: packageVersion,
    scale: scores.table.scale,
    targets: scores.targets,
    by: groups.by,
    groups: Array.from(sizes, (size, g) => ({ group: namedGroup(groups.by, groups.values(g)), size })),
    valuesOf(target) {
      const t = scores.targets.indexOf(target);
      const kernel = behind.kernels[t];
      if (kernel === undefined) return sortedByGroup(overallOfRow, groups.numbers, groups.count);
      const counted = counts[t];
      if (!counted) return sortedByGroup(targetScores(behind, t), groups.numbers, groups.count);
      return ofCounts(kernel.outcomes.scores, counted, groups.count);
    },
    inOrder: (target) => scores.score(target),
    basesOf: (target) => targetsIn(scores.plan, target).flatMap(({ id }) => basesInTable(scores, id)),
  };
}

/** A table has no column of bases: where the plan has a direct item, its ratings tell. */
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

/** The target of that id, or all targets for the overall. */
function targetsIn({ targets }: Plan, target: string): Plan["targets"] {
  return target === "overall" ? targets : targets.filter(({ id }) => id === target);
}

function ofList(scores: unknown, by: unknown, path: readonly PropertyKey[]): GroupedScores {
  if (!Array.isArray(scores)) {
    throw new OptionsError([unexpected(path, scores, "a list of scores, or what scoreTable gives,")]);
  }
  const issues: Issue[] = [];
  if (scores.length === 0) issues.push(unexpected(path, scores, "a list of scores, one at least,", "empty"));
  const list = listedScores(scores, path, issues);
  const { names, groups, groupOf } = labelGroups(by, list.length, issues);
  const [first] = list;
  if (issues.length > 0 || !first) throw new OptionsError(issues);

  const inOrder = (target: string): Float64Array => {
    return Float64Array.from(list, (one) => {
      const outcome = target === "overall" ? one?.overall : one?.targets[target];
      return outcome?.score ?? Number.NaN;
    });
  };
  const targets = [...first.plan.targets.map(({ id }) => id), "overall"];
  return {
    plan: first.plan,
    version: first.packageVersion,
    scale: null,
    targets,
    by: names,
    groups,
    valuesOf: (target) => sortedByGroup(inOrder(target), groupOf, groups.length),
    inOrder,
    basesOf: (target) => {
      const ids = targetsIn(first.plan, target).map(({ id }) => id);
      return list.flatMap(({ targets }) => {
        return ids.flatMap((id) => (targets[id]?.score == null ? [] : targets[id].basis));
      });
    },
  };
}

/** Puts the values of each group together, and in order; NaN is left out. */
function sortedByGroup(values: Float64Array, groupOfValue: Int32Array, groups: number): SortedValues[] {
  const starts = new Int32Array(groups + 1);
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i])) continue;
    const after = (groupOfValue[i] as number) + 1;
    starts[after] = (starts[after] as number) + 1;
  }
  for (let group = 0; group < groups; group++) {
    starts[group + 1] = (starts[group + 1] as number) + (starts[group] as number);
  }
  const next = starts.slice();
  const together = new Float64Array(starts[groups] as number);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (Number.isNaN(value)) continue;
    const group = groupOfValue[i] as number;
    const place = next[group] as number;
    together[place] = value;
    next[group] = place + 1;
  }
  return Array.from({ length: groups }, (_, group) => {
    const ofGroup = together.subarray(starts[group] as number, starts[group + 1] as number).sort();
    return { values: ofGroup, counts: null, n: ofGroup.length };
  });
}

/** From counts of each score in each group; the first place is that of no score. */
function ofCounts(scores: readonly number[], counts: Int32Array, groups: number): SortedValues[] {
  const ascending = Int32Array.from(scores.keys())
    .subarray(1)
    .sort((one, other) => (scores[one] as number) - (scores[other] as number));
  const values = Float64Array.from(ascending, (place) => scores[place] as number);
  const size = values.length;
  const byGroup = new Int32Array(size * groups);
  const sizes = new Int32Array(groups);
  ascending.forEach((place, rank) => {
    for (let group = 0; group < groups; group++) {
      const count = counts[place * groups + group] as number;
      byGroup[group * size + rank] = count;
      sizes[group] = (sizes[group] as number) + count;
    }
  });
  return Array.from(sizes, (n, group) => {
    return { values, counts: byGroup.subarray(group * size, (group + 1) * size), n };
  });
}

/**
 * The targets that are asked for.
 *
 * @param asked - Anything; `undefined` for all.
 * @param targets - Those of the plan, and the overall.
 * @throws OptionsError with every id that is none.
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
