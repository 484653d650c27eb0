import { competency, discrepancy, domain, type Fixture, foundation, lookFor, metric, prompt } from "./fixture.ts";

const says = '"metrics-3.0" is not a source; name one of self-assessment-page, metrics-2.0';

export const sourcesResolve: readonly Fixture[] = [
  {
    rejects: "an unknown source of a foundation",
    spoil: (files) => {
      foundation(files, "participatory-systems-change-for-equity").source = "metrics-3.0";
    },
    problems: [{ file: "self-assessment-1.0.json", path: ["foundations", 1, "source"], says }],
  },
  {
    rejects: "an unknown source of a domain's name and description",
    spoil: (files) => {
      domain(files, "D2").sources = { name: "metrics-3.0", description: "metrics-3.0" };
    },
    problems: [
      { file: "self-assessment-1.0.json", path: ["domains", 1, "sources", "name"], says },
      { file: "self-assessment-1.0.json", path: ["domains", 1, "sources", "description"], says },
    ],
  },
  {
    rejects: "an unknown source of a competency",
    spoil: (files) => {
      competency(files, "2.3").source = "metrics-3.0";
    },
    problems: [{ file: "self-assessment-1.0.json", path: ["domains", 1, "competencies", 2, "source"], says }],
  },
  {
    rejects: "an unknown source of a metric",
    spoil: (files) => {
      metric(files, "M3").source = "metrics-3.0";
    },
    problems: [{ file: "metrics-2.0.json", path: ["metrics", 2, "source"], says }],
  },
  {
    rejects: "an unknown source of a look-for",
    spoil: (files) => {
      lookFor(files, "M2.3").source = "metrics-3.0";
    },
    problems: [{ file: "metrics-2.0.json", path: ["metrics", 1, "lookFors", 2, "source"], says }],
  },
  {
    rejects: "an unknown source of a reading",
    spoil: (files) => {
      discrepancy(files, "order-in-domain-6").readings = [{ source: "metrics-3.0", says: "Cites it as 6.2." }];
    },
    problems: [{ file: "discrepancies.json", path: ["discrepancies", 2, "readings", 0, "source"], says }],
  },
  {
    rejects: "an unknown source of a prompt",
    spoil: (files) => {
      prompt(files, "trust-with-families").source = "metrics-3.0";
    },
    problems: [{ file: "reflection-prompts.json", path: ["reflectionPrompts", 1, "source"], says }],
  },
];
