import type { Fixture } from "./fixture.ts";

export const evidenceEnds: readonly Fixture[] = [
  {
    rejects: "two ends that read the same but for the case",
    spoil: (files) => {
      files["metrics-2.0.json"].evidenceEnds = ["EVIDENT", "Evident"];
    },
    problems: [{ file: "metrics-2.0.json", path: ["evidenceEnds"], says: 'both ends read "EVIDENT"' }],
  },
];
