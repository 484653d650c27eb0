import { competency, type Fixture, lookFor } from "./fixture.ts";

export const numberingAgrees: readonly Fixture[] = [
  {
    rejects: 'a cited competency that says "position"',
    spoil: (files) => {
      competency(files, "1.4").numbering = "position";
    },
    problems: [
      {
        file: "self-assessment-1.0.json",
        path: ["domains", 0, "competencies", 3, "numbering"],
        says: 'a look-for cites 1.4; write "cited"',
      },
    ],
  },
  {
    rejects: 'a competency that nothing cites and that says "cited"',
    spoil: (files) => {
      competency(files, "7.5").numbering = "cited";
    },
    problems: [
      {
        file: "self-assessment-1.0.json",
        path: ["domains", 6, "competencies", 4, "numbering"],
        says: 'no look-for cites 7.5; write "position"',
      },
    ],
  },
  {
    rejects: "a citation that moved from one competency to another",
    spoil: (files) => {
      lookFor(files, "M5.5").competencies = ["6.2"];
    },
    problems: [
      {
        file: "self-assessment-1.0.json",
        path: ["domains", 5, "competencies", 1, "numbering"],
        says: 'a look-for cites 6.2; write "cited"',
      },
      {
        file: "self-assessment-1.0.json",
        path: ["domains", 5, "competencies", 2, "numbering"],
        says: 'no look-for cites 6.3; write "position"',
      },
    ],
  },
];
