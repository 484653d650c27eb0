import { type Fixture, lookFor } from "./fixture.ts";

export const citationsResolve: readonly Fixture[] = [
  {
    rejects: "a look-for that cites a competency that no domain has",
    spoil: (files) => {
      lookFor(files, "M4.2").competencies = ["3.5", "3.8"];
    },
    problems: [
      {
        file: "metrics-2.0.json",
        path: ["metrics", 3, "lookFors", 1, "competencies", 1],
        says: 'M4.2 cites "3.8", which no domain has; cite one that exists (nearest: 3.7)',
      },
    ],
  },
];
