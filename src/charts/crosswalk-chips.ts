// A crosswalk as a list of its sources, each with the ids of the targets that it feeds: for phones.
import {
  across,
  asIs,
  type ChartParts,
  describedMark,
  down,
  type Edge,
  end,
  type FilteredLayer,
  type Frame,
  fontSizes,
  labelLines,
  labelWidth,
  lineHeight,
  movedBy,
  ofKinds,
  pixelsFrom,
  ruleLayer,
  start,
  textLayer,
} from "./chart-spec.ts";
import type { CrosswalkEnd, CrosswalkView } from "./crosswalk-view.ts";
import type { ChartRow } from "./vega-lite-spec.ts";

/** The space at both sides of the text of a chip, between two chips, and between chips and labels, in pixels. */
const [chipPadding, chipGap, labelGap] = [6, 4, 10];
/** The space between two rows, above a heading, and between the two lists, in pixels. */
const [rowGap, headingGap, listGap] = [8, 8, 20];
/** The share of the chart that chips beside a label have at most. */
const chipShare = 0.4;

/** The list of sources, and that of targets as its key. */
export function crosswalkChips(view: CrosswalkView): Pick<ChartParts, "height" | "values" | "layer"> {
  // A key of colors is read before what it explains; a long list of targets is looked up after it.
  const isKeyFirst = view.targets.length <= view.frame.colors.hues.length;
  const lists = isKeyFirst ? [targetList, sourceList] : [sourceList, targetList];
  const [values, layer]: [ChartRow[], FilteredLayer[]] = [[], []];
  let height = 0;
  for (const list of lists) {
    const { bottom, ...parts } = list(view, height === 0 ? 0 : height + listGap);
    values.push(...parts.values);
    layer.push(...parts.layer);
    height = bottom;
  }
  return { height, values, layer };
}

/** A part of the chart, and where it ends, in pixels. */
interface List extends Pick<ChartParts, "values" | "layer"> {
  readonly bottom: number;
}

/** The targets: the chip of each, and its name without the id. */
function targetList(view: CrosswalkView, top: number): List {
  const { frame, targets, headings, hasHighlight } = view;
  const chips = targets.map((target) => {
    const isShown = target.state !== "unmapped" && (target.isHighlighted || !hasHighlight);
    return chipOf(frame, { ...target, isShown });
  });
  const { placed, labels, grayLabels, bottom } = namedChips(view, chips, top + lineHeight + rowGap / 2);
  const gray = { color: frame.colors.quiet };
  return {
    bottom,
    values: placed.map(rowOf),
    layer: [
      textLayer(frame, [{ text: headings.target, x: 0, y: top + lineHeight / 2 }], start, gray),
      textLayer(frame, labels, start),
      textLayer(frame, grayLabels, start, gray),
      ...chipLayers(frame, "target", placed, start),
    ],
  };
}

/** The chips of the targets with their names at the right, or below if chips are wide; beside each other without names. */
function namedChips({ frame: { least }, targets }: CrosswalkView, chips: readonly Chip[], top: number) {
  const [labels, grayLabels, placed]: [ChartRow[], ChartRow[], PlacedChip[]] = [[], [], []];
  if (targets.every(({ id, label }) => label === id)) {
    const { chips: flowing, height } = flow(chips, least);
    placed.push(...flowing.map((chip) => ({ ...chip, top: top + chip.top })));
    return { placed, labels, grayLabels, bottom: top + height };
  }
  const column = Math.max(0, ...chips.map(({ width }) => width)) + labelGap;
  const isBeside = column <= chipShare * least;
  let y = top;
  targets.forEach(({ id, label, heading, state, isHighlighted }, i) => {
    if (heading !== undefined) {
      const lines = labelLines(heading, least, true);
      labels.push(...labelRows(lines, 0, y + headingGap, true));
      y += headingGap + lines.length * lineHeight + rowGap / 2;
    }
    const chip = { ...(chips[i] as Chip), left: 0, top: y };
    placed.push(chip);
    const name = label === id ? "" : label.startsWith(`${id} `) ? label.slice(id.length + 1) : label;
    const [left, labelTop] = isBeside ? [column, y + (chipHeight - lineHeight) / 2] : [0, y + chip.height];
    const lines = name === "" ? [] : labelLines(name, least - left, isHighlighted);
    (state === "unmapped" ? grayLabels : labels).push(...labelRows(lines, left, labelTop, isHighlighted));
    y = Math.max(y + chip.height, labelTop + lines.length * lineHeight) + rowGap / 2;
  });
  return { placed, labels, grayLabels, bottom: y - rowGap / 2 };
}

