// Schema of scores.
import * as z from "zod";
import { describe } from "../check/describe.ts";
import type { Issue } from "../check/issue.ts";
import { unexpected, unknownId } from "../check/messages.ts";
import { isPlainObject } from "../check/plain-object.ts";
import type { CompactScores } from "../scoring/compact-scores.ts";
import type { Plan } from "../scoring/plan.ts";
import { planIssues } from "../scoring/plan-issues.ts";
import type { Scores } from "../scoring/scores.ts";
import { planSchema } from "./plan.ts";
import { ratingSchema } from "./scale.ts";
import { expecting, recordOf, withLibraryChecks } from "./with-library-checks.ts";

const aShare = expecting("a number from 0 to 1");
const aWeight = expecting("a number above 0");
const aCount = expecting("a whole number, 0 or more");
const share = z.number(aShare).min(0, aShare).max(1, aShare);
const weight = z.number(aWeight).positive(aWeight);
// Not z.int(), since Zod skips the checks of an object in which it fails.
const count = z.number(aCount).multipleOf(1, aCount).min(0, aCount);
const none = z.null(expecting("null"));
const text = z.string(expecting("text"));

/** The three outcomes, named for `what` they are of, each with further fields. */
function outcomeWith<Fields extends z.ZodRawShape>(what: string, fields: Fields) {
  const scored = z.strictObject({ score: share, status: z.literal("scored"), coverage: share, ...fields });
  const insufficient = z.strictObject({ score: none, status: z.literal("insufficient"), coverage: share, ...fields });
  const notApplicable = z.strictObject({ score: none, status: z.literal("not-applicable"), coverage: none, ...fields });
  return z.discriminatedUnion("status", [
    scored.meta({ title: `Scored ${what}` }),
    insufficient.meta({ title: `Insufficient ${what}` }),
    notApplicable.meta({ title: `Not-applicable ${what}` }),
  ]);
}

const item = z.strictObject({ id: text, rating: ratingSchema, score: share.nullable(), weight });
const part = z.strictObject({
  id: text,
  weight,
  score: share.nullable(),
  coverage: share.nullable(),
  items: z.array(item.meta({ title: "Item score" })),
});
const basis = z.enum(["direct", "parts", "projected"]).meta({ title: "Basis" });
const counts = { rated: count, applicable: count };

const wholeScores = withLibraryChecks(
  z.strictObject({
    plan: z.strictObject({ ...planSchema.shape, minCoverage: z.number() }).meta({ title: "Plan of scores" }),
    packageVersion: text,
    targets: recordOf(
      outcomeWith("target", {
        ...counts,
        basis,
        parts: z.array(part.meta({ title: "Part score" })),
        direct: outcomeWith("direct rating", { id: text, rating: ratingSchema }).optional(),
        byParts: outcomeWith("parts", {}).optional(),
      }),
    ).meta({ title: "Target scores" }),
    overall: outcomeWith("overall", counts),
    unused: z.array(text),
  }),
  targetIssues,
).meta({ title: "Whole scores" });

const compactScores = withLibraryChecks(
  z.strictObject({
    plan: text,
    minCoverage: share,
    packageVersion: text,
    targets: recordOf(outcomeWith("compact target", { basis })).meta({ title: "Compact target scores" }),
    overall: outcomeWith("compact overall", {}),
  }),
).meta({ title: "Compact scores" });

/** Scores as JSON: the result of every scoring function, whole or made smaller by `compact`. */
export const scoresSchema: z.ZodType<Scores | CompactScores> = scoresSchemaWith().meta({ title: "Scores" });

/**
 * The same for scores by a known plan: its targets are typed by their literal ids, and scores by other plans are
 * rejected.
 *
 * @param plan - The plan. Its minCoverage need not be that of the scores.
 */
export function scoresSchemaOf<Target extends string, Item extends string>(
  plan: Plan<Target, Item>,
): z.ZodType<Scores<Target, Item> | CompactScores<Target>> {
  const schema = scoresSchemaWith((scores) => {
    const { plan: own, targets } = isPlainObject(scores) ? scores : {};
    const name = isPlainObject(own) ? own["name"] : own;
    return [
      ...(name === plan.name ? [] : [unexpected(["plan"], name, `the plan ${describe(plan.name)}`, "inconsistent")]),
      ...(isPlainObject(targets) ? differingTargets(targets, plan) : []),
    ];
  });
  return schema as z.ZodType<Scores<Target, Item> | CompactScores<Target>>;
}

function scoresSchemaWith(issuesOf?: (scores: unknown) => readonly Issue[]): z.ZodType<Scores | CompactScores> {
  const isCompact = (scores: unknown): boolean => isPlainObject(scores) && typeof scores["plan"] === "string";
  const either = z.union([wholeScores, compactScores]) as unknown as z.ZodType<Scores | CompactScores>;
  return withLibraryChecks(either, issuesOf, (scores) => (isCompact(scores) ? 1 : 0));
}

/** The problems of the plan, and targets that differ from the plan's. */
function targetIssues(scores: unknown): Issue[] {
  if (!isPlainObject(scores)) return [];
  const { plan, targets } = scores;
  const issues = planIssues(plan).map((issue) => ({ ...issue, path: ["plan", ...issue.path] }));
  if (issues.length > 0 || !isPlainObject(targets)) return issues;
  const { minCoverage, targets: planTargets } = plan as Partial<Plan> & Pick<Plan, "targets">;
  if (minCoverage === undefined) return [unexpected(["plan", "minCoverage"], undefined, "a number from 0 to 1")];
  return differingTargets(targets, { targets: planTargets });
}

function differingTargets(targets: object, plan: Pick<Plan, "targets">): Issue[] {
  const ids = plan.targets.map(({ id }) => id);
  const missing = ids.filter((id) => !Object.hasOwn(targets, id));
  const unknown = Object.keys(targets).filter((id) => !ids.includes(id));
  return [
    ...missing.map((id): Issue => {
      const message = `No score for target ${describe(id)}, which the plan defines`;
      return { path: ["targets", id], message, code: "missing", params: { id } };
    }),
    ...unknown.map((id) => unknownId(["targets", id], id, "a plan target", ids)),
  ];
}
