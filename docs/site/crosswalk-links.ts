// What the two pictures of the crosswalk draw: its links with both ends and what holds them, and the curve of one.
import { competencies, competency, crosswalk, domains, lookFors, metrics } from "cei-framework";

/** Every record's name by its id, from domains to look-fors. */
export const names: ReadonlyMap<string, string> = new Map<string, string>([
  ...domains.map(({ id, name }) => [id, name] as const),
  ...competencies.map(({ id, title }) => [id, title] as const),
  ...metrics.map(({ id, name }) => [id, name] as const),
  ...lookFors.map(({ id, text }) => [id, text] as const),
]);

/** The links, each with the domain of its competency and the metric of the look-for that cites it. */
export const links = crosswalk.links.map(({ source, target, via }) => {
  return { domain: competency(source).domain, competency: source, lookFor: via, metric: target };
});

/** Pairs that are linked: all that a citation joins, and each item with the record that holds it. */
const joined: readonly (readonly string[])[] = [
  ...links.map((link) => Object.values(link)),
  ...competencies.map(({ id, domain }) => [id, domain]),
  ...lookFors.map(({ id, metric }) => [id, metric]),
];

/** The ids that a record is linked to, in the order of the lists. */
export function linkedTo(id: string): readonly string[] {
  const linked = new Set(joined.filter((ids) => ids.includes(id)).flat());
  return [...names.keys()].filter((other) => other !== id && linked.has(other));
}

/** The custom property with a metric's hue: `M3` has `--m3`. */
export const hueOf = (metric: string): string => `var(--${metric.toLowerCase()})`;

/** A curve from left to right, as the `d` of a path. */
export function curve(left: number, from: number, right: number, to: number): string {
  const [near, far] = [left + (right - left) * 0.45, left + (right - left) * 0.55];
  return `M${left} ${rounded(from)}C${rounded(near)} ${rounded(from)} ${rounded(far)} ${rounded(to)} ${right} ${rounded(to)}`;
}

export const rounded = (value: number): number => Math.round(value * 100) / 100;
