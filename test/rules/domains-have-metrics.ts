import { type Fixture, metric } from "./fixture.ts";

export const domainsHaveMetrics: readonly Fixture[] = [
  {
    rejects: "a domain in the table that does not exist",
    spoil: (files) => {
      metric(files, "M5").domains = ["D5", "D6", "D7", "D8"];
    },
    problems: [{ file: "metrics-2.0.json", path: ["metrics", 4, "domains", 3], says: '"D8" is not a domain' }],
  },
  {
    rejects: "a domain with two metrics",
    spoil: (files) => {
      metric(files, "M2").domains = ["D1", "D2"];
    },
    problems: [{ file: "metrics-2.0.json", path: ["metrics", 1, "domains", 0], says: '"D1" is in the table already' }],
  },
  {
    rejects: "a domain that one metric has twice",
    spoil: (files) => {
      metric(files, "M4").domains = ["D4", "D4"];
    },
    problems: [{ file: "metrics-2.0.json", path: ["metrics", 3, "domains", 1], says: '"D4" is in the table already' }],
  },
  {
    rejects: "a domain that no metric has",
    spoil: (files) => {
      metric(files, "M5").domains = ["D5", "D7"];
    },
    problems: [{ file: "self-assessment-1.0.json", path: ["domains", 5], says: "no metric has D6 among its domains" }],
  },
  {
    rejects: "a metric that no domain maps to",
    spoil: (files) => {
      metric(files, "M4").domains = [];
      metric(files, "M3").domains = ["D3", "D4"];
    },
    problems: [{ file: "metrics-2.0.json", path: ["metrics", 3, "domains"], says: "no domain maps to M4" }],
  },
];
