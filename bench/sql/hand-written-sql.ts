// A plan as somebody would write it in DuckDB's SQL by hand: a row for each rating, joined with the plan, grouped three times.
import type { Plan } from "cei-framework";

/**
 * Scores ratings from 1 to 4 with the half rule; -9 is not applicable.
 *
 * @param plan - The plan.
 * @param ratings - What gives id, item and rating, a row for each rating.
 */
export function handWrittenSql({ targets }: Plan, ratings: string): string {
  const lines = targets.flatMap(({ id: target, parts }) =>
    parts.flatMap((part) =>
      part.items.map((item) => `('${target}', '${part.id}', ${part.weight}, '${item.id}', ${item.weight})`),
    ),
  );
  const columns = targets.flatMap(({ id }) => [
    `max(score) filter (target = '${id}') as ${id}_score`,
    `max(coverage) filter (target = '${id}') as ${id}_coverage`,
    `${status(`max(score) filter (target = '${id}')`, `max(coverage) filter (target = '${id}')`)} as ${id}_status`,
  ]);
  return `
    with plan(target, part, part_weight, item, item_weight) as (values ${lines}),
      parts as (
        select id, target, part, any_value(part_weight) as weight,
          sum(item_weight * (rating - 1) / 3) / sum(item_weight) filter (rating is not null) as score,
          coalesce(sum(item_weight) filter (rating is not null), 0) / sum(item_weight) as coverage
        from (${ratings}) join plan using (item)
        where rating is distinct from -9
        group by id, target, part
      ),
      targets as (
        select id, target, sum(weight * score) / sum(weight) filter (score is not null) as score,
          sum(weight * coverage) / sum(weight) as coverage
        from parts group by id, target
      ),
      scores as (select id, target, coverage, case when coverage >= ${half} then score end as score from targets)
    select id, ${columns},
      case when avg(coverage) >= ${half} then avg(score) end as overall_score, avg(coverage) as overall_coverage,
      ${status(`case when avg(coverage) >= ${half} then avg(score) end`, "avg(coverage)")} as overall_status
    from scores group by id`;
}

const half = "0.5::DOUBLE - 1e-9";

function status(score: string, coverage: string): string {
  return `case when ${coverage} is null then 'not-applicable' when ${score} is null then 'insufficient' else 'scored' end`;
}
