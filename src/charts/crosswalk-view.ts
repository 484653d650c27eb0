// A crosswalk as its layouts see it: with the texts and colors of its sources, targets, and links, but without places.
import { filled } from "../catalog/words.ts";
import type { AnyCrosswalk } from "../crosswalk/crosswalk-of-links.ts";
import type { ChartOptions } from "./chart-options.ts";
import type { Frame } from "./chart-spec.ts";
import { capitalized, type crosswalkSides, labelsOf, parentOf } from "./labels.ts";
import type { ChartRow } from "./vega-lite-spec.ts";

/** A source or a target. */
export interface CrosswalkEnd {
  readonly id: string;
  readonly label: string;
  /** The heading before it, if any. */
  readonly heading: string | undefined;
  /** Whether it has no link, one, or several. */
  readonly state: "unmapped" | "linked" | "shared";
  /** Whether it is highlighted, or a link of it is. */
  readonly isHighlighted: boolean;
  readonly color: string;
  /** Its data, without its place. */
  readonly row: ChartRow;
}

/** A linked pair. */
interface CrosswalkLink {
  readonly source: string;
  readonly target: string;
  readonly isHighlighted: boolean;
  readonly color: string;
  /** Its data, without its place. */
  readonly row: ChartRow;
}

/** What the layouts of a crosswalk draw. */
export interface CrosswalkView {
  readonly frame: Frame;
  readonly sources: readonly CrosswalkEnd[];
  readonly targets: readonly CrosswalkEnd[];
  readonly links: readonly CrosswalkLink[];
  /** Whether some are highlighted, so that the others are faint. */
  readonly hasHighlight: boolean;
  /** What one of each side is called, as a heading and within a sentence. */
  readonly headings: { readonly source: string; readonly target: string };
  readonly kinds: { readonly source: string; readonly target: string };
}

/**
 * The texts and the colors of a crosswalk. The links of each of up to five targets have a hue, else those of each of up
 * to five sources. Sources and targets have the color of their links, if that is one.
 *
 * @param sides - Those of the crosswalk.
 * @param highlight - Ids of sources, targets, or vias.
 */
export function crosswalkView(
  frame: Frame,
  crosswalk: AnyCrosswalk,
  { from, to, pairs }: ReturnType<typeof crosswalkSides>,
  options: ChartOptions,
  highlight: ReadonlySet<string>,
): CrosswalkView {
  const { words, colors } = frame;
  const { sources, targets } = crosswalk;
  const kinds = { source: words[from.kind], target: words[to.kind] };
  const hasHues = (ids: readonly string[]): boolean => ids.length <= colors.hues.length;
  const huedSide = hasHues(targets) ? "target" : hasHues(sources) ? "source" : undefined;
  const hued = huedSide === "target" ? targets : sources;
  const hueOf = (id: string): string => colors.hues[hued.indexOf(id)] ?? colors.main;
  const links = pairs.map(({ source, target, vias }): CrosswalkLink => {
    const isHighlighted = [source, target, ...vias].some((id) => highlight.has(id));
    const via = vias.length === 0 ? null : vias.join(", ");
    const says = via === null ? filled(words.link, { source, target }) : filled(words.linkBy, { source, target, via });
    const color = huedSide === undefined ? colors.main : hueOf(huedSide === "target" ? target : source);
    return { source, target, isHighlighted, color, row: { kind: "link", source, target, via, isHighlighted, says } };
  });
  const endsOf = (side: "source" | "target", ids: readonly string[]): CrosswalkEnd[] => {
    const [labels, other] = side === "source" ? [from, "target" as const] : [to, "source" as const];
    const headingOf = (id: string, i: number): string | undefined => {
      const parent = parentOf(id, labels.kind);
      const isFirst = parent !== undefined && (i === 0 || parent !== parentOf(ids[i - 1] ?? "", labels.kind));
      return isFirst ? labelsOf([parent], options, "target").labelOf(parent) : undefined;
    };
    return ids.map((id, i) => {
      const own = links.filter((link) => link[side] === id);
      const state = own.length === 0 ? "unmapped" : own.length === 1 ? "linked" : "shared";
      const isHighlighted = highlight.has(id) || own.some((link) => link.isHighlighted);
      const [linkColor = colors.quiet, ...otherColors] = new Set(own.map(({ color }) => color));
      const color = otherColors.length > 0 ? colors.ink : linkColor;
      const label = labels.labelOf(id);
      const ends = own.map((link) => link[other]).join(", ");
      const says =
        side === "source"
          ? filled(ends === "" ? words.feedsNone : words.feeds, { ...kinds, name: label, targets: ends })
          : filled(ends === "" ? words.fedByNone : words.fedBy, { ...kinds, name: label, sources: ends });
      const row = { kind: side, id, name: label, state, isHighlighted, says };
      return { id, label, heading: headingOf(id, i), state, isHighlighted, color, row };
    });
  };
  return {
    frame,
    links,
    sources: endsOf("source", sources),
    targets: endsOf("target", targets),
    hasHighlight: highlight.size > 0,
    headings: { source: capitalized(kinds.source), target: capitalized(kinds.target) },
    kinds,
  };
}