/** The sources: the name of each, with the chips of its targets at the right; below it, if some have many. */
function sourceList(view: CrosswalkView, top: number): List {
  const { frame, sources, links, headings, hasHighlight } = view;
  const { colors, least, words } = frame;
  const rows = sources.map((source) => {
    const own = links.filter((link) => link.source === source.id);
    const chips = own.map((link) =>
      chipOf(frame, { ...link, id: link.target, isShown: link.isHighlighted || !hasHighlight }),
    );
    return { ...source, chips };
  });
  const widestChip = Math.max(0, ...rows.flatMap(({ chips }) => chips.map(({ width }) => width)));
  const column = Math.max(widestChip, labelWidth([headings.target, words.linkedToNone]));
  const linesOf = ({ label, isHighlighted }: CrosswalkEnd, room: number) => labelLines(label, room, isHighlighted);
  const besideRoom = least - column - labelGap;
  const isBeside =
    column <= chipShare * least &&
    rows.every(
      (row) => flow(row.chips, column).height <= Math.max(2, linesOf(row, besideRoom).length) * (chipHeight + chipGap),
    );
  const [labelRoom, chipRoom] = isBeside ? [besideRoom, column] : [least, least];
  const [labels, grayLabels, nones]: [ChartRow[], ChartRow[], ChartRow[]] = [[], [], []];
  const [values, placed]: [ChartRow[], PlacedChip[]] = [[], []];
  let y = top + lineHeight + rowGap;
  for (const row of rows) {
    if (row.heading !== undefined) {
      const lines = labelLines(row.heading, least, true);
      labels.push(...labelRows(lines, 0, y + headingGap, true));
      y += headingGap + lines.length * lineHeight + rowGap;
    }
    const lines = linesOf(row, labelRoom);
    const own = flow(row.chips, chipRoom);
    (row.state === "unmapped" ? grayLabels : labels).push(...labelRows(lines, 0, y, row.isHighlighted));
    const textHeight = lines.length * lineHeight;
    const chipTop = isBeside ? y + (lineHeight - chipHeight) / 2 : y + textHeight + chipGap;
    // Chips beside a label are at the right edge, so their places are to the left of it.
    const shift = isBeside ? -own.width : 0;
    placed.push(...own.chips.map((chip) => ({ ...chip, left: chip.left + shift, top: chip.top + chipTop })));
    if (row.chips.length === 0) nones.push({ text: words.linkedToNone, x: 0, y: chipTop + chipHeight / 2 });
    const chipHeights = Math.max(own.height, lineHeight);
    y += isBeside ? Math.max(textHeight, chipHeights) : textHeight + chipGap + chipHeights;
    values.push({ ...row.row, from: 0, to: 1, y: y + rowGap / 2 });
    y += rowGap;
  }
  const edge = isBeside ? end : start;
  const gray = { color: colors.quiet };
  const atEdge = { ...gray, align: isBeside ? "right" : "left" } as const;
  const headingAt = (text: string): ChartRow[] => [{ text, x: 0, y: top + lineHeight / 2 }];
  return {
    bottom: y,
    values: [...values, ...placed.map(rowOf)],
    layer: [
      textLayer(frame, headingAt(headings.source), start, gray),
      ...(isBeside ? [textLayer(frame, headingAt(headings.target), end, atEdge)] : []),
      textLayer(frame, labels, start),
      textLayer(frame, grayLabels, start, gray),
      textLayer(frame, nones, edge, atEdge),
      ruleLayer(
        "source",
        across(frame, [0, 1], movedBy(start, outline / 2), movedBy(end, -outline / 2)),
        ["from", "to"],
        { color: colors.faint },
      ),
      ...chipLayers(frame, "link", placed, edge),
    ],
  };
}

