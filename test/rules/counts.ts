import { domain, type Fixture, lookFor, metric } from "./fixture.ts";

const page = "self-assessment-1.0.json";
const document = "metrics-2.0.json";

export const counts: readonly Fixture[] = [
  {
    rejects: "a domain that is left out, with its five competencies",
    spoil: (files) => files[page].domains.pop(),
    problems: [
      { file: page, path: ["domains"], says: "6 domains where the documents hold 7" },
      { file: page, path: ["domains"], says: "0 competencies in D7 where the documents hold 5" },
    ],
  },
  {
    rejects: "a metric that is left out, with its eight look-fors",
    spoil: (files) => files[document].metrics.pop(),
    problems: [
      { file: document, path: ["metrics"], says: "4 metrics where the documents hold 5" },
      { file: document, path: ["metrics"], says: "18 links where the documents hold 26" },
      { file: document, path: ["metrics"], says: "16 cited competencies where the documents hold 24" },
      { file: document, path: ["metrics"], says: "0 look-fors in M5 where the documents hold 8" },
    ],
  },
  {
    rejects: "a citation that is left out",
    spoil: (files) => {
      lookFor(files, "M4.2").competencies = ["3.5"];
    },
    problems: [{ file: document, path: ["metrics"], says: "25 links where the documents hold 26" }],
  },
  {
    rejects: "a citation that is moved to a competency that another look-for cites",
    spoil: (files) => {
      lookFor(files, "M1.1").competencies = ["1.2"];
    },
    problems: [{ file: document, path: ["metrics"], says: "23 cited competencies where the documents hold 24" }],
  },
  {
    rejects: "a prompt that is left out",
    spoil: (files) => files["reflection-prompts.json"].reflectionPrompts.pop(),
    problems: [
      {
        file: "reflection-prompts.json",
        path: ["reflectionPrompts"],
        says: "17 prompts where the documents hold 18",
      },
    ],
  },
  {
    rejects: "a foundation that is left out",
    spoil: (files) => files[page].foundations.pop(),
    problems: [{ file: page, path: ["foundations"], says: "2 foundations where the documents hold 3" }],
  },
  {
    rejects: "a competency that is left out",
    spoil: (files) => domain(files, "D3").competencies.pop(),
    problems: [{ file: page, path: ["domains"], says: "6 competencies in D3 where the documents hold 7" }],
  },
  {
    rejects: "a look-for that the document does not have",
    spoil: (files) => metric(files, "M4").lookFors.push({ ...lookFor(files, "M4.1"), id: "M4.3", competencies: [] }),
    problems: [{ file: document, path: ["metrics"], says: "3 look-fors in M4 where the documents hold 2" }],
  },
];
