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
  textRows,
} from "./chart-spec.ts";
import { type CrosswalkEnd, type CrosswalkLabel, type CrosswalkView, labelLayers } from "./crosswalk-view.ts";
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
      const inside = end.state === "unmapped" ? colors.surface : color;
      return { ...end.row, y: middleOf(end.id), from, color, inside };
    });
  });
  const leftEdge = movedBy(start, Math.max(left.width, labelWidth([headings.source])));
  const rightEdge = movedBy(end, -Math.max(right.width, labelWidth([headings.target])));
  const x = across(frame, [0, 1], movedBy(leftEdge, markRoom), movedBy(rightEdge, -markRoom));
  const gray = { color: colors.quiet };
  const headingAt = (text: string) => textRows([text], { top: key.height });
  const strokeWidth = { expr: "datum.isHighlighted ? 2.6 : 1.5" };
  const inside = { fill: asIs("inside"), stroke: asIs("color") };
  const shape = byState("state", Object.keys(shapes), Object.values(shapes));
  return {
    height: Math.max(left.bottom, right.bottom),
    // Highlighted lines are above the others.
    values: [...links.sort((one, other) => Number(one["isHighlighted"]) - Number(other["isHighlighted"])), ...ends],
    layer: [
      ...key.layer,
      textLayer(frame, headingAt(headings.source), start, gray),
      textLayer(frame, headingAt(headings.target), rightEdge, gray),
      ...labelLayers(view, left.labels, start),
      ...labelLayers(view, right.labels, rightEdge),
      {
        data: { values: leaders(left, leftEdge.px) },
        mark: { type: "rule", color: colors.faint, strokeDash: [1, 3], aria: false },
        encoding: { x: pixelsFrom(frame, start)("from"), x2: { field: "to" }, y: down("y") },
      },
      ruleLayer("link", x, ["from", "to"], { strokeWidth }, { y2: { field: "y2" }, stroke: asIs("color") }),
      pointLayer("source", x("from"), { size: 64, strokeWidth: 1.5 }, { ...inside, shape }),
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

type Column = ReturnType<typeof column>;

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
    // The plot gets the room that is left.
    if (height < best.height) best = { height, rooms: [left.width, right.width] };
  }
  return best.rooms;
}

/** The least share of the chart between the two sides. Narrow charts have less, to leave room for names. */
function plotShare({ least }: Frame): number {
  return Math.min(0.46, Math.max(0.2, 0.32 + (0.14 * (least - 560)) / (736 - 560)));
}

/**
 * Labels and headings below each other in their order.
 *
 * @param top - Where they begin, in pixels.
 * @param bottom - Where they end, unless they need more. Default: where they must.
 * @param wanted - The preferred middle of each label, if any. Each label is as near to it as the others allow.
 */
function column(
  ends: readonly CrosswalkEnd[],
  room: number,
  top: number,
  bottom = top,
  wanted: (id: string) => number | undefined = () => undefined,
) {
  const blocks = ends.map(({ id, label, heading, isHighlighted }, i) => {
    const lines = labelLines(label, room, isHighlighted);
    const headingLines = heading === undefined ? [] : labelLines(heading, room, true);
    const space = i === 0 ? 0 : labelGap + (headingLines.length > 0 ? headingGap : 0);
    const above = headingLines.length === 0 ? 0 : headingLines.length * lineHeight + labelGap;
    const height = above + lines.length * lineHeight;
    return { id, lines, headingLines, space, above, height, width: labelWidth(lines, isHighlighted) };
  });
  const tops: number[] = [];
  let next = top;
  for (const { id, space, above, height } of blocks) {
    const middle = wanted(id);
    const y = Math.max(next + space, middle === undefined ? 0 : middle - (above + height) / 2);
    tops.push(y);
    next = y + height;
  }
  const needed = blocks.reduce((sum, { space, height }) => sum + space + height, 0);
  const last = Math.max(bottom, top + needed);
  blocks.reduceRight((limit, { space, height }, i) => {
    tops[i] = Math.min(tops[i] ?? 0, limit - height);
    return tops[i] - space;
  }, last);
  const placed = new Map(blocks.map((block, i) => [block.id, { ...block, top: tops[i] ?? 0 }]));
  return {
    ends,
    labels: ends.flatMap(({ id, state, isHighlighted }): CrosswalkLabel[] => {
      const { lines = [], headingLines = [], top = 0, above = 0 } = placed.get(id) ?? {};
      return [
        { lines: headingLines, top, isBold: true },
        { lines, top: top + above, isBold: isHighlighted, isGray: state === "unmapped" },
      ];
    }),
    middleOf: (id: string): number => {
      const { top: first = top, above = 0, height = 0 } = placed.get(id) ?? {};
      return first + (above + height) / 2;
    },
    /** How wide a label is, in pixels. */
    widthOf: (id: string): number => placed.get(id)?.width ?? 0,
    width: Math.max(0, ...blocks.map(({ width, headingLines }) => Math.max(width, labelWidth(headingLines, true)))),
    bottom: last,
  };
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
