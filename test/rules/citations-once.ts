import { type Fixture, lookFor } from "./fixture.ts";

export const citationsOnce: readonly Fixture[] = [
  {
    rejects: "a look-for that cites a competency twice",
    spoil: (files) => {
      lookFor(files, "M4.2").competencies = ["3.5", "3.6", "3.5"];
    },
    problems: [
      {
        file: "metrics-2.0.json",
        path: ["metrics", 3, "lookFors", 1, "competencies", 2],
        says: 'M4.2 cites "3.5" a second time',
      },
    ],
  },
];
