// Makes a plan of links, CEI's and anybody's alike.
import type { CrosswalkLink } from "../crosswalk/crosswalk-of-links.ts";
import type { Plan, PlanPart } from "./plan.ts";

/** How links become the parts of a plan. */
export interface LinkGrouping {
  /** `true`: the links of a target with the same via are one part. `false`: each link is a part. */
  readonly byVia: boolean;
  /** `true`: an item weighs 1 divided by the number of targets that it feeds. `false`: it weighs 1. */
  readonly split: boolean;
}

/**
 * The plan that scores the targets of links by ratings of their sources. A part weighs the mean of its items' weights.
 *
 * @param name - The plan's name.
 * @param minCoverage - 0 to 1.
 * @param sources - Every id that ratings may use.
 * @param targets - The ids that get a score.
 * @param links - Links between them.
 * @param grouping - How links become parts.
 */
export function planOfLinks<Source extends string, Target extends string>(
  name: string,
  minCoverage: number,
  sources: readonly Source[],
  targets: readonly Target[],
  links: readonly CrosswalkLink<Source, Target>[],
  { byVia, split }: LinkGrouping,
): Plan<Target, Source> {
  const feeds = new Map<Source, Set<Target>>();
  const linksTo = new Map<Target, CrosswalkLink<Source, Target>[]>(targets.map((id) => [id, []]));
  for (const link of links) {
    const fed = feeds.get(link.source) ?? new Set();
    feeds.set(link.source, fed.add(link.target));
    linksTo.get(link.target)?.push(link);
  }

  function partOf(id: string, items: readonly Source[]): PlanPart<Source> {
    const weights = items.map((item) => (split ? 1 / (feeds.get(item)?.size ?? 1) : 1));
    const weight = weights.reduce((sum, one) => sum + one, 0) / weights.length;
    return { id, weight, items: items.map((item, i) => ({ id: item, weight: weights[i] ?? 1 })) };
  }

  return {
    name,
    items: [...sources],
    minCoverage,
    targets: Array.from(linksTo, ([id, own]) => {
      const groups = new Map<unknown, [Source, ...Source[]]>();
      for (const link of own) {
        const key = byVia && link.via !== undefined ? link.via : link;
        const group = groups.get(key);
        if (group === undefined) groups.set(key, [link.source]);
        else group.push(link.source);
      }
      return {
        id,
        parts: Array.from(groups, ([key, items]) => partOf(typeof key === "string" ? key : items[0], items)),
      };
    }),
  };
}
