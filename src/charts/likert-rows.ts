// The rows of a Likert chart: a bar for each item in each group, and in each panel.
import type { Issue } from "../check/issue.ts";
import { unexpected, unknownId } from "../check/messages.ts";
import { type GroupValues, smallGroupIssues, smallGroups } from "../check/small-groups.ts";
import { chosenNames, rowIssues } from "./group-rows.ts";
import { type LikertBar, type LikertBars, likertBars } from "./likert-bars.ts";

/** The rows of a chart, each with a bar for each item, group, and facet. */
export interface LikertRows extends Pick<LikertBars, "of" | "scale"> {
  readonly ids: readonly string[];
  /** The names of the groups of the bars of an item; an empty list if it has one bar. */
  readonly by: readonly string[];
  readonly groups: readonly GroupValues[];
  /** The values of the facet, each with a panel; a single `undefined` without panels. */
  readonly facets: readonly (string | undefined)[];
  /** The bar of an item in a group and a facet, by their indexes; `undefined` if there is none. */
  readonly barOf: (id: string, group: number, facet: number) => LikertBar | undefined;
  /** How often each point was given to an item, in all of its bars without hidden counts; empty for none. */
  readonly countsOf: (id: string) => readonly number[];
}

type GroupedBar = LikertBars["bars"][number];

/** The options that choose the bars, unchecked. */
interface LikertChoice {
  readonly by?: unknown;
  readonly facet?: unknown;
  readonly items?: unknown;
  readonly small?: unknown;
}

/**
 * The rows of a Likert chart.
 *
 * @param of - Any value; valid is the input of `likertChart`.
 * @param issues - Every problem is added to it.
 * @returns The rows; `undefined` if there are problems or the input is empty.
 */
export function likertRows(of: unknown, choice: LikertChoice, issues: Issue[]): LikertRows | undefined {
  const found = likertBars(of, choice, issues);
  if (found === undefined || issues.length > 0) return undefined;
  const { bars, all } = found;
  const names = Object.keys(bars[0]?.group ?? {});
  const by = (chosenNames(found.by, names, issues) ?? []).filter((name) => name !== choice.facet);
  const facet = names.find((name) => name === choice.facet);
  if (choice.facet !== undefined && facet === undefined) {
    issues.push(unknownId(["facet"], choice.facet, "a name of its groups", names));
  }
  const splitBy = facet === undefined ? by : [...by, facet];
  const others = names.filter((name) => !splitBy.includes(name));
  const ids = chosenIds([...new Set(bars.map(({ id }) => id))], choice.items, issues);
  // For a publication by more names: the totals over the others.
  const isTotal = ({ group }: GroupedBar): boolean => others.every((name) => group[name] === all);
  const chosen = bars.filter((bar) => ids.includes(bar.id) && isTotal(bar));
  if (issues.length === 0 && others.length > 0 && (all === undefined || chosen.length === 0)) {
    const expected = `all names of its groups, in by or facet (${names.join(", ")})`;
    issues.push(unexpected(["by"], by.join(", "), expected, "inconsistent"));
  }
  issues.push(...rowIssues(bars, names));
  if (issues.length === 0 && all === undefined) {
    // Groups with few respondents, whether they rated or not.
    const figures = chosen.flatMap(({ group, n, notApplicable = 0, missing = 0 }) => {
      const rated = n ?? 0;
      return [rated, rated + notApplicable + missing].map((n) => ({ group, n }));
    });
    issues.push(...smallGroupIssues(smallGroups(figures, found.minCount), choice.small, ["of"]));
  }
  if (issues.length > 0) return undefined;

  const groupOf = ({ group }: GroupedBar) => Object.fromEntries(by.map((name) => [name, group[name] ?? ""]));
  const facetOf = ({ group }: GroupedBar) => (facet === undefined ? undefined : (group[facet] ?? ""));
  const groups = [...new Map(chosen.map((bar) => [JSON.stringify(groupOf(bar)), groupOf(bar)])).values()];
  const facets = [...new Set(chosen.map(facetOf))];
  const keyOf = (id: string, group: GroupValues | undefined, facet: string | undefined) =>
    JSON.stringify([id, group, facet]);
  const places = new Map(chosen.map((bar) => [keyOf(bar.id, groupOf(bar), facetOf(bar)), bar]));
  const countsOf: LikertRows["countsOf"] = (id) => {
    const own = chosen.filter((bar) => bar.id === id && !bar.counts.includes(null));
    // Totals are those of the other bars.
    const parts = own.filter(({ group }) => all === undefined || splitBy.every((name) => group[name] !== all));
    const added = parts.length > 0 ? parts : own;
    return (added[0]?.counts ?? []).map((_, i) => added.reduce((sum, { counts }) => sum + (counts[i] ?? 0), 0));
  };
  return {
    of: found.of,
    scale: found.scale,
    ids,
    by,
    groups,
    facets,
    barOf: (id, group, f) => places.get(keyOf(id, groups[group], facets[f])),
    countsOf,
  };
}

/** The ids of the option `items`, in the order of the input; all of them without it. */
function chosenIds(ids: readonly string[], items: unknown, issues: Issue[]): readonly string[] {
  if (items === undefined) return ids;
  if (!Array.isArray(items) || items.length === 0) {
    issues.push(unexpected(["items"], items, "a list of items"));
    return [];
  }
  const list: readonly unknown[] = Array.from(items);
  list.forEach((id, i) => {
    if (!ids.includes(id as string)) issues.push(unknownId(["items", i], id, "an item of the chart", ids));
  });
  return ids.filter((id) => list.includes(id));
}
