// The rules of scoring as expressions of arquero. NaN stands for what there is not, since arquero passes over it.
import type { Plan } from "cei-framework";

/** Expressions by the columns that they make. */
export type Expressions = Record<string, string>;

/**
 * What derives the scores of a plan, in the order in which it is derived: coverage and score of each target, the score
 * where the coverage is enough, and the overall.
 *
 * @param plan - A plan whose weights are all 1.
 */
export function scoreExpressions({ targets }: Plan): readonly Expressions[] {
  const ids = targets.map(({ id }) => id);
  const coverage = meanOf(ids.map((id) => `d.${id}_coverage`));
  return [
    Object.assign({}, ...targets.map(targetExpressions)),
    Object.fromEntries(ids.map((id) => [id, `d => d.${id}_coverage >= ${half} ? d.${id}_mean : NaN`])),
    { overall: `d => ${coverage} >= ${half} ? ${meanOf(ids.map((id) => `d.${id}`))} : NaN` },
  ];
}

/**
 * What rolls scores up: `D1_n`, `D1_mean`, `D1_sd`, `D1_min` and `D1_max`, and so on.
 *
 * @param plan - The plan.
 */
export function rollupExpressions({ targets }: Plan): Expressions {
  const operations = { n: "valid", mean: "mean", sd: "stdev", min: "min", max: "max" };
  const entries = [...targets.map(({ id }) => id), "overall"].flatMap((id) => {
    return Object.entries(operations).map(([name, operation]) => [`${id}_${name}`, `d => op.${operation}(d.${id})`]);
  });
  return Object.fromEntries(entries);
}

const half = "0.5 - 1e-9";

function targetExpressions({ id, parts }: Plan["targets"][number]): Expressions {
  const items = parts.map((part) => part.items.map((item) => `d['${item.id}']`));
  if (items.every((ofPart) => ofPart.length === 1)) {
    const all = items.flat();
    return {
      [`${id}_coverage`]: `d => (${rated(all)}) / (${applicable(all)})`,
      [`${id}_mean`]: `d => (${points(all)}) / (3 * (${rated(all)}))`,
    };
  }
  const each = (write: (ofPart: readonly string[], p: number) => string, between: string): string => {
    return items.map(write).join(between);
  };
  return {
    [`${id}_coverage`]: `d => {
      ${each((ofPart, p) => `const r${p} = ${rated(ofPart)}; const a${p} = ${applicable(ofPart)};`, " ")}
      return (${each((_, p) => `(a${p} > 0 ? r${p} / a${p} : 0)`, " + ")}) / (${each((_, p) => `(a${p} > 0)`, " + ")});
    }`,
    [`${id}_mean`]: `d => {
      ${each((ofPart, p) => `const r${p} = ${rated(ofPart)}; const s${p} = ${points(ofPart)};`, " ")}
      return (${each((_, p) => `(r${p} > 0 ? s${p} / (3 * r${p}) : 0)`, " + ")}) / (${each((_, p) => `(r${p} > 0)`, " + ")});
    }`,
  };
}

function points(items: readonly string[]): string {
  return items.map((item) => `(${item} > 0 ? ${item} - 1 : 0)`).join(" + ");
}

function rated(items: readonly string[]): string {
  return items.map((item) => `(${item} > 0)`).join(" + ");
}

function applicable(items: readonly string[]): string {
  return items.map((item) => `(${item} >= 0)`).join(" + ");
}

/** The mean of those that are there. */
function meanOf(values: readonly string[]): string {
  const sum = values.map((value) => `(${value} === ${value} ? ${value} : 0)`).join(" + ");
  return `(${sum}) / (${values.map((value) => `(${value} === ${value})`).join(" + ")})`;
}
