// The rules of scoring as arithmetic on columns: from cells to scores. The rules are those of docs/scoring.md.
import { tolerance } from "../scoring/evaluate.ts";
import { labels } from "./answers-step.ts";
import { cellSteps, notApplicableCell } from "./cell-steps.ts";
import { planSteps, type WeightedPart, weightedParts } from "./plan-steps.ts";
import { ratio, type Step, type StepNames, select, sum } from "./query-text.ts";
import type { RatingsQuery } from "./ratings-query.ts";
import { numberLiteral } from "./sql-writer.ts";

/**
 * The steps that score: the last one, `overall`, has a row for each assessment, with row_name, group_1 and so on,
 * invalid, t1_score and t1_coverage and so on for each target, overall_mean and overall_coverage.
 *
 * @param query - What is asked for.
 * @param names - The names of steps.
 */
export function scoreSteps(query: RatingsQuery, names: StepNames): Step[] {
  const { compiled, rules } = query;
  const cells = cellSteps(query, names);
  const targets = weightedParts(compiled);
  const parts = targets.flat();
  const kept = [...labels(query), "invalid"];
  const numbers = targets.map((_, t) => t + 1);
  const join = (from: string, needed: boolean): string =>
    `FROM ${from}${needed ? ` JOIN ${names.weights} ON 1 = 1` : ""}`;
  const both = (of: readonly string[]): string[] => of.flatMap((name) => [`${name}_score`, `${name}_coverage`]);
  return [
    ...planSteps(compiled, rules, names),
    ...cells.steps,
    {
      name: names.parts,
      about: "Parts: the weighted mean of the rated items, and the share of the applicable weight that is rated.",
      body: select(
        [...labels(query), cells.invalid, ...parts.flatMap(partColumns)],
        join(cells.from, parts.some(isWeighted)),
        rules.end,
      ),
    },
    {
      name: names.targets,
      about: "Targets: the weighted means of the scores and of the coverages of their parts.",
      body: select(
        [...kept, ...targets.flatMap((own, t) => targetColumns(own, t + 1, rules.double))],
        join(names.parts, parts.length > 0),
        rules.end,
      ),
    },
    {
      name: names.scores,
      about: `A target has a score when its coverage reaches ${compiled.plan.minCoverage}, within ${tolerance}.`,
      body: select(
        [
          ...kept,
          ...numbers.flatMap((t) => [
            `CASE WHEN ${reaches(query, `t${t}_coverage`)} THEN t${t}_score END AS t${t}_score`,
            `t${t}_coverage`,
          ]),
        ],
        `FROM ${names.targets}`,
        rules.end,
      ),
    },
    {
      name: names.overall,
      about: "The overall: the means of the scores and of the coverages that there are.",
      body: select(
        [
          ...kept,
          ...both(numbers.map((t) => `t${t}`)),
          `${meanOf(numbers.map((t) => `t${t}_score`))} AS overall_mean`,
          `${meanOf(numbers.map((t) => `t${t}_coverage`))} AS overall_coverage`,
        ],
        `FROM ${names.scores}`,
        rules.end,
      ),
    },
  ];
}

/**
 * What tells that a coverage reaches the plan's minCoverage.
 *
 * @param query - What is asked for.
 * @param coverage - The column.
 */
export function reaches({ compiled }: RatingsQuery, coverage: string): string {
  return `${coverage} >= ${numberLiteral(compiled.plan.minCoverage - tolerance)}`;
}

/** In a part of one item its weight makes no difference. */
function isWeighted({ items }: WeightedPart): boolean {
  return items.length > 1;
}

/** Rules 2 and 3. */
function partColumns(part: WeightedPart): string[] {
  const cells = part.items.map(({ place, weight }) => ({ cell: `c${place + 1}`, weight }));
  const [only] = cells;
  const [score, coverage] = [`p${part.number}_score`, `p${part.number}_coverage`];
  if (only !== undefined && !isWeighted(part)) {
    const { cell } = only;
    return [
      `CASE WHEN ${cell} >= 0.0 THEN ${cell} END AS ${score}`,
      `CASE WHEN ${cell} >= 0.0 THEN 1.0 WHEN ${cell} = ${notApplicableCell} THEN NULL ELSE 0.0 END AS ${coverage}`,
    ];
  }
  const rated = sum(cells.map(({ cell, weight }) => `CASE WHEN ${cell} >= 0.0 THEN ${weight} ELSE 0.0 END`));
  const scored = sum(cells.map(({ cell, weight }) => `CASE WHEN ${cell} >= 0.0 THEN ${weight} * ${cell} ELSE 0.0 END`));
  const applicable = sum(
    cells.map(({ cell, weight }) => `CASE WHEN ${cell} = ${notApplicableCell} THEN 0.0 ELSE ${weight} END`),
  );
  return [`${ratio(scored, rated)} AS ${score}`, `${ratio(rated, applicable)} AS ${coverage}`];
}

/** Rule 4. */
function targetColumns(parts: readonly WeightedPart[], number: number, double: string): string[] {
  return ["score", "coverage"].map((what) => {
    const as = `t${number}_${what}`;
    if (parts.length === 0) return `CAST(NULL AS ${double}) AS ${as}`;
    const columns = parts.map((part) => ({ value: `p${part.number}_${what}`, weight: part.weight }));
    const above = sum(columns.map(({ value, weight }) => `COALESCE(${weight} * ${value}, 0.0)`));
    const below = sum(columns.map(({ value, weight }) => `CASE WHEN ${value} IS NULL THEN 0.0 ELSE ${weight} END`));
    return `${ratio(above, below)} AS ${as}`;
  });
}

/** Rule 5. */
function meanOf(columns: readonly string[]): string {
  const above = sum(columns.map((column) => `COALESCE(${column}, 0.0)`));
  return ratio(above, sum(columns.map((column) => `CASE WHEN ${column} IS NULL THEN 0.0 ELSE 1.0 END`)));
}
