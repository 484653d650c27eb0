// Makes a plan of links: of CEI's and of custom crosswalks.
import type { CrosswalkLink } from "../crosswalk/crosswalk-of-links.ts";
import type { Plan, PlanPart } from "./plan.ts";

/** How links become the parts of a plan. */
export interface LinkGrouping {
  /** `true`: the links of a target with the same via are one part. `false`: each link is a part. */
  readonly byVia: boolean;
  /** `true`: an item weighs 1 divided by the number of targets that it feeds. `false`: it weighs 1. */
  readonly split: boolean;
  /** What an item's weight is multiplied by, for each link in turn. Default: 1. */
  readonly weights?: readonly number[];
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
  { byVia, split, weights: ofLinks }: LinkGrouping,
): Plan<Target, Source> {
  const feeds = new Map<Source, Set<Target>>();
  const linksTo = new Map<Target, (readonly [CrosswalkLink<Source, Target>, number])[]>(targets.map((id) => [id, []]));
  for (const [i, link] of links.entries()) {
    const fed = feeds.get(link.source) ?? new Set();
    feeds.set(link.source, fed.add(link.target));
    linksTo.get(link.target)?.push([link, ofLinks?.[i] ?? 1]);
  }

  function partOf(id: string, weighted: readonly (readonly [Source, number])[]): PlanPart<Source> {
    const items = weighted.map(([item, weight]) => {
      return { id: item, weight: split ? weight / (feeds.get(item)?.size ?? 1) : weight };
    });
    return { id, weight: items.reduce((sum, { weight }) => sum + weight, 0) / items.length, items };
  }

  return {
    name,
    basis: "projected",
    items: [...sources],
    minCoverage,
    targets: Array.from(linksTo, ([id, own]) => {
      const groups = new Map<unknown, { id: string; items: (readonly [Source, number])[] }>();
      for (const [link, weight] of own) {
        const key = byVia && link.via !== undefined ? link.via : link;
        const group = groups.get(key) ?? { id: typeof key === "string" ? key : link.source, items: [] };
        group.items.push([link.source, weight]);
        groups.set(key, group);
      }
      return { id, parts: Array.from(groups.values(), ({ id, items }) => partOf(id, items)) };
    }),
  };
}
