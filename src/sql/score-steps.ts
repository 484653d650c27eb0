// The rules of scoring as arithmetic on columns: from cells to scores. The rules are those of docs/scoring.md.
import { tolerance } from "../scoring/evaluate.ts";
import { cellSteps } from "./cell-steps.ts";
import type { CellSum, Cells } from "./cells.ts";
import { ratio, type Step, sum, weightedSum } from "./query-text.ts";
import type { RatingsQuery } from "./ratings-query.ts";
import { numberLiteral } from "./sql-writer.ts";

/** A target with the names and expressions for its score. */
interface ScoredTarget {
  readonly id: string;
  /** The start of its columns. */
  readonly name: string;
  /** The cell of its direct rating; `undefined` if it has none, or no column. */
  readonly direct: string | undefined;
  readonly hasDirect: boolean;
  /** The sums of its parts with one item, by weight. */
  readonly sums: readonly WeightedSum[];
  /** Its parts with several items. */
  readonly parts: readonly ScoredPart[];
  /** The columns of the result. */
  readonly score: string;
  readonly coverage: string;
}

/**
 * The steps that score. The last one, `overall`, has a row for each assessment: row_name, group_1 and so on, invalid, the
 * score and the coverage of each target, overall_mean, and overall_coverage.
 */
export function scoreSteps(query: RatingsQuery): { steps: Step[]; targets: ScoredTarget[] } {
  const { plan, names, labels, nameOf } = query;
  const mayNotApply = query.notApplicable.length > 0;
  const { cells, steps, from, invalid, cellOf } = cellSteps(query);
  const rowColumns = [...labels, "invalid"];
  const targets = plan.targets.map((target): ScoredTarget => {
    const name = nameOf(/^[a-z]/i.test(target.id) ? target.id : `target_${target.id}`);
    const direct = target.direct === undefined ? undefined : cellOf(target.direct);
    const singles = target.parts.filter(({ items }) => items.length === 1);
    const own = singles.flatMap(({ weight, items }) => items.map(({ id }) => ({ id, weight })));
    return {
      id: target.id,
      name,
      direct,
      hasDirect: target.direct !== undefined,
      sums: sumsOf(own, `sum_${target.id}`, query, cells, cellOf),
      parts: target.parts
        .filter(({ items }) => items.length > 1)
        .map(({ id, weight, items }) => {
          const part = nameOf(`part_${id}`);
          return { name: part, weight, sums: sumsOf(items, `sum_of_${part}`, query, cells, cellOf) };
        }),
      score: `${name}_score`,
      coverage: `${name}_coverage`,
    };
  });
  const parts = targets.flatMap((target) => target.parts);
  const direct = targets.flatMap((target) => target.direct ?? []);
  const ownSums = targets.flatMap((target) => target.sums);
  const sumsStep = {
    name: names.sums,
    about: "Sums of cells: of a target's parts with one item, and of parts with several, by the weight of the items.",
    columns: [
      ...labels,
      invalid.column,
      ...direct,
      ...[...ownSums, ...parts.flatMap((part) => part.sums)].flatMap(({ columns }) => columns),
    ],
    from,
  };
  const sums = `${names.sums}${query.rules.apart}`;
  const partsStep = {
    name: names.parts,
    about: "Parts with several items: their points, and the weights of the items that are rated and applicable.",
    columns: [
      ...labels,
      invalid.of,
      ...direct,
      ...ownSums.flatMap(({ names }) => names),
      ...parts.flatMap(({ name, sums }) => [
        `${weightedSum(query.rules, pointsOf(sums))} AS ${name}_points`,
        `${weightedSum(query.rules, ratedOf(sums))} AS ${name}_rated`,
        ...(mayNotApply ? [`${weightedSum(query.rules, applicableOf(sums))} AS ${name}_applicable`] : []),
      ]),
    ],
    from: sums,
  };
  const hasParts = parts.length > 0;
  const coverages = targets.map(({ coverage }) => coverage);
  const isCoverageSure =
    !mayNotApply && targets.every(({ sums, parts, hasDirect }) => hasDirect || sums.length + parts.length > 0);
  return {
    targets,
    steps: [
      ...steps,
      sumsStep,
      ...(hasParts ? [partsStep] : []),
      {
        name: names.targets,
        about: "Targets: the points of the rated parts, the most points that these could have, and the coverage.",
        columns: [
          ...[...labels, hasParts ? "invalid" : invalid.of, ...direct],
          ...targets.flatMap((target) => targetColumns(target, query)),
        ],
        from: hasParts ? names.parts : sums,
      },
      {
        name: names.scores,
        about: `Scores: the direct rating if there is one; otherwise points / most, if the coverage is at least ${plan.minCoverage} (within ${tolerance}).`,
        columns: [...rowColumns, ...targets.flatMap((target) => scoreColumns(target, query, cells))],
        from: names.targets,
      },
      {
        name: names.overall,
        about: "Overall: the means of the scores and the coverages that are not NULL.",
        columns: [
          ...rowColumns,
          ...targets.flatMap(({ score, coverage }) => [score, coverage]),
          `${meanOf(targets.map(({ score }) => score))} AS overall_mean`,
          `${isCoverageSure ? ratio(sum(coverages), numberLiteral(coverages.length)) : meanOf(coverages)} AS overall_coverage`,
        ],
        from: names.scores,
      },
    ],
  };
}

