import { type Fixture, former } from "./fixture.ts";

const file = "former-ids.json";

export const formerIdsLead: readonly Fixture[] = [
  {
    rejects: "a chain, at its first record alone",
    spoil: (files) => {
      former(files, { id: "3.8", kind: "moved", to: "3.9" });
      former(files, { id: "3.9", kind: "split", to: ["3.6", "3.7"] });
    },
    problems: [
      {
        file,
        path: ["formerIds", 0, "to"],
        says: '"3.9" is a former id itself; lead to what it leads to ("3.6", "3.7")',
      },
    ],
  },
  {
    rejects: "a record that leads to itself",
    spoil: (files) => former(files, { id: "M6", kind: "moved", to: "M6" }),
    problems: [{ file, path: ["formerIds", 0, "to"], says: '"M6" leads back to itself' }],
  },
  {
    rejects: "a cycle of three, at each of its records, and what only leads into it",
    spoil: (files) => {
      former(files, { id: "1.6", kind: "moved", to: "1.7" });
      former(files, { id: "1.7", kind: "split", to: ["1.1", "1.8"] });
      former(files, { id: "1.8", kind: "moved", to: "1.6" });
      former(files, { id: "1.9", kind: "moved", to: "1.7" });
    },
    problems: [
      { file, path: ["formerIds", 0, "to"], says: '"1.6" leads back to itself' },
      { file, path: ["formerIds", 1, "to", 1], says: '"1.7" leads back to itself' },
      { file, path: ["formerIds", 2, "to"], says: '"1.8" leads back to itself' },
      { file, path: ["formerIds", 3, "to"], says: '"1.7" is a former id itself' },
    ],
  },
  {
    rejects: "an id that does not exist, naming the nearest",
    spoil: (files) => former(files, { id: "7.7", kind: "moved", to: "7.6" }),
    problems: [
      { file, path: ["formerIds", 0, "to"], says: '"7.6" is not in use; lead to an id that is (nearest: 7.5)' },
    ],
  },
  {
    rejects: "an id of another kind, for each kind",
    spoil: (files) => {
      former(files, { id: "D8", kind: "moved", to: "M5" });
      former(files, { id: "8.1", kind: "split", to: ["7.1", "D7"] });
      former(files, { id: "M6", kind: "moved", to: "M5.1" });
      former(files, { id: "M6.1", kind: "moved", to: "7.1" });
    },
    problems: [
      { file, path: ["formerIds", 0, "to"], says: '"M5" is a metric and "D8" was a domain' },
      { file, path: ["formerIds", 1, "to", 1], says: '"D7" is a domain and "8.1" was a competency' },
      { file, path: ["formerIds", 2, "to"], says: '"M5.1" is a look-for and "M6" was a metric' },
      { file, path: ["formerIds", 3, "to"], says: '"7.1" is a competency and "M6.1" was a look-for' },
    ],
  },
  {
    rejects: "a split that names an id twice",
    spoil: (files) => former(files, { id: "3.8", kind: "split", to: ["3.6", "3.7", "3.6"] }),
    problems: [{ file, path: ["formerIds", 0, "to", 2], says: '"3.6" is duplicated here' }],
  },
];
