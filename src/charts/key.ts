// The key of a chart: its marks and what they mean, above its rows.
import {
  asIs,
  down,
  type FilteredLayer,
  type Frame,
  fontSizes,
  labelLines,
  labelWidth,
  lineHeight,
  pixelsFrom,
  start,
  textLayer,
  textRows,
} from "./chart-spec.ts";

export interface KeyEntry {
  readonly text: string;
  readonly color: string;
  /** A shape of Vega. Default: a square. */
  readonly shape?: string;
  /** Whether the shape is an outline. Default: it is filled. */
  readonly isHollow?: boolean;
}

/** The space between a mark and its text, and between entries, in pixels. */
const markRoom = 20;
const gap = 18;

/**
 * The layers of a key, on as many lines as it needs, below a height, and the height of the key in pixels; nothing
 * without entries.
 */
export function keyOf(frame: Frame, entries: readonly KeyEntry[], top = 0): { layer: FilteredLayer[]; height: number } {
  if (entries.length === 0) return { layer: [], height: 0 };
  let [left, y] = [0, top + lineHeight / 2];
  const placed = entries.map((entry) => {
    const lines = labelLines(entry.text, frame.least - markRoom, false, fontSizes.note);
    const width = markRoom + labelWidth(lines, false, fontSizes.note);
    if (left > 0 && left + width > frame.least) [left, y] = [0, y + lineHeight];
    const place = { ...entry, lines, x: left, y };
    [left, y] = lines.length > 1 ? [0, y + lines.length * lineHeight] : [left + width + gap, y];
    return place;
  });
  const marks = placed.map(({ x, y, color, shape = "square", isHollow = false }) => {
    return { x: x + 8, y, shape, color, inside: isHollow ? frame.colors.surface : color };
  });
  const texts = placed.flatMap(({ x, y, lines }) => textRows(lines, { x: x + markRoom, top: y - lineHeight / 2 }));
  const last = placed.at(-1);
  const height = last ? last.y + (last.lines.length - 0.5) * lineHeight - top : 0;
  return {
    layer: [
      {
        data: { values: marks },
        mark: { type: "point", size: 110, strokeWidth: 1.5, strokeJoin: "round", opacity: 1, aria: false },
        encoding: {
          x: pixelsFrom(frame, start)("x"),
          y: down("y"),
          shape: asIs("shape"),
          fill: asIs("inside"),
          stroke: asIs("color"),
        },
      },
      textLayer(frame, texts, start, { fontSize: fontSizes.note, color: frame.colors.quiet }),
    ],
    height: height + 10,
  };
}
