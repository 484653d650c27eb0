import { competency, domain, type Fixture, foundation, lookFor, metric, prompt } from "./fixture.ts";

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
  {
    rejects: "two domains with one name, and two metrics",
    spoil: (files) => {
      domain(files, "D3").name = domain(files, "D2").name;
      metric(files, "M5").name = metric(files, "M1").name;
    },
    problems: [
      { file: "self-assessment-1.0.json", path: ["domains", 2, "name"], says: "an earlier domain's name" },
      { file: "metrics-2.0.json", path: ["metrics", 4, "name"], says: "an earlier metric's name" },
    ],
  },
  {
    rejects: "two domains with one description, and two metrics",
    spoil: (files) => {
      domain(files, "D7").description = domain(files, "D1").description;
      metric(files, "M2").description = metric(files, "M1").description;
    },
    problems: [
      {
        file: "self-assessment-1.0.json",
        path: ["domains", 6, "description"],
        says: "an earlier domain's description",
      },
      { file: "metrics-2.0.json", path: ["metrics", 1, "description"], says: "an earlier metric's description" },
    ],
  },
  {
    rejects: "two foundations with one name",
    spoil: (files) => {
      foundation(files, "community-partnerships-for-systems-change").name = "Participatory Systems Change for Equity";
    },
    problems: [{ file: "self-assessment-1.0.json", path: ["foundations", 2, "name"], says: "an earlier foundation" }],
  },
];
