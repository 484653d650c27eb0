// The plan of a custom crosswalk.
import type { Issue } from "../check/issue.ts";
import { outOfRange } from "../check/messages.ts";
import { checkOptions, functionOf, oneOf, text } from "../check/options.ts";
import { isPlainObject } from "../check/plain-object.ts";
import { checkCrosswalk } from "../crosswalk/crosswalk-issues.ts";
import type { CrosswalkLink, CrosswalkParts } from "../crosswalk/crosswalk-of-links.ts";
import { createPlan } from "./create-plan.ts";
import { halfRule, type Plan } from "./plan.ts";
import { planOfLinks } from "./plan-of-links.ts";
import { type PlanOptions, planChecks, type SharedOption } from "./plan-options.ts";

/** The options of {@link crosswalkPlan}. */
export interface CrosswalkPlanOptions<L extends CrosswalkLink = CrosswalkLink> extends PlanOptions, SharedOption {
  /**
   * Default: `"via"`, the links of a target with the same via are one part; a link without via is its own. `"link"`:
   * each link is a part.
   */
  readonly by?: "via" | "link" | undefined;
  /**
   * A function that returns a factor for the weight of a link's source, above 0 and finite. Default: 1. A composed link
   * has the links that it was made of in its `chains`.
   */
  readonly weight?: ((link: L) => number) | undefined;
  /** What the plan is called. Default: a name made of the other options. */
  readonly name?: string | undefined;
}

/**
 * The plan that scores the targets of a crosswalk by ratings of its sources. A target that no link reaches has no part
 * and is never applicable.
 *
 * @returns The frozen plan; its basis is `"projected"`.
 * @throws {@link CrosswalkError} for an invalid crosswalk; {@link OptionsError} for invalid options, and for links
 *   that have a weight where the option `weight` is missing; {@link PlanError} for a target with a reserved id.
 */
export function crosswalkPlan<Source extends string, Target extends string, L extends CrosswalkLink>(
  crosswalk: CrosswalkParts<Source, Target, L>,
  options?: CrosswalkPlanOptions<NoInfer<L>> | undefined,
): Plan<Target, Source> {
  checkCrosswalk(crosswalk);
  const { name, by, shared, minCoverage, weights } = checkedOptions(crosswalk.links, options);
  const links = crosswalk.links as readonly CrosswalkLink[] as readonly CrosswalkLink<Source, Target>[];
  const grouping = { byVia: by === "via", isSplit: shared === "split", weights };
  return createPlan(planOfLinks(name, minCoverage, crosswalk.sources, crosswalk.targets, links, grouping));
}

/** Options with their defaults, and the weight of each link. */
function checkedOptions<L extends CrosswalkLink>(links: readonly L[], options: CrosswalkPlanOptions<L> | undefined) {
  let weights: number[] = [];
  const checks = {
    weight: functionOf("a function of a link"),
    name: text,
    ...planChecks,
    by: oneOf("via", "link"),
    shared: oneOf("full", "split"),
  };
  checkOptions(options, checks, ({ weight }) => {
    const issues: Issue[] = [];
    if (weight === undefined || typeof weight === "function") {
      weights = links.map((link, i) => weightOf(link, i, options?.weight, issues));
    }
    return issues;
  });
  const { by = "via", shared = "full", minCoverage = halfRule, name } = options ?? {};
  return { by, shared, minCoverage, name: name ?? `crosswalk, by ${by}, shared ${shared}`, weights };
}

const withoutOption =
  "Links have weights, and the option `weight` is missing. Use `weight: (link) => link.weight` to count them, or `() => 1` not to; a composed link has its links in `chains`";

/** Whether a link, or one that it was composed of, has a weight. */
function hasWeight(link: CrosswalkLink & { readonly weight?: unknown; readonly chains?: unknown }): boolean {
  if (link.weight !== undefined) return true;
  return Array.isArray(link.chains) && link.chains.flat().some((one) => isPlainObject(one) && hasWeight(one as never));
}

function weightOf<L extends CrosswalkLink>(
  link: L,
  place: number,
  weight: ((link: L) => number) | undefined,
  issues: Issue[],
): number {
  if (weight === undefined) {
    if (hasWeight(link))
      issues.push({ path: ["links", place, "weight"], message: withoutOption, code: "missing", params: {} });
    return 1;
  }
  const value = weight(link);
  if (!(typeof value === "number" && value > 0 && value < Infinity)) {
    issues.push(outOfRange(["weight", place], value, "a finite number above 0"));
  }
  return value;
}
