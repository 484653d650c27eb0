import { competency, type Fixture, lookFor } from "./fixture.ts";

export const titlesFrom: readonly Fixture[] = [
  {
    rejects: "a title from a look-for that differs from it in a word",
    spoil: (files) => {
      competency(files, "3.7").title = "Engaging historically marginalised families";
    },
    problems: [
      {
        file: "self-assessment-1.0.json",
        path: ["domains", 2, "competencies", 6, "title"],
        says: "no look-for that cites 3.7 alone reads so",
      },
    ],
  },
  {
    rejects: "a title from a look-for that cites another competency as well",
    spoil: (files) => {
      competency(files, "3.6").title = lookFor(files, "M4.2").text;
    },
    problems: [
      {
        file: "self-assessment-1.0.json",
        path: ["domains", 2, "competencies", 5, "title"],
        says: "no look-for that cites 3.6 alone reads so",
      },
    ],
  },
  {
    rejects: "a title from the page under the name of a look-for",
    spoil: (files) => {
      competency(files, "1.1").titleFrom = "look-for";
    },
    problems: [
      {
        file: "self-assessment-1.0.json",
        path: ["domains", 0, "competencies", 0, "title"],
        says: "no look-for that cites 1.1 alone reads so",
      },
      {
        file: "self-assessment-1.0.json",
        path: ["domains", 0, "competencies", 0, "source"],
        says: '"self-assessment-page" with titleFrom "look-for"; write "metrics-2.0"',
      },
    ],
  },
  {
    rejects: "a title from a look-for with the page as its source",
    spoil: (files) => {
      competency(files, "3.5").source = "self-assessment-page";
    },
    problems: [
      {
        file: "self-assessment-1.0.json",
        path: ["domains", 2, "competencies", 4, "source"],
        says: '"self-assessment-page" with titleFrom "look-for"; write "metrics-2.0"',
      },
    ],
  },
  {
    rejects: "a title from the page with the 2.0 document as its source",
    spoil: (files) => {
      competency(files, "3.4").source = "metrics-2.0";
    },
    problems: [
      {
        file: "self-assessment-1.0.json",
        path: ["domains", 2, "competencies", 3, "source"],
        says: '"metrics-2.0" with titleFrom "page"; write "self-assessment-page"',
      },
    ],
  },
];
