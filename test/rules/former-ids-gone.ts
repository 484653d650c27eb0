import { type Fixture, former } from "./fixture.ts";

const file = "former-ids.json";

export const formerIdsGone: readonly Fixture[] = [
  {
    rejects: "a former id that is in use",
    spoil: (files) => former(files, { id: "6.2", kind: "moved", to: "6.3" }),
    problems: [{ file, path: ["formerIds", 0, "id"], says: '"6.2" is the id of a competency' }],
  },
  {
    rejects: "a former id that leads to itself, which is in use",
    spoil: (files) => former(files, { id: "M2", kind: "moved", to: "M2" }),
    problems: [{ file, path: ["formerIds", 0, "id"], says: '"M2" is the id of a metric' }],
  },
  {
    rejects: "two records of a former id",
    spoil: (files) => {
      former(files, { id: "D8", kind: "moved", to: "D7" });
      former(files, { id: "M1.7", kind: "split", to: ["M1.1", "M1.2"] });
      former(files, { id: "D8", kind: "split", to: ["D6", "D7"] });
    },
    problems: [{ file, path: ["formerIds", 2, "id"], says: '"D8" has an earlier record' }],
  },
];
