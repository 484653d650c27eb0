// The two ends of the 2.0 rating.
import type { Rule } from "./rule.ts";

/** The lower end of the 2.0 rating comes first; it denies the upper one. */
export const evidenceEnds: Rule = {
  name: "evidence-ends",
  check(files) {
    const [low, high] = files["metrics-2.0.json"].evidenceEnds;
    if (low.toLowerCase() === `not ${high.toLowerCase()}`) return [];
    const message = `"${low}" does not deny "${high}"; write the lower end first, then the upper`;
    return [{ file: "metrics-2.0.json", path: ["evidenceEnds"], message }];
  },
};
