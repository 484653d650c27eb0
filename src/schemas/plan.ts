// Schema of a plan.
import * as z from "zod";
import { halfRule } from "../scoring/plan.ts";
import { planIssues } from "../scoring/plan-issues.ts";
import { withLibraryChecks } from "./with-library-checks.ts";

/** A plan, the input of `createPlan`. Default of minCoverage: 0.5. */
export const planSchema = withLibraryChecks(
  z.strictObject({
    name: z.string(),
    basis: z.enum(["parts", "projected"]).meta({ title: "Plan basis" }).optional(),
    items: z.array(z.string()),
    minCoverage: z.number().min(0).max(1).default(halfRule),
    targets: z.array(
      z
        .strictObject({
          id: z.string(),
          direct: z.string().optional(),
          parts: z.array(
            z
              .strictObject({
                id: z.string(),
                weight: z.number().positive(),
                items: z
                  .array(z.strictObject({ id: z.string(), weight: z.number().positive() }).meta({ title: "Plan item" }))
                  .min(1),
              })
              .meta({ title: "Plan part" }),
          ),
        })
        .meta({ title: "Plan target" }),
    ),
  }),
  planIssues,
).meta({ title: "Plan" });
