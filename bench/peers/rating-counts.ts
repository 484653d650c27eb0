// The figures of ratings that were read, for the comparison of peers: how often each occurs.
import { competencies, type Rating } from "cei-framework";
import type { Figures } from "../turns/peer.ts";

/** Ratings that were read, in any form. */
export interface ReadRatings {
  /** The site of each row. */
  readonly sites: Iterable<unknown>;
  /** The ratings of a competency, by its place among them. */
  readonly ratings: (place: number) => Iterable<unknown>;
}

/**
 * How often each rating of each competency occurs, and each site.
 *
 * @param read - What was read: numbers, `null` and "n/a".
 */
export function ratingCounts({ sites, ratings }: ReadRatings): Figures {
  const figures = new Map<string, number>();
  competencies.forEach(({ id }, place) => {
    const counts = counted(ratings(place));
    for (const [name, count] of itemCounts(id, (rating) => counts.get(rating) ?? 0)) figures.set(name, count);
  });
  for (const [site, count] of counted(sites)) figures.set(String(site), count);
  return figures;
}

/**
 * The figures of one competency.
 *
 * @param id - The competency.
 * @param count - How often a rating occurs.
 */
export function itemCounts(id: string, count: (rating: Rating) => number): [string, number][] {
  const named = [1, 2, 3, 4, "n/a", null] as const;
  return [
    ...named.map((rating): [string, number] => [`${id} ${rating}`, count(rating)]),
    [`${id} no number`, count("n/a") + count(null)],
  ];
}

function counted(values: Iterable<unknown>): Map<unknown, number> {
  const counts = new Map<unknown, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
