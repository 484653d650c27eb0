// The rules of scoring as arithmetic on columns: from cells to scores. The rules are those of docs/scoring.md.
import { tolerance } from "../scoring/evaluate.ts";
import { cellSteps, notApplicableCell } from "./cell-steps.ts";
import { ratio, type Step, sum } from "./query-text.ts";
import type { RatingsQuery } from "./ratings-query.ts";
import { numberLiteral, quotedText } from "./sql-writer.ts";

/**
 * The steps that score. The last one, `overall`, has a row for each assessment, with the columns row_name, group_1 and so
 * on, invalid, t1_score and t1_coverage and so on for each target, overall_mean, and overall_coverage.
 */
export function scoreSteps(query: RatingsQuery): Step[] {
  const { minCoverage, names, labels } = query;
  const cells = cellSteps(query);
  const { targets, steps: planSteps } = weightedPlan(query);
  const parts = targets.flatMap((target) => target.parts);
  const several = parts.filter(hasSeveral);
  const rowColumns = [...labels, "invalid"];
  const columnsOf = (end: string): string[] => targets.map(({ name }) => `${name}_${end}`);
  const joined = ` JOIN ${names.weights} ON 1 = 1`;
  const partsStep = {
    name: names.parts,
    about: "Parts of several items: the sum of weight times points, the rated weight, and the applicable weight.",
    columns: [...labels, cells.invalid, ...cellsOfTargets(targets), ...several.flatMap(partColumns)],
    from: `${cells.from}${joined}`,
  };
  const source = several.length > 0 ? { from: names.parts, invalid: "invalid" } : cells;
  return [
    ...planSteps,
    ...cells.steps,
    ...(several.length > 0 ? [partsStep] : []),
    {
      name: names.targets,
      about:
        "Targets: the cell of the direct rating, the points of the rated parts, their highest possible points, the coverage.",
      columns: [...labels, source.invalid, ...targets.flatMap((target) => targetColumns(target, query))],
      from: `${source.from}${parts.length > 0 ? joined : ""}`,
    },
    {
      name: names.scores,
      about: `The score of a target: its direct rating if there is one; otherwise the score of its parts if its coverage is at least ${minCoverage} (within ${tolerance}).`,
      columns: [...rowColumns, ...targets.flatMap((target) => scoreColumns(target, query))],
      from: names.targets,
    },
    {
      name: names.overall,
      about: "The overall score and coverage: the means of those that are not NULL.",
      columns: [
        ...rowColumns,
        ...targets.flatMap(({ name }) => [`${name}_score`, `${name}_coverage`]),
        `${meanOf(columnsOf("score"))} AS overall_mean`,
        `${meanOf(columnsOf("coverage"))} AS overall_coverage`,
      ],
      from: names.scores,
    },
  ];
}

type WeightedTarget = ReturnType<typeof weightedPlan>["targets"][number];
type WeightedPart = WeightedTarget["parts"][number];

/** The targets of a plan, with the columns that they are scored from, and the steps that give their weights. */
function weightedPlan({ targets: planTargets, numberOf, rules, names }: RatingsQuery) {
  const rows: string[][] = [];
  const weights: string[] = [];
  let partNumber = 0;
  const cellOf = (item: string): string => `c${numberOf(item)}`;
  const weightColumn = (column: string, key: string, number: number, name: string): string => {
    weights.push(`MAX(CASE WHEN ${key} = ${number} THEN CAST(${column} AS ${rules.double}) END) AS ${name}`);
    return name;
  };
  const targets = planTargets.map(({ id: target, direct, parts }, t) => ({
    /** The start of its columns. */
    name: `t${t + 1}`,
    /** The cell of its direct rating. */
    direct: direct === undefined ? undefined : cellOf(direct),
    parts: parts.map((part) => {
      const name = `p${++partNumber}`;
      const weight = weightColumn("part_weight", "part_number", partNumber, `${name}_weight`);
      const partCells = [`${partNumber}`, quotedText(rules, part.id), numberLiteral(part.weight)];
      const items = part.items.map((item) => {
        const line = rows.length + 1;
        const itemCells = [quotedText(rules, item.id), numberLiteral(item.weight)];
        rows.push([`${line}`, quotedText(rules, target), ...partCells, ...itemCells]);
        return { cell: cellOf(item.id), weight: weightColumn("item_weight", "line", line, `w${line}`) };
      });
      return { name, weight, items };
    }),
  }));
  const steps: Step[] = [
    {
      name: names.plan,
      about: "The plan: the targets, their parts, and the items of each part, with their weights.",
      columns: ["line", "target", "part_number", "part", "part_weight", "item", "item_weight"],
      from: rows,
    },
    {
      name: names.weights,
      about: "The weights in one row: w1 is the weight of the item in line 1, p1_weight the weight of part 1.",
      columns: weights,
      from: names.plan,
      isRepeatable: true,
    },
  ];
  return { targets, steps: rows.length === 0 ? [] : steps };
}

/** The least coverage that reaches the plan's minCoverage, as a literal. */
export function leastCoverage({ minCoverage }: RatingsQuery): string {
  return numberLiteral(minCoverage - tolerance);
}

/** In a part of one item, the item's weight makes no difference. */
function hasSeveral({ items }: WeightedPart): boolean {
  return items.length > 1;
}

/** The cells that targets read directly: those of direct ratings, and of parts of one item. */
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
  const terms = parts.map(partTerms);
  const sumOf = (term: keyof ReturnType<typeof partTerms>): string => sum(terms.map((of) => of[term]));
  const none = `CAST(NULL AS ${rules.double})`;
  const [points, most, coverage] =
    terms.length === 0
      ? // Only a direct rating is possible.
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

/** The terms of a part in the sums of its target. A part of one item needs no sums of its own. */
function partTerms(part: WeightedPart) {
  const { name, weight, items } = part;
  const cell = items.map((item) => item.cell).join();
  const [points, covered, rated, applicable] = hasSeveral(part)
    ? [
        `(${name}_points / ${name}_rated)`,
        `${weight} * (${name}_rated / ${name}_applicable)`,
        `${name}_rated > 0.0`,
        `${name}_applicable > 0.0`,
      ]
    : [cell, weight, isRated(cell), isApplicable(cell)];
  return {
    points: where(rated, `${weight} * ${points}`),
    rated: where(rated, weight),
    covered: where(rated, covered),
    applicable: where(applicable, weight),
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
  const total = sum(columns.map((column) => `COALESCE(${column}, 0.0)`));
  return ratio(total, sum(columns.map((column) => where(`${column} IS NOT NULL`, "1.0"))));
}

function isRated(cell: string): string {
  return `${cell} >= 0.0`;
}

function isApplicable(cell: string): string {
  return `${cell} <> ${notApplicableCell}`;
}

/** A term of a sum that is 0 unless a condition is true. */
function where(condition: string, value: string): string {
  return `CASE WHEN ${condition} THEN ${value} ELSE 0.0 END`;
}
