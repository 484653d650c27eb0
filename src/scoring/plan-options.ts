// The options of the library's plans: their defaults, and what is wrong with them.
import { type Issue, PlanError } from "../model/errors.ts";
import { wordIssues } from "../model/options.ts";
import { isPlainObject, unknownKeys } from "../model/plain-object.ts";
import { outOfRange, unexpected } from "../model/unexpected.ts";
import { halfRule } from "./plan.ts";

/** The option that every plan takes. */
export interface PlanOptions {
  /**
   * The coverage, 0 to 1, below which a target or the overall has no score. Default: 0.5, the half rule of survey
   * scoring, a convention for homogeneous scales that CEI does not state. Use 1 for anything ranked or published:
   * missing answers are rarely random.
   */
  readonly minCoverage?: number | undefined;
}

/** How shared items weigh. */
export interface SharedOption {
  /**
   * Default: `"full"`, an item counts in full under every target that it feeds. `"split"`: it weighs 1 divided by the
   * number of targets that it feeds, inside each of them.
   */
  readonly shared?: "full" | "split" | undefined;
}

/** The options that a plan takes beside minCoverage: for each its values, the default first. */
export type Choices = { readonly [name: string]: readonly [string, ...string[]] };

/** Options with their defaults filled in. */
export type Filled<C extends Choices> = { readonly minCoverage: number } & {
  readonly [Name in keyof C]: C[Name][number];
};

/**
 * Options with their defaults filled in.
 *
 * @param options - Anything; `undefined` for none.
 * @param choices - The options that the plan takes beside minCoverage.
 * @param more - Issues that were found already.
 * @throws {@link PlanError} with these, and every option that is unknown or has another value.
 */
export function planOptions<const C extends Choices>(
  options: unknown,
  choices: C,
  more: readonly Issue[] = [],
): Filled<C> {
  if (options !== undefined && !isPlainObject(options))
    throw new PlanError([...more, unexpected([], options, "an object of options")]);
  const given = options ?? {};
  const { minCoverage = halfRule } = given;
  const issues = [
    ...more,
    ...minCoverageIssues(minCoverage),
    ...unknownKeys(given, ["minCoverage", ...Object.keys(choices)], []),
  ];
  const filled: { [name: string]: unknown } = { minCoverage };
  for (const [name, values] of Object.entries(choices)) {
    const value = given[name] === undefined ? values[0] : given[name];
    issues.push(...wordIssues(value, values, [name]));
    filled[name] = value;
  }
  if (issues.length > 0) throw new PlanError(issues);
  return filled as Filled<C>;
}

/**
 * Every problem of a minCoverage.
 *
 * @param value - Anything; a number from 0 to 1 was expected.
 */
export function minCoverageIssues(value: unknown): Issue[] {
  if (typeof value === "number" && value >= 0 && value <= 1) return [];
  return [outOfRange(["minCoverage"], value, "a number from 0 to 1")];
}
