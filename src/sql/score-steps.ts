// The rules of scoring as arithmetic on columns: from cells to scores. The rules are those of docs/scoring.md.
import { tolerance } from "../scoring/evaluate.ts";
import { labels } from "./answers-step.ts";
import { cellSteps, notApplicableCell } from "./cell-steps.ts";
import { planSteps, type WeightedPart, type WeightedTarget, weightedTargets } from "./plan-steps.ts";
import { ratio, type Step, type StepNames, select, sum } from "./query-text.ts";
import type { RatingsQuery } from "./ratings-query.ts";
import { numberLiteral } from "./sql-writer.ts";

/**
 * The steps that score. The last one, `overall`, has a row for each assessment, with row_name, group_1 and so on,
 * invalid, t1_score and t1_coverage and so on for each target, overall_mean and overall_coverage.
 *
 * @param query - What is asked for.
 * @param names - The names of steps.
 */
export function scoreSteps(query: RatingsQuery, names: StepNames): Step[] {
  const { compiled, rules } = query;
  const cells = cellSteps(query, names);
  const targets = weightedTargets(compiled);
  const parts = targets.flatMap((target) => target.parts);
  const several = parts.filter(hasSeveral);
  const rowColumns = [...labels(query), "invalid"];
  const columnsOf = (end: string): string[] => targets.map(({ name }) => `${name}_${end}`);
  const joined = ` JOIN ${names.weights} ON 1 = 1`;
  const partsStep = {
    name: names.parts,
    about: "Parts of several items: the sum of weight times points, the rated weight, and the applicable weight.",
    body: select(
      [...labels(query), cells.invalid, ...cellsOfTargets(targets), ...several.flatMap(partColumns)],
      `FROM ${cells.from}${joined}`,
      rules.end,
    ),
  };
  const source = several.length > 0 ? { from: names.parts, invalid: "invalid" } : cells;
  return [
    ...planSteps(compiled, rules, names),
    ...cells.steps,
    ...(several.length > 0 ? [partsStep] : []),
    {
      name: names.targets,
      about:
        "Targets: the cell of the direct rating, the points of the rated parts, the most that these could be, the coverage.",
      body: select(
        [...labels(query), source.invalid, ...targets.flatMap((target) => targetColumns(target, query))],
        `FROM ${source.from}${parts.length > 0 ? joined : ""}`,
        rules.end,
      ),
    },
    {
      name: names.scores,
      about: `The score of a target: its direct rating, if it has one; else that of its parts, when its coverage reaches ${compiled.plan.minCoverage}, within ${tolerance}.`,
      body: select(
        [...rowColumns, ...targets.flatMap((target) => scoreColumns(target, query))],
        `FROM ${names.targets}`,
        rules.end,
      ),
    },
    {
      name: names.overall,
      about: "The overall: the means of the scores and of the coverages that are not NULL.",
      body: select(
        [
          ...rowColumns,
          ...targets.flatMap(({ name }) => [`${name}_score`, `${name}_coverage`]),
          `${meanOf(columnsOf("score"))} AS overall_mean`,
          `${meanOf(columnsOf("coverage"))} AS overall_coverage`,
        ],
        `FROM ${names.scores}`,
        rules.end,
      ),
    },
  ];
}

/**
 * The least coverage that reaches the plan's minCoverage, as a literal.
 *
 * @param query - What is asked for.
 */
export function leastCoverage({ compiled }: RatingsQuery): string {
  return numberLiteral(compiled.plan.minCoverage - tolerance);
}

/** In a part of one item the item's weight makes no difference. */
function hasSeveral({ items }: WeightedPart): boolean {
  return items.length > 1;
}

/** The cells that targets use as they are: those of direct ratings, and of parts of one item. */
function cellsOfTargets(targets: readonly WeightedTarget[]): string[] {
  const cells = targets.flatMap(({ direct, parts }) => [
    ...(direct === undefined ? [] : [direct]),
    ...parts.filter((part) => !hasSeveral(part)).flatMap(({ items }) => items.map(({ cell }) => cell)),
  ]);
  return [...new Set(cells)];
}

