// The numbers next to the bars of a Likert chart.
import { filled, type ratingWords } from "../catalog/words.ts";
import type { Scale } from "../scoring/scale.ts";
import type { Frame } from "./chart-spec.ts";
import type { LikertBar, LikertBars } from "./likert-bars.ts";
import { endLabels, percent, pointLabel } from "./score-axis.ts";

type RatingFrame = Frame<typeof ratingWords>;

/** A number next to each bar. */
export interface Measure {
  /** The heading of its column. */
  readonly title: string;
  /** Its explanation for readers. */
  readonly note?: string;
  readonly textsOf: (bar: LikertBar) => {
    /** The number alone. */
    readonly number: string;
    /** The number and its meaning, within a sentence; empty for none. */
    readonly inWords: string;
    /** The same above the bar of a narrow chart, where that is shorter. */
    readonly short?: string;
  };
}

/** The text in place of a number that does not exist. */
export const noNumber = "\u2013";

/** The narrowest chart with a column for each reason why an item was not rated, in pixels. */
const leastForColumns = 900;

/** The percent at or above a point. */
export function shareMeasure(frame: RatingFrame, of: LikertBars["of"], scale: Scale, atLeast: number): Measure {
  const { words, isNarrow } = frame;
  const { min, max } = scale;
  const range = max === atLeast + 1 ? words.pointOr : words.pointTo;
  const title = atLeast === max ? `${max}` : filled(range, { low: atLeast, high: max });
  // A single point also has its label, where there is room.
  const points = atLeast === max ? pointText(words, scale, max) : title;
  const [unrated, note, sentence] =
    of === "scores"
      ? [words.noScore, words.scoresAtRight, words.shareScored]
      : [words.notRated, words.percentAtRight, words.shareGave];
  return {
    title,
    ...(!isNarrow && { note: filled(note, { points }) }),
    textsOf: (bar) => {
      if (bar.n === 0) return { number: noNumber, inWords: unrated };
      const share = shareAtLeast(bar, atLeast - min);
      if (share === null) return { number: words.hiddenCell, inWords: words.hiddenCell };
      const values = { points, share: percent(share) };
      return { number: values.share, inWords: filled(sentence, values), short: filled(words.pointsAndShare, values) };
    },
  };
}

/** The share of a bar at or above the point at an index; `null` where it depends on hidden counts. */
function shareAtLeast({ n, counts }: LikertBar, place: number): number | null {
  const sumOf = (own: LikertBar["counts"]): number | null => {
    return own.reduce((sum, count) => (sum === null || count === null ? null : sum + count), 0);
  };
  const [below, above] = [sumOf(counts.slice(0, place)), sumOf(counts.slice(place))];
  if (n === null) return null;
  if (above !== null) return above / n;
  return below === null ? null : (n - below) / n;
}

/** How many rated; and, if any, how many rated "n/a" or did not rate, in one column if there is little room. */
export function countMeasures(
  { words, least }: RatingFrame,
  of: LikertBars["of"],
  bars: readonly LikertBar[],
): Measure[] {
  const [missingTitle, missingText] =
    of === "scores" ? [words.noScore, words.countWithoutScore] : [words.notRated, words.countNotRated];
  const measure = (title: string, text: string, numberOf: (bar: LikertBar) => number | null | undefined): Measure => ({
    title,
    textsOf: (bar) => {
      const n = numberOf(bar) ?? null;
      return {
        number: `${n ?? ""}`,
        inWords: n === null || (n === 0 && text !== words.count) ? "" : filled(text, { n }),
      };
    },
  });
  const rated = measure(words.countHeading, words.count, ({ n }) => n);
  const others = [
    measure(words.notApplicableHeading, words.countNotApplicable, ({ notApplicable }) => notApplicable),
    measure(missingTitle, missingText, ({ missing }) => missing),
  ].filter(({ textsOf }) => bars.some((bar) => textsOf(bar).inWords !== ""));
  if (others.length < 2 || least >= leastForColumns) return [rated, ...others];
  const textsOf = (bar: LikertBar) => ({
    number: `${(bar.notApplicable ?? 0) + (bar.missing ?? 0)}`,
    inWords: joined(others.map(({ textsOf }) => textsOf(bar).inWords)),
  });
  return [rated, { title: words.noRating, textsOf }];
}

/** Texts as a list; those that are empty are left out. */
export function joined(texts: readonly string[]): string {
  return texts.filter((text) => text !== "").join(", ");
}

/** A point with its label: "4 (Fully in place)". */
export function pointText(words: RatingFrame["words"], scale: Scale, point: number): string {
  const end = [scale.min, scale.max].indexOf(point);
  const label = end < 0 ? pointLabel(words, scale, point) : endLabels(words, scale, [])[end];
  return label === undefined ? `${point}` : `${point} (${label})`;
}
