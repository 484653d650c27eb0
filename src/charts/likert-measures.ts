// The numbers beside the bars of a Likert chart.
import { filled, type Words } from "../catalog/words.ts";
import type { Scale } from "../scoring/scale.ts";
import type { Frame } from "./chart-spec.ts";
import type { LikertBar } from "./likert-bars.ts";
import type { LikertRows } from "./likert-rows.ts";
import { shareAtLeast } from "./likert-segments.ts";
import { endLabels, percent, pointLabel } from "./score-axis.ts";

/** A number beside each bar. */
export interface Measure {
  /** The heading of its column. */
  readonly title: string;
  /** What it is, for readers. */
  readonly note?: string;
  /** The number alone. */
  readonly textOf: (bar: LikertBar) => string;
  /** What it is and the number, above the bar of a narrow chart; empty for none. */
  readonly shortOf: (bar: LikertBar) => string;
  /** The same within a sentence. */
  readonly inWords: (bar: LikertBar) => string;
}

/** What is in place of a number that does not exist. */
export const noNumber = "\u2013";

/** The narrowest chart with a column for each reason why an item was not rated, in pixels. */
const leastForColumns = 900;

/** The percent at or above a point. */
export function shareMeasure({ words, isNarrow }: Frame, of: LikertRows["of"], scale: Scale, atLeast: number): Measure {
  const { min, max } = scale;
  const title = pointsText(words, atLeast, max);
  // A single point also has its label, where there is room.
  const points = atLeast === max ? pointText(words, scale, max) : title;
  const [unrated, note, sentence] =
    of === "scores"
      ? [words.noScore, words.scoresAtRight, words.shareScored]
      : [words.notRated, words.percentAtRight, words.shareGave];
  const textOf = (bar: LikertBar, none: string, text: string): string => {
    const share = shareAtLeast(bar, atLeast - min);
    if (bar.n === 0) return none;
    return share === null ? words.hiddenCell : filled(text, { points, share: percent(share) });
  };
  return {
    title,
    ...(!isNarrow && { note: filled(note, { points }) }),
    textOf: (bar) => textOf(bar, noNumber, "{share}"),
    shortOf: (bar) => textOf(bar, unrated, words.pointsAndShare),
    inWords: (bar) => textOf(bar, unrated, sentence),
  };
}

/** How many rated; and, if any, how many rated "n/a" or did not rate, in one column where there is little room. */
export function countMeasures({ words, least }: Frame, of: LikertRows["of"], bars: readonly LikertBar[]): Measure[] {
  const measure = (title: string, inWords: (bar: LikertBar) => string, numberOf: (bar: LikertBar) => number | null) => {
    return { title, textOf: (bar: LikertBar) => `${numberOf(bar) ?? ""}`, shortOf: inWords, inWords };
  };
  const inWordsIfAny = (text: string, n: number | undefined) => (n ? filled(text, { n }) : "");
  const rated = measure(
    words.countHeading,
    ({ n }) => (n === null ? "" : filled(words.count, { n })),
    ({ n }) => n,
  );
  const [missingTitle, missingText] =
    of === "scores" ? [words.noScore, words.countWithoutScore] : [words.notRated, words.countNotRated];
  const others = [
    measure(
      words.notApplicableHeading,
      ({ notApplicable }) => inWordsIfAny(words.countNotApplicable, notApplicable),
      ({ notApplicable = null }) => notApplicable,
    ),
    measure(
      missingTitle,
      ({ missing }) => inWordsIfAny(missingText, missing),
      ({ missing = null }) => missing,
    ),
  ].filter(({ inWords }) => bars.some((bar) => inWords(bar) !== ""));
  if (others.length < 2 || least >= leastForColumns) return [rated, ...others];
  const together = measure(
    words.noRating,
    (bar) => joined(others.map(({ inWords }) => inWords(bar))),
    ({ notApplicable = 0, missing = 0 }) => notApplicable + missing,
  );
  return [rated, together];
}

/** Texts as a list; those that are empty are left out. */
export function joined(texts: readonly string[]): string {
  return texts.filter((text) => text !== "").join(", ");
}

/** A point with its label: "4 (Fully in place)". */
export function pointText(words: Words, scale: Scale, point: number): string {
  const end = [scale.min, scale.max].indexOf(point);
  const label = end < 0 ? pointLabel(words, scale, point) : endLabels(words, scale, [])[end];
  return label === undefined ? `${point}` : `${point} (${label})`;
}

/** Points in words: "3 or 4". */
function pointsText(words: Words, low: number, high: number): string {
  if (low === high) return `${low}`;
  return filled(high === low + 1 ? words.pointOr : words.pointTo, { low, high });
}
