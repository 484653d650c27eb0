// The rows of a Likert chart: a bar for each item in each group, and in each panel.
import { describePath } from "../check/describe.ts";
import type { Issue } from "../check/issue.ts";
import { duplicate, unexpected, unknownId } from "../check/messages.ts";
import type { FirstPlaces } from "../check/shapes.ts";
import { type GroupValues, smallGroupIssues, smallGroups } from "../check/small-groups.ts";
import { isTexts } from "./chart-options.ts";
import { groupLabel } from "./labels.ts";
import { type LikertBar, type LikertBars, likertBars } from "./likert-bars.ts";

/** The rows of a chart, each with a bar for each item, group, and facet. */
export interface LikertRows extends Pick<LikertBars, "of" | "scale"> {
  readonly ids: readonly string[];
  /** The names of the groups of the bars of an item; none if it has one bar. */
  readonly by: readonly string[];
  readonly groups: readonly GroupValues[];
  /** The values of the name that has a panel for each; one that is `undefined` without panels. */
  readonly facets: readonly (string | undefined)[];
  /** The bar of an item in a group and a facet, by their places; nothing if there is none. */
  readonly barOf: (id: string, group: number, facet: number) => LikertBar | undefined;
  /** How often each point was given to an item, by all of its bars of which nothing is hidden; empty for none. */
  readonly countsOf: (id: string) => readonly number[];
}

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
 * @param of - Anything. Expected: what `likertChart` takes.
 * @param issues - Every problem is added to it.
 * @returns The rows; `undefined` if there are problems or the input is empty.
 */
export function likertRows(of: unknown, choice: LikertChoice, issues: Issue[]): LikertRows | undefined {
  const found = likertBars(of, choice, issues);
  if (found === undefined || issues.length > 0) return undefined;
  const { bars, all, pathOf } = found;
  const names = Object.keys(bars[0]?.group ?? {});
  const { by, facet, others } = chosenNames(found, names, choice, issues);
  const ids = chosenIds([...new Set(bars.map(({ id }) => id))], choice.items, issues);
  // Of a publication by more names, the totals over the others.
  const isTotal = ({ group }: LikertBar): boolean => others.every((name) => group[name] === all);
  const chosen = bars.filter((bar) => ids.includes(bar.id) && isTotal(bar));
  if (issues.length === 0 && others.length > 0 && (all === undefined || chosen.length === 0)) {
    const expected = `all names of its groups, in by or facet (${names.join(", ")})`;
    issues.push(unexpected(["by"], by.join(", "), expected, "inconsistent"));
  }
  issues.push(...repeatedIssues(found, names, pathOf));
  if (issues.length === 0 && all === undefined) issues.push(...smallIssues(chosen, found.minCount, choice.small));
  if (issues.length > 0) return undefined;

  const groupOf = ({ group }: LikertBar) => Object.fromEntries(by.map((name) => [name, group[name] ?? ""]));
  const facetOf = ({ group }: LikertBar) => (facet === undefined ? undefined : (group[facet] ?? ""));
  const groups = [...new Map(chosen.map((bar) => [JSON.stringify(groupOf(bar)), groupOf(bar)])).values()];
  const facets = [...new Set(chosen.map(facetOf))];
  const keyOf = (id: string, group: GroupValues | undefined, facet: string | undefined) =>
    JSON.stringify([id, group, facet]);
  const places = new Map(chosen.map((bar) => [keyOf(bar.id, groupOf(bar), facetOf(bar)), bar]));
  const barOf: LikertRows["barOf"] = (id, group, facet) => places.get(keyOf(id, groups[group], facets[facet]));
  const splitBy = facet === undefined ? by : [...by, facet];
  const isOverGroups = ({ group }: LikertBar): boolean => splitBy.some((name) => group[name] === all);
  const countsOf: LikertRows["countsOf"] = (id) => {
    const own = chosen.filter((bar) => bar.id === id && !bar.counts.includes(null));
    // Totals are those of the other bars.
    const parts = own.filter((bar) => all === undefined || !isOverGroups(bar));
    return sumsOf((parts.length > 0 ? parts : own).map(({ counts }) => counts));
  };
  return { of: found.of, scale: found.scale, ids, by, groups, facets, barOf, countsOf };
}

function sumsOf(lists: readonly LikertBar["counts"][]): number[] {
  return (lists[0] ?? []).map((_, i) => lists.reduce((sum, counts) => sum + (counts[i] ?? 0), 0));
}

/** The names that split the bars of an item, the name that has panels, and the others. */
function chosenNames(found: LikertBars, names: readonly string[], choice: LikertChoice, issues: Issue[]) {
  const { facet } = choice;
  const asked = typeof found.by === "string" ? [found.by] : (found.by ?? names);
  const isAsked = isTexts(asked);
  if (!isAsked) issues.push(unexpected(["by"], found.by, "a name of its groups, or a list of them"));
  const by = isAsked ? [...new Set(asked)].filter((name) => name !== facet) : [];
  for (const name of by) if (!names.includes(name)) issues.push(unknownId(["by"], name, "a name of its groups", names));
  if (facet !== undefined && !names.includes(facet as string)) {
    issues.push(unknownId(["facet"], facet, "a name of its groups", names));
  }
  const others = names.filter((name) => !by.includes(name) && name !== facet);
  return { by, facet: facet as string | undefined, others };
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

/** Bars that are there twice, or are grouped by other names than the first. */
function repeatedIssues({ bars }: LikertBars, names: readonly string[], pathOf: LikertBars["pathOf"]): Issue[] {
  const places: FirstPlaces = new Map();
  return bars.flatMap(({ id, group }, i): Issue[] => {
    const [path, own] = [pathOf(i), Object.keys(group)];
    if (own.length !== names.length || !own.every((name) => names.includes(name))) {
      const expected = `a group by ${names.join(", ") || "nothing"}, as in the first row`;
      return [unexpected([...path, "group"], own.join(", "), expected, "inconsistent")];
    }
    const key = JSON.stringify([id, ...names.map((name) => group[name])]);
    const first = places.get(key);
    if (first !== undefined)
      return [duplicate(path, id, `row of the group ${groupLabel(group)} and the item`, describePath(first))];
    places.set(key, path);
    return [];
  });
}

/** Groups of few respondents, whether they rated or not. */
function smallIssues(bars: readonly LikertBar[], minCount: number | undefined, small: unknown): Issue[] {
  const figures = bars.flatMap(({ group, n, notApplicable = 0, missing = 0 }) => {
    const rated = n ?? 0;
    return [rated, rated + notApplicable + missing].map((n) => ({ group, n }));
  });
  return smallGroupIssues(smallGroups(figures, minCount), small, ["of"]);
}
