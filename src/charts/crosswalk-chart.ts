// A crosswalk as a picture: one side, the other, and the links between them.
import { type CrosswalkParts, createCrosswalk } from "../crosswalk/create-crosswalk.ts";
import type { AnyCrosswalk } from "../crosswalk/crosswalk-of-links.ts";
import { type Issue, unknownId } from "../model/errors.ts";
import { unexpected } from "../model/unexpected.ts";
import { type ChartOptions, chartKeys, checkChartOptions } from "./chart-options.ts";
import { crosswalkEnds } from "./crosswalk-ends.ts";
import { chartOf, only, saying } from "./frame.ts";
import { colours, lineHeight } from "./look.ts";
import { capitalised } from "./names.ts";
import { linesIn, type Row, type RowLabel, rounded, rowAxis, rowLabel, rowPosition, rowsOf } from "./rows.ts";
import type { ChartPosition, ChartRow, VegaLiteSpec } from "./vega-lite-spec.ts";

/** How a crosswalk is drawn. */
export interface CrosswalkChartOptions extends ChartOptions {
  /** Ids of either side, or of what makes links, such as a look-for, whose links are pointed out. */
  readonly highlight?: string | readonly string[] | undefined;
}

/**
 * A crosswalk: its sources down the left, its targets down the right, and a line for each two that are linked. A source
 * that feeds more than one target has a diamond and thicker lines, one that feeds none a cross.
 *
 * @param parts - The framework's crosswalk, anybody's, or what one is made of.
 * @param options - What to point out; title, names and width.
 * @throws CrosswalkError for what is no crosswalk, and OptionsError with every problem of the options.
 */
export function crosswalkChart(parts: CrosswalkParts, options: CrosswalkChartOptions = {}): VegaLiteSpec {
  const crosswalk: AnyCrosswalk = createCrosswalk(parts);
  checkChartOptions(options, [...chartKeys, "highlight"], ({ highlight }) => highlightIssues(crosswalk, highlight));
  const { sources, targets } = crosswalk;
  const { from, to, pairs, countOf } = crosswalkEnds(crosswalk, options.names);
  const { highlight = [] } = options;
  const wanted = new Set(typeof highlight === "string" ? [highlight] : highlight);
  const isWanted = (source: string, target: string, vias: readonly string[]): boolean => {
    return wanted.has(source) || wanted.has(target) || vias.some((via) => wanted.has(via));
  };
  const pointedOut = new Set(wanted);
  for (const { source, target, vias } of pairs) {
    if (isWanted(source, target, vias)) pointedOut.add(source).add(target);
  }

  const left = sources.map((id): RowLabel => ({ label: rowLabel(from.nameOf(id)), isBold: pointedOut.has(id) }));
  const right = targets.map(
    (id): RowLabel => ({ label: [], end: rowLabel(to.nameOf(id), 15), isBold: pointedOut.has(id) }),
  );
  const [sourceRows, targetRows] = spread(rowsOf(left), rowsOf(right));
  const lines = Math.max(linesIn(sourceRows), linesIn(targetRows));
  const [sourceLine, targetLine] = [linesOf(sources, sourceRows), linesOf(targets, targetRows)];

  const ends = [
    ...sources.map((id): ChartRow => {
      const count = countOf.get(id) ?? 0;
      const feeds = count === 0 ? `no ${to.kind.toLowerCase()}` : crosswalk.targetsOf(id).join(", ");
      const state = count === 0 ? "unmapped" : count === 1 ? "linked" : "shared";
      const says = `${from.nameOf(id)}: feeds ${feeds}`;
      return { kind: "source", id, name: from.nameOf(id), state, side: 0, line: sourceLine(id), says };
    }),
    ...targets.map((id): ChartRow => {
      const fed = crosswalk.sourcesOf(id);
      const state = fed.length === 0 ? "unmapped" : "linked";
      const says = `${to.nameOf(id)}: fed by ${fed.join(", ") || `no ${from.kind.toLowerCase()}`}`;
      return { kind: "target", id, name: to.nameOf(id), state, side: 1, line: targetLine(id), says };
    }),
  ];
  const links = pairs.map(
    ({ source, target, vias }): ChartRow => ({
      kind: "link",
      source,
      target,
      via: vias.length === 0 ? null : vias.join(", "),
      isShared: (countOf.get(source) ?? 0) > 1,
      isHighlighted: isWanted(source, target, vias),
      side: 0,
      otherSide: 1,
      line: sourceLine(source),
      otherLine: targetLine(target),
      says: `${source} to ${target}${vias.length === 0 ? "" : `, by ${vias.join(", ")}`}`,
    }),
  );
  const x = (field: string): ChartPosition => ({
    field,
    type: "quantitative",
    scale: { domain: [-0.03, 1.03], nice: false, zero: false },
    axis: null,
  });
  const y = rowPosition("line", lines);
  const between = { x: x("side"), x2: { field: "otherSide" }, y, y2: { field: "otherLine" } };
  const { unmapped, shared } = crosswalk;
  const has = (count: number, kind: string, plural: string): string => `${count} ${count === 1 ? kind : plural}`;
  return chartOf(
    {
      title: `${capitalised(from.plural)} and ${to.plural}`,
      notes: [
        ...(links.length === 0 ? ["Nothing is linked."] : []),
        ...(shared.length > 0 ? [`A diamond feeds more than one ${to.kind.toLowerCase()}.`] : []),
        ...(unmapped.length > 0 ? [`A cross feeds no ${to.kind.toLowerCase()}.`] : []),
        ...(wanted.size > 0 ? [`Pointed out: ${[...wanted].join(", ")}.`] : []),
      ],
      says: [
        `${has(sources.length, from.kind.toLowerCase(), from.plural)} at the left, ${has(targets.length, to.kind.toLowerCase(), to.plural)} at the right, ${has(links.length, "line", "lines")} between them`,
        ...targets.map((id) => `${to.nameOf(id)} is fed by ${crosswalk.sourcesOf(id).join(", ") || "nothing"}`),
        ...(shared.length > 0 ? [`More than one is fed by ${shared.join(", ")}`] : []),
        ...(unmapped.length > 0 ? [`Nothing is fed by ${unmapped.join(", ")}`] : []),
      ],
      height: Math.round(lines * lineHeight),
      values: [...links, ...ends],
      layer: [
        {
          transform: [{ filter: "datum.kind === 'link' && !datum.isHighlighted" }],
          shows: ({ kind, isHighlighted }) => kind === "link" && isHighlighted === false,
          mark: { type: "rule", color: wanted.size > 0 ? colours.faint : colours.main, strokeWidth: 1.2 },
          encoding: { ...between, ...saying },
        },
        {
          transform: [{ filter: `datum.kind === 'link' && datum.isShared && ${wanted.size === 0}` }],
          mark: { type: "rule", color: colours.other, strokeWidth: 2.2, aria: false },
          encoding: between,
        },
        {
          transform: [{ filter: "datum.kind === 'link' && datum.isHighlighted" }],
          shows: ({ kind, isHighlighted }) => kind === "link" && isHighlighted === true,
          mark: { type: "rule", color: colours.ink, strokeWidth: 2.6 },
          encoding: { ...between, ...saying },
        },
        {
          ...only("source"),
          mark: { type: "point", filled: true, size: 60, opacity: 1, stroke: colours.ink, strokeWidth: 1 },
          encoding: {
            x: x("side"),
            y: { ...y, axis: rowAxis(sourceRows, "left", from.kind) },
            shape: {
              field: "state",
              type: "nominal",
              scale: { domain: ["linked", "shared", "unmapped"], range: ["circle", "diamond", "cross"] },
              legend: null,
            },
            fill: {
              field: "state",
              type: "nominal",
              scale: { domain: ["linked", "shared", "unmapped"], range: [colours.main, colours.other, "white"] },
              legend: null,
            },
            ...saying,
          },
        },
        {
          ...only("target"),
          mark: {
            type: "point",
            filled: true,
            size: 60,
            opacity: 1,
            stroke: colours.ink,
            strokeWidth: 1,
            color: colours.ink,
          },
          encoding: {
            x: x("side"),
            y: { ...y, axis: rowAxis(targetRows, "right", to.kind) },
            shape: { value: "square" },
            ...saying,
          },
        },
      ],
    },
    options,
  );
}

