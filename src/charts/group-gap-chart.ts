// How much groups differ: the mean of each with its interval, target by target.
import { englishWords, filled, type Words, wordsOf } from "../catalog/words.ts";
import type { Issue } from "../check/issue.ts";
import { anything, checkOptions } from "../check/options.ts";
import { type GroupValues, type SmallGroups, smallGroupIssues, smallGroups } from "../check/small-groups.ts";
import { estimateIssues, levelIssues, percentOf } from "../statistics/estimate.ts";
import type { GroupGaps } from "../statistics/group-gaps.ts";
import { anyText, type GroupChartOptions, groupChartChecks, listOf, objectOf, textsByKey } from "./chart-options.ts";
import { byTest, colors, emptyChart, pointLayer, ruleLayer } from "./chart-spec.ts";
import { groupLabel, labelsOf, listed } from "./labels.ts";
import { type DataRow, rowChart } from "./rows.ts";
import { scoreAxis } from "./score-axis.ts";
import type { VegaLiteSpec } from "./vega-lite-spec.ts";

/**
 * Draws the gaps between groups: under each target a row for each group, with its mean as a dot, the interval of the
 * mean as a line, and at the right the mean and the number of scores. The reference group has a diamond. A group
 * without scores is marked. The notes under the title list what the numbers are not adjusted for.
 *
 * @param gaps - From groupGaps.
 * @param options - Title, names, width, catalog, the scale of the ratings, and `small: "show"`.
 * @throws OptionsError with every problem of the gaps and the options: small groups, unless they are to be shown. For
 *   others to see, draw what `publish` returns with `competencyHeatmap`.
 */
export function groupGapChart(gaps: DrawnGaps, options: GroupChartOptions = {}): VegaLiteSpec {
  checkOptions(options, groupChartChecks, ({ small }) => gapsIssues(gaps, small));
  const words = wordsOf(options.catalog);
  const title = filled(words.groupsTitle, { groups: listed(gaps.by, words) || words.group });
  if (gaps.targets.length === 0) return emptyChart(options, title, words.noTargets);
  const ids = gaps.targets.map(({ target }) => target);
  const labels = labelsOf(ids, options, "target");
  const axis = scoreAxis(words, options.scale);
  const reference = referenceOf(gaps);
  const rows = gaps.targets.flatMap(({ target, groups }): DataRow[] => [
    { label: labels.labelOf(target), isBold: true },
    ...groups.map(({ group, mean: { value: mean, n, ...more } }): DataRow => {
      const { low = null, high = null } = ("interval" in more && more.interval) || {};
      const name = groupLabel(group, words);
      const isReference = isSameGroup(group, reference);
      const end = mean === null ? words.noScore : filled(words.scoreAndCount, { score: axis.format(mean), n });
      const hasInterval = low !== null && high !== null;
      const interval = hasInterval && filled(words.meanInterval, { low: axis.format(low), high: axis.format(high) });
      const says = `${labels.labelOf(target)}, ${name}: ${end}${interval ? `, ${interval}` : ""}`;
      const kind = mean === null ? "missing" : "mean";
      return {
        label: isReference ? filled(words.referenceGroup, { group: name }) : name,
        end: [end],
        description: says,
        values: (line) => [{ kind, target, group: name, mean, n, low, high, line, isReference, from: 0, to: 1, says }],
      };
    }),
  ]);
  const hasMeans = gaps.targets.some(({ groups }) => groups.some(({ mean }) => mean.value !== null));
  const point = { filled: true, size: 110, color: colors.main };
  return rowChart(options, {
    title,
    notes: [
      !hasMeans && words.noGroupScored,
      filled(words.dotsAndLines, { level: percentOf(gaps.level) }),
      reference !== null && words.diamondReference,
      ...unadjusted(gaps, words),
    ],
    description: [filled(words.meanScoresRange, axis.ends)],
    axisTitles: [labels.heading],
    rows,
    position: (values) => axis.position(values.flatMap(({ low, high }) => [low, high])),
    layer: (x, y, labeledY) => [
      {
        ...ruleLayer("mean", x, ["low", "high"], y, { clip: true, color: colors.main, strokeWidth: 2, aria: false }),
        transform: [{ filter: "datum.kind === 'mean' && isValid(datum.low)" }],
      },
      pointLayer("mean", x("mean"), labeledY, point, {
        shape: byTest("datum.isReference", "diamond", "circle"),
        fill: byTest("datum.isReference", colors.other, colors.main),
      }),
    ],
  });
}

/** What is drawn of the result of groupGaps. */
export type DrawnGaps = Pick<GroupGaps, "by" | "level" | "targets" | "comparisons" | "unadjusted"> &
  Partial<Pick<SmallGroups, "minCount">>;

function gapsIssues(gaps: unknown, small: unknown): readonly Issue[] {
  // Unlike an id, the value of a group may be empty.
  const group = objectOf("a group of groupGaps", { group: textsByKey("the values of a group"), mean: estimateIssues });
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

/** What the gaps are not adjusted for; sentences that groupGaps does not write stay as they are. */
function unadjusted({ unadjusted, comparisons, level }: DrawnGaps, words: Words): string[] {
  const values = { comparisons, level: percentOf(level) };
  const names = [
    "unadjustedGroups",
    "unadjustedSample",
    "unadjustedClusters",
    "unadjustedPopulation",
    "unadjustedComparisons",
  ] as const;
  return unadjusted.map((text) => {
    const name = names.find((name) => filled(englishWords[name], values) === text);
    return name === undefined ? text : filled(words[name], values);
  });
}

/** The reference group; `null` when each pair of groups was compared. */
function referenceOf({ targets: [first] }: DrawnGaps): GroupValues | null {
  const [reference, ...others] = first?.gaps.map(({ reference }) => reference) ?? [];
  if (!first || !reference || first.groups.length < 3) return null;
  return others.every((one) => isSameGroup(one, reference)) ? reference : null;
}

function isSameGroup(one: GroupValues, other: GroupValues | null): boolean {
  return other !== null && JSON.stringify(one) === JSON.stringify(other);
}
