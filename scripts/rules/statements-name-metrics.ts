// Statements belong to their own metric.
import { metricsOf, within } from "../places.ts";
import type { Rule } from "./rule.ts";

/** A metric's statement is one sentence about what its name says, so that no statement is under another metric. */
export const statementsNameMetrics: Rule = {
  name: "statements-name-metrics",
  check(files) {
    return metricsOf(files).flatMap(({ metric, place }) => {
      // "Centering the experiences" and "centers the experiences": the first word's ending is the sentence's own.
      const [first = "", ...rest] = metric.name.toLowerCase().split(" ");
      const found = metric.statement.toLowerCase();
      const named = found.includes(rest.join(" ")) && found.includes(first.replace(/ing$/, ""));
      if (named && /^[^.!?]+\.$/.test(metric.statement)) return [];
      const message = `the statement of ${metric.id} is not a sentence about "${metric.name}"; copy that of its ranking cell`;
      return [{ ...within(place, "statement"), message }];
    });
  },
};
