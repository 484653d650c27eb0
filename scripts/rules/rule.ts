// The type of data rules.
import type { DataFiles, Problem } from "../data-files.ts";

/** A rule that the data must keep. */
export interface Rule {
  /** The name of the rule, which is the name of its file. */
  readonly name: string;
  /** Every place where the data breaks it. */
  readonly check: (files: DataFiles) => Problem[];
}
