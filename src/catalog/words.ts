// The words that the library adds to the framework's: on forms, in charts, and in reports.
import { checkOptions } from "../check/options.ts";
import { type Catalog, catalogCheck, translation } from "../model/catalog.ts";
import { deepFreeze } from "../model/freeze.ts";

/** A record of words, in some language. */
export type WordsIn<Own> = { readonly [Name in keyof Own]: string };

/** The library's own words. A name in braces is a placeholder for a value, and is the same in every language. */
export type Words = { readonly [Name in keyof typeof englishWords]: string };

// Separate records, so that a bundle has only those that its functions need.

/** The ends of the scale of 2.0, on forms and in charts. */
export const scaleWords = /* @__PURE__ */ deepFreeze({
  notEvident: "Not Evident",
  evident: "Evident",
});

/** On forms. */
export const formWords = /* @__PURE__ */ deepFreeze({
  language: "English",
  notApplicable: "Not applicable",
  dontKnow: "Don't know",
  comments: "Comments (part {part} of {parts})",
  reflection: "Questions to reflect on",
  selfAssessmentForm: "Community Engagement Initiative: 1.0 Self-Assessment",
  metricsForm: "Community Engagement Initiative: 2.0 Metrics",
  answerAll: "You can leave any question blank.",
});

/** In several charts. */
export const chartWords = /* @__PURE__ */ deepFreeze({
  // The kinds of things in a chart, within a sentence: singular and plural.
  domain: "domain",
  domainPlural: "domains",
  metric: "metric",
  metricPlural: "metrics",
  competency: "competency",
  competencyPlural: "competencies",
  lookFor: "look-for",
  lookForPlural: "look-fors",
  metricOrLookFor: "metric or look-for",
  metricOrLookForPlural: "metrics and look-fors",
  target: "target",
  targetPlural: "targets",
  itemPlural: "items",
  rowPlural: "rows",
  source: "source",
  sourcePlural: "sources",

  overall: "Overall",
  allGroups: "All",
  noGroup: "(none)",
  and: "{one} and {other}",
  scoreHeading: "Score",
  lowestRating: "lowest rating",
  highestRating: "highest rating",
  lowest: "lowest",
  highest: "highest",
  noScore: "no score",
  scoreAndCount: "{score} (n {n})",
  count: "n {n}",
  countRange: "n {least}\u2013{most}",
  countRanges: "A range means that n differs between rows.",
  hiddenToo: "A larger group may be hidden too, so that a small one cannot be worked out from the total.",
  nothingScored: "Nothing could be scored.",
  scoresRange: "Scores from {low} to {high}",
  meanScoresRange: "Mean scores from {low} to {high}",
  heatmapTitle: "{kinds} by {groups}",
  scoresTitle: "Scores",
  noScores: "No scores to show.",
  hiddenCell: "hidden",
  meanScoreHeading: "Mean score",
});

/** In a profile. */
export const profileWords = /* @__PURE__ */ deepFreeze({
  profileTitle: "Profile by {kind}",
  doesNotApply: "not applicable",
  shareRated: "{share} rated",
  nothingRated: "nothing rated",
  shareNeeded: "(needs {share})",
  brokenLineScores: "A broken line means no score: too little was rated, or nothing applies.",
  projectedScores: "Projected by a crosswalk from other ratings, and not equivalent to direct ratings.",
  circlesAndSquares: "Circles are rated directly, squares through their parts.",
  diamondMean: "The diamond is their mean.",
});

/** In a heatmap. */
export const heatmapWords = /* @__PURE__ */ deepFreeze({
  shareNone: "none",
  shareAll: "all",
  deviationTitle: "{title}: difference from the mean",
  deviationNote: "Each number is the mean of a group minus the mean of all respondents.",
  countNote: "n is the number of respondents with a score.",
  hiddenMark: "{mark} means hidden to protect respondents",
  noScoreMark: "{mark} means no score",
  belowMean: "below the mean",
  aboveMean: "above the mean",
  deviationOf: "{difference} from the mean of {mean}",
  heatmapDescription: "Rows: {rows} ({kinds}). Columns: {columns} ({groups}). Cells: {statistic} from {low} to {high}",
  oneGroupDescription: "{rows} {kinds} of one group ({group}), {statistic} from {low} to {high}",
  meanScores: "mean scores",
  deviations: "differences from the mean",
  highestCell: "The highest is {score} for {name}, {group}",
  lowestCell: "The lowest is {score} for {name}, {group}",
  hiddenCells: "Hidden cells: {n}",
  cellsWithoutScore: "Cells without a score: {n}",
  brokenLineMissing: "A broken line means no score.",
  brokenLineHidden: "A broken line means no score, or one that is hidden to protect respondents.",
});

