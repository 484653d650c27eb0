import { type Fixture, foundation } from "./fixture.ts";

export const foundationsCombine: readonly Fixture[] = [
  {
    rejects: "a foundation that combines one that does not exist",
    spoil: (files) => {
      foundation(files, "community-partnerships-for-systems-change").combines = [
        "dual-capacity-building-framework",
        "participatory-change",
      ];
    },
    problems: [
      {
        file: "self-assessment-1.0.json",
        path: ["foundations", 2, "combines", 1],
        says: '"participatory-change" is not the key of an earlier foundation',
      },
    ],
  },
  {
    rejects: "a foundation that combines itself",
    spoil: (files) => {
      foundation(files, "dual-capacity-building-framework").combines = ["dual-capacity-building-framework"];
    },
    problems: [
      {
        file: "self-assessment-1.0.json",
        path: ["foundations", 0, "combines", 0],
        says: '"dual-capacity-building-framework" is not the key of an earlier foundation',
      },
    ],
  },
  {
    rejects: "a foundation that stands before those that it combines",
    spoil: (files) => {
      files["self-assessment-1.0.json"].foundations.reverse();
    },
    problems: [
      {
        file: "self-assessment-1.0.json",
        path: ["foundations", 0, "combines", 0],
        says: '"dual-capacity-building-framework" is not the key of an earlier foundation',
      },
      {
        file: "self-assessment-1.0.json",
        path: ["foundations", 0, "combines", 1],
        says: '"participatory-systems-change-for-equity" is not the key of an earlier foundation',
      },
    ],
  },
  {
    rejects: "a foundation that combines another twice",
    spoil: (files) => {
      foundation(files, "community-partnerships-for-systems-change").combines = [
        "dual-capacity-building-framework",
        "dual-capacity-building-framework",
      ];
    },
    problems: [
      {
        file: "self-assessment-1.0.json",
        path: ["foundations", 2, "combines", 1],
        says: '"dual-capacity-building-framework" is named already',
      },
    ],
  },
];
