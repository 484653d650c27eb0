// A crosswalk with its sources on the left, its targets on the right, and a line for each link between them.
import { filled } from "../catalog/words.ts";
import {
  across,
  asIs,
  byState,
  type ChartParts,
  down,
  end,
  type Frame,
  labelLines,
  labelWidth,
  lineHeight,
  movedBy,
  pixelsFrom,
  pointLayer,
  ruleLayer,
  start,
  textLayer,
} from "./chart-spec.ts";
import type { CrosswalkEnd, CrosswalkView } from "./crosswalk-view.ts";
import { type KeyEntry, keyOf } from "./key.ts";
import { wordsIn } from "./text-size.ts";
import type { ChartRow } from "./vega-lite-spec.ts";

/** The space between a label and the middle of its mark, in pixels. */
const markRoom = 14;
/** The space between two labels, and above a heading, in pixels. */
const [labelGap, headingGap] = [5, 8];
/** The steps in which widths of labels are tried, in pixels. */
const widthStep = 20;
const shapes = { linked: "circle", shared: "diamond", unmapped: "cross" };

/** The key, labels, lines, and marks. */
export function crosswalkLines(view: CrosswalkView): Pick<ChartParts, "height" | "values" | "layer"> {
  const { frame, headings, hasHighlight } = view;
  const { colors } = frame;
  const key = keyOf(frame, keyEntries(view));
  const top = key.height + lineHeight + labelGap;
  const [left, right] = columnsOf(view, top);
  const dimmed = (end: { readonly color: string; readonly isHighlighted: boolean }, faint: string): string => {
    return hasHighlight && !end.isHighlighted ? faint : end.color;
  };
  const links = view.links.map((link): ChartRow => {
    const ys = { y: left.middleOf(link.source), y2: right.middleOf(link.target) };
    return { ...link.row, ...ys, from: 0, to: 1, color: dimmed(link, colors.faint) };
  });
  const ends = [left, right].flatMap(({ ends, middleOf }, from) => {
    return ends.map((end): ChartRow => {
      const color = dimmed(end, colors.quiet);
      return {
        ...end.row,
        y: middleOf(end.id),
        from,
        color,
        inside: end.state === "unmapped" ? colors.surface : color,
      };
    });
  });
  const leftEdge = movedBy(start, Math.max(left.width, labelWidth([headings.source])));
  const rightEdge = movedBy(end, -Math.max(right.width, labelWidth([headings.target])));
  const x = across(frame, [0, 1], movedBy(leftEdge, markRoom), movedBy(rightEdge, -markRoom));
  const gray = { color: colors.quiet };
  const headingAt = (text: string): ChartRow[] => [{ text, x: 0, y: key.height + lineHeight / 2 }];
  const strokeWidth = { expr: "datum.isHighlighted ? 2.6 : 1.5" };
  const inside = { fill: asIs("inside"), stroke: asIs("color") };
  return {
    height: Math.max(left.bottom, right.bottom),
    // Highlighted lines are above the others.
    values: [...links.sort((one, other) => Number(one["isHighlighted"]) - Number(other["isHighlighted"])), ...ends],
    layer: [
      ...key.layer,
      textLayer(frame, headingAt(headings.source), start, gray),
      textLayer(frame, headingAt(headings.target), rightEdge, gray),
      ...[left, right].flatMap(({ labels, grayLabels }, i) => {
        const edge = i === 0 ? start : rightEdge;
        return [textLayer(frame, labels, edge), textLayer(frame, grayLabels, edge, gray)];
      }),
      {
        data: { values: leaders(left, leftEdge.px) },
        mark: { type: "rule", color: colors.faint, strokeDash: [1, 3], aria: false },
        encoding: { x: pixelsFrom(frame, start)("from"), x2: { field: "to" }, y: down("y") },
      },
      ruleLayer("link", x, ["from", "to"], { strokeWidth }, { y2: { field: "y2" }, stroke: asIs("color") }),
      pointLayer(
        "source",
        x("from"),
        { size: 64, strokeWidth: 1.5 },
        {
          ...inside,
          shape: byState("state", Object.keys(shapes), Object.values(shapes)),
        },
      ),
      pointLayer("target", x("from"), { size: 110, shape: "square", strokeWidth: 1.5 }, inside),
    ],
  };
}

/** What the shapes of sources mean, where they differ. */
function keyEntries({ frame: { words, colors }, kinds, sources }: CrosswalkView): KeyEntry[] {
  const states = new Set(sources.map(({ state }) => state));
  if (states.size < 2) return [];
  const several = { text: filled(words.feedsSeveral, kinds), color: colors.ink, shape: shapes.shared };
  const nothing = { text: filled(words.feedsNothing, kinds), color: colors.quiet, shape: shapes.unmapped };
  return [
    ...(states.has("shared") ? [several] : []),
    ...(states.has("unmapped") ? [{ ...nothing, isHollow: true }] : []),
  ];
}

/** The labels of one side. */
interface Column {
  readonly ends: readonly CrosswalkEnd[];
  readonly labels: readonly ChartRow[];
  /** Labels of what has no link. */
  readonly grayLabels: readonly ChartRow[];
  readonly middleOf: (id: string) => number;
  /** How wide a label is, in pixels. */
  readonly widthOf: (id: string) => number;
  readonly width: number;
  readonly bottom: number;
}

