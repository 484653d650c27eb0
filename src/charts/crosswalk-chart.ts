// A crosswalk as a picture: sources, targets, and the links between them.
import { filled, wordsOf } from "../catalog/words.ts";
import type { Issue } from "../check/issue.ts";
import { unexpected, unknownId } from "../check/messages.ts";
import { checkOptions } from "../check/options.ts";
import { createCrosswalk } from "../crosswalk/create-crosswalk.ts";
import type { AnyCrosswalk, CrosswalkParts } from "../crosswalk/crosswalk-of-links.ts";
import { type ChartOptions, chartChecks } from "./chart-options.ts";
import { byState, chartSpec, colors, type FilteredLayer, pointLayer, ruleLayer, xPosition } from "./chart-spec.ts";
import { crosswalkSides } from "./labels.ts";
import { type RowLabel, rowLayout } from "./rows.ts";
import type { ChartChannel, ChartMark, ChartPosition, ChartRow, VegaLiteSpec } from "./vega-lite-spec.ts";
import { wrap } from "./wrap.ts";

/** Options of a crosswalk's chart. */
export interface CrosswalkChartOptions extends ChartOptions {
  /** Ids of sources, targets, or vias, such as a look-for, whose links are highlighted. */
  readonly highlight?: string | readonly string[] | undefined;
}

/** How many letters a line of a target's label has. */
const targetLabelWidth = 15;

/**
 * Draws a crosswalk: sources on the left, targets on the right, and a line for each linked pair. A source that feeds
 * more than one target has a diamond and thicker lines, one that feeds none a cross.
 *
 * @param parts - The framework's crosswalk, or a custom one.
 * @param options - What to highlight; title, names, width, and catalog.
 * @throws CrosswalkError for an invalid crosswalk, and OptionsError with every problem of the options.
 */
