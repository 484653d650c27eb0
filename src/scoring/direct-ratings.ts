// Rule 10: a target whose direct item is rated has that rating as its score. In a file of its own, so that plans without
// direct ratings need none of it.
import { type CompiledTarget, type DirectRule, type Measure, usageOf } from "./compiled-plan.ts";
import { outcomeOf, partOf, scoreByParts } from "./evaluate.ts";
import type { Plan } from "./plan.ts";
import type { Rating } from "./ratings.ts";
import type { ItemScore, TargetScore } from "./scores.ts";

/** Scores the targets that have a direct rating. */
export const directRule: DirectRule = {
  score<Item extends string>(
    byParts: TargetScore<Item>,
    { direct }: CompiledTarget<string, Item>,
    ratings: readonly Rating[],
    measure: Measure,
    minCoverage: number,
  ): TargetScore<Item> {
    if (direct === undefined) return byParts;
    const scored = partOf(direct, ratings, measure);
    const { id, rating } = scored.part.items[0] as ItemScore<Item>;
    const outcome = outcomeOf(scored, measure.most, minCoverage);
    // A target without parts has only its direct rating.
    const isDirect = rating !== null || byParts.parts.length === 0;
    const { score, status, coverage } = isDirect ? outcome : byParts;
    return {
      score,
      status,
      coverage,
      rated: isDirect ? Number(typeof rating === "number") : byParts.rated,
      applicable: isDirect ? Number(rating !== "n/a") : byParts.applicable,
      basis: isDirect ? "direct" : byParts.basis,
      parts: byParts.parts,
      direct: { id, rating, score: outcome.score, status: outcome.status, coverage: outcome.coverage },
      byParts: { score: byParts.score, status: byParts.status, coverage: byParts.coverage },
    } as TargetScore<Item>;
  },
  usage: ({ ids, targets }, scores) => {
    const behind = targets.flatMap(({ direct, places }, t) => {
      return direct !== undefined && scores[t]?.basis === "direct" ? direct.places : places;
    });
    return usageOf(ids, behind);
  },
};

/** Scores a target, whether or not it has a direct rating; see {@link scoreByParts}. */
export function targetScore<Item extends string>(
  target: CompiledTarget<string, Item>,
  ratings: readonly Rating[],
  measure: Measure,
  plan: Pick<Plan, "minCoverage" | "basis">,
): TargetScore<Item> {
  const byParts = scoreByParts(target, ratings, measure, plan);
  return directRule.score(byParts, target, ratings, measure, plan.minCoverage);
}