/** The two sides: the higher one with its labels close to each other, the other with each near the middle of its links. */
function columnsOf(view: CrosswalkView, top: number): readonly [Column, Column] {
  const { sources, targets, links } = view;
  const [sourceRoom, targetRoom] = labelRooms(view);
  const [left, right] = [column(sources, sourceRoom, top), column(targets, targetRoom, top)];
  const middleOf = (ys: readonly number[]): number | undefined => {
    return ys.length === 0 ? undefined : ys.reduce((sum, y) => sum + y, 0) / ys.length;
  };
  if (left.bottom >= right.bottom) {
    const wanted = (id: string) => {
      return middleOf(links.flatMap(({ source, target }) => (target === id ? [left.middleOf(source)] : [])));
    };
    return [left, column(targets, targetRoom, top, left.bottom, wanted)];
  }
  const wanted = (id: string) => {
    return middleOf(links.flatMap(({ source, target }) => (source === id ? [right.middleOf(target)] : [])));
  };
  return [column(sources, sourceRoom, top, right.bottom, wanted), right];
}

/** The widths of the labels of the two sides with which the chart is the least high, in pixels. */
function labelRooms({ frame, sources, targets, headings }: CrosswalkView): readonly [number, number] {
  const room = frame.least * (1 - plotShare(frame)) - 2 * markRoom;
  const leastRoom = (ends: readonly CrosswalkEnd[], heading: string): number => {
    const words = ends.map(({ label, isHighlighted }) => labelWidth(wordsIn(label), isHighlighted));
    return Math.min(room / 2, Math.max(labelWidth([heading]), ...words));
  };
  const leastSource = leastRoom(sources, headings.source);
  const spare = room - leastSource - leastRoom(targets, headings.target);
  const steps = Math.ceil(spare / widthStep);
  let best = { height: Number.POSITIVE_INFINITY, rooms: [0, 0] as readonly [number, number] };
  for (let step = 0; step <= steps; step++) {
    const sourceRoom = leastSource + (spare * step) / Math.max(1, steps);
    const [left, right] = [column(sources, sourceRoom, 0), column(targets, room - sourceRoom, 0)];
    const height = Math.max(left.bottom, right.bottom);
    // The room that the lines leave is the plot's.
    if (height < best.height) best = { height, rooms: [left.width, right.width] };
  }
  return best.rooms;
}

/** The share of the chart between the two sides at least. Narrow charts have less, so that names have room. */
function plotShare({ least }: Frame): number {
  return Math.min(0.46, Math.max(0.2, 0.32 + (0.14 * (least - 560)) / (736 - 560)));
}

/**
 * Labels and headings below each other in their order.
 *
 * @param top - Where they begin, in pixels.
 * @param bottom - Where they end, unless they need more. Default: where they must.
 * @param wanted - Where the middle of a label should be, if anywhere. Each is as near as the others allow.
 */
function column(
  ends: readonly CrosswalkEnd[],
  room: number,
  top: number,
  bottom = top,
  wanted: (id: string) => number | undefined = () => undefined,
): Column {
  const blocks = ends.map(({ id, label, heading, state, isHighlighted: isBold }, i) => {
    const lines = labelLines(label, room, isBold);
    const headingLines = heading === undefined ? [] : labelLines(heading, room, true);
    const space = i === 0 ? 0 : labelGap + (headingLines.length > 0 ? headingGap : 0);
    const above = headingLines.length === 0 ? 0 : headingLines.length * lineHeight + labelGap;
    const height = above + lines.length * lineHeight;
    const width = Math.max(labelWidth(lines, isBold), labelWidth(headingLines, true));
    return { id, lines, headingLines, isBold, state, space, above, height, width };
  });
  const tops: number[] = [];
  let next = top;
  for (const { id, space, above, height } of blocks) {
    const middle = wanted(id);
    tops.push(Math.max(next + space, middle === undefined ? 0 : middle - (above + height) / 2));
    next = (tops.at(-1) ?? 0) + height;
  }
  const needed = blocks.reduce((sum, { space, height }) => sum + space + height, 0);
  const last = Math.max(bottom, top + needed);
  blocks.reduceRight((limit, { space, height }, i) => {
    tops[i] = Math.min(tops[i] ?? 0, limit - height);
    return tops[i] - space;
  }, last);
  const labels: ChartRow[] = [];
  const grayLabels: ChartRow[] = [];
  blocks.forEach(({ lines, headingLines, isBold, state, above }, i) => {
    const from = tops[i] ?? 0;
    labels.push(...labelRows(headingLines, from, true));
    (state === "unmapped" ? grayLabels : labels).push(...labelRows(lines, from + above, isBold));
  });
  const middles = new Map(blocks.map(({ id, above, height }, i) => [id, (tops[i] ?? 0) + (above + height) / 2]));
  const widths = new Map(blocks.map(({ id, lines, isBold }) => [id, labelWidth(lines, isBold)]));
  return {
    ends,
    labels,
    grayLabels,
    middleOf: (id) => middles.get(id) ?? top,
    widthOf: (id) => widths.get(id) ?? 0,
    width: Math.max(0, ...blocks.map(({ width }) => width)),
    bottom: last,
  };
}

/** Lines of a label from some height. */
function labelRows(lines: readonly string[], top: number, isBold: boolean): ChartRow[] {
  return lines.map((text, i) => ({ text, x: 0, y: top + (i + 0.5) * lineHeight, ...(isBold && { isBold }) }));
}

/**
 * Dotted lines from short labels to their marks.
 *
 * @param width - How wide the side is, in pixels.
 */
function leaders({ ends, middleOf, widthOf }: Column, width: number): ChartRow[] {
  return ends.flatMap(({ id }) => {
    const [from, to] = [widthOf(id) + labelGap, width + markRoom / 2];
    return to - from > 2 * markRoom ? [{ from, to, y: middleOf(id) }] : [];
  });
}
