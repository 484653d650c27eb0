// Schema of scores.
import * as z from "zod";
import { type Issue, unknownId } from "../model/errors.ts";
import { isPlainObject } from "../model/plain-object.ts";
import { unexpected } from "../model/unexpected.ts";
import { planIssues } from "../scoring/plan-issues.ts";
import type { Scores } from "../scoring/scores.ts";
import { held } from "./held.ts";
import { planShape } from "./plan.ts";
import { ratingSchema } from "./rating.ts";

const share = z.number().min(0).max(1);
const count = z.int().min(0);
const none = z.null();

/** The three outcomes, each with further fields of its own. */
function outcomeWith<Fields extends z.ZodRawShape>(fields: Fields) {
  return z.discriminatedUnion("status", [
    z.strictObject({ score: share, status: z.literal("scored"), coverage: share, ...fields }),
    z.strictObject({ score: none, status: z.literal("insufficient"), coverage: share, ...fields }),
    z.strictObject({ score: none, status: z.literal("not-applicable"), coverage: none, ...fields }),
  ]);
}

const part = z.strictObject({
  id: z.string(),
  weight: z.number().positive(),
  score: share.nullable(),
  coverage: share.nullable(),
  items: z.array(
    z.strictObject({ id: z.string(), rating: ratingSchema, score: share.nullable(), weight: z.number().positive() }),
  ),
});
const counts = { rated: count, applicable: count };

/** Scores: what every scoring function gives, as JSON. */
export const scoresSchema: z.ZodType<Scores> = held(
  z.strictObject({
    plan: planShape.required({ minCoverage: true }),
    packageVersion: z.string(),
    targets: z.record(
      z.string(),
      outcomeWith({
        ...counts,
        basis: z.enum(["direct", "parts", "projected"]),
        parts: z.array(part),
        direct: outcomeWith({ id: z.string(), rating: ratingSchema }).optional(),
        byParts: outcomeWith({}).optional(),
      }),
    ),
    overall: outcomeWith(counts),
    unused: z.array(z.string()),
  }),
  targetIssues,
);

/** The plan's own problems, and targets that are not the plan's. */
function targetIssues(scores: unknown): Issue[] {
  if (!isPlainObject(scores)) return [];
  const { plan, targets } = scores;
  const wrong = planIssues(plan).map((issue) => ({ ...issue, path: ["plan", ...issue.path] }));
  if (wrong.length > 0 || !isPlainObject(plan) || !Array.isArray(plan["targets"]) || !isPlainObject(targets))
    return wrong;
  const ids = plan["targets"].map(({ id }) => String(id));
  if (plan["minCoverage"] === undefined)
    return [unexpected(["plan", "minCoverage"], undefined, "a number from 0 to 1")];
  const missing = ids.filter((id) => !Object.hasOwn(targets, id));
  const unknown = Object.keys(targets).filter((id) => !ids.includes(id));
  return [
    ...missing.map((id): Issue => {
      return { path: ["targets", id], message: "the plan has this target, the scores have not", code: "missing" };
    }),
    ...unknown.map((id) => unknownId(["targets", id], id, "a target of the plan", ids)),
    // zod's record would drop it without a word.
    ...(ids.includes("__proto__") ? [unexpected(["targets", "__proto__"], "__proto__", "a target of another id")] : []),
  ];
}
