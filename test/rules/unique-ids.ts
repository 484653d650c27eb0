import { competency, discrepancy, domain, type Fixture, lookFor, metric, source } from "./fixture.ts";

export const uniqueIds: readonly Fixture[] = [
  {
    rejects: "two domains with one id",
    spoil: (files) => {
      domain(files, "D2").id = "D1";
    },
    problems: [{ file: "self-assessment-1.0.json", path: ["domains", 1, "id"], says: '"D1"' }],
  },
  {
    rejects: "two competencies with one id, in different domains",
    spoil: (files) => {
      competency(files, "2.2").id = "1.1";
    },
    problems: [{ file: "self-assessment-1.0.json", path: ["domains", 1, "competencies", 1, "id"], says: '"1.1"' }],
  },
  {
    rejects: "three metrics with one id, at the second and the third",
    spoil: (files) => {
      metric(files, "M3").id = "M1";
      metric(files, "M5").id = "M1";
    },
    problems: [
      { file: "metrics-2.0.json", path: ["metrics", 2, "id"], says: '"M1"' },
      { file: "metrics-2.0.json", path: ["metrics", 4, "id"], says: '"M1"' },
    ],
  },
  {
    rejects: "two look-fors with one id",
    spoil: (files) => {
      lookFor(files, "M4.2").id = "M4.1";
    },
    problems: [{ file: "metrics-2.0.json", path: ["metrics", 3, "lookFors", 1, "id"], says: '"M4.1"' }],
  },
  {
    rejects: "two discrepancies with one id",
    spoil: (files) => {
      discrepancy(files, "order-in-domain-6").id = "competencies-missing-from-page";
    },
    problems: [
      { file: "discrepancies.json", path: ["discrepancies", 2, "id"], says: '"competencies-missing-from-page"' },
    ],
  },
  {
    rejects: "two sources with one id",
    spoil: (files) => {
      source(files, "metrics-2.0").id = "self-assessment-page";
    },
    problems: [{ file: "sources.json", path: ["sources", 1, "id"], says: '"self-assessment-page"' }],
  },
  {
    rejects: "a source with the id of a discrepancy",
    spoil: (files) => {
      source(files, "self-assessment-page").id = "share-vision";
    },
    problems: [{ file: "sources.json", path: ["sources", 0, "id"], says: '"share-vision"' }],
  },
];
