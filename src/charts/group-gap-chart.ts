// Draws how much groups differ: the mean of each with its interval, target by target.
import { filled, groupWords } from "../catalog/words.ts";
import type { Issue } from "../check/issue.ts";
import { outOfRange } from "../check/messages.ts";
import { anything, type Check, checkOptions } from "../check/options.ts";
import { type SmallGroups, smallGroupIssues, smallGroups } from "../check/small-groups.ts";
import { type Estimate, endsOf, estimateIssues, levelIssues, percentOf } from "../statistics/estimate.ts";
import type { GroupGaps } from "../statistics/group-gaps.ts";
import type { Axis } from "./axis.ts";
import { anyText, type GroupChartOptions, groupChartChecks, listOf, objectOf, textsByKey } from "./chart-options.ts";
import { asIs, emptyChart, type Frame, fontSizes, frameOf, labelWidth, pointLayer, ruleLayer } from "./chart-spec.ts";
import type { KeyEntry } from "./key.ts";
import { countText, distinct, groupLabel, labelsOf, listed } from "./labels.ts";
import { type Panel, rowChart } from "./rows.ts";
import { type ScoreAxis, scoreAxis } from "./score-axis.ts";
import { unbroken } from "./text-size.ts";
import type { ChartRow, VegaLiteSpec } from "./vega-lite-spec.ts";

/**
 * Draws the gaps between groups: a row for each target, with a shape for the mean of each group and a line for its
 * interval. The reference group has a diamond. Where there are more than six groups, each has a panel of its own, in which
 * the reference is repeated. The notes under the title list what the numbers are not adjusted for.
 *
 * @param gaps - The result of `groupGaps`.
 * @param options - Title, names, width, layout, theme, catalog, the scale of the ratings, and `small: "show"`.
 * @throws OptionsError with every problem of the gaps and the options: small groups without `small: "show"`. To share
 *   results by group, draw the result of `publish` with `competencyHeatmap`.
 */
export function groupGapChart(gaps: DrawnGaps, options: GroupChartOptions = {}): VegaLiteSpec {
  checkOptions(options, groupChartChecks, ({ small }) => gapsIssues(gaps, small));
  const frame = frameOf(options, groupWords);
  const { words } = frame;
  const title = filled(words.groupsTitle, { groups: listed(gaps.by, words) || words.group });
  if (gaps.targets.length === 0) return emptyChart(options, frame, title, words.noTargets);
  const targets = gaps.targets.map(({ target }) => target);
  const labels = labelsOf(targets, options, "target");
  const axis = scoreAxis(words, options.scale);
  const groups = drawnGroups(gaps, frame);
  const means = groups.flatMap((group) => group.means.filter((mean) => mean !== undefined));
  const ends = means.flatMap((mean) => Object.values(endsOf(mean)).filter((end) => end !== null));
  const axisFor = (room: number): Axis => ({ ...axis.axis(room, ends), title: words.scoreHeading });
  const { domain } = axisFor(frame.least);
  const drawing: Drawing = { frame, format: axis.format, axisFor, domain, targets, names: targets.map(labels.labelOf) };
  const isInPanels = groups.length > mostInRow;
  return rowChart(options, frame, {
    title,
    notes: [
      means.every(({ value }) => value === null) && words.noGroupScored,
      [
        ends.length > 0 && filled(words.meanIntervals, { level: percentOf(gaps.level) }),
        ends.some((end) => end !== withinDomain(end, domain)) && words.intervalsPastEdge,
        words.countsOfScores,
        groups.some(({ counts }) => counts.length > 1) && words.countRanges,
        means.some(({ value }) => value === null) && words.brokenLineGroups,
      ]
        .filter((text) => text !== false)
        .join(" "),
      unadjusted(gaps, frame).join(" ") || false,
    ],
    description: [
      filled(words.meanScoresRange, axis.ends),
      ...targets.flatMap((_, t) => groups.flatMap((group) => (group.means[t] ? saysOf(drawing, group, t) : []))),
    ],
    key: isInPanels
      ? keyOfPanels(frame, groups)
      : groups.map(({ shape, color, countedName }) => ({ shape, color, text: countedName })),
    rows: drawing.names.map((label) => ({ label })),
    markHeight: ((isInPanels ? 2 : groups.length) - 1) * dodge + rowSpace,
    panels: isInPanels ? groups.map((group) => panelOfGroup(drawing, group, groups)) : [panelOfAll(drawing, groups)],
  });
}

/** The parts of the result of `groupGaps` that are drawn. */
export type DrawnGaps = Pick<GroupGaps, "by" | "level" | "targets" | "comparisons" | "unadjusted"> &
  Partial<Pick<SmallGroups, "minCount">>;

/** The most groups that are in one panel. */
const mostInRow = 6;
/** The distance between the groups of a row, in pixels, so that none covers another; and the space around them. */
const dodge = 7;
const rowSpace = 20;
/** The share of a wide chart that the means in numbers may have. */
const numbersShare = 0.24;
/** The most groups that have their means in numbers: at the right of a wide chart, and above the marks of a narrow one. */
const mostInNumbers = 4;
const mostAbove = 3;

