// A crosswalk with the texts and colors of its sources, targets, and links, but without positions, as input of the
// layouts.
import { type crosswalkWords, filled } from "../catalog/words.ts";
import type { AnyCrosswalk } from "../crosswalk/crosswalk-of-links.ts";
import type { ChartOptions } from "./chart-options.ts";
import { type Edge, type FilteredLayer, type Frame, textLayer, textRows } from "./chart-spec.ts";
import { capitalized, type crosswalkSides, headingsOf } from "./labels.ts";
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
  /** Its data, without its position. */
  readonly row: ChartRow;
}

/** A linked pair. */
interface CrosswalkLink {
  readonly source: string;
  readonly target: string;
  readonly isHighlighted: boolean;
  readonly color: string;
  /** Its data, without its position. */
  readonly row: ChartRow;
}

/** The input of the layouts of a crosswalk. */
export interface CrosswalkView {
  readonly frame: Frame<typeof crosswalkWords>;
  readonly sources: readonly CrosswalkEnd[];
  readonly targets: readonly CrosswalkEnd[];
  readonly links: readonly CrosswalkLink[];
  /** Whether some are highlighted, so that the others are faint. */
  readonly hasHighlight: boolean;
  /** The name of each side, as a heading and within a sentence. */
  readonly headings: { readonly source: string; readonly target: string };
  readonly kinds: { readonly source: string; readonly target: string };
}

/**
 * The texts and the colors of a crosswalk. If there are at most five targets, the links of each have a hue; otherwise,
 * if there are at most five sources, the links of each source. Sources and targets have the color of their links, if it
 * is the same for all.
 *
 * @param sides - Those of the crosswalk.
 * @param highlight - Ids of sources, targets, or vias.
 */
export function crosswalkView(
  frame: Frame<typeof crosswalkWords>,
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
  const endsOf = (side: "source" | "target"): CrosswalkEnd[] => {
    const [ids, { labelOf, kind }, other, text, noneText] =
      side === "source"
        ? ([sources, from, "target", words.feeds, words.feedsNone] as const)
        : ([targets, to, "source", words.fedBy, words.fedByNone] as const);
    const headings = headingsOf(ids, kind, options);
    return ids.map((id, i) => {
      const own = links.filter((link) => link[side] === id);
      const state = own.length === 0 ? "unmapped" : own.length === 1 ? "linked" : "shared";
      const isHighlighted = highlight.has(id) || own.some((link) => link.isHighlighted);
      const [linkColor = colors.quiet, ...otherColors] = new Set(own.map(({ color }) => color));
      const color = otherColors.length > 0 ? colors.ink : linkColor;
      const label = labelOf(id);
      const others = own.map((link) => link[other]).join(", ");
      const says = filled(others === "" ? noneText : text, {
        ...kinds,
        name: label,
        [other === "target" ? "targets" : "sources"]: others,
      });
      const row = { kind: side, id, name: label, state, isHighlighted, says };
      return { id, label, heading: headings[i], state, isHighlighted, color, row };
    });
  };
  return {
    frame,
    links,
    sources: endsOf("source"),
    targets: endsOf("target"),
    hasHighlight: highlight.size > 0,
    headings: { source: capitalized(kinds.source), target: capitalized(kinds.target) },
    kinds,
  };
}

/** The label of a source or a target, or a heading. */
export interface CrosswalkLabel {
  readonly lines: readonly string[];
  /** In pixels from an edge. Default: 0. */
  readonly x?: number;
  readonly top: number;
  readonly isBold: boolean;
  /** Whether it belongs to ids without a link. Default: it does not. */
  readonly isGray?: boolean;
}

export function labelLayers({ frame }: CrosswalkView, labels: readonly CrosswalkLabel[], edge: Edge): FilteredLayer[] {
  const rows = (gray: boolean) =>
    labels.flatMap(({ lines, isGray = false, ...place }) => (isGray === gray ? textRows(lines, place) : []));
  return [textLayer(frame, rows(false), edge), textLayer(frame, rows(true), edge, { color: frame.colors.quiet })];
}
