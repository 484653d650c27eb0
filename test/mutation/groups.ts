// Which folders of src/ are mutated, which tests judge them, and how many mutants these have to notice.

/** A folder whose code is changed in small ways, one at a time. */
export interface Group {
  /** The folder in src/. */
  readonly folder: string;
  /** The folders in test/ whose tests judge it. */
  readonly tests: readonly string[];
  /** The share of the mutants that the tests have to notice, 0 to 1. */
  readonly goal: number;
  /** Whether each mutant that is not noticed is listed, with the reason. */
  readonly listed: boolean;
  /** Whether the tests try a tenth of the random cases, since every change would wait for all of them. */
  readonly smallSamples?: true;
}

const core = ["check", "model", "crosswalk", "scoring"];

/** All groups, in the order in which they are run. */
export const groups: readonly Group[] = [
  ...core.map((folder) => ({ folder, tests: core, goal: 0.9, listed: true })),
  { folder: "disclosure", tests: ["disclosure"], goal: 0.9, listed: false },
  ...["table", "sql", "charts"].map((folder) => ({ folder, tests: [folder], goal: 0.8, listed: false })),
  ...["statistics", "case", "sssom", "forms"].map((folder) => {
    return { folder, tests: [folder], goal: 0.8, listed: false, smallSamples: true as const };
  }),
];