/** The shapes of groups that are not the reference, and the letters that look like them. */
const shapes = ["circle", "square", "triangle-up", "cross", "triangle-down", "diamond"] as const;
const letters = { circle: "●", square: "■", "triangle-up": "▲", cross: "✚", "triangle-down": "▼", diamond: "◆" };

/** The context from which the marks and the texts of the chart are made. */
interface Drawing {
  readonly frame: Frame<typeof groupWords>;
  readonly format: ScoreAxis["format"];
  readonly axisFor: Panel["axis"];
  readonly domain: Axis["domain"];
  readonly targets: readonly string[];
  /** The labels of the targets. */
  readonly names: readonly string[];
}

/** A group with its shape, its color, and its mean for each target, where it has one. */
type DrawnGroup = ReturnType<typeof drawnGroups>[number];

/** The groups of all targets, in the order in which they are found. */
function drawnGroups(gaps: DrawnGaps, { words, colors }: Frame<typeof groupWords>) {
  const byTarget = gaps.targets.map(({ groups }) => new Map(groups.map((one) => [JSON.stringify(one.group), one])));
  const found = new Map(byTarget.flatMap((groups) => [...groups]));
  const reference = referenceOf(gaps);
  const isOneHue = found.size > mostInRow;
  let others = 0;
  return [...found].map(([key, { group }]) => {
    const isReference = key === reference;
    const name = groupLabel(Object.values(group), words);
    const fullName = isReference ? filled(words.referenceGroup, { group: name }) : name;
    const means = byTarget.map((groups) => groups.get(key)?.mean);
    /** How many scores it has for each target. */
    const counts = distinct(means.flatMap((mean) => mean?.n ?? []));
    const countedName = filled(words.groupAndCount, { group: fullName, count: unbroken(countText(words, counts)) });
    const texts = { name, fullName, countedName };
    const place = isReference || isOneHue ? 0 : others++;
    const shape = isReference ? "diamond" : (shapes[place] ?? "circle");
    const color = isReference ? colors.ink : (colors.hues[place] ?? colors.ink);
    return { ...texts, isReference, shape, color, means, counts };
  });
}

/** The key of the panels of groups; empty without a reference. */
function keyOfPanels({ words, colors }: Frame<typeof groupWords>, groups: readonly DrawnGroup[]): KeyEntry[] {
  return groups.flatMap(({ isReference, fullName, shape, color }) => {
    if (!isReference) return [];
    return [
      { text: words.groupOfPanel, shape: "circle", color: colors.hues[0] },
      { text: fullName, shape, color },
    ];
  });
}

/** All groups in a panel, with their means in numbers where they have room. */
function panelOfAll(drawing: Drawing, groups: readonly DrawnGroup[]): Panel {
  const { frame } = drawing;
  const isAbove = frame.isNarrow && groups.length <= mostAbove;
  const endColumns = numberColumns(drawing, groups);
  return {
    axis: drawing.axisFor,
    ...(endColumns && { endColumns }),
    ...(isAbove && {
      endOf: (t) =>
        groups.map((group) => unbroken(`${letters[group.shape]} ${numberOf(drawing, group, t)}`)).join(" \u00a0"),
    }),
    values: (t, y) =>
      groups.flatMap((group, g) => meanRows(drawing, group, t, y + (g - (groups.length - 1) / 2) * dodge)),
    layer: meanLayers,
  };
}

/** A panel of a group, with the reference. */
function panelOfGroup(drawing: Drawing, group: DrawnGroup, groups: readonly DrawnGroup[]): Panel {
  const reference = groups.find(({ isReference }) => isReference);
  return {
    title: group.countedName,
    axis: drawing.axisFor,
    endOf: (t) => numberOf(drawing, group, t),
    values: (t, y) => {
      const own = meanRows(drawing, group, t, y - (reference ? dodge / 2 : 0));
      const mean = reference?.means[t]?.value ?? null;
      if (reference === undefined || reference === group || mean === null) return own;
      const { name, shape, color } = reference;
      const of = { target: drawing.targets[t] ?? "", group: name, says: saysOf(drawing, reference, t) };
      return [{ kind: "reference", ...of, mean, shape, color, y: y + dodge / 2 }, ...own];
    },
    layer: (x) => [
      pointLayer("reference", x("mean"), { size: 60, aria: false }, { shape: asIs("shape"), fill: asIs("color") }),
      ...meanLayers(x),
    ],
  };
}

const meanLayers: Panel["layer"] = (x) => [
  ruleLayer("interval", x, ["from", "to"], { strokeWidth: 1.5, aria: false }, { stroke: asIs("color") }),
  pointLayer("mean", x("mean"), { size: 75 }, { shape: asIs("shape"), fill: asIs("color") }),
];

