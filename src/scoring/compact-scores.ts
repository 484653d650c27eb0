// Scores in other forms: as typed entries, and without their reasons.
import { OptionsError } from "../check/errors.ts";
import type { Basis, Outcome, Scores } from "./scores.ts";
import { targetsIssues } from "./scores-issues.ts";

/** The scores of one assessment without their reasons, a few hundred bytes as JSON. */
export interface CompactScores<Target extends string = string> {
  /** The name of the plan that was scored by. */
  readonly plan: string;
  /** The coverage that a target needed for a score, 0 to 1. */
  readonly minCoverage: number;
  /** The version of this package, whose rules and data made the scores. */
  readonly packageVersion: string;
  /** The score of each target, by its id, and what it rests on. */
  readonly targets: { readonly [Id in Target]: Outcome & { readonly basis: Basis } };
  /** The mean of the targets that have a score. */
  readonly overall: Outcome;
}

/**
 * Scores without their reasons, to store or send: ids, scores, coverages, and statuses, with the plan's name and the
 * package's version. The scores schema accepts them too.
 *
 * @throws {@link OptionsError} with every problem of invalid scores.
 */
export function compact<S extends Scores>(scores: S): CompactOf<S> {
  const targets = targetsOf(scores).map(([id, target]) => [id, { ...outcomeIn(target), basis: target.basis }] as const);
  const compacted: CompactScores = {
    plan: scores.plan.name,
    minCoverage: scores.plan.minCoverage,
    packageVersion: scores.packageVersion,
    targets: Object.fromEntries(targets),
    overall: outcomeIn(scores.overall),
  };
  return compacted as CompactOf<S>;
}

/** The compact form of scores; for a union of scores, the union of their compact forms. */
export type CompactOf<S> = S extends Scores<infer Target> ? CompactScores<Target> : never;

function outcomeIn({ score, status, coverage }: Outcome): Outcome {
  return { score, status, coverage } as Outcome;
}

/**
 * The targets of scores as entries, each an id with what belongs to it; typed by the ids, where `Object.entries` knows
 * only strings.
 *
 * @param scores - Scores, whole or compact.
 * @returns The entries in the plan's order.
 * @throws {@link OptionsError} with every problem of invalid scores.
 */
export function targetsOf<Target extends string, Value>(scores: {
  readonly targets: { readonly [Id in Target]: Value };
  readonly plan?: unknown;
}): (readonly [id: Target, target: Value])[] {
  const issues = targetsIssues(scores);
  if (issues.length > 0) throw new OptionsError(issues);
  const { targets, plan } = scores;
  const planned: unknown = Object(plan)["targets"];
  // An object puts ids that are whole numbers first.
  const ids = Array.isArray(planned) ? planned.map(({ id }: { readonly id: Target }) => id) : Object.keys(targets);
  return (ids as Target[]).map((id) => [id, targets[id]]);
}
