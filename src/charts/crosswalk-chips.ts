// A crosswalk as a list of its sources, each with the ids of the targets that it feeds: for phones.
import {
  across,
  asIs,
  type ChartParts,
  type Edge,
  end,
  type FilteredLayer,
  type Frame,
  labelLines,
  labelWidth,
  lineHeight,
  movedBy,
  pixelsFrom,
  rectLayer,
  ruleLayer,
  start,
  textLayer,
  textRows,
} from "./chart-spec.ts";
import { type CrosswalkLabel, type CrosswalkView, labelLayers } from "./crosswalk-view.ts";
import type { ChartRow } from "./vega-lite-spec.ts";

/** The space at both sides of the text of a chip, between two chips, and between chips and labels, in pixels. */
const [chipPadding, chipGap, labelGap] = [6, 4, 10];
/** The space between two rows, above a heading, and between the two lists, in pixels. */
const [rowGap, headingGap, listGap] = [8, 8, 20];
/** The height of a chip with one line, and the width of outlines and of lines between rows, in pixels. */
const [chipHeight, outline] = [18, 1];
/** The share of the chart that chips beside a label have at most. */
const chipShare = 0.4;

/** The list of sources, and that of targets as its key. */
export function crosswalkChips(view: CrosswalkView): Pick<ChartParts, "height" | "values" | "layer"> {
  // A key of colors comes before the list that it explains; a long list of targets comes after it, to look up.
  const isKeyFirst = view.targets.length <= view.frame.colors.hues.length;
  const first = (isKeyFirst ? targetList : sourceList)(view, 0);
  const second = (isKeyFirst ? sourceList : targetList)(view, first.height + listGap);
  return {
    height: second.height,
    values: [...first.values, ...second.values],
    layer: [...first.layer, ...second.layer],
  };
}

type List = ReturnType<typeof crosswalkChips>;

/** The targets: the chip of each, and its name without the id at the right, or below if chips are wide. */
function targetList(view: CrosswalkView, top: number): List {
  const { frame, targets, headings, hasHighlight } = view;
  const { least, colors } = frame;
  const chips = targets.map((target) => {
    const isShown = target.state !== "unmapped" && (target.isHighlighted || !hasHighlight);
    return chipOf(frame, { ...target, isShown });
  });
  const labels: CrosswalkLabel[] = [];
  const placed: PlacedChip[] = [];
  let y = top + lineHeight + rowGap / 2;
  if (targets.every(({ id, label }) => label === id)) {
    const { chips: flowing, height } = flow(chips, least);
    placed.push(...flowing.map((chip) => ({ ...chip, top: y + chip.top })));
    y += height + rowGap / 2;
  } else {
    const column = Math.max(0, ...chips.map(({ width }) => width)) + labelGap;
    const isBeside = column <= chipShare * least;
    targets.forEach(({ id, label, heading, state, isHighlighted: isBold }, i) => {
      if (heading !== undefined) {
        const lines = labelLines(heading, least, true);
        labels.push({ lines, top: y + headingGap, isBold: true });
        y += headingGap + lines.length * lineHeight + rowGap / 2;
      }
      const chip = { ...(chips[i] as Chip), left: 0, top: y };
      placed.push(chip);
      const name = label === id ? "" : label.startsWith(`${id} `) ? label.slice(id.length + 1) : label;
      const [x, labelTop] = isBeside ? [column, y + (chipHeight - lineHeight) / 2] : [0, y + chip.height];
      const lines = name === "" ? [] : labelLines(name, least - x, isBold);
      labels.push({ lines, x, top: labelTop, isBold, isGray: state === "unmapped" });
      y = Math.max(y + chip.height, labelTop + lines.length * lineHeight) + rowGap / 2;
    });
  }
  return {
    height: y - rowGap / 2,
    values: placed.map(rowOf),
    layer: [
      textLayer(frame, textRows([headings.target], { top }), start, { color: colors.quiet }),
      ...labelLayers(view, labels, start),
      ...chipLayers(frame, "target", placed, start),
    ],
  };
}

