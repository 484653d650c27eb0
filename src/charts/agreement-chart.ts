// Draws where raters rate the same item differently.
import { agreementWords, filled, ratingWords } from "../catalog/words.ts";
import type { Issue } from "../check/issue.ts";
import { unexpected } from "../check/messages.ts";
import { type Check, checkOptions } from "../check/options.ts";
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
import { emptyChart, frameOf } from "./chart-spec.ts";
import { labelsOf } from "./labels.ts";
import { barOfItem, distributionIssues, ratedItemChecks } from "./likert-bars.ts";
import { noNumber } from "./likert-measures.ts";
import { divisionOf } from "./likert-segments.ts";
import { likertSpec } from "./likert-spec.ts";
import type { VegaLiteSpec } from "./vega-lite-spec.ts";

/**
 * Draws where raters differ: the bars of {@link likertChart}, with the items first on which raters differ the most. At
 * the right is the mean distance between two raters, as a share of the scale.
 *
 * Differences are a starting point for conversation, not mistakes.
 *
 * @param agreement - The result of `agreement`: all raters, or one of its groups.
 * @param options - Title, names, width, layout, theme, catalog, the scale (for its labels), and `small: "show"`.
 * @throws OptionsError with every problem of the agreement and the options, such as a small group without `small:
 *   "show"`.
 */
export function agreementChart(agreement: RaterAgreement, options: GroupChartOptions = {}): VegaLiteSpec {
  checkOptions(options, groupChartChecks, ({ scale, small }) => agreementIssues(agreement, scale, small));
  const frame = frameOf(options, { ...ratingWords, ...agreementWords });
  const { words } = frame;
  const title = words.agreementTitle;
  const { items, raters, alpha } = agreement;
  const rated = ratedScale(agreement);
  if (rated === undefined) return emptyChart(options, frame, title, words.noRatings);
  const scale = options.scale ?? rated;
  const ids = items.map(({ id }) => id);
  const { labelOf, plural } = labelsOf(ids, options, "item");
  const bars = new Map(items.map((item) => [item.id, barOfItem(item)]));
  const distances = new Map(items.map(({ id, difference }) => [id, difference.value]));
  return likertSpec(options, frame, {
    title,
    description: [
      filled(words.agreementDescription, { raters, n: items.length, kinds: plural, low: scale.min, high: scale.max }),
      alpha.value !== null && filled(words.alpha, { alpha: alpha.value.toFixed(2) }),
    ],
    rows: { of: "ratings", ids, by: [], groups: [{}], facets: [undefined], barOf: (id) => bars.get(id) },
    scale,
    labelOf,
    division: divisionOf(scale),
    measure: {
      title: words.distanceHeading,
      note: `${words.distanceAtRight} ${words.differMostFirst}`,
      textsOf: ({ id, n }) => {
        const distance = distances.get(id)?.toFixed(2);
        if (distance !== undefined) return { number: distance, inWords: filled(words.distanceOfItem, { distance }) };
        return { number: noNumber, inWords: n === 0 ? words.notRated : words.oneRater };
      },
    },
  });
}

/** The scale from the first to the last point of the ratings; `undefined` without items. */
function ratedScale({ items: [first] }: Pick<RaterAgreement, "items">): Scale | undefined {
  const points = first?.distribution ?? [];
  const [low, high] = [points[0], points.at(-1)];
  return low && high && { min: low.rating, max: high.rating };
}

function agreementIssues(agreement: unknown, scale: unknown, small: unknown): readonly Issue[] {
  const whole: Check = (value, path) =>
    Number.isSafeInteger(value) ? [] : [unexpected(path, value, "a whole number")];
  const item = objectOf("an item of agreement", { ...ratedItemChecks, difference: estimateIssues });
  const groupOrAll: Check = (value, path) =>
    value === undefined ? [] : textsByKey("the values of a group")(value, path);
  const ofRaters = { raters: whole, alpha: estimateIssues, items: listOf(item) };
  const check = objectOf("the result of agreement", { ...ofRaters, group: groupOrAll });
  const issues = check(agreement, ["agreement"]);
  if (issues.length > 0) return issues;
  const { group = {}, raters, items } = agreement as RaterAgreement & Partial<GroupAgreement>;
  // All raters are not a group.
  const counts = [raters, ...items.map(({ n }) => n)].map((n) => ({ group, n }));
  return [
    ...distributionIssues(items.map((item, i) => ({ ...item, path: ["agreement", "items", i] }))),
    ...scaleConflicts(scale, ratedScale({ items })),
    ...smallGroupIssues(smallGroups(counts), small, ["agreement"]),
  ];
}
