// The guides, each by its file in docs/, in the order in which they are best read.

/** A guide. */
export interface Guide {
  /** The name of its file, without its ending. */
  readonly file: string;
  readonly name: string;
  readonly about: string;
}

/** All guides. A test holds them against the folder. */
export const guides: readonly Guide[] = [
  { file: "framework", name: "The framework", about: "its two generations and the crosswalk between them." },
  { file: "discrepancies", name: "The discrepancies", about: "where the two source documents disagree or are silent." },
  { file: "scoring", name: "The method", about: "how a score comes about, so that anyone can check it by hand." },
  { file: "tables", name: "Tables", about: "whole surveys, from CSV and back." },
  { file: "forms", name: "Make a form", about: "from nothing to a scored survey, in four tools and on paper." },
  { file: "surveys", name: "Survey tools", about: "a recipe for the export of each, from Google Forms to Aeries." },
  { file: "statistics", name: "Statistics", about: "what many assessments show." },
  { file: "publishing", name: "Safe to publish", about: "results by group that give nobody away." },
  { file: "charts", name: "Charts", about: "pictures of all of these." },
  { file: "sql", name: "SQL", about: "ratings that are scored where they are, in a database." },
  { file: "dbt", name: "dbt", about: "scores as a model of a dbt project, with tests." },
  { file: "formats", name: "Formats", about: "the framework in the formats of others." },
  { file: "case", name: "CASE", about: "for registries of standards." },
  { file: "sssom", name: "SSSOM", about: "for mapping tools." },
  { file: "skos", name: "SKOS", about: "for the web of data." },
  { file: "data-package", name: "Data Package", about: "for tools that read tables." },
  { file: "catalogs", name: "Other languages", about: "translate the framework, and use the translation everywhere." },
  { file: "building", name: "Build on it", about: "forms, servers, and crosswalks of your own." },
  { file: "errors", name: "Errors", about: "what they say of wrong input, to people and to programs." },
  { file: "names", name: "Names", about: "every name that is exported, in a sentence." },
  { file: "benchmarks", name: "Benchmarks", about: "how fast it is, and beside what." },
  { file: "semver", name: "Versions", about: "what a new version may change." },
];
