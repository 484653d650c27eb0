import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

it("the example of a custom crosswalk prints what its ratings and links come to", () => {
  const printed = execFileSync(
    process.execPath,
    ["node_modules/tsx/dist/cli.mjs", "docs/examples/custom-crosswalk.ts"],
    {
      cwd: root,
      encoding: "utf8",
    },
  );
  expect(printed.trimEnd().split("\n")).toEqual([
    "Sources linked, of all sources",
    // 24 competencies are cited by a look-for.
    "  cei: 24 of 34",
    "  goals: 8 of 34",
    // 1.1, 1.3 and 1.5 lead to M1; 3.3 and 3.5 to M3; 3.6 and 4.4 to M4; 4.3 to none. M2 and M5 have no goal.
    "  goalsByMetric: 3 of 5",
    "",
    "Metrics that serve each goal",
    "  Welcome: M1",
    // 3.5 and 3.6 are cited under both.
    "  Voice: M3, M4",
    "  Access: M4",
    "",
    "Goals, from 1.0 ratings",
    // 4, 3 and 2.
    "  Welcome: 3.00 (100% rated)",
    // 2 and 3; 3.6 is not rated.
    "  Voice: 2.50 (67% rated)",
    // 4.3 with 4; 4.4 does not apply.
    "  Access: 4.00 (100% rated)",
    "",
    "Goals, from 2.0 ratings",
    "  Welcome: 3.00 (100% rated)",
    // A part for each look-for: M3.2, M3.3 and M3.4 with M3's 2, M4.2 with M4's 4.
    "  Voice: 2.50 (100% rated)",
    "  Access: 4.00 (100% rated)",
    "",
    "Goals, from 2.0 ratings, sent as a message",
    "  Welcome: 3.00 (100% rated)",
    "  Voice: 2.50 (100% rated)",
    "  Access: 4.00 (100% rated)",
  ]);
});
