// The rules of scoring as SQL for DuckDB.
import type { Plan } from "cei-framework";

/** How the sums over some items are written. */
export interface ItemSums {
  /** The sum of their points, counted from 0. */
  readonly points: (items: readonly string[]) => string;
  /** How many are rated. */
  readonly rated: (items: readonly string[]) => string;
  /** How many are applicable. */
  readonly applicable: (items: readonly string[]) => string;
}

/**
 * Scores the table `survey` and sums it up: a row for each site, with n, mean, sd, min and max of each target and then of
 * the overall.
 *
 * @param plan - A plan whose weights are all 1.
 * @param sums - How sums are written.
 */
export function scoringSql({ targets }: Plan, { points, rated, applicable }: ItemSums): string {
  const pools = new Map(targets.map((target) => [target.id, poolsOf(target)]));
  const sums = [...pools.values()].flat().flatMap(({ id, items }) => {
    return [`${points(items)} as ${id}_s`, `${rated(items)} as ${id}_r`, `${applicable(items)} as ${id}_a`];
  });
  const means = Array.from(pools, ([target, all]) => {
    const coverage = meanOf(all.map(({ id }) => [`${id}_r / nullif(${id}_a, 0)`, `${id}_a`]));
    const mean = meanOf(all.map(({ id }) => [`${id}_s / nullif(3 * ${id}_r, 0)`, `${id}_r`]));
    return `${coverage} as ${target}_coverage, ${mean} as ${target}_mean`;
  });
  const ids = targets.map(({ id }) => id);
  const scores = ids.map((id) => `${id}_coverage, case when ${id}_coverage >= ${half} then ${id}_mean end as ${id}`);
  const coverage = `list_avg([${ids.map((id) => `${id}_coverage`)}])`;
  const overall = `case when ${coverage} >= ${half} then list_avg([${ids}]) end as overall`;
  const moments = [...ids, "overall"].map(
    (id) => `count(${id}), avg(${id}), stddev_samp(${id}), min(${id}), max(${id})`,
  );
  return `
    with sums as (select site, ${sums} from survey),
      means as (select site, ${means} from sums),
      scores as (select site, ${scores} from means),
      overalls as (select site, ${ids}, ${overall} from scores)
    select site, ${moments} from overalls group by site`;
}

const half = 0.5 - 1e-9;

interface Pool {
  readonly id: string;
  readonly items: readonly string[];
}

/** The parts of a target; one when each has one item, since their mean is that of all items. */
function poolsOf({ id, parts }: Plan["targets"][number]): readonly Pool[] {
  const items = parts.map((part) => part.items.map((item) => item.id));
  if (items.every(({ length }) => length === 1)) return [{ id, items: items.flat() }];
  return items.map((ofPart, p) => ({ id: `${id}_${p}`, items: ofPart }));
}

/** The mean of the values whose counts are above 0. */
function meanOf(values: readonly (readonly [value: string, count: string])[]): string {
  const [only] = values;
  if (only !== undefined && values.length === 1) return only[0];
  const sum = values.map(([value]) => `coalesce(${value}, 0)`).join(" + ");
  return `(${sum}) / nullif(${values.map(([, count]) => `(${count} > 0)::TINYINT`).join(" + ")}, 0)`;
}
