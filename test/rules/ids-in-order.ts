import { competency, domain, type Fixture, metric } from "./fixture.ts";

export const idsInOrder: readonly Fixture[] = [
  {
    rejects: "two domains in each other's place",
    spoil: (files) => {
      const { domains } = files["self-assessment-1.0.json"];
      domains.splice(0, 2, domain(files, "D2"), domain(files, "D1"));
    },
    problems: [
      { file: "self-assessment-1.0.json", path: ["domains", 0, "id"], says: '"D2" stands where "D1" belongs' },
      { file: "self-assessment-1.0.json", path: ["domains", 1, "id"], says: '"D1" stands where "D2" belongs' },
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
        says: '"4.5" stands where "4.4" belongs',
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
        says: '"1.5" stands where "2.6" belongs',
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
      { file: "metrics-2.0.json", path: ["metrics", 3, "id"], says: '"M5" stands where "M4" belongs' },
      { file: "metrics-2.0.json", path: ["metrics", 4, "id"], says: '"M4" stands where "M5" belongs' },
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
        says: '"M4.2" stands where "M4.1" belongs',
      },
      {
        file: "metrics-2.0.json",
        path: ["metrics", 3, "lookFors", 1, "id"],
        says: '"M4.1" stands where "M4.2" belongs',
      },
    ],
  },
];