/** In a chart of two times. */
export const comparisonWords = /* @__PURE__ */ deepFreeze({
  before: "before",
  after: "after",
  timesTitle: "Scores, {before} and {after}",
  noScoresAtTime: 'No scores for "{time}".',
  neitherTime: "Neither time has a score.",
  noScoreAtTime: "{time}: no score",
  changeHeading: "Change",
  changeAndInterval: "Change, with its {level}% interval",
  lower: "lower",
  higher: "higher",
  timeLower: "{time}, lower",
  timeHigher: "{time}, higher",
  timeSame: "{time}, no change",
  fromMeanToMean: "{before} to {after}",
  meansOfPairs: "Means include only the pairs that have both scores.",
  zeroInInterval: "Where the interval includes 0, the change may be due to chance.",
  intervalEnds: "({low} to {high})",
  noPairs: "no pair has both scores",
  notComparable: "not comparable",
  mixedScores: "not comparable: some were rated directly and others through their parts",
  mixedScoresNote:
    "Not comparable: some were rated directly and others through their parts, so no difference is shown.",
  oneTimeProjected: "One time is projected by a crosswalk and the other is not.",
  differentPlans: "They were scored by different plans.",
  differentVersions: "They were scored by versions that may score differently.",
  differentScales: "Their ratings are on different scales.",
  noDifference: "They do not measure the same thing, so no difference is shown.",
});

/** In a chart of gaps between groups. */
export const groupWords = /* @__PURE__ */ deepFreeze({
  groupsTitle: "Mean scores by {groups}",
  group: "group",
  noTargets: "No targets to show.",
  noGroupScored: "No group has a score.",
  referenceGroup: "{group} (reference)",
  meanInterval: "interval {low} to {high}",
  groupAndCount: "{group}, {count}",
  groupOfPanel: "the group in the heading",
  meanIntervals: "Lines are {level}% intervals of the means.",
  intervalsPastEdge: "Lines that reach the edge continue past it.",
  countsOfScores: "n is the number of scores.",
  brokenLineGroups: "A broken line means that a group has no score.",
  unadjustedGroups:
    "The groups are not adjusted for other differences, such as school, grade, language, or who chose to answer.",
  unadjustedSample:
    "The intervals assume that respondents are independent random draws. Those who chose to answer, or who are clustered in schools, are not; the true uncertainty is larger. If everyone was asked and answered, there is none.",
  unadjustedClusters:
    "The intervals account for clusters of respondents who answer alike. They assume that the clusters are independent random draws, and that who chose to answer makes no difference; otherwise the true uncertainty is larger.",
  unadjustedPopulation:
    "The intervals account for how many people of each group answered. They assume that those are independent random draws from their group. Those who chose to answer, or who are clustered in schools, are not; the true uncertainty is larger.",
  unadjustedComparisons:
    "Comparisons of groups: {comparisons}. Some may differ by chance alone; the {level}% intervals are not adjusted for that.",
});

/** In a chart of a crosswalk. */
export const crosswalkWords = /* @__PURE__ */ deepFreeze({
  nothingLinked: "Nothing is linked.",
  feeds: "{name}: feeds {targets}",
  feedsNone: "{name}: feeds no {target}",
  fedBy: "{name}: fed by {sources}",
  fedByNone: "{name}: fed by no {source}",
  link: "{source} to {target}",
  linkBy: "{source} to {target}, by {via}",
  feedsSeveral: "Feeds more than one {target}",
  feedsNothing: "Feeds no {target}",
  linkedToNone: "none",
  highlighted: "Highlighted: {ids}.",
  crosswalkDescription: "{sources}, {targets}, and {links} between them",
  linkNoun: "link",
  linkPlural: "links",
  isFedBy: "{target} is fed by {sources}",
  isFedByNothing: "{target} is fed by nothing",
  feedMany: "These feed more than one {target}: {ids}",
  feedNone: "These feed no {target}: {ids}",
});

