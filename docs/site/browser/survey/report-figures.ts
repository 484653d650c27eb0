// Figures of a report: how the answers to questions are distributed, and what of that is high.
import type { Scale } from "cei-framework";
import type { ItemStatistics } from "cei-framework/statistics";
import type { RatingTable } from "cei-framework/table";

/** How often each point was given to a question, or to all questions of a domain or a metric. */
export type Answers = Pick<ItemStatistics, "group" | "id" | "n" | "notApplicable" | "missing" | "distribution">;

/** What a survey is scored by: domains of 1.0, metrics of 2.0. */
export function kindOf({ instrument }: RatingTable): "domain" | "metric" {
  return instrument === "1.0" ? "domain" : "metric";
}

/**
 * The answers to all questions of each domain or metric that was asked about.
 *
 * @param items - Of the questions that were asked.
 */
export function answersByTarget(items: readonly ItemStatistics[]): readonly Answers[] {
  const targets = new Map<string, Answers>();
  for (const { target, id, ...item } of items) {
    // A metric's own rating is an answer about the metric.
    const of = target === "overall" ? id : target;
    const before = targets.get(of);
    targets.set(of, before === undefined ? { ...item, id: of } : added(before, item));
  }
  return [...targets.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** The answers to two together, under the id of the first. */
export function added(one: Answers, other: Omit<Answers, "id">): Answers {
  return {
    ...one,
    n: one.n + other.n,
    notApplicable: one.notApplicable + other.notApplicable,
    missing: one.missing + other.missing,
    distribution: one.distribution.map(({ rating, count }, i) => {
      return { rating, count: count + (other.distribution[i]?.count ?? 0) };
    }),
  };
}

/** The lowest point that counts as high: the first above the middle of the scale. */
const firstHigh = ({ min, max }: Scale): number => Math.floor((min + max) / 2) + 1;

/** The high points of a scale in words: "3 or 4". */
export function highOf(scale: Scale): string {
  const first = firstHigh(scale);
  return first === scale.max ? String(first) : `${first} ${first + 1 === scale.max ? "or" : "to"} ${scale.max}`;
}

/** The percent of answers that are high, not rounded; `null` without answers. */
function highShare({ n, distribution }: Answers, scale: Scale): number | null {
  const high = distribution.filter(({ rating }) => rating >= firstHigh(scale));
  return n === 0 ? null : (100 * high.reduce((sum, { count }) => sum + count, 0)) / n;
}

/** The percent of answers that are high; `null` without answers. */
export function percentHigh(answers: Answers, scale: Scale): number | null {
  const share = highShare(answers, scale);
  return share === null ? null : Math.round(share);
}

/** What anyone answered, what has the most high answers first; equal ones in the framework's order. */
export function ranked<Of extends Answers>(all: readonly Of[], scale: Scale): readonly Of[] {
  const shares = new Map(all.map((one) => [one, highShare(one, scale)]));
  return all.filter(({ n }) => n > 0).sort((one, other) => (shares.get(other) ?? 0) - (shares.get(one) ?? 0));
}
