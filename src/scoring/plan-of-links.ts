// Makes a plan from links: CEI's own, or those of a custom crosswalk.
import type { CrosswalkLink } from "../crosswalk/crosswalk-of-links.ts";
import type { Plan, PlanItem } from "./plan.ts";

/** How links become the parts of a plan. */
export interface LinkGrouping {
  /** `true`: the links of a target with the same via are one part. `false`: each link is a part. */
  readonly byVia: boolean;
  /** `true`: an item weighs 1 divided by the number of targets that it feeds. `false`: it weighs 1. */
  readonly isSplit: boolean;
  /** The factor of an item's weight, for each link in turn. Default: 1. */
  readonly weights?: readonly number[];
}

/**
 * The plan that scores the targets of links by ratings of their sources. A part weighs the mean of its items' weights.
 */
export function planOfLinks<Source extends string, Target extends string>(
  name: string,
  minCoverage: number,
  sources: readonly Source[],
  targets: readonly Target[],
  links: readonly CrosswalkLink<Source, Target>[],
  { byVia, isSplit, weights }: LinkGrouping,
): Plan<Target, Source> {
  const targetsOf = new Map<Source, Set<Target>>(sources.map((id) => [id, new Set()]));
  for (const { source, target } of links) targetsOf.get(source)?.add(target);
  const partsOf = new Map<Target, Map<unknown, { id: string; items: PlanItem<Source>[] }>>(
    targets.map((id) => [id, new Map()]),
  );
  links.forEach((link, i) => {
    const { source, target } = link;
    const via = byVia ? link.via : undefined;
    const parts = partsOf.get(target);
    const part = parts?.get(via ?? link) ?? { id: via ?? source, items: [] };
    const feeds = isSplit ? (targetsOf.get(source)?.size ?? 1) : 1;
    part.items.push({ id: source, weight: (weights?.[i] ?? 1) / feeds });
    parts?.set(via ?? link, part);
  });
  return {
    name,
    basis: "projected",
    items: [...sources],
    minCoverage,
    targets: Array.from(partsOf, ([id, parts]) => ({
      id,
      parts: Array.from(parts.values(), ({ id, items }) => {
        return { id, weight: items.reduce((sum, { weight }) => sum + weight, 0) / items.length, items };
      }),
    })),
  };
}
