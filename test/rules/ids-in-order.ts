import { competency, domain, type Fixture, metric } from "./fixture.ts";

export const idsInOrder: readonly Fixture[] = [
  {
    rejects: "two domains in each other's place",
    spoil: (files) => {
      const { domains } = files["self-assessment-1.0.json"];
      domains.splice(0, 2, domain(files, "D2"), domain(files, "D1"));
    },
    problems: [
      { file: "self-assessment-1.0.json", path: ["domains", 0, "id"], says: 'Expected "D1", got "D2"' },
      { file: "self-assessment-1.0.json", path: ["domains", 1, "id"], says: 'Expected "D2", got "D1"' },
    ],
  },
  {
    rejects: "a gap in the numbers of a domain's competencies",
    spoil: (files) => {
      competency(files, "4.4").id = "4.5";
    },
    problems: [
      {
        file: "self-assessment-1.0.json",
        path: ["domains", 3, "competencies", 3, "id"],
        says: 'Expected "4.4", got "4.5"',
      },
    ],
  },
  {
    rejects: "a competency under another domain",
    spoil: (files) => {
      domain(files, "D2").competencies.push(...domain(files, "D1").competencies.splice(4));
    },
    problems: [
      {
        file: "self-assessment-1.0.json",
        path: ["domains", 1, "competencies", 5, "id"],
        says: 'Expected "2.6", got "1.5"',
      },
    ],
  },
  {
    rejects: "two metrics in each other's place",
    spoil: (files) => {
      const { metrics } = files["metrics-2.0.json"];
      metrics.splice(3, 2, metric(files, "M5"), metric(files, "M4"));
    },
    problems: [
      { file: "metrics-2.0.json", path: ["metrics", 3, "id"], says: 'Expected "M4", got "M5"' },
      { file: "metrics-2.0.json", path: ["metrics", 4, "id"], says: 'Expected "M5", got "M4"' },
    ],
  },
  {
    rejects: "two look-fors in each other's place",
    spoil: (files) => {
      metric(files, "M4").lookFors.reverse();
    },
    problems: [
      {
        file: "metrics-2.0.json",
        path: ["metrics", 3, "lookFors", 0, "id"],
        says: 'Expected "M4.1", got "M4.2"',
      },
      {
        file: "metrics-2.0.json",
        path: ["metrics", 3, "lookFors", 1, "id"],
        says: 'Expected "M4.2", got "M4.1"',
      },
    ],
  },
];
