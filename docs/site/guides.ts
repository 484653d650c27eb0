// The guides, by their files in docs/, in the order in which they are best read.

/** A guide. */
export interface Guide {
  /** The name of its file, without its ending. */
  readonly file: string;
  readonly name: string;
  /** The question that it answers. */
  readonly question: string;
  /** The page of the site on which it can be tried, and what to do there. */
  readonly tryIt?: { readonly file: string; readonly text: string };
}

/** Guides for the same readers. */
export interface GuideGroup {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly guides: readonly Guide[];
}

/** All guides, by who reads them. A test compares them with the folder. */
export const guideGroups: readonly GuideGroup[] = [
  {
    id: "districts",
    name: "For districts and schools",
    about: "Run a survey with the framework, score it, and report what it shows.",
    guides: [
      {
        file: "framework",
        name: "The framework at a glance",
        question: "What are the domains and the metrics, and which competency feeds which metric?",
        tryIt: { file: "crosswalk.html", text: "Explore the crosswalk" },
      },
      {
        file: "which-function",
        name: "Which function? For analysts",
        question: "I have a question about my survey. Which function answers it?",
      },
      {
        file: "forms",
        name: "Make a form",
        question: "How do I ask the framework's questions, online or on paper?",
        tryIt: { file: "form.html", text: "Make a form in this page" },
      },
      {
        file: "surveys",
        name: "Recipes for survey tools",
        question: "How do I score an export from Google Forms, Qualtrics, Aeries, and others?",
        tryIt: { file: "score.html", text: "Score your survey in this page" },
      },
      {
        file: "scoring",
        name: "How scoring works",
        question: "Where does a score come from, and can I check it by hand?",
        tryIt: { file: "score.html", text: "Score your survey in this page, with what each estimate is made of" },
      },
      {
        file: "statistics",
        name: "Statistics",
        question: "Where do groups differ, do raters agree, and did anything change?",
        tryIt: { file: "gallery.html#groups", text: "See charts of groups and of change" },
      },
      {
        file: "publishing",
        name: "Safe to publish",
        question: "What can I publish about small groups without identifying anyone?",
        tryIt: { file: "score.html", text: "Score your survey, with small groups hidden" },
      },
      {
        file: "charts",
        name: "Charts",
        question: "Which chart answers which question, and how do I make it?",
        tryIt: { file: "gallery.html", text: "See every chart with its code" },
      },
      {
        file: "catalogs",
        name: "Other languages",
        question: "How do I use the framework in Spanish, or any language?",
      },
      {
        file: "discrepancies",
        name: "Discrepancies",
        question: "Where do CEI's two documents disagree, and what does this library do about it?",
        tryIt: { file: "crosswalk.html", text: "Explore the crosswalk, with disputed items marked" },
      },
    ],
  },
  {
    id: "developers",
    name: "For developers",
    about: "Use the library in an app, a notebook, or a database.",
    guides: [
      {
        file: "which-function-developers",
        name: "Which function? For developers",
        question: "I know what I want to build. Which function do I call?",
      },
      {
        file: "building",
        name: "Build on it",
        question: "How do I build a form, a server, or a custom crosswalk with the library?",
      },
      {
        file: "tables",
        name: "Tables",
        question: "How do I read a survey from CSV, score every row, and write it back?",
        tryIt: { file: "score.html", text: "Score a CSV file in this page" },
      },
      { file: "sql", name: "SQL", question: "How do I score ratings that are already in a database?" },
      { file: "dbt", name: "dbt", question: "How do I make the scores a tested model of a dbt project?" },
      { file: "errors", name: "Errors", question: "What does an error tell my program, and the person who uses it?" },
      { file: "names", name: "All exports", question: "What does the library export, in one sentence each?" },
      { file: "benchmarks", name: "Benchmarks", question: "How fast is it, compared with what else I could use?" },
      { file: "semver", name: "Versions", question: "What may change in a new version?" },
    ],
  },
  {
    id: "exchange",
    name: "For data exchange",
    about: "Move the framework, or your own crosswalk, between systems.",
    guides: [
      { file: "formats", name: "All formats", question: "Which files are there, and which tool reads which?" },
      { file: "case", name: "CASE", question: "How do I load the framework into a standards registry?" },
      { file: "sssom", name: "SSSOM", question: "How do I use the crosswalk in mapping tools?" },
      { file: "skos", name: "SKOS", question: "How do I publish the framework as linked data?" },
      { file: "data-package", name: "Data Package", question: "How do I open the framework as tables?" },
    ],
  },
];

/** All guides, in one list. */
export const guides: readonly Guide[] = guideGroups.flatMap((group) => group.guides);