/** The mean of a group and its interval, which is cut where it leaves the axis; nothing for a target without the group. */
function meanRows(drawing: Drawing, group: DrawnGroup, t: number, y: number): ChartRow[] {
  const estimate = group.means[t];
  if (estimate === undefined) return [];
  const { isReference, shape, color } = group;
  const { value: mean, n } = estimate;
  const says = saysOf(drawing, group, t);
  const row = { target: drawing.targets[t] ?? "", group: group.name, n, isReference, y, says };
  if (mean === null) return [{ kind: "missing", ...row, from: 0, to: 1 }];
  const { low, high } = endsOf(estimate);
  const point = { kind: "mean", ...row, mean, low, high, shape, color };
  if (low === null || high === null) return [point];
  const [from, to] = [withinDomain(low, drawing.domain), withinDomain(high, drawing.domain)];
  return [{ ...point, kind: "interval", from, to }, point];
}

/** The score on the axis that is nearest to a score. */
function withinDomain(score: number, [least, most]: Axis["domain"]): number {
  return Math.min(Math.max(score, least), most);
}

/**
 * A column for each group with its means, under the group's shape, and the numbers of scores where these differ;
 * nothing for many groups, or without room.
 */
function numberColumns(drawing: Drawing, groups: readonly DrawnGroup[]): Panel["endColumns"] {
  const { frame, targets } = drawing;
  if (groups.length > mostInNumbers) return undefined;
  const hasCounts = groups.some(({ counts }) => counts.length > 1);
  const columnsWith = (hasCount: boolean) => {
    return groups.map((group) => targets.map((_, t) => numberOf(drawing, group, t, hasCount)));
  };
  const fitting = [columnsWith(hasCounts), columnsWith(false)].find((columns) => {
    const widths = columns.map((texts) => labelWidth(texts, false, fontSizes.note) + 12);
    return widths.reduce((sum, width) => sum + width, 0) <= numbersShare * frame.least;
  });
  return fitting && groups.map(({ shape }, g) => ({ title: letters[shape], textOf: (t) => fitting[g]?.[t] ?? "" }));
}

/** A mean as a number, and optionally the number of scores. */
function numberOf({ frame: { words }, format }: Drawing, { means }: DrawnGroup, t: number, hasCount = false): string {
  const { value = null, n = 0 } = means[t] ?? {};
  if (value === null) return words.noScore;
  return hasCount ? filled(words.scoreAndCount, { score: format(value), n }) : format(value);
}

/** A group's mean of a target in words, with its interval. */
function saysOf(drawing: Drawing, group: DrawnGroup, t: number): string {
  const { frame, format, names } = drawing;
  const estimate = group.means[t];
  const { low, high } = estimate ? endsOf(estimate) : { low: null, high: null };
  const text = `${names[t]}, ${group.name}: ${numberOf(drawing, group, t, true)}`;
  if (low === null || high === null) return text;
  return `${text}, ${filled(frame.words.meanInterval, { low: format(low), high: format(high) })}`;
}

function gapsIssues(gaps: unknown, small: unknown): readonly Issue[] {
  // Unlike an id, the value of a group may be empty.
  const group = objectOf("a group of groupGaps", { group: textsByKey("the values of a group"), mean: meanIssues });
  const gap = objectOf("a gap of groupGaps", { group: anything, reference: anything });
  const target = { target: anyText, gaps: listOf(gap), groups: listOf(group) };
  const targets = listOf(objectOf("a target of groupGaps", target));
  const texts = listOf(anyText);
  const whole = { by: texts, unadjusted: texts, level: levelIssues, targets };
  const issues = objectOf("the result of groupGaps", whole)(gaps, ["gaps"]);
  if (issues.length > 0) return issues;
  const { targets: drawn, minCount } = gaps as DrawnGaps;
  const counts = drawn.flatMap(({ groups }) => groups.map(({ group, mean }) => ({ group, n: mean.n })));
  return smallGroupIssues(smallGroups(counts, minCount), small, ["gaps"]);
}

/** The issues of a mean that may have been written by hand. */
const meanIssues: Check = (mean, path) => {
  const issues = estimateIssues(mean, path);
  if (issues.length > 0) return issues;
  const { value } = mean as Estimate;
  return value === null || (value >= 0 && value <= 1)
    ? []
    : [outOfRange([...path, "value"], value, "a score from 0 to 1, or null for none")];
};

/** What the gaps are not adjusted for. Sentences that are not from groupGaps are not translated. */
function unadjusted({ unadjusted, comparisons, level }: DrawnGaps, { words }: Frame<typeof groupWords>): string[] {
  const values = { comparisons, level: percentOf(level) };
  const names = [
    "unadjustedGroups",
    "unadjustedSample",
    "unadjustedClusters",
    "unadjustedPopulation",
    "unadjustedComparisons",
  ] as const;
  return unadjusted.map((text) => {
    const name = names.find((name) => filled(groupWords[name], values) === text);
    return name === undefined ? text : filled(words[name], values);
  });
}

/** The reference group as JSON; nothing when each pair of groups was compared. */
function referenceOf({ targets: [first] }: DrawnGaps): string | undefined {
  const references = new Set(first?.gaps.map(({ reference }) => JSON.stringify(reference)));
  return first && first.groups.length >= 3 && references.size === 1 ? [...references][0] : undefined;
}