function highlightIssues(crosswalk: AnyCrosswalk, highlight: unknown): Issue[] {
  if (highlight === undefined) return [];
  const known = new Set([
    ...crosswalk.sources,
    ...crosswalk.targets,
    ...crosswalk.links.flatMap(({ via }) => via ?? []),
  ]);
  const list: unknown = typeof highlight === "string" ? [highlight] : highlight;
  if (!Array.isArray(list)) return [unexpected(["highlight"], highlight, "an id of the crosswalk, or a list of them,")];
  return Array.from(list, (id: unknown, i): Issue[] => {
    if (typeof id === "string" && known.has(id)) return [];
    const path = typeof highlight === "string" ? ["highlight"] : ["highlight", i];
    return [unknownId(path, id, "an id of this crosswalk", [...known])];
  }).flat();
}

/** Rows of two sides, the lower of which is spread out to the height of the other. */
function spread(left: readonly Row[], right: readonly Row[]): [readonly Row[], readonly Row[]] {
  const lines = Math.max(linesIn(left), linesIn(right));
  const spreadOut = (rows: readonly Row[]): readonly Row[] => {
    const more = (lines - linesIn(rows)) / rows.length;
    return rows.map((row, i) => {
      const shift = more * (i + 0.5);
      return {
        ...row,
        top: rounded(row.top + shift),
        middle: rounded(row.middle + shift),
        bottom: rounded(row.bottom + shift),
      };
    });
  };
  return [spreadOut(left), spreadOut(right)];
}

/** Where the row of an id lies, in lines. */
function linesOf(ids: readonly string[], rows: readonly Row[]): (id: string) => number {
  const lines = new Map(ids.map((id, i) => [id, rows[i]?.middle ?? 0]));
  return (id) => lines.get(id) ?? 0;
}
