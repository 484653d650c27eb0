// Diverging bars of a scale: what likertChart and agreementChart share.
import { filled, type Words } from "../catalog/words.ts";
import type { Scale } from "../scoring/scale.ts";
import type { ChartOptions } from "./chart-options.ts";
import type { Frame } from "./chart-spec.ts";
import type { KeyEntry } from "./key.ts";
import { groupLabel } from "./labels.ts";
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

/** What a chart of diverging bars is made of. */
export interface LikertParts {
  readonly title: string;
  readonly description: readonly (string | false)[];
  readonly rows: Omit<LikertRows, "scale" | "countsOf">;
  /** The scale, with its labels. */
  readonly scale: Scale;
  readonly division: Division;
  readonly labelOf: (id: string) => string;
  /** The heading above an item, where it differs from that of the item before. Default: none. */
  readonly headingOf?: (id: string) => string | undefined;
  /** The first number beside each bar; the counts follow. */
  readonly measure: Measure;
}

/** A chart of diverging bars: a row for each item and group, and a panel for each facet. */
export function likertSpec(options: ChartOptions, frame: Frame, parts: LikertParts): VegaLiteSpec {
  const { words, colors } = frame;
  const { rows, division } = parts;
  const drawn = drawnRows(parts, words);
  const cells = rows.facets.map((_, facet) => drawn.map((row) => cellOf(parts, words, row, facet)));
  const all = cells.flat().filter((cell) => cell !== undefined);
  const drawing: Drawing = {
    frame,
    of: rows.of,
    division,
    colors: pointColors(colors, division),
    texts: division.points.map((point) => pointText(words, parts.scale, point)),
    extent: extentOf(
      all.map((cell) => cell.parts),
      division,
    ),
  };
  const measures = [
    parts.measure,
    ...countMeasures(
      frame,
      rows.of,
      all.map(({ bar }) => bar),
    ),
  ];
  return rowChart(options, frame, {
    title: parts.title,
    notes: notesOf(parts, drawing, all),
    description: [
      ...parts.description,
      ...all.map(({ name, bar }) => `${name}: ${joined(measures.map(({ inWords }) => inWords(bar)))}`),
    ],
    key: keyEntries(drawing),
    rows: drawn,
    markHeight,
    panels: cells.map((ofFacet, facet): Panel => {
      const title = panelTitle(words, rows.facets[facet], ofFacet);
      const ifBar = (row: number, textOf: (cell: Cell) => string) => (ofFacet[row] ? textOf(ofFacet[row]) : "");
      // Panels beside each other have room for one column; n is in their titles.
      const columns = title === undefined ? measures : [parts.measure];
      return {
        ...(title !== undefined && { title }),
        endOf: (row) => ifBar(row, ({ bar }) => joined(measures.map(({ shortOf }) => shortOf(bar)))),
        endColumns: columns.map(({ title, textOf }) => ({
          title,
          textOf: (row) => ifBar(row, ({ bar }) => textOf(bar)),
        })),
        axis: (room) => likertAxis(drawing, room).axis,
        values: (row, y, room) => (ofFacet[row] ? barRows(drawing, ofFacet[row], y, room) : []),
        layer: (x) => barLayers(x, colors, division),
      };
    }),
  });
}

type DrawnRow = Row & { readonly id?: string; readonly group?: number };

/** The rows of the chart: headings, and the bars of items or of their groups. */
function drawnRows({ rows, labelOf, headingOf }: LikertParts, words: Words): DrawnRow[] {
  let last: string | undefined;
  return rows.ids.flatMap((id): DrawnRow[] => {
    const heading = headingOf?.(id);
    const above = heading === undefined || heading === last ? [] : [{ label: heading, isHeading: true }];
    last = heading;
    const label = labelOf(id);
    if (rows.by.length === 0) return [...above, { label, id, group: 0 }];
    // Under headings that are bold, those of items are not, and their groups are indented.
    const isIndented = heading !== undefined;
    const groups = rows.groups.map((values, group) => ({ label: groupLabel(values, words), id, group, isIndented }));
    return [...above, { label, isHeading: true, isBold: !isIndented }, ...groups];
  });
}

/** The bar of a row in a panel, which may be of nobody; `undefined` for headings. */
function cellOf(parts: LikertParts, words: Words, { label, id, group }: DrawnRow, facet: number): Cell | undefined {
  if (id === undefined || group === undefined) return undefined;
  const { rows, labelOf, division } = parts;
  const bar = rows.barOf(id, group, facet) ?? { id, group: {}, n: 0, counts: division.points.map(() => 0) };
  const facetName = nameOf(words, rows.facets[facet]);
  const of = { ...(rows.by.length > 0 && { group: label }), ...(facetName !== undefined && { facet: facetName }) };
  const name = [labelOf(id), ...Object.values(of)].join(", ");
  return { id, name, of, bar, parts: divergingBar(bar, division) };
}

function nameOf(words: Words, facet: string | undefined): string | undefined {
  return facet === undefined ? undefined : facet || words.noGroup;
}

/** The name of a panel with how many rated: "staff (n 25–29)". */
function panelTitle(words: Words, facet: string | undefined, cells: readonly (Cell | undefined)[]): string | undefined {
  const name = nameOf(words, facet);
  const counts = cells.flatMap((cell) => cell?.bar.n ?? []);
  if (name === undefined || counts.length === 0) return name;
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  const n = least === most ? filled(words.count, { n: most }) : filled(words.countRange, { least, most });
  return `${name} (${n})`;
}

/** The key: each point, or of many the first, the middle, and the last. */
function keyEntries({ texts, colors }: Drawing): KeyEntry[] {
  const last = texts.length - 1;
  const entries = texts.map((text, place) => ({ text, color: colors[place] as string }));
  return texts.length <= mostNamedPoints
    ? entries
    : entries.filter((_, place) => [0, Math.floor(last / 2), last].includes(place));
}

/** What a reader must know of the picture. */
function notesOf(
  { measure }: LikertParts,
  { frame, of, division, texts }: Drawing,
  cells: readonly Cell[],
): readonly (string | false)[] {
  const { words } = frame;
  const { points, center, isApart } = division;
  const isOfScores = of === "scores";
  const hasHidden = cells.some(({ bar, parts }) => bar.n === null || parts.hidden.length > 0);
  const unrated = cells.filter(({ bar }) => bar.n === 0).length;
  if (unrated === cells.length) return [isOfScores ? words.nothingScored : words.nothingWasRated];
  const neutral = texts[points.indexOf(center)];
  return [
    measure.note ?? false,
    points.length <= mostNamedPoints && (isOfScores ? words.scoresInBars : words.numbersInBars),
    neutral !== undefined && filled(isApart ? words.pointIsApart : words.pointIsSplit, { point: neutral }),
    hasHidden && words.hiddenBars,
    unrated > 0 && !hasHidden && (isOfScores ? words.unscoredBars : words.unratedBars),
  ];
}
