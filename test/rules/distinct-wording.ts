import { competency, type Fixture, lookFor, prompt } from "./fixture.ts";

export const distinctWording: readonly Fixture[] = [
  {
    rejects: "the prompt that the page prints twice, held twice",
    spoil: (files) => {
      prompt(files, "sharing-data").text = prompt(files, "mapped-community-assets").text;
    },
    problems: [
      {
        file: "reflection-prompts.json",
        path: ["reflectionPrompts", 12, "text"],
        says: "an earlier prompt reads the same",
      },
    ],
  },
  {
    rejects: "two competencies with one title, in different domains",
    spoil: (files) => {
      competency(files, "5.4").title = competency(files, "4.3").title;
    },
    problems: [
      {
        file: "self-assessment-1.0.json",
        path: ["domains", 4, "competencies", 3, "title"],
        says: "an earlier competency reads the same",
      },
    ],
  },
  {
    rejects: "two look-fors that read the same but for the case",
    spoil: (files) => {
      lookFor(files, "M1.5").text = "FOSTERING A CULTURE OF SERVICE";
    },
    problems: [
      {
        file: "metrics-2.0.json",
        path: ["metrics", 0, "lookFors", 4, "text"],
        says: "an earlier look-for reads the same",
      },
    ],
  },
];
