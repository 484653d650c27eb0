// The plan in a query: its weights as rows, for readers, and in one row, for the steps that compute with them.
import type { Step } from "./query-text.ts";
import type { RatingsQuery } from "./ratings-query.ts";
import { numberLiteral, quotedText } from "./sql-writer.ts";

/** A target of a plan, with the columns that it is scored from. */
export interface WeightedTarget {
  /** The start of its columns: t1 and so on. */
  readonly name: string;
  /** The cell of its direct rating. */
  readonly direct: string | undefined;
  readonly parts: readonly WeightedPart[];
}

/** A part of a plan, with the columns of its weights. */
export interface WeightedPart {
  /** The start of its columns: p1 and so on. */
  readonly name: string;
  /** The column of its weight. */
  readonly weight: string;
  /** Its items: their cells, and the columns of their weights. */
  readonly items: readonly { readonly cell: string; readonly weight: string }[];
}

/** The targets of a plan, and the steps that give their weights; none for a plan whose targets have no parts. */
export function weightedPlan({ compiled, rules, names }: RatingsQuery): { targets: WeightedTarget[]; steps: Step[] } {
  const rows: string[][] = [];
  const weights: string[] = [];
  let partNumber = 0;
  const cellOf = (item: string): string => `c${(compiled.placeOf.get(item) ?? -1) + 1}`;
  const weightColumn = (column: "part_weight" | "item_weight", number: number, name: string): string => {
    const key = column === "item_weight" ? "line" : "part_number";
    weights.push(`MAX(CASE WHEN ${key} = ${number} THEN CAST(${column} AS ${rules.double}) END) AS ${name}`);
    return name;
  };
  const targets = compiled.plan.targets.map(({ id: target, direct, parts }, t) => ({
    name: `t${t + 1}`,
    direct: direct === undefined ? undefined : cellOf(direct),
    parts: parts.map((part) => {
      const name = `p${++partNumber}`;
      const weight = weightColumn("part_weight", partNumber, `${name}_weight`);
      const partCells = [`${partNumber}`, quotedText(rules, part.id), numberLiteral(part.weight)];
      const items = part.items.map((item) => {
        const line = rows.length + 1;
        const itemCells = [quotedText(rules, item.id), numberLiteral(item.weight)];
        rows.push([`${line}`, quotedText(rules, target), ...partCells, ...itemCells]);
        return { cell: cellOf(item.id), weight: weightColumn("item_weight", line, `w${line}`) };
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
