import { type Fixture, lookFor, metric } from "./fixture.ts";

export const lookForsCite: readonly Fixture[] = [
  {
    rejects: "a metric without a look-for",
    spoil: (files) => {
      metric(files, "M4").lookFors = [];
    },
    problems: [{ file: "metrics-2.0.json", path: ["metrics", 3, "lookFors"], says: "M4 has no look-for" }],
  },
  {
    rejects: "a look-for that cites nothing",
    spoil: (files) => {
      lookFor(files, "M2.1").competencies = [];
    },
    problems: [
      {
        file: "metrics-2.0.json",
        path: ["metrics", 1, "lookFors", 0, "competencies"],
        says: "M2.1 cites no competency",
      },
    ],
  },
];