/** A part with several items: the start of its columns, and the sums of its items. */
interface ScoredPart {
  readonly name: string;
  readonly weight: number;
  readonly sums: readonly WeightedSum[];
}

/** The sum over items of the same weight. */
interface WeightedSum {
  readonly weight: number;
  /** The number of items, with or without a column. */
  readonly size: number;
  readonly columns: readonly string[];
  /** The names of these columns. */
  readonly names: readonly string[];
  /** The expressions that read them; `undefined` if no item has a column. */
  readonly of: CellSum | undefined;
}

/** A sum for each weight among some items. */
function sumsOf(
  items: readonly { readonly id: string; readonly weight: number }[],
  name: string,
  { nameOf }: RatingsQuery,
  cells: Cells,
  cellOf: (item: string) => string | undefined,
): WeightedSum[] {
  const byWeight = new Map<number, string[]>();
  for (const { id, weight } of items) byWeight.set(weight, [...(byWeight.get(weight) ?? []), id]);
  return Array.from(byWeight, ([weight, ids]) => {
    const asked = ids.flatMap((id) => cellOf(id) ?? []);
    if (asked.length === 0) return { weight, size: ids.length, columns: [], names: [], of: undefined };
    const { columns, ...of } = cells.summed(nameOf(name), asked);
    return { weight, size: ids.length, columns, names: columns.map((column) => column.replace(/^.* AS /s, "")), of };
  });
}

/** The least coverage that reaches the plan's minCoverage, as a literal. */
export function leastCoverage({ plan }: RatingsQuery): string {
  return numberLiteral(plan.minCoverage - tolerance);
}

function pointsOf(sums: readonly WeightedSum[]) {
  return sums.flatMap(({ weight, of }) => (of === undefined ? [] : [{ weight, of: of.points }]));
}

function ratedOf(sums: readonly WeightedSum[]) {
  return sums.flatMap(({ weight, of }) => (of === undefined ? [] : [{ weight, of: of.rated }]));
}

/** The weight of the applicable items of each sum: a number, unless some may be not applicable. */
function applicableOf(sums: readonly WeightedSum[]) {
  return sums.map(({ weight, size, of }) => ({
    weight,
    of: of?.notApplicable === undefined ? numberLiteral(size) : `(${numberLiteral(size)} - ${of.notApplicable})`,
  }));
}

