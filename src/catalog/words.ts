// The words that the library adds to the framework's: on forms, in charts, and in reports.
import { checkOptions } from "../check/options.ts";
import { type Catalog, catalogCheck, translation } from "../model/catalog.ts";
import { deepFreeze } from "../model/freeze.ts";

/** The library's own words. A name in braces is a place for a value, and stays as it is in every language. */
export type Words = { readonly [Name in keyof typeof englishWords]: string };

/** The library's own words in English. */
export const englishWords = /* @__PURE__ */ deepFreeze({
  // On forms.
  language: "English",
  notEvident: "Not Evident",
  evident: "Evident",
  notApplicable: "Not applicable",
  dontKnow: "Don't know",
  comments: "Comments (part {part} of {parts})",
  reflection: "Questions to reflect on",
  selfAssessmentForm: "Community Engagement Initiative: 1.0 Self-Assessment",
  metricsForm: "Community Engagement Initiative: 2.0 Metrics",
  answerAll: "You can leave any question blank.",

  // What a chart is of, within a sentence: one, and several.
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

  // In several charts.
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
  nothingScored: "Nothing could be scored.",
  scoresRange: "Scores from {low} to {high}",
  meanScoresRange: "Mean scores from {low} to {high}",

  // In a profile.
  profileTitle: "Profile by {kind}",
  doesNotApply: "not applicable",
  shareRated: "{share} rated",
  nothingRated: "nothing rated",
  shareNeeded: "(needs {share})",
  brokenLineScores: "A broken line means no score: too little was rated, or nothing applies.",
  projectedScores: "Projected by a crosswalk from other ratings, and not equivalent to direct ratings.",
  circlesAndSquares: "Circles are rated directly, squares through their parts.",
  diamondMean: "The diamond is their mean.",

  // In a heatmap.
  heatmapTitle: "{kinds} by {groups}",
  scoresTitle: "Scores",
  noScores: "No scores to show.",
  hiddenCell: "hidden",
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
  heatmapDescription: "{rows} {kinds} by {columns} columns ({groups}), {statistic} from {low} to {high}",
  oneGroupDescription: "{rows} {kinds} of one group ({group}), {statistic} from {low} to {high}",
  meanScores: "mean scores",
  deviations: "differences from the mean",
  highestCell: "The highest is {score} for {name}, {group}",
  lowestCell: "The lowest is {score} for {name}, {group}",
  hiddenCells: "Hidden cells: {n}",
  cellsWithoutScore: "Cells without a score: {n}",
  brokenLineMissing: "A broken line means no score.",
  brokenLineHidden: "A broken line means no score, or one that is hidden to protect respondents.",

  // In a chart of two times.
  before: "before",
  after: "after",
  timesTitle: "From {before} to {after}",
  noScoresAtTime: 'No scores for "{time}".',
  neitherTime: "Neither time has a score.",
  noScoreAtTime: "{time}: no score",
  meanScoreHeading: "Mean score",
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

  // In a chart of gaps between groups.
  groupsTitle: "Groups by {groups}",
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
    "The intervals assume that respondents are independent random draws. Those who chose to answer, or who are clustered in schools, are not; the true uncertainty is larger. A census has none.",
  unadjustedClusters:
    "The intervals account for clusters of respondents who answer alike. They assume that the clusters are independent random draws, and that who chose to answer makes no difference; otherwise the true uncertainty is larger.",
  unadjustedPopulation:
    "The intervals account for how many people of each group answered. They assume that those are independent random draws from their group. Those who chose to answer, or who are clustered in schools, are not; the true uncertainty is larger.",
  unadjustedComparisons:
    "Each of the {comparisons} intervals is a {level}% interval by itself; they are not adjusted for multiple comparisons.",

  // In a chart of a crosswalk.
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

  // In a chart of how often each point was given.
  allRatingsTitle: "Ratings",
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
  noRating: "no rating",
  countNotApplicable: "{n} n/a",
  countNotRated: "{n} not rated",
  countWithoutScore: "{n} with no score",
  shareOfRaters: "Percent of those who rated",
  shareOfScores: "Percent of those with a score",
  numbersInBars: "Numbers in the bars are how many gave each rating.",
  scoresInBars: "Numbers in the bars are how many scores are nearest to each point.",
  percentAtRight: "On the right is the percent that gave {points}.",
  scoresAtRight: "On the right is the percent at {points}.",
  pointIsSplit: "Half of {point} is on each side of zero.",
  pointIsApart: "{point} is set apart on the right.",
  hiddenBar: "hidden to protect respondents",
  hiddenBars: "Broken lines are where counts are hidden to protect respondents.",
  notRated: "not rated",
  ratersOfPoint: "{name}: {count} of {n} ({share}) gave {rating}",
  scoresOfPoint: "{name}: {count} of {n} scores ({share}) are nearest to {rating}",
  nothingWasRated: "Nothing was rated.",
  unratedBars: "A broken line means that nobody rated.",
  unscoredBars: "A broken line means that nobody has a score.",
  ratingsRange: "Ratings from {low} to {high}",

  // In a chart of agreement.
  agreementTitle: "Where raters differ",
  noRatings: "No ratings to show.",
  oneRater: "one rater",
  distanceHeading: "Mean distance",
  distanceOfItem: "mean distance {distance}",
  distanceAtRight: "On the right is the mean distance between two raters, from 0 (none) to 1 (the whole scale).",
  agreementDescription: "{raters} raters of {n} {kinds}, on points {low} to {high}",
  alpha: "Krippendorff's alpha is {alpha}",
});

/**
 * The library's own words in the language of a catalog; English for those that it does not translate.
 *
 * @param catalog - The catalog. Default: English.
 * @throws OptionsError for anything but a catalog.
 */
export function wordsOf(catalog?: Catalog | undefined): Words {
  checkOptions({ catalog }, { catalog: catalogCheck });
  if (catalog === undefined) return englishWords;
  const names = Object.keys(englishWords) as (keyof Words)[];
  return Object.fromEntries(
    names.map((name) => [name, translation({ key: wordKey(name), text: englishWords[name] }, catalog)]),
  ) as unknown as Words;
}

/** The key of a word in a catalog. */
export function wordKey(name: string): string {
  return `word.${name}`;
}

/** Puts values in the places of a text: `filled("part {n}", { n: 1 })` is "part 1". */
export function filled(text: string, values: { readonly [place: string]: string | number }): string {
  return text.replace(places, (place, name: string) => (Object.hasOwn(values, name) ? String(values[name]) : place));
}

/** The places for values in a text. */
export const places: RegExp = /\{(\w+)\}/g;
