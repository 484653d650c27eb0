// Where raters rate the same item differently.
import { filled, wordsOf } from "../catalog/words.ts";
import type { Issue } from "../check/issue.ts";
import { unexpected } from "../check/messages.ts";
import { type Check, checkOptions, text } from "../check/options.ts";
import { smallGroupIssues, smallGroups } from "../check/small-groups.ts";
import type { Scale } from "../scoring/scale.ts";
import type { GroupAgreement, RaterAgreement } from "../statistics/agreement.ts";
import { estimateIssues } from "../statistics/estimate.ts";
import {
  type GroupChartOptions,
  groupChartChecks,
  listOf,
  objectOf,
  scaleConflicts,
  textsByKey,
} from "./chart-options.ts";
import { colors, emptyChart, type FilteredLayer, ofKinds, pointLayer, xPosition } from "./chart-spec.ts";
import { labelsOf } from "./labels.ts";
import { type DataRow, rowChart } from "./rows.ts";
import { pointAxis } from "./score-axis.ts";
import type { ChartRow, ChartSize, VegaLiteSpec } from "./vega-lite-spec.ts";

/** How many digits, over all points, fit in the circles of a row on a phone. */
const maxDigits = 14;
/** The least height of a row, in lines: that of its largest circle. */
const minLines = 1.8;

/**
 * Draws where raters differ: a row for each item, those with the largest differences first, with a circle at each point
 * of the scale as large as the share of raters who gave it. At the right is the mean distance between two raters, as a
 * share of the scale.
 *
 * Differences are a starting point for conversation, not a mistake that somebody made.
 *
 * @param agreement - From agreement: all raters, or one of its groups.
 * @param options - Title, names, width, catalog, the scale, for the labels of its points, and `small: "show"`.
 * @throws OptionsError with every problem of the agreement and the options: a small group, unless it is to be shown.
 */
export function agreementChart(agreement: RaterAgreement, options: GroupChartOptions = {}): VegaLiteSpec {
  checkOptions(options, groupChartChecks, ({ scale, small }) => agreementIssues(agreement, scale, small));
  const words = wordsOf(options.catalog);
  const title = words.agreementTitle;
  const { items, raters, alpha } = agreement;
  const rated = ratedScale(agreement);
  if (rated === undefined) return emptyChart(options, title, words.noRatings);
  const scale = options.scale ?? rated;
  const ids = items.map(({ id }) => id);
  const labels = labelsOf(ids, options, "item");
  const points = items[0]?.distribution.length ?? 0;
  const hasNumbers = points * String(raters).length <= maxDigits;
  const scaleOfSizes: ChartSize["scale"] = { domain: [0, 1], range: [0, hasNumbers ? 560 : 400] };
  const margin = points > 7 ? (scale.max - scale.min) / 20 : 0.5;
  const rows = items.map(({ id, n, distribution, difference }): DataRow => {
    const name = labels.labelOf(id);
    const values = (line: number): ChartRow[] => {
      if (n === 0) {
        const says = `${name}: ${words.notRated}`;
        return [{ kind: "missing", id, name, line, from: scale.min, to: scale.max, says }];
      }
      return distribution.flatMap(({ rating, count }): ChartRow[] => {
        if (count <= 0) return [];
        const says = filled(words.ratersOfPoint, { name, count, n, rating });
        return [{ kind: "rating", id, name, rating, count, share: count / n, line, text: String(count), says }];
      });
    };
    const distance = difference.value?.toFixed(2);
    const end = n === 0 ? words.notRated : (distance ?? words.oneRater);
    const description =
      distance === undefined ? `${name}: ${end}` : filled(words.distanceOfItem, { name, distance, n });
    return { label: name, end: [end], description, values };
  });
  const unrated = items.filter(({ n }) => n === 0).length;
  return rowChart(options, {
    title,
    notes: [
      unrated === items.length && words.nothingWasRated,
      words.circlesAndDistance,
      unrated > 0 && unrated < items.length && words.brokenLineItems,
    ],
    description: [
      filled(words.agreementDescription, {
        raters,
        n: items.length,
        kinds: labels.plural,
        low: scale.min,
        high: scale.max,
      }),
      alpha.value !== null && filled(words.alpha, { alpha: alpha.value.toFixed(2) }),
    ],
    axisTitles: [labels.heading, words.distanceHeading],
    rows,
    minLines,
    position: () => (field) => xPosition(field, [scale.min - margin, scale.max + margin], pointAxis(words, scale)),
    layer: (x, y, labeledY) => {
      const mark = { filled: true, color: "#cfe3f1", stroke: colors.main, strokeWidth: 1 };
      const circles = pointLayer("rating", x("rating"), labeledY, mark, {
        shape: { value: "circle" },
        size: { field: "share", type: "quantitative", scale: scaleOfSizes, legend: null },
      });
      const numbers: FilteredLayer = {
        ...ofKinds("rating"),
        mark: { type: "text", fontSize: 10, color: colors.ink, aria: false },
        encoding: { x: x("rating"), y, text: { field: "text", type: "nominal" } },
      };
      return hasNumbers ? [circles, numbers] : [circles];
    },
  });
}

/** The scale from the first to the last point that was rated on; nothing without items. */
function ratedScale({ items: [first] }: RaterAgreement): Scale | undefined {
  const points = first?.distribution ?? [];
  const [low, high] = [points[0], points.at(-1)];
  return low && high && { min: low.rating, max: high.rating };
}

function agreementIssues(agreement: unknown, scale: unknown, small: unknown): readonly Issue[] {
  const whole: Check = (value, path) =>
    Number.isSafeInteger(value) ? [] : [unexpected(path, value, "a whole number")];
  const distribution = listOf(objectOf("a point", { rating: whole, count: whole }), 1);
  const item = objectOf("an item of agreement", { id: text, n: whole, difference: estimateIssues, distribution });
  const groupOrAll: Check = (value, path) =>
    value === undefined ? [] : textsByKey("the values of a group")(value, path);
  const ofRaters = { raters: whole, alpha: estimateIssues, items: listOf(item) };
  const check = objectOf("the result of agreement", { ...ofRaters, group: groupOrAll });
  const issues = check(agreement, ["agreement"]);
  if (issues.length > 0) return issues;
  const drawn = agreement as RaterAgreement & Partial<GroupAgreement>;
  // All raters are not a group.
  const { group = {}, raters, items } = drawn;
  const counts = [raters, ...items.map(({ n }) => n)].map((n) => ({ group, n }));
  return [...inconsistencies(drawn, scale), ...smallGroupIssues(smallGroups(counts), small, ["agreement"])];
}

function inconsistencies(agreement: RaterAgreement, scale: unknown): Issue[] {
  const pointsOf = ({ distribution }: RaterAgreement["items"][number]) =>
    distribution.map(({ rating }) => rating).join(", ");
  const [first] = agreement.items;
  const expectedPoints = first && pointsOf(first);
  const ofItems = agreement.items.flatMap((item, i) => {
    const [points, sum] = [pointsOf(item), item.distribution.reduce((total, { count }) => total + count, 0)];
    const expect = (key: string, found: unknown, wanted: unknown, words: string): Issue[] => {
      if (found === wanted) return [];
      return [unexpected(["agreement", "items", i, key], found, `${words}, ${wanted}`, "inconsistent")];
    };
    return [
      ...expect("distribution", points, expectedPoints, "the points of the first item"),
      ...expect("n", item.n, sum, "the sum of the counts"),
    ];
  });
  return [...ofItems, ...scaleConflicts(scale, ratedScale(agreement))];
}
