// The plan of a custom crosswalk.
import { checkCrosswalk } from "../crosswalk/crosswalk-issues.ts";
import type { Crosswalk, CrosswalkLink } from "../crosswalk/crosswalk-of-links.ts";
import { type Issue, PlanError } from "../model/errors.ts";
import { isPlainObject } from "../model/plain-object.ts";
import { outOfRange, unexpected } from "../model/unexpected.ts";
import { createPlan } from "./create-plan.ts";
import type { Plan } from "./plan.ts";
import { planOfLinks } from "./plan-of-links.ts";
import { type PlanOptions, planOptions, type SharedOption } from "./plan-options.ts";

/** The options of {@link crosswalkPlan}. */
export interface CrosswalkPlanOptions<L extends CrosswalkLink = CrosswalkLink> extends PlanOptions, SharedOption {
  /**
   * Default: `"via"`, the links of a target with the same via are one part; a link without via is its own. `"link"`:
   * each link is a part.
   */
  readonly by?: "via" | "link" | undefined;
  /**
   * What the weight of a link's source is multiplied by, above 0 and finite. Default: 1. A composed link shows the
   * links that it was made of in its `chains`.
   */
  readonly weight?: ((link: L) => number) | undefined;
  /** What the plan is called. Default: a name made of the other options. */
  readonly name?: string | undefined;
}

/**
 * The plan that scores the targets of a crosswalk by ratings of its sources. A target that no link reaches has no part
 * and is never applicable.
 *
 * @param crosswalk - Any crosswalk.
 * @param options - by, shared, weight, name and minCoverage.
 * @returns The frozen plan; its basis is `"projected"`.
 * @throws {@link CrosswalkError} for an invalid crosswalk; {@link PlanError} for invalid options, for links that have a
 *   weight where no option `weight` says how it counts, and for a target that no plan can have.
 */
export function crosswalkPlan<Source extends string, Target extends string, L extends CrosswalkLink>(
  crosswalk: Crosswalk<Source, Target, L>,
  options?: CrosswalkPlanOptions<NoInfer<L>> | undefined,
): Plan<Target, Source> {
  checkCrosswalk(crosswalk);
  const { weight, name, ...others }: CrosswalkPlanOptions<L> = isPlainObject(options) ? options : {};
  const issues: Issue[] = [];
  if (weight !== undefined && typeof weight !== "function") {
    issues.push(unexpected(["weight"], weight, "a function of a link"));
  }
  if (name !== undefined && (typeof name !== "string" || name === "")) issues.push(unexpected(["name"], name, "text"));
  const weights = issues.length > 0 ? [] : crosswalk.links.map((link, i) => weightOf(link, i, weight, issues));
  const filled = planOptions(options === undefined || isPlainObject(options) ? others : options, choices, issues);
  const { by, shared, minCoverage } = filled;
  const links = crosswalk.links as readonly CrosswalkLink[] as readonly CrosswalkLink<Source, Target>[];
  const grouping = { byVia: by === "via", split: shared === "split", weights };
  const called = name ?? `crosswalk, by ${by}, shared ${shared}`;
  return createPlan(planOfLinks(called, minCoverage, crosswalk.sources, crosswalk.targets, links, grouping));
}

const choices = { by: ["via", "link"], shared: ["full", "split"] } as const;

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
    if (hasWeight(link)) issues.push({ path: ["links", place, "weight"], message: withoutOption, code: "missing" });
    return 1;
  }
  const value = weight(link);
  if (!(typeof value === "number" && value > 0 && value < Infinity)) {
    issues.push(outOfRange(["weight", place], value, "a finite number above 0"));
  }
  return value;
}
