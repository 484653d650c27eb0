import { expect, it } from "vitest";
import { tell } from "../../scripts/problem.ts";

const problem = {
  file: "metrics-2.0.json",
  path: ["metrics", 3, "lookFors", 0, "id"],
  message: 'Expected "M4.1", got "M4.2"; renumber or reorder',
} as const;

it("tells a problem in one line: the file, the path as JSONPath, what is wrong, and the rule", () => {
  expect(tell(problem, "ids-in-order")).toBe(
    'data/metrics-2.0.json $.metrics[3].lookFors[0].id: Expected "M4.1", got "M4.2"; renumber or reorder (ids-in-order)',
  );
});

it("names no rule where none found the problem, and the whole file by $ alone", () => {
  expect(tell({ ...problem, path: [], message: "is not JSON; fix its syntax" })).toBe(
    "data/metrics-2.0.json $: is not JSON; fix its syntax",
  );
});
