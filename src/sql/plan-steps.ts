// The plan in a query: its weights as rows, for who reads them, and in one row, for who computes with them.
import type { CompiledPlan } from "../scoring/compiled-plan.ts";
import type { DialectRules } from "./dialects.ts";
import { type Step, type StepNames, select, values } from "./query-text.ts";
import { numberLiteral, quotedText } from "./sql-writer.ts";

/** A target of a plan, with the columns that it is scored from. */
export interface WeightedTarget {
  /** What its columns begin with: t1 and so on. */
  readonly name: string;
  /** The cell of its direct rating. */
  readonly direct: string | undefined;
  readonly parts: readonly WeightedPart[];
}

/** A part of a plan, with the columns of its weights. */
export interface WeightedPart {
  /** What its columns begin with: p1 and so on. */
  readonly name: string;
  /** The column of its weight. */
  readonly weight: string;
  /** Its items: their cells, and the columns of their weights. */
  readonly items: readonly { readonly cell: string; readonly weight: string }[];
}

/**
 * The targets of a plan, with the columns that {@link planSteps} gives their weights.
 *
 * @param compiled - The plan.
 */
export function weightedTargets({ plan, placeOf }: CompiledPlan): WeightedTarget[] {
  let line = 0;
  let partNumber = 0;
  const cellOf = (item: string): string => `c${(placeOf.get(item) ?? -1) + 1}`;
  return plan.targets.map(({ direct, parts }, t) => ({
    name: `t${t + 1}`,
    direct: direct === undefined ? undefined : cellOf(direct),
    parts: parts.map(({ items }) => {
      const name = `p${++partNumber}`;
      const weighted = items.map(({ id }) => ({ cell: cellOf(id), weight: `w${++line}` }));
      return { name, weight: `${name}_weight`, items: weighted };
    }),
  }));
}

/**
 * The steps of the weights; none for a plan whose targets have no parts.
 *
 * @param compiled - The plan.
 * @param rules - The dialect's.
 * @param names - The names of steps.
 */
export function planSteps(compiled: CompiledPlan, rules: DialectRules, names: StepNames): Step[] {
  const rows: string[][] = [];
  const weights: string[] = [];
  const weight = (column: string, number: number, as: string): void => {
    const where = column === "item_weight" ? "line" : "part_number";
    weights.push(`MAX(CASE WHEN ${where} = ${number} THEN CAST(${column} AS ${rules.double}) END) AS ${as}`);
  };
  let number = 0;
  for (const { id: target, parts } of compiled.targets) {
    for (const part of parts) {
      number++;
      weight("part_weight", number, `p${number}_weight`);
      for (const { id, weight: itemWeight } of part.items) {
        const line = String(rows.length + 1);
        const ofPart = [String(number), quotedText(rules, part.id), numberLiteral(part.weight)];
        rows.push([line, quotedText(rules, target), ...ofPart, quotedText(rules, id), numberLiteral(itemWeight)]);
        weight("item_weight", rows.length, `w${rows.length}`);
      }
    }
  }
  if (rows.length === 0) return [];
  return [
    {
      name: names.plan,
      columns: ["line", "target", "part_number", "part", "part_weight", "item", "item_weight"],
      about: "The plan: which items make which parts of which targets, with what weights.",
      body: values(rows),
    },
    {
      name: names.weights,
      about: "Its weights in one row: w1 is that of the item in line 1, p1_weight that of part 1.",
      body: select(weights, `FROM ${names.plan}`),
    },
  ];
}
