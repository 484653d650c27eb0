// Schema of scores.
import * as z from "zod";
import { describe } from "../check/describe.ts";
import type { Issue } from "../check/issue.ts";
import { unexpected, unknownId } from "../check/messages.ts";
import { isPlainObject } from "../check/plain-object.ts";
import type { Plan } from "../scoring/plan.ts";
import { planIssues } from "../scoring/plan-issues.ts";
import type { Scores } from "../scoring/scores.ts";
import { planShape } from "./plan.ts";
import { ratingSchema } from "./scale.ts";
import { expecting, withLibraryChecks } from "./with-library-checks.ts";

const aShare = expecting("a number from 0 to 1");
const aWeight = expecting("a number above 0");
const aCount = expecting("a whole number, 0 or more");
const share = z.number(aShare).min(0, aShare).max(1, aShare);
const weight = z.number(aWeight).positive(aWeight);
const count = z.int(aCount).min(0, aCount);
const none = z.null(expecting("null"));
const text = z.string(expecting("text"));

/** The three outcomes, each with further fields of its own. */
function outcomeWith<Fields extends z.ZodRawShape>(fields: Fields) {
  return z.discriminatedUnion("status", [
    z.strictObject({ score: share, status: z.literal("scored"), coverage: share, ...fields }),
    z.strictObject({ score: none, status: z.literal("insufficient"), coverage: share, ...fields }),
    z.strictObject({ score: none, status: z.literal("not-applicable"), coverage: none, ...fields }),
  ]);
}

const part = z.strictObject({
  id: text,
  weight,
  score: share.nullable(),
  coverage: share.nullable(),
  items: z.array(z.strictObject({ id: text, rating: ratingSchema, score: share.nullable(), weight })),
});
const counts = { rated: count, applicable: count };

/** Scores: what every scoring function gives, as JSON. */
export const scoresSchema: z.ZodType<Scores> = withLibraryChecks(
  z.strictObject({
    plan: planShape.required({ minCoverage: true }),
    packageVersion: text,
    targets: z.record(
      z.string(),
      outcomeWith({
        ...counts,
        basis: z.enum(["direct", "parts", "projected"]),
        parts: z.array(part),
        direct: outcomeWith({ id: text, rating: ratingSchema }).optional(),
        byParts: outcomeWith({}).optional(),
      }),
    ),
    overall: outcomeWith(counts),
    unused: z.array(text),
  }),
  targetIssues,
);

/** The problems of the plan, and targets that differ from the plan's. */
function targetIssues(scores: unknown): Issue[] {
  if (!isPlainObject(scores)) return [];
  const { plan, targets } = scores;
  const issues = planIssues(plan).map((issue) => ({ ...issue, path: ["plan", ...issue.path] }));
  if (issues.length > 0 || !isPlainObject(targets)) return issues;
  const { minCoverage, targets: planTargets } = plan as Partial<Plan> & Pick<Plan, "targets">;
  if (minCoverage === undefined) return [unexpected(["plan", "minCoverage"], undefined, "a number from 0 to 1")];
  const ids = planTargets.map(({ id }) => id);
  const missing = ids.filter((id) => !Object.hasOwn(targets, id));
  const unknown = Object.keys(targets).filter((id) => !ids.includes(id));
  return [
    ...missing.map((id): Issue => {
      const message = `No score for target ${describe(id)}, which the plan defines`;
      return { path: ["targets", id], message, code: "missing", params: { id } };
    }),
    ...unknown.map((id) => unknownId(["targets", id], id, "a plan target", ids)),
    // A Zod record would drop it silently.
    ...(ids.includes("__proto__")
      ? [unexpected(["targets", "__proto__"], "__proto__", "a target with another id")]
      : []),
  ];
}
