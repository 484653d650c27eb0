import { type Fixture, metric } from "./fixture.ts";

export const statementsNameMetrics: readonly Fixture[] = [
  {
    rejects: "two statements under each other's metric",
    spoil: (files) => {
      const [first, second] = [metric(files, "M1"), metric(files, "M2")];
      [first.statement, second.statement] = [second.statement, first.statement];
    },
    problems: [
      {
        file: "metrics-2.0.json",
        path: ["metrics", 0, "statement"],
        says: 'the statement of M1 is not a sentence about "Strong Relationships and Authentic Partnerships"',
      },
      {
        file: "metrics-2.0.json",
        path: ["metrics", 1, "statement"],
        says: 'the statement of M2 is not a sentence about "Shared Beliefs and Collective Efficacy"',
      },
    ],
  },
  {
    rejects: "a statement that leaves out the first word of the name",
    spoil: (files) => {
      metric(files, "M5").statement = "The LEA knows the experiences of educational partners.";
    },
    problems: [
      { file: "metrics-2.0.json", path: ["metrics", 4, "statement"], says: "the statement of M5 is not a sentence" },
    ],
  },
  {
    rejects: "a statement that has the first word of the name alone",
    spoil: (files) => {
      metric(files, "M1").statement = "The LEA and Educational Partners demonstrate strong partnerships.";
    },
    problems: [
      { file: "metrics-2.0.json", path: ["metrics", 0, "statement"], says: "the statement of M1 is not a sentence" },
    ],
  },
  {
    rejects: "a statement without a full stop, such as the name",
    spoil: (files) => {
      metric(files, "M3").statement = "Shared Power and Decision-Making";
    },
    problems: [
      { file: "metrics-2.0.json", path: ["metrics", 2, "statement"], says: "the statement of M3 is not a sentence" },
    ],
  },
  {
    rejects: "a statement that the description was added to",
    spoil: (files) => {
      metric(files, "M4").statement += ` ${metric(files, "M4").description}`;
    },
    problems: [
      { file: "metrics-2.0.json", path: ["metrics", 3, "statement"], says: "the statement of M4 is not a sentence" },
    ],
  },
];
