// The issues that a schema reports, in the form of test/issues.ts.
import type * as z from "zod";

/** "path code" for each issue: the library's code if there is one, otherwise Zod's. */
export function zodIssuesOf(schema: z.ZodType, input: unknown): string[] {
  return (schema.safeParse(input).error?.issues ?? []).map((issue) => {
    const own = issue.code === "custom" ? issue.params?.["code"] : undefined;
    return `${issue.path.join(".")} ${own ?? issue.code}`.trimStart();
  });
}
