// What the page that scores a survey and its worker tell each other.

/**
 * What a column is: the id of an item, "group", or "left-out"; "row", "item", or "rating" of a file with a line for each
 * answer; or "undecided" where the person has to choose.
 */
export type ColumnMeaning = string;

/** What an answer means: a point of the scale, not applicable, no answer (`null`), or the person has to choose. */
export type AnswerMeaning = number | "n/a" | null | "undecided";

/** How the cells of the file are found. A change of any of these means that the columns are looked at anew. */
export interface Layout {
  readonly instrument: "1.0" | "2.0";
  /** The name of the sheet of a workbook; `null` for text. */
  readonly sheet: string | null;
  /** What is between the cells of a text; `null` for a workbook. */
  readonly delimiter: "," | ";" | "\t" | null;
  /** The encoding of a text, as TextDecoder names it; `null` for a workbook. */
  readonly encoding: string | null;
  /** How many rows are above the header. */
  readonly skipRows: number;
}

/** How a survey is read: what was detected, as the person has changed it. */
export interface Setup extends Layout {
  /** The lowest and the highest point of the scale; whole numbers. */
  readonly min: number;
  readonly max: number;
  /** What each column is, by its header. */
  readonly columns: { readonly [header: string]: ColumnMeaning };
  /** What each answer in a column of ratings means, by its text. */
  readonly answers: { readonly [text: string]: AnswerMeaning };
  /** The rows that are kept: those with this text in this column. Default: all. */
  readonly keep: { readonly column: string; readonly value: string } | null;
  /** The column that names the respondent, and which of repeated responses is kept. Default: all. */
  readonly unique: { readonly column: string; readonly keep: "first" | "last" } | null;
}

/** A column as the person confirms it. */
export interface ColumnView {
  readonly header: string;
  /** Its first different texts. */
  readonly examples: readonly string[];
  /** Its different texts, where they are few: what rows can be kept by. */
  readonly values: readonly string[];
  readonly meaning: ColumnMeaning;
  /** Why it is taken for that: "by its number". */
  readonly why: string;
}

/** An answer as the person confirms it. */
export interface AnswerView {
  readonly text: string;
  /** How many cells have it. */
  readonly count: number;
  readonly meaning: AnswerMeaning;
}

/** A choice in a list, in a group of choices or none. */
export interface Choice {
  readonly value: string;
  readonly text: string;
  readonly group?: string;
}

/** One problem of the input. */
export interface Problem {
  readonly line: number | null;
  readonly column: string;
  readonly message: string;
}

/** A decision that is left to the person. */
export interface OpenQuestion {
  /** The decision, in a sentence. */
  readonly text: string;
  /** Where it is made; "rows" are the rows that are left out. */
  readonly about: "scale" | "answers" | "columns" | "rows";
  /** The header of the column that it is about, where it is about one. */
  readonly header?: string;
}

/** What is shown for the person to confirm. */
export interface Confirmation {
  /** The file's name. */
  readonly name: string;
  readonly setup: Setup;
  /** The sheets of a workbook. */
  readonly sheets: readonly string[];
  /** What was found, in a few sentences. */
  readonly found: readonly string[];
  readonly columns: readonly ColumnView[];
  /** What a column may be. */
  readonly meanings: readonly Choice[];
  /** The answers, the most frequent first where they are words, else in order. */
  readonly answers: readonly AnswerView[];
  /** How many more different answers there are than are listed. */
  readonly moreAnswers: number;
  /** The decisions that are left before the survey can be scored. */
  readonly open: readonly OpenQuestion[];
  /** The scale that answers off the chosen one suggest; `null` where all are on it. */
  readonly suggestedScale: { readonly min: number; readonly max: number } | null;
  /** How many rows the file has. */
  readonly responses: number;
  /** How many of them are scored. */
  readonly rows: number;
  /** The rows that are left out, in sentences with their number and why. */
  readonly leftOut: readonly string[];
  /** The first problems of rejected rows. */
  readonly problems: readonly Problem[];
  /** How many there are in all. */
  readonly problemCount: number;
}

/** A table of the report. The same cells are in its file. */
export interface TableView {
  /** The key of its file. */
  readonly key: string;
  readonly caption: string;
  readonly head: readonly string[];
  /** The first cell of a row is its header. */
  readonly rows: readonly (readonly string[])[];
  /** How many more rows its file has. */
  readonly more: number;
}

/** A chart of the report, which is drawn after the report is shown. */
export interface ChartView {
  readonly key: string;
  /** What it shows, for its text. */
  readonly title: string;
}

/** A part of the report. */
export interface Section {
  readonly id: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  /** Of several sections with one, a single one is shown: tables of the same people can be compared. */
  readonly choice?: string;
  /** What is for the coordinator alone, and not for print. */
  readonly aside?: readonly string[];
  readonly charts: readonly ChartView[];
  readonly tables: readonly TableView[];
  /** Parts that are folded on the screen, and open in print. */
  readonly folded: readonly Omit<Section, "folded">[];
}

/** The report. */
export interface Report {
  readonly title: string;
  /** What it shows, in three sentences, and in a fourth what has changed. */
  readonly sentences: readonly string[];
  readonly sections: readonly Section[];
  /** Files besides those of the tables, such as the scores of each response. */
  readonly files: readonly { readonly key: string; readonly text: string }[];
  /** Whether a second survey is compared. */
  readonly isCompared: boolean;
}

/** What the page asks for. */
export type Request =
  /** A file or a text is opened: as the survey, or as the second one. */
  | { readonly ask: "open"; readonly source: File | string; readonly name: string; readonly isSecond: boolean }
  /** The setup of the survey, or of the second one, has changed. */
  | { readonly ask: "change"; readonly setup: Setup; readonly isSecond: boolean }
  /**
   * The survey is scored. `isCompared`: whether the second survey is compared. `isLater`: whether the second survey is
   * the later one.
   */
  | {
      readonly ask: "report";
      readonly minCount: number;
      readonly minCoverage: number;
      readonly isCompared: boolean;
      readonly isLater: boolean;
    }
  /** The charts are drawn in a width, in pixels. */
  | { readonly ask: "draw"; readonly width: number }
  | { readonly ask: "file"; readonly key: string };

/** What the worker answers. */
export type Answer =
  | { readonly answer: "progress"; readonly rows: number }
  /** The file could not be read at all. */
  | { readonly answer: "failed"; readonly problems: readonly Problem[]; readonly count: number }
  | { readonly answer: "confirm"; readonly confirmation: Confirmation; readonly isSecond: boolean }
  | { readonly answer: "report"; readonly report: Report }
  /** A chart as SVG, which has the colors of a light and a dark screen and of paper. */
  | { readonly answer: "picture"; readonly key: string; readonly svg: string; readonly description: string }
  | { readonly answer: "file"; readonly name: string; readonly blob: Blob };
