// Scores every row of a table by a plan. Columns are computed when they are first read.
import { OptionsError, RatingError, UnknownIdError } from "../../check/errors.ts";
import type { Issue } from "../../check/issue.ts";
import { unexpected, unknownId } from "../../check/messages.ts";
import { readyPlan } from "../../scoring/create-plan.ts";
import type { Plan } from "../../scoring/plan.ts";
import type { Ratings } from "../../scoring/ratings.ts";
import { score } from "../../scoring/score.ts";
import type { Scores } from "../../scoring/scores.ts";
import { type ScoreData, scoredBatches } from "../kernel/kernel.ts";
import { type RatingTable, tableData } from "../rating-table.ts";
import { fillOverall, fillTarget, type OutcomeColumns, outcomeColumns, rowsOfColumns } from "./outcomes.ts";
import { targetScorers } from "./score-targets.ts";

export { tally } from "../kernel/wasm-tally.ts";
export type { ScoreData };

/** The scores of many assessments by one plan, in columns. */
export interface ScoreTable<Target extends string = string, Item extends string = string> {
  /** How many rows there are. */
  readonly rows: number;
  /** The plan that scored it. */
  readonly plan: Plan<Target, Item>;
  /** What was scored. */
  readonly table: RatingTable;
  /** The targets, and "overall". */
  readonly targets: readonly (Target | "overall")[];
  /**
   * The scores of a target or of the overall, 0 to 1, one for each row; NaN where there is none. The same array each
   * time; do not write to it.
   *
   * @throws UnknownIdError for another id.
   */
  score(id: Target | "overall"): Float64Array;
  /** The coverages, 0 to 1; NaN where nothing is applicable. The rest as for the scores. */
  coverage(id: Target | "overall"): Float64Array;
  /** The statuses: 0 is scored, 1 insufficient, 2 not applicable. The rest as for the scores. */
  status(id: Target | "overall"): Uint8Array;
  /**
   * The scores of one row with their explanation, as `score` gives them.
   *
   * @param index - From 0.
   * @throws OptionsError if there is no such row.
   */
  row(index: number): Scores<Target, Item>;
}

const dataOfScores = /* @__PURE__ */ new WeakMap<object, ScoreData>();

/** The data of a table of scores; `undefined` for anything else. */
export function scoreData(scores: unknown): ScoreData | undefined {
  return typeof scores === "object" && scores !== null ? dataOfScores.get(scores) : undefined;
}

/**
 * Scores each row of a table by a plan. Every number equals that of `score` for the row, within 1e-12.
 *
 * @param table - From readTable or fromAssessments.
 * @param plan - Any plan; each item of the table must be one of its items.
 * @returns Columns that are computed when they are first read.
 * @throws OptionsError for an invalid table, PlanError for an invalid plan, RatingError for items of the table that the
 *   plan does not list.
 */
export function scoreTable<Target extends string, Item extends string>(
  table: RatingTable,
  plan: Plan<Target, Item>,
): ScoreTable<Target, Item> {
  const data = tableData(table);
  if (data === undefined) {
    throw new OptionsError([unexpected(["table"], table, "a table from await readTable() or fromAssessments()")]);
  }
  const compiled = readyPlan(plan);
  const issues: Issue[] = table.items
    .filter((id) => !compiled.placeOf.has(id))
    .map((id) => unknownId([id], id, "an item of the plan", compiled.ids));
  if (issues.length > 0) throw new RatingError(issues);

  const scorers = targetScorers(compiled, data);
  const { rows } = table;
  const { minCoverage } = compiled.plan;
  const targets = [...compiled.targets.map(({ id }) => id), "overall"] as const;
  const columns = new Map<string, OutcomeColumns>();
  const columnsOf = (id: string) => {
    const known = columns.get(id);
    if (known !== undefined) return known;
    const target = scorers.find((scorer) => scorer.id === id);
    if (target === undefined && id !== "overall") {
      throw new UnknownIdError([unknownId([], id, "a target of the plan", targets)]);
    }
    const made = outcomeColumns(rows);
    const fill = target ? fillTarget(target.outcomes) : undefined;
    const fillAll = fillOverall(scorers, minCoverage);
    for (const { firstRow, numbers, rows } of scoredBatches(data.blocks, target ? [target] : scorers)) {
      const to = rowsOfColumns(made, firstRow, firstRow + rows);
      if (fill) fill(numbers[0] as Int32Array, to);
      else fillAll(numbers, to);
    }
    columns.set(id, made);
    return made;
  };

  const scores: ScoreTable<Target, Item> = {
    rows,
    plan: compiled.plan,
    table,
    targets,
    score: (id) => columnsOf(id).score,
    coverage: (id) => columnsOf(id).coverage,
    status: (id) => columnsOf(id).status,
    row: (index) => score(table.row(index) as Ratings<Item>, table.scale, compiled.plan),
  };
  Object.freeze(scores);
  Object.freeze(targets);
  dataOfScores.set(scores, { data, targets: scorers, minCoverage });
  return scores;
}
