import type { Rule } from "./rule.ts";

/** The two ends of the 2.0 rating differ. */
export const evidenceEnds: Rule = {
  name: "evidence-ends",
  check(files) {
    const [low, high] = files["metrics-2.0.json"].evidenceEnds;
    if (low.toLowerCase() !== high.toLowerCase()) return [];
    const message = `both ends read "${low}"; the lower end comes first, then the upper`;
    return [{ file: "metrics-2.0.json", path: ["evidenceEnds"], message }];
  },
};
