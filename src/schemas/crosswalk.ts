// Schema of a crosswalk.
import * as z from "zod";
import { crosswalkIssues } from "../crosswalk/crosswalk-issues.ts";
import { provenanceSchema } from "./records.ts";
import { withLibraryChecks } from "./with-library-checks.ts";

/** A crosswalk: the input of `createCrosswalk`, or a crosswalk as JSON. Other fields of a link are kept. */
export const crosswalkSchema = withLibraryChecks(
  z.strictObject({
    provenance: provenanceSchema.optional(),
    sources: z.array(z.string()).min(1),
    targets: z.array(z.string()).min(1),
    links: z.array(
      z.looseObject({ source: z.string(), target: z.string(), via: z.string().optional() }).meta({ title: "Link" }),
    ),
    unmapped: z.array(z.string()).optional(),
    shared: z.array(z.string()).optional(),
  }),
  crosswalkIssues,
).meta({ title: "Crosswalk" });