/** Rules 3, 4, and 8. */
function targetColumns({ name, hasDirect, sums, parts }: ScoredTarget, query: RatingsQuery): string[] {
  const { rules, measure, notApplicable } = query;
  const columns = (points: string, most: string, coverage: string): string[] => {
    return [`${points} AS ${name}_points`, `${most} AS ${name}_most`, `${coverage} AS ${name}_coverage`];
  };
  if (sums.length + parts.length === 0) {
    const none = `CAST(NULL AS ${rules.double})`;
    return columns(none, none, hasDirect ? `CAST(0.0 AS ${rules.double})` : none);
  }
  const ofParts = (value: (part: ScoredPart) => string) =>
    parts.map((part) => ({ weight: part.weight, of: value(part) }));
  const where = (condition: string, value: string): string => `CASE WHEN ${condition} > 0.0 THEN ${value} ELSE 0.0 END`;
  const rated = [...ratedOf(sums), ...ofParts(({ name: part }) => where(`${part}_rated`, "1.0"))];
  const points = [
    ...pointsOf(sums),
    ...ofParts(({ name: part }) => where(`${part}_rated`, `${part}_points / ${part}_rated`)),
  ];
  const most = `${weightedSum(rules, rated)} * ${numberLiteral(measure.most)}`;
  if (notApplicable.length === 0) {
    // The applicable weights are known.
    const covered = [
      ...ratedOf(sums),
      ...ofParts((part) => `${part.name}_rated / ${numberLiteral(weightOf(part.sums))}`),
    ];
    const all = numberLiteral(weightOf(sums) + parts.reduce((total, { weight }) => total + weight, 0));
    return columns(weightedSum(rules, points), most, ratio(weightedSum(rules, covered), all));
  }
  const covered = [
    ...ratedOf(sums),
    ...ofParts(({ name: part }) => where(`${part}_applicable`, `${part}_rated / ${part}_applicable`)),
  ];
  const applicable = [...applicableOf(sums), ...ofParts(({ name: part }) => where(`${part}_applicable`, "1.0"))];
  return columns(weightedSum(rules, points), most, ratio(weightedSum(rules, covered), weightedSum(rules, applicable)));
}

/** The weight of all items of some sums. */
function weightOf(sums: readonly WeightedSum[]): number {
  return sums.reduce((total, { weight, size }) => total + weight * size, 0);
}

/** Rules 6, 8, and 10. Rounding may make a sum larger than the most points; the score is then 1.0. */
function scoreColumns({ name, direct, score, coverage }: ScoredTarget, query: RatingsQuery, cells: Cells): string[] {
  const byParts = [
    `WHEN ${coverage} < ${leastCoverage(query)} THEN NULL`,
    `WHEN ${name}_points < ${name}_most THEN ${name}_points / ${name}_most`,
    `WHEN ${name}_most > 0.0 THEN 1.0`,
  ].join(" ");
  if (direct === undefined) return [`CASE ${byParts} END AS ${score}`, coverage];
  const { most } = query.measure;
  const points = cells.pointsOf(direct);
  const isNotApplicable = `WHEN ${cells.isNotApplicable(direct)} THEN NULL`;
  return [
    [
      `CASE WHEN ${cells.isRated(direct)} THEN CASE WHEN ${points} >= ${numberLiteral(most)} THEN 1.0`,
      `ELSE CAST(${points} AS ${query.rules.double}) / ${numberLiteral(most)} END ${isNotApplicable} ${byParts} END AS ${score}`,
    ].join(" "),
    `CASE WHEN ${cells.isRated(direct)} THEN 1.0 ${isNotApplicable} ELSE ${coverage} END AS ${coverage}`,
  ];
}

/** Rule 5. */
function meanOf(columns: readonly string[]): string {
  const total = sum(columns.map((column) => `COALESCE(${column}, 0.0)`));
  return ratio(total, sum(columns.map((column) => `CASE WHEN ${column} IS NULL THEN 0.0 ELSE 1.0 END`)));
}
