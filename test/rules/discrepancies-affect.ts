import { discrepancy, type Fixture } from "./fixture.ts";

export const discrepanciesAffect: readonly Fixture[] = [
  {
    rejects: "a discrepancy that affects a competency that does not exist",
    spoil: (files) => {
      discrepancy(files, "competencies-missing-from-page").affects = ["3.5", "3.6", "3.8"];
    },
    problems: [
      {
        file: "discrepancies.json",
        path: ["discrepancies", 0, "affects", 2],
        says: '"3.8" is neither an id nor the key of a prompt (nearest: 3.7)',
      },
    ],
  },
  {
    rejects: "a discrepancy that affects a prompt that does not exist",
    spoil: (files) => {
      discrepancy(files, "order-in-domain-6").affects = ["mapped-community-asset"];
    },
    problems: [
      {
        file: "discrepancies.json",
        path: ["discrepancies", 2, "affects", 0],
        says: '"mapped-community-asset" is neither an id nor the key of a prompt (nearest: mapped-community-assets)',
      },
    ],
  },
  {
    rejects: "a discrepancy that affects one thing twice",
    spoil: (files) => {
      discrepancy(files, "order-in-domain-6").affects = ["6.2", "6.3", "M5.5", "6.3"];
    },
    problems: [
      { file: "discrepancies.json", path: ["discrepancies", 2, "affects", 3], says: '"6.3" is named already' },
    ],
  },
];
