import { competency, domain, type Fixture, foundation, lookFor, metric, prompt } from "./fixture.ts";

export const uniqueKeys: readonly Fixture[] = [
  {
    rejects: "two domains with one key",
    spoil: (files) => {
      domain(files, "D3").key = "building-relationships";
    },
    problems: [
      {
        file: "self-assessment-1.0.json",
        path: ["domains", 2, "key"],
        says: '"building-relationships" is the key of an earlier domain',
      },
    ],
  },
  {
    rejects: "two competencies with one key, in different domains",
    spoil: (files) => {
      competency(files, "7.1").key = "crucial-conversations";
    },
    problems: [
      {
        file: "self-assessment-1.0.json",
        path: ["domains", 6, "competencies", 0, "key"],
        says: '"crucial-conversations" is the key of an earlier competency',
      },
    ],
  },
  {
    rejects: "two metrics with one key",
    spoil: (files) => {
      metric(files, "M4").key = "shared-power-and-decision-making";
    },
    problems: [
      {
        file: "metrics-2.0.json",
        path: ["metrics", 3, "key"],
        says: '"shared-power-and-decision-making" is the key of an earlier metric',
      },
    ],
  },
  {
    rejects: "two look-fors with one key",
    spoil: (files) => {
      lookFor(files, "M5.8").key = "fosters-belonging";
    },
    problems: [
      {
        file: "metrics-2.0.json",
        path: ["metrics", 4, "lookFors", 7, "key"],
        says: '"fosters-belonging" is the key of an earlier look-for',
      },
    ],
  },
  {
    rejects: "two prompts with one key",
    spoil: (files) => {
      prompt(files, "trust-with-families").key = "sense-of-purpose";
    },
    problems: [
      {
        file: "reflection-prompts.json",
        path: ["reflectionPrompts", 1, "key"],
        says: '"sense-of-purpose" is the key of an earlier reflection-prompt',
      },
    ],
  },
  {
    rejects: "two foundations with one key",
    spoil: (files) => {
      foundation(files, "participatory-systems-change-for-equity").key = "dual-capacity-building-framework";
    },
    problems: [
      {
        file: "self-assessment-1.0.json",
        path: ["foundations", 1, "key"],
        says: '"dual-capacity-building-framework" is the key of an earlier foundation',
      },
    ],
  },
];