/** In a chart of how often each point was given. */
export const ratingWords = /* @__PURE__ */ deepFreeze({
  allRatingsTitle: "Ratings",
  noRatings: "No ratings to show.",
  ratingsTitle: "Ratings of {kinds}",
  scoresOfTitle: "Scores of {kinds}",
  answersTitle: "Answers by group",
  pointOr: "{low} or {high}",
  pointTo: "{low} to {high}",
  pointsAndShare: "{points}: {share}",
  shareGave: "{share} gave {points}",
  shareScored: "{share} at {points}",
  countHeading: "n",
  notApplicableHeading: "n/a",
  noRating: "n/a or blank",
  countNotApplicable: "{n} n/a",
  countNotRated: "{n} not rated",
  countWithoutScore: "{n} with no score",
  shareOfRaters: "Percent of those who rated",
  shareOfScores: "Percent of those with a score",
  numbersInBars: "Numbers in the bars are how many gave each rating, where they fit.",
  scoresInBars: "Numbers in the bars are how many scores are nearest to each point, where they fit.",
  percentAtRight: "On the right is the percent that gave {points}, of the n who rated.",
  scoresAtRight: "On the right is the percent at {points}, of the n with a score.",
  pointIsSplit: "Half of {point} is on each side of zero.",
  pointIsApart: "{point} has bars of its own, to the right of the others.",
  hiddenBar: "hidden to protect respondents",
  hiddenBars: "Broken lines are where counts are hidden to protect respondents.",
  notRated: "not rated",
  ratersOfPoint: "{name}: {count} of {n} ({share}) gave {rating}",
  scoresOfPoint: "{name}: {count} of {n} scores ({share}) are nearest to {rating}",
  nothingWasRated: "Nothing was rated.",
  unratedBars: "A broken line means that nobody rated.",
  unscoredBars: "A broken line means that nobody has a score.",
  ratingsRange: "Ratings from {low} to {high}",
});

/** In a chart of agreement. */
export const agreementWords = /* @__PURE__ */ deepFreeze({
  agreementTitle: "Where raters differ",
  oneRater: "one rater",
  distanceHeading: "Mean distance",
  distanceOfItem: "mean distance {distance}",
  differMostFirst: "The items on which raters differ the most are first.",
  distanceAtRight: "On the right is the mean distance between two raters, from 0 (none) to 1 (the whole scale).",
  agreementDescription: "{raters} raters of {n} {kinds}, on points {low} to {high}",
  alpha: "Krippendorff's alpha is {alpha}",
});

/** The library's own words in English. */
export const englishWords = /* @__PURE__ */ deepFreeze(/* @__PURE__ */ allWords());

function allWords() {
  return {
    ...scaleWords,
    ...formWords,
    ...chartWords,
    ...profileWords,
    ...heatmapWords,
    ...comparisonWords,
    ...groupWords,
    ...crosswalkWords,
    ...ratingWords,
    ...agreementWords,
  };
}

/**
 * The library's own words in the language of a catalog; in English where it has no translation.
 *
 * @param catalog - The catalog. Default: English.
 * @throws OptionsError for anything but a catalog.
 */
export function wordsOf(catalog?: Catalog | undefined): Words {
  checkOptions({ catalog }, { catalog: catalogCheck });
  return translatedWords(englishWords, catalog);
}

/** A record of words in the language of a checked catalog; in English where there is none. */
export function translatedWords<Own extends object>(own: Own, catalog: Catalog | undefined): WordsIn<Own> {
  if (catalog === undefined) return own as WordsIn<Own>;
  return Object.fromEntries(
    Object.entries(own).map(([name, text]) => [name, translation({ key: wordKey(name), text }, catalog)]),
  ) as WordsIn<Own>;
}

/** The key of a word in a catalog. */
export function wordKey(name: string): string {
  return `word.${name}`;
}

/** Replaces the placeholders of a text by values: `filled("part {n}", { n: 1 })` is "part 1". */
export function filled(text: string, values: { readonly [place: string]: string | number }): string {
  return text.replace(places, (place, name: string) => (Object.hasOwn(values, name) ? String(values[name]) : place));
}

/** The placeholders of a text. */
export const places: RegExp = /\{(\w+)\}/g;
