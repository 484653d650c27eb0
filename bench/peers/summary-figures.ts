// The figures of scores that were summed up, for the comparison of peers.
import type { Figures } from "../turns/peer.ts";

/** The scores of one site for one target. */
export interface SiteSummary {
  readonly site: string;
  /** Each plan has an overall, so a target is told by both. */
  readonly plan: string;
  readonly target: string;
  readonly n: number;
  readonly mean: number | null;
  readonly sd: number | null;
  readonly min: number | null;
  readonly max: number | null;
}

/**
 * The figures of a summary, in any order.
 *
 * @param summary - A row for each site and target.
 */
export function summaryFigures(summary: Iterable<SiteSummary>): Figures {
  const figures = new Map<string, number | null>();
  for (const { site, plan, target, ...values } of summary) {
    for (const [name, value] of Object.entries(values)) figures.set(`${site} ${plan} ${target} ${name}`, value);
  }
  return figures;
}
