import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

describe("npm run example", () => {
  const printed = execFileSync(process.execPath, ["node_modules/tsx/dist/cli.mjs", "docs/examples/district.mjs"], {
    cwd: root,
    encoding: "utf8",
  });

  it.each([
    // D1: 3, 3, 2, 2, 4. D3: 2, 3, 1, 1, 4, 1 and one missing of seven. D7: one of five.
    "  D1   2.80  Building Relationships (100% rated)",
    "  D3   2.00  Shared Power and Decision Making (86% rated)",
    "  D7     -   Community as Collaborators (20% rated, insufficient: no score)",
    // M1: 3, 3, 2, 2, 4 and 2.3 with 3. M2: (3 + 2) / 2 = 2.5 and 3. M3: 2, 1, 4, 1. M4: 2 and (4 + 1) / 2 = 2.5.
    "  M1   2.83  Strong Relationships and Authentic Partnerships (100% rated)",
    "  M2   2.75  Shared Beliefs and Collective Efficacy (67% rated)",
    "       2.50  M2.1 Develops collective efficacy and shared mindsets (2.1 rated 3, 2.2 rated 2)",
    "  M3   2.00  Shared Power and Decision-Making (80% rated)",
    "  M4   2.25  Alignment of Policies, Practices, and Resources (100% rated)",
    // M5: seven applicable look-fors, two rated.
    "  M5     -   Centering the Experiences of Educational Partners (29% rated, insufficient: no score)",
    "         -   M5.4 Intentionally engages youth (6.1 rated n/a)",
    // (17/6 + 2.75 + 2 + 2.25) / 4 and (1 + 2/3 + 4/5 + 1 + 2/7) / 5.
    "  All  2.46  The mean of the metrics that have a score (75% rated)",
    "       3.4 Participatory budgeting",
    "  M3   3.3, 3.6",
    "  M4   3.6",
  ])("prints %j", (line) => {
    expect(printed.split("\n")).toContain(line);
  });

  it("lists each rated competency that no look-for cites", () => {
    const section = printed.split("Rated, but cited by no look-for\n")[1]?.split("\n\n")[0] ?? "";
    expect(section.match(/^ +\d\.\d/gm)?.map((id) => id.trim())).toEqual([
      "3.2",
      "3.4",
      "4.1",
      "4.2",
      "4.3",
      "5.2",
      "7.4",
    ]);
  });
});
