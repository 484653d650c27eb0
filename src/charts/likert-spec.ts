// Diverging bars of a scale, shared by likertChart and agreementChart.
import { filled, type ratingWords } from "../catalog/words.ts";
import type { Scale } from "../scoring/scale.ts";
import type { ChartOptions } from "./chart-options.ts";
import type { Frame } from "./chart-spec.ts";
import { countText, distinct, groupLabel } from "./labels.ts";
import {
  barLayers,
  barRows,
  type Cell,
  type Drawing,
  extentOf,
  likertAxis,
  markHeight,
  mostNamedPoints,
  pointColors,
} from "./likert-marks.ts";
import { countMeasures, joined, type Measure, pointText } from "./likert-measures.ts";
import type { LikertRows } from "./likert-rows.ts";
import { type Division, divergingBar } from "./likert-segments.ts";
import { type Panel, type Row, rowChart } from "./rows.ts";
import type { VegaLiteSpec } from "./vega-lite-spec.ts";

type RatingFrame = Frame<typeof ratingWords>;

/** The parts of a chart of diverging bars. */
interface LikertParts {
  readonly title: string;
  readonly description: readonly (string | false)[];
  readonly rows: Omit<LikertRows, "scale" | "countsOf">;
  /** The scale, with its labels. */
  readonly scale: Scale;
  readonly division: Division;
  readonly labelOf: (id: string) => string;
  /** The heading above each item, if any. Default: none. */
  readonly headings?: readonly (string | undefined)[];
  /** The first number next to each bar; the counts follow. */
  readonly measure: Measure;
}

/** A chart of diverging bars: a row for each item and group, and a panel for each facet. */
export function likertSpec(options: ChartOptions, frame: RatingFrame, parts: LikertParts): VegaLiteSpec {
  const { words, colors } = frame;
  const { title, description, rows, scale, division, measure } = parts;
  const drawn = drawnRows(parts, frame);
  const facets = rows.facets.map((facet, f) => {
    const name = facet === undefined ? undefined : facet || words.noGroup;
    const cells = drawn.map((row) => cellOf(parts, row, f, name));
    const counts = distinct(cells.flatMap((cell) => cell?.bar.n ?? []));
    return { name, cells, counts };
  });
  const all = facets.flatMap(({ cells }) => cells.filter((cell) => cell !== undefined));
  const drawing: Drawing = {
    frame,
    of: rows.of,
    division,
    colors: pointColors(colors, division),
    texts: division.points.map((point) => pointText(words, scale, point)),
    extent: extentOf(all, division),
  };
  const bars = all.map(({ bar }) => bar);
  const measures = [measure, ...countMeasures(frame, rows.of, bars)];
  return rowChart(options, frame, {
    title,
    notes: [
      ...notesOf(drawing, measure, all),
      facets.some(({ name, counts }) => name !== undefined && counts.length > 1) && words.countRanges,
    ],
    description: [
      ...description,
      ...all.map(({ name, bar }) => `${name}: ${joined(measures.map(({ textsOf }) => textsOf(bar).inWords))}`),
    ],
    // For many points: the first, the middle, and the last.
    key: drawing.texts.flatMap((text, place, { length }) => {
      const isShown = length <= mostNamedPoints || [0, Math.floor((length - 1) / 2), length - 1].includes(place);
      return isShown ? [{ text, color: drawing.colors[place] as string }] : [];
    }),
    rows: drawn,
    markHeight,
    panels: facets.map(({ name, cells, counts }): Panel => {
      const cellAt = (row: number) => cells[row] as Cell;
      // Panels next to each other have room for one column; n is in their titles.
      const columns = name === undefined ? measures : [measure];
      return {
        ...(name !== undefined && { title: counts.length === 0 ? name : `${name} (${countText(words, counts)})` }),
        endOf: (row) => {
          const texts = measures.map(({ textsOf }) => textsOf(cellAt(row).bar));
          return joined(texts.map(({ inWords, short = inWords }) => short));
        },
        endColumns: columns.map(({ title, textsOf }) => ({
          title,
          textOf: (row) => textsOf(cellAt(row).bar).number,
        })),
        axis: (room) => likertAxis(drawing, room).axis,
        values: (row, y, room) => barRows(drawing, cellAt(row), y, room),
        layer: (x) => barLayers(x, colors, division),
      };
    }),
  });
}

type DrawnRow = Row & { readonly id?: string; readonly group?: number };

/** The rows of the chart: headings, and the bars of items or of their groups. */
function drawnRows({ rows, labelOf, headings }: LikertParts, { words }: RatingFrame): DrawnRow[] {
  return rows.ids.flatMap((id, i): DrawnRow[] => {
    const heading = headings?.[i];
    const above = heading === undefined ? [] : [{ label: heading, isHeading: true }];
    const label = labelOf(id);
    if (rows.by.length === 0) return [...above, { label, id, group: 0 }];
    // Under headings that are bold, those of items are not, and their groups are indented.
    const isIndented = headings !== undefined;
    const groups = rows.groups.map((values, group) => {
      return { label: groupLabel(Object.values(values), words), id, group, isIndented };
    });
    return [...above, { label, isHeading: true, isBold: !isIndented }, ...groups];
  });
}

/** The bar of a row in a panel, which may have no ratings; `undefined` for headings. */
function cellOf(
  { rows, labelOf, division }: LikertParts,
  { label, id, group }: DrawnRow,
  f: number,
  facet: string | undefined,
): Cell | undefined {
  if (id === undefined || group === undefined) return undefined;
  const bar = rows.barOf(id, group, f) ?? { id, n: 0, counts: division.points.map(() => 0) };
  const ofGroup = { ...(rows.by.length > 0 && { group: label }), ...(facet !== undefined && { facet }) };
  const name = [labelOf(id), ...Object.values(ofGroup)].join(", ");
  return { name, of: { id, ...ofGroup }, bar, ...divergingBar(bar, division) };
}

/** The notes that a reader needs to read the picture. */
function notesOf(
  { frame: { words }, of, division, texts }: Drawing,
  measure: Measure,
  cells: readonly Cell[],
): readonly (string | false)[] {
  const { points, center, isApart } = division;
  const isOfScores = of === "scores";
  const hasHidden = cells.some(({ bar, hidden }) => bar.n === null || hidden.length > 0);
  const unrated = cells.filter(({ bar }) => bar.n === 0).length;
  if (unrated === cells.length) return [isOfScores ? words.nothingScored : words.nothingWasRated];
  const neutral = texts[points.indexOf(center)];
  return [
    points.length <= mostNamedPoints && (isOfScores ? words.scoresInBars : words.numbersInBars),
    neutral !== undefined && filled(isApart ? words.pointIsApart : words.pointIsSplit, { point: neutral }),
    measure.note ?? false,
    hasHidden && `${words.hiddenBars} ${words.hiddenToo}`,
    unrated > 0 && !hasHidden && (isOfScores ? words.unscoredBars : words.unratedBars),
  ];
}
