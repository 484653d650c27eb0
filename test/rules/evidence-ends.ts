import type { Fixture } from "./fixture.ts";

export const evidenceEnds: readonly Fixture[] = [
  {
    rejects: "two ends in each other's place",
    spoil: (files) => {
      files["metrics-2.0.json"].evidenceEnds = ["Evident", "Not Evident"];
    },
    problems: [{ file: "metrics-2.0.json", path: ["evidenceEnds"], says: '"Evident" does not deny "Not Evident"' }],
  },
  {
    rejects: "two ends that read the same",
    spoil: (files) => {
      files["metrics-2.0.json"].evidenceEnds = ["Evident", "Evident"];
    },
    problems: [{ file: "metrics-2.0.json", path: ["evidenceEnds"], says: '"Evident" does not deny "Evident"' }],
  },
];
