// What the playground and its worker say to each other.
import type { VegaLiteSpec } from "cei-framework/charts";

/** What is to be scored, and how. */
export interface Setup {
  readonly input: string | File;
  readonly instrument: "1.0" | "2.0";
  readonly min: number;
  readonly max: number;
  readonly low: string;
  readonly high: string;
  readonly minCoverage: number;
}

/** What the page asks for. */
export type Request =
  | ({ readonly ask: "score" } & Setup)
  /** One of the views, summed up by a group; by none if it is "". */
  | { readonly ask: "summary"; readonly view: number; readonly by: string }
  /** One row, from 0. */
  | { readonly ask: "row"; readonly row: number }
  /** One of the views as a file: each row, or with `by` its summary. */
  | { readonly ask: "csv"; readonly view: number; readonly by: string | null };

/** One problem of the input. */
export interface Problem {
  readonly line: number | null;
  readonly column: string;
  readonly message: string;
}

/** A row of the explanation of a score. */
export interface Explained {
  readonly depth: 0 | 1 | 2;
  readonly id: string;
  readonly name: string;
  /** The rating of an item. */
  readonly rating: string;
  readonly score: number | null;
  readonly coverage: number | null;
}

/** What the worker answers. */
export type Answer =
  | { readonly answer: "progress"; readonly rows: number }
  | { readonly answer: "failed"; readonly problems: readonly Problem[]; readonly count: number }
  | {
      readonly answer: "scored";
      readonly rows: number;
      readonly items: number;
      readonly absent: number;
      readonly groups: readonly string[];
      readonly views: readonly string[];
      /** The first of them. */
      readonly problems: readonly Problem[];
      /** How many there are. */
      readonly count: number;
      readonly rejected: number;
    }
  | {
      readonly answer: "summary";
      readonly caption: string;
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
      readonly more: number;
      readonly chart: VegaLiteSpec | null;
    }
  | {
      readonly answer: "row";
      readonly name: string;
      readonly charts: readonly VegaLiteSpec[];
      readonly explanations: readonly { readonly caption: string; readonly rows: readonly Explained[] }[];
      readonly unused: readonly string[];
    }
  | { readonly answer: "csv"; readonly file: string; readonly blob: Blob };
