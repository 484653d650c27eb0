import { domain, type Fixture, foundation, lookFor, metric, prompt } from "./fixture.ts";

const page = "self-assessment-page";
const document = "metrics-2.0";
const notInDocument = '"metrics-2.0" has no such wording; write "self-assessment-page"';
const notOnPage = '"self-assessment-page" has no such wording; write "metrics-2.0"';

export const sourcesAgree: readonly Fixture[] = [
  {
    rejects: "a foundation from the 2.0 document",
    spoil: (files) => {
      foundation(files, "participatory-systems-change-for-equity").source = document;
    },
    problems: [{ file: "self-assessment-1.0.json", path: ["foundations", 1, "source"], says: notInDocument }],
  },
  {
    rejects: "a domain whose name and description have each other's source",
    spoil: (files) => {
      domain(files, "D2").sources = { name: page, description: document };
    },
    problems: [
      { file: "self-assessment-1.0.json", path: ["domains", 1, "sources", "name"], says: notOnPage },
      { file: "self-assessment-1.0.json", path: ["domains", 1, "sources", "description"], says: notInDocument },
    ],
  },
  {
    rejects: "a metric from the page",
    spoil: (files) => {
      metric(files, "M3").source = page;
    },
    problems: [{ file: "metrics-2.0.json", path: ["metrics", 2, "source"], says: notOnPage }],
  },
  {
    rejects: "a look-for from the page",
    spoil: (files) => {
      lookFor(files, "M2.3").source = page;
    },
    problems: [{ file: "metrics-2.0.json", path: ["metrics", 1, "lookFors", 2, "source"], says: notOnPage }],
  },
  {
    rejects: "a prompt from the 2.0 document",
    spoil: (files) => {
      prompt(files, "trust-with-families").source = document;
    },
    problems: [{ file: "reflection-prompts.json", path: ["reflectionPrompts", 1, "source"], says: notInDocument }],
  },
];
