// The options of plans, and a cache of the library's own plans: one for each set of options.
import { type Checks, checkOptions, numberBetween } from "../check/options.ts";
import type { CompiledPlan } from "./compiled-plan.ts";
import { halfRule } from "./plan.ts";

/** The option that every plan takes. */
export interface PlanOptions {
  /**
   * The coverage, 0 to 1, below which a target or the overall has no score. Default: 0.5, a common convention in survey
   * scoring (score a scale when at least half of its items are answered), which CEI does not state. Use 1 for anything
   * ranked or published: missing answers are rarely random.
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

/** Options with their defaults filled in. */
export type Filled<Options> = { readonly [Name in keyof Options]-?: Exclude<Options[Name], undefined> };

/** The option that every plan takes, checked. */
export const planChecks: Checks = /* @__PURE__ */ Object.freeze({ minCoverage: /* @__PURE__ */ numberBetween(0, 1) });

/** How many plans are cached for one function. A full cache is cleared. */
const cacheSize = 64;

/**
 * Makes a function that returns one of the library's plans, and the same plan for the same options as long as it is
 * cached.
 *
 * @param defaults - The default of each option but minCoverage.
 * @returns The function; it throws an {@link OptionsError} for invalid options.
 */
export function cachedPlan<Options extends PlanOptions, Target extends string, Item extends string>(
  checks: Checks,
  defaults: Filled<Omit<Options, keyof PlanOptions>>,
  make: (options: Filled<Options>) => CompiledPlan<Target, Item>,
): (options?: Options | undefined) => CompiledPlan<Target, Item> {
  const plans = new Map<string, CompiledPlan<Target, Item>>();
  let standard: CompiledPlan<Target, Item> | undefined;
  const planFor = (options?: Options | undefined): CompiledPlan<Target, Item> => {
    checkOptions(options, { ...planChecks, ...checks });
    const given = Object.entries(options ?? {}).filter(([, value]) => value !== undefined);
    const filled = { minCoverage: halfRule, ...defaults, ...Object.fromEntries(given) } as Filled<Options>;
    const key = Object.values(filled).join();
    const plan = plans.get(key) ?? make(filled);
    if (plans.size >= cacheSize) {
      plans.clear();
      standard = undefined;
    }
    plans.set(key, plan);
    return plan;
  };
  return (options) => {
    if (options !== undefined) return planFor(options);
    standard ??= planFor();
    return standard;
  };
}