/** Rules 2 and 3: the sums of a part. */
function partColumns({ name, items }: WeightedPart): string[] {
  return [
    `${sum(items.map(({ cell, weight }) => where(isRated(cell), `${weight} * ${cell}`)))} AS ${name}_points`,
    `${sum(items.map(({ cell, weight }) => where(isRated(cell), weight)))} AS ${name}_rated`,
    `${sum(items.map(({ cell, weight }) => where(isApplicable(cell), weight)))} AS ${name}_applicable`,
  ];
}

/** Rules 3, 4, and 8. */
function targetColumns({ name, direct, parts }: WeightedTarget, { measure, rules }: RatingsQuery): string[] {
  const terms = parts.map((part) => {
    const { points, rated, covered, applicable } = hasSeveral(part) ? severalItems(part) : oneItem(part);
    return {
      points: where(rated, `${part.weight} * ${points}`),
      rated: where(rated, part.weight),
      covered: where(rated, covered),
      applicable: where(applicable, part.weight),
    };
  });
  const sumOf = (term: "points" | "rated" | "covered" | "applicable"): string => sum(terms.map((of) => of[term]));
  const none = `CAST(NULL AS ${rules.double})`;
  const [points, most, coverage] =
    terms.length === 0
      ? // Nothing that could be rated, but for a direct rating.
        [none, none, direct === undefined ? none : `CAST(0.0 AS ${rules.double})`]
      : [
          sumOf("points"),
          `${sumOf("rated")} * ${numberLiteral(measure.most)}`,
          ratio(sumOf("covered"), sumOf("applicable")),
        ];
  return [
    ...(direct === undefined ? [] : [`${direct} AS ${name}_direct`]),
    `${points} AS ${name}_points`,
    `${most} AS ${name}_most`,
    `${coverage} AS ${name}_coverage`,
  ];
}

/** A part in the sums of its target: its points and its covered weight, where it is rated, and where it is applicable. */
interface PartTerms {
  readonly points: string;
  readonly covered: string;
  readonly rated: string;
  readonly applicable: string;
}

function oneItem({ weight, items }: WeightedPart): PartTerms {
  const cell = items.map((item) => item.cell).join();
  return { points: cell, covered: weight, rated: isRated(cell), applicable: isApplicable(cell) };
}

function severalItems({ name, weight }: WeightedPart): PartTerms {
  return {
    points: `(${name}_points / ${name}_rated)`,
    covered: `${weight} * (${name}_rated / ${name}_applicable)`,
    rated: `${name}_rated > 0.0`,
    applicable: `${name}_applicable > 0.0`,
  };
}

/** Rules 6, 8, and 10. Sums may round past the most points, so the score is 1.0 from there on. */
function scoreColumns({ name, direct }: WeightedTarget, query: RatingsQuery): string[] {
  const byParts = [
    `WHEN ${name}_coverage < ${leastCoverage(query)} THEN NULL`,
    `WHEN ${name}_points < ${name}_most THEN ${name}_points / ${name}_most`,
    `WHEN ${name}_most > 0.0 THEN 1.0`,
  ].join(" ");
  if (direct === undefined) return [`CASE ${byParts} END AS ${name}_score`, `${name}_coverage`];
  const most = numberLiteral(query.measure.most);
  const byDirect = (value: string): string => {
    return `WHEN ${isRated(`${name}_direct`)} THEN ${value} WHEN ${name}_direct = ${notApplicableCell} THEN NULL`;
  };
  return [
    `CASE WHEN ${name}_direct >= ${most} THEN 1.0 ${byDirect(`${name}_direct / ${most}`)} ${byParts} END AS ${name}_score`,
    `CASE ${byDirect("1.0")} ELSE ${name}_coverage END AS ${name}_coverage`,
  ];
}

/** Rule 5. */
function meanOf(columns: readonly string[]): string {
  const above = sum(columns.map((column) => `COALESCE(${column}, 0.0)`));
  return ratio(above, sum(columns.map((column) => where(`${column} IS NOT NULL`, "1.0"))));
}

function isRated(cell: string): string {
  return `${cell} >= 0.0`;
}

function isApplicable(cell: string): string {
  return `${cell} <> ${notApplicableCell}`;
}

/** A term of a sum that counts where a condition is true. */
function where(condition: string, value: string): string {
  return `CASE WHEN ${condition} THEN ${value} ELSE 0.0 END`;
}