/** Lines of a label from some height. */
function labelRows(lines: readonly string[], x: number, top: number, isBold: boolean): ChartRow[] {
  return lines.map((text, i) => ({ text, x, y: top + (i + 0.5) * lineHeight, ...(isBold && { isBold }) }));
}

/** The id of a target in its color; in gray if it is not shown. */
interface Chip {
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
  readonly fill: string;
  readonly stroke: string;
  readonly isShown: boolean;
  readonly row: ChartRow;
}

interface PlacedChip extends Chip {
  readonly left: number;
  readonly top: number;
}

/** The height of a chip with one line, and the width of outlines and of lines between rows, in pixels. */
const [chipHeight, outline] = [18, 1];

/** What a chip shows. */
type ChipParts = Pick<Chip, "isShown" | "row"> & { readonly id: string; readonly color: string };

function chipOf(frame: Frame, { id, color, isShown, row }: ChipParts): Chip {
  const lines = labelLines(id, frame.least - 2 * chipPadding, true);
  const width = labelWidth(lines, true) + 2 * chipPadding;
  const height = chipHeight + (lines.length - 1) * lineHeight;
  const { surface, faint } = frame.colors;
  const [fill, stroke] = isShown ? [color, color] : [surface, faint];
  return { lines, width, height, fill, stroke, isShown, row };
}

/** Chips beside each other, on as many lines as they need. */
function flow(chips: readonly Chip[], room: number) {
  let [left, top, width, height] = [0, 0, 0, 0];
  const placed = chips.map((chip): PlacedChip => {
    if (left > 0 && left + chip.width > room) [left, top] = [0, height + chipGap];
    const place = { ...chip, left, top };
    width = Math.max(width, left + chip.width);
    height = Math.max(height, top + chip.height);
    left += chip.width + chipGap;
    return place;
  });
  return { chips: placed, width, height };
}

/** The data of a chip, whose outline is within its width and height. */
function rowOf({ row, left, top, width, height, fill, stroke }: PlacedChip): ChartRow {
  const half = outline / 2;
  const [right, bottom] = [left + width - half, top + height - half];
  return { ...row, left: left + half, right, top: top + half, bottom, fill, stroke };
}

/** Chips of a kind, with places in pixels from an edge. */
function chipLayers(frame: Frame, kind: string, chips: readonly PlacedChip[], edge: Edge): FilteredLayer[] {
  const { colors } = frame;
  const x = pixelsFrom(frame, edge);
  const texts = (isShown: boolean, color: string): FilteredLayer => {
    const rows = chips
      .filter((chip) => chip.isShown === isShown)
      .flatMap(({ lines, left, top, width }) => {
        const first = top + chipHeight / 2;
        return lines.map((text, i): ChartRow => ({ text, x: left + width / 2, y: first + i * lineHeight }));
      });
    return textLayer(frame, rows, edge, { align: "center", fontWeight: "bold", fontSize: fontSizes.label, color });
  };
  return [
    {
      ...ofKinds(kind),
      mark: { type: "rect", cornerRadius: 4, strokeWidth: outline },
      encoding: {
        x: x("left"),
        x2: { field: "right" },
        y: down("top"),
        y2: { field: "bottom" },
        fill: asIs("fill"),
        stroke: asIs("stroke"),
        ...describedMark,
      },
    },
    texts(true, colors.surface),
    texts(false, colors.quiet),
  ];
}