export function crosswalkChart(parts: CrosswalkParts, options: CrosswalkChartOptions = {}): VegaLiteSpec {
  const crosswalk: AnyCrosswalk = createCrosswalk(parts);
  checkOptions(options, { ...chartChecks, highlight: (value) => highlightIssues(crosswalk, value) });
  const { sources, targets, unmapped, shared } = crosswalk;
  const words = wordsOf(options.catalog);
  const { from, to, pairs, title } = crosswalkSides(crosswalk, options);
  const kinds = { source: words[from.kind], target: words[to.kind] };
  const { highlight = [] } = options;
  const highlighted = new Set(typeof highlight === "string" ? [highlight] : highlight);
  const boldIds = new Set(highlighted);
  const links = pairs.map((pair) => {
    const { source, target, vias } = pair;
    const isHighlighted = [source, target, ...vias].some((id) => highlighted.has(id));
    if (isHighlighted) boldIds.add(source).add(target);
    return { ...pair, isHighlighted };
  });

  const sourceLabels = sources.map((id): RowLabel => ({ label: from.labelOf(id), isBold: boldIds.has(id) }));
  const targetLabels = targets.map((id): RowLabel => {
    return { label: "", end: wrap(to.labelOf(id), targetLabelWidth), isBold: boldIds.has(id) };
  });
  const packed = rowLayout(sourceLabels);
  const right = rowLayout(targetLabels, 1, packed.lines);
  const left = right.lines > packed.lines ? rowLayout(sourceLabels, 1, right.lines) : packed;
  const linesBySource = new Map(sources.map((id, i) => [id, left.places[i]?.middle ?? 0]));
  const linesByTarget = new Map(targets.map((id, i) => [id, right.places[i]?.middle ?? 0]));

  const ends = [
    ...Array.from(linesBySource, ([id, line]): ChartRow => {
      const [name, fed] = [from.labelOf(id), crosswalk.targetsOf(id)];
      const text = fed.length === 0 ? words.feedsNone : words.feeds;
      const state = fed.length === 0 ? "unmapped" : fed.length === 1 ? "linked" : "shared";
      const says = filled(text, { ...kinds, name, targets: fed.join(", ") });
      return { kind: "source", id, name, state, side: 0, line, says };
    }),
    ...Array.from(linesByTarget, ([id, line]): ChartRow => {
      const [name, fedBy] = [to.labelOf(id), crosswalk.sourcesOf(id).join(", ")];
      const says = filled(fedBy === "" ? words.fedByNone : words.fedBy, { ...kinds, name, sources: fedBy });
      return { kind: "target", id, name, state: fedBy === "" ? "unmapped" : "linked", side: 1, line, says };
    }),
  ];
  const lines = links.map(({ source, target, vias, isHighlighted }): ChartRow => {
    const via = vias.length === 0 ? null : vias.join(", ");
    return {
      kind: "link",
      source,
      target,
      via,
      isShared: crosswalk.targetsOf(source).length > 1,
      isHighlighted,
      side: 0,
      otherSide: 1,
      line: linesBySource.get(source) ?? 0,
      otherLine: linesByTarget.get(target) ?? 0,
      says: via === null ? filled(words.link, { source, target }) : filled(words.linkBy, { source, target, via }),
    };
  });
  const x = (field: string): ChartPosition => xPosition(field, [-0.03, 1.03], null);
  const rule = (test: string, isHighlighted: boolean, mark: Omit<ChartMark, "type">): FilteredLayer => ({
    ...ruleLayer("link", x, ["side", "otherSide"], left.position(), mark, "otherLine"),
    transform: [{ filter: `datum.kind === 'link' && ${test}` }],
    includes: (row) => row["isHighlighted"] === isHighlighted,
  });
  const isWhole = highlighted.size === 0;
  const point = { filled: true, size: 60, stroke: colors.ink, strokeWidth: 1 };
  const square = { ...point, color: colors.ink };
  const byLinks = (...range: string[]): ChartChannel => byState("state", ["linked", "shared", "unmapped"], range);
  return chartSpec(options, {
    title,
    notes: [
      links.length === 0 && words.nothingLinked,
      shared.length > 0 && filled(words.diamondFeeds, kinds),
      unmapped.length > 0 && filled(words.crossFeeds, kinds),
      !isWhole && filled(words.highlighted, { ids: [...highlighted].join(", ") }),
    ],
    description: [
      filled(words.crosswalkDescription, {
        sources: counted(sources, kinds.source, from.plural),
        targets: counted(targets, kinds.target, to.plural),
        lines: counted(links, words.line, words.linePlural),
      }),
      ...targets.map((id) => {
        const fedBy = crosswalk.sourcesOf(id).join(", ");
        const text = fedBy === "" ? words.isFedByNothing : words.isFedBy;
        return filled(text, { target: to.labelOf(id), sources: fedBy });
      }),
      shared.length > 0 && filled(words.feedMany, { ...kinds, ids: shared.join(", ") }),
      unmapped.length > 0 && filled(words.feedNone, { ...kinds, ids: unmapped.join(", ") }),
    ],
    height: left.height,
    values: [...lines, ...ends],
    layer: [
      rule("!datum.isHighlighted", false, { color: isWhole ? colors.main : colors.faint, strokeWidth: 1.2 }),
      rule(`datum.isShared && ${isWhole}`, false, { color: colors.other, strokeWidth: 2.2, aria: false }),
      rule("datum.isHighlighted", true, { color: colors.ink, strokeWidth: 2.6 }),
      pointLayer("source", x("side"), left.position("left", from.heading), point, {
        shape: byLinks("circle", "diamond", "cross"),
        fill: byLinks(colors.main, colors.other, "white"),
      }),
      pointLayer("target", x("side"), right.position("right", to.heading), square, { shape: { value: "square" } }),
    ],
  });
}

function counted({ length }: readonly unknown[], one: string, many: string): string {
  return `${length} ${length === 1 ? one : many}`;
}

function highlightIssues({ sources, targets, links }: AnyCrosswalk, highlight: unknown): Issue[] {
  const known = [...new Set([...sources, ...targets, ...links.flatMap(({ via }) => via ?? [])])];
  const list: unknown = typeof highlight === "string" ? [highlight] : highlight;
  if (!Array.isArray(list)) return [unexpected(["highlight"], highlight, "an id of the crosswalk, or a list of them")];
  return Array.from(list).flatMap((id: unknown, i) => {
    const path = typeof highlight === "string" ? ["highlight"] : ["highlight", i];
    return known.some((one) => one === id) ? [] : [unknownId(path, id, "an id of this crosswalk", known)];
  });
}