/** The sources: the name of each, with the chips of its targets at the right; below it, if some have many. */
function sourceList(view: CrosswalkView, top: number): List {
  const { frame, sources, links, headings, hasHighlight } = view;
  const { colors, least, words } = frame;
  const rows = sources.map((source) => {
    const own = links.filter((link) => link.source === source.id);
    const chips = own.map((link) => {
      return chipOf(frame, { ...link, id: link.target, isShown: link.isHighlighted || !hasHighlight });
    });
    return { ...source, chips, linesIn: (room: number) => labelLines(source.label, room, source.isHighlighted) };
  });
  const widestChip = Math.max(0, ...rows.flatMap(({ chips }) => chips.map(({ width }) => width)));
  const column = Math.max(widestChip, labelWidth([headings.target, words.linkedToNone]));
  const besideRoom = least - column - labelGap;
  const isBeside =
    column <= chipShare * least &&
    rows.every(({ chips, linesIn }) => {
      return flow(chips, column).height <= Math.max(2, linesIn(besideRoom).length) * (chipHeight + chipGap);
    });
  const [labelRoom, chipRoom] = isBeside ? [besideRoom, column] : [least, least];
  const labels: CrosswalkLabel[] = [];
  const nones: ChartRow[] = [];
  const values: ChartRow[] = [];
  const placed: PlacedChip[] = [];
  let y = top + lineHeight + rowGap;
  for (const { heading, chips, linesIn, state, isHighlighted: isBold, row } of rows) {
    if (heading !== undefined) {
      const lines = labelLines(heading, least, true);
      labels.push({ lines, top: y + headingGap, isBold: true });
      y += headingGap + lines.length * lineHeight + rowGap;
    }
    const lines = linesIn(labelRoom);
    labels.push({ lines, top: y, isBold, isGray: state === "unmapped" });
    const textHeight = lines.length * lineHeight;
    const own = flow(chips, chipRoom);
    const chipTop = isBeside ? y + (lineHeight - chipHeight) / 2 : y + textHeight + chipGap;
    // Chips beside a label are at the right edge, so their places are to the left of it.
    const shift = isBeside ? -own.width : 0;
    placed.push(...own.chips.map((chip) => ({ ...chip, left: chip.left + shift, top: chip.top + chipTop })));
    if (chips.length === 0) nones.push({ text: words.linkedToNone, x: 0, y: chipTop + chipHeight / 2 });
    const chipHeights = Math.max(own.height, lineHeight);
    y += isBeside ? Math.max(textHeight, chipHeights) : textHeight + chipGap + chipHeights;
    values.push({ ...row, from: 0, to: 1, y: y + rowGap / 2 });
    y += rowGap;
  }
  const edge = isBeside ? end : start;
  const gray = { color: colors.quiet };
  const atEdge = { ...gray, align: isBeside ? "right" : "left" } as const;
  const x = across(frame, [0, 1], movedBy(start, outline / 2), movedBy(end, -outline / 2));
  return {
    height: y,
    values: [...values, ...placed.map(rowOf)],
    layer: [
      textLayer(frame, textRows([headings.source], { top }), start, gray),
      ...(isBeside ? [textLayer(frame, textRows([headings.target], { top }), end, atEdge)] : []),
      ...labelLayers(view, labels, start),
      textLayer(frame, nones, edge, atEdge),
      ruleLayer("source", x, ["from", "to"], { color: colors.faint }),
      ...chipLayers(frame, "link", placed, edge),
    ],
  };
}

/** The id of a target in its color; in gray if it is not shown. */
type Chip = ReturnType<typeof chipOf>;

interface PlacedChip extends Chip {
  readonly left: number;
  readonly top: number;
}

interface ChipParts {
  readonly id: string;
  readonly color: string;
  readonly isShown: boolean;
  readonly row: ChartRow;
}

function chipOf({ least, colors: { surface, faint } }: Frame, { id, color, isShown, row }: ChipParts) {
  const lines = labelLines(id, least - 2 * chipPadding, true);
  const width = labelWidth(lines, true) + 2 * chipPadding;
  const height = chipHeight + (lines.length - 1) * lineHeight;
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
  const { surface, quiet } = frame.colors;
  const colors = { fill: asIs("fill"), stroke: asIs("stroke") };
  const texts = (isShown: boolean, color: string): FilteredLayer => {
    const rows = chips.flatMap((chip) => {
      const place = { x: chip.left + chip.width / 2, top: chip.top + (chipHeight - lineHeight) / 2 };
      return chip.isShown === isShown ? textRows(chip.lines, place) : [];
    });
    return textLayer(frame, rows, edge, { align: "center", fontWeight: "bold", color });
  };
  return [
    rectLayer([kind], pixelsFrom(frame, edge), ["left", "right"], { cornerRadius: 4, strokeWidth: outline }, colors),
    texts(true, surface),
    texts(false, quiet),
  ];
}
