import { describe, expect, it } from "vitest";
import { type Change, dataChanges, neededBump, tellChanges } from "../../scripts/data-changes.ts";
import type { DataFiles } from "../../scripts/data-files.ts";
import { derive } from "../../scripts/derive.ts";
import { competency, discrepancy, domain, lookFor, metric, prompt } from "../rules/fixture.ts";
import { realFiles } from "./real-data.ts";

/** What differs when the data of this project is changed. */
function changesWhen(change: (files: DataFiles) => void, before = realFiles()): Change[] {
  const files = structuredClone(before);
  change(files);
  return dataChanges(derive(before), derive(files));
}

const page = "self-assessment-1.0.json";
const document = "metrics-2.0.json";

describe("the differences of the data", () => {
  it("are none between the data and itself", () => {
    expect(changesWhen(() => {})).toEqual([]);
    expect(neededBump([])).toBe("none");
    expect(tellChanges([])).toBe("No difference in the data; it asks for no new version.\n");
  });

  it("do not count the day of the last change, which follows from others", () => {
    expect(
      changesWhen((files) => {
        files["sources.json"].changed = "2030-01-01T00:00:00Z";
      }),
    ).toEqual([]);
  });

  it("are a patch for each wording, with both texts", () => {
    const changes = changesWhen((files) => {
      competency(files, "1.2").title = "A culture of service";
      metric(files, "M3").statement = "A statement.";
      prompt(files, "sense-of-purpose").text = "Are you?";
    });
    expect(changes).toEqual([
      {
        part: "wording",
        bump: "patch",
        says: "title of the competency 1.2",
        old: "Create a culture of service",
        new: "A culture of service",
      },
      {
        part: "wording",
        bump: "patch",
        says: "statement of the metric M3",
        old: expect.any(String),
        new: "A statement.",
      },
      {
        part: "wording",
        bump: "patch",
        says: "text of the reflection prompt sense-of-purpose",
        old: expect.stringContaining("Are you and your team"),
        new: "Are you?",
      },
    ]);
    expect(neededBump(changes)).toBe("patch");
  });

  it("are a patch for facts about a record", () => {
    expect(
      changesWhen((files) => {
        competency(files, "1.1").numbering = "position";
        files[page].foundations.reverse();
        discrepancy(files, "competencies-missing-from-page").affects = ["3.5"];
      }).map(({ part, bump, says, old, new: now }) => [part, bump, says, old, now]),
    ).toEqual([
      ["other", "patch", "numbering of the competency 1.1", "cited", "position"],
      ["other", "patch", "the foundations are in another order", expect.any(String), expect.any(String)],
      ["other", "patch", "affects of the discrepancy competencies-missing-from-page", "3.5, 3.6, 3.7", "3.5"],
    ]);
  });

  it("are major where an id goes or comes, and tell where it went", () => {
    const removed = changesWhen((files) => {
      domain(files, "D3").competencies.splice(1, 1);
    });
    expect(removed).toEqual([
      {
        part: "ids",
        bump: "major",
        says: "the competency 3.2 is gone, and data/former-ids.json does not say what it is today",
      },
    ]);
    const moved = changesWhen((files) => {
      competency(files, "3.2").id = "3.8";
      files["former-ids.json"].formerIds = [{ id: "3.2", kind: "moved", to: "3.8" }];
    });
    expect(moved.map(({ bump, says }) => [bump, says])).toEqual([
      ["major", "the competency 3.2 is gone, moved to 3.8"],
      ["major", "the competency 3.8 is new"],
      ["minor", "the former id 3.2 leads to 3.8"],
    ]);
    const split = changesWhen((files) => {
      domain(files, "D3").competencies.splice(1, 1);
      files["former-ids.json"].formerIds = [{ id: "3.2", kind: "split", to: ["3.1", "3.3"] }];
    });
    expect(split.map(({ says }) => says)).toEqual([
      "the competency 3.2 is gone, split into 3.1, 3.3",
      "the former id 3.2 leads to 3.1, 3.3",
    ]);
  });

  it("are major where an id has another key, for that is another thing", () => {
    expect(
      changesWhen((files) => {
        lookFor(files, "M1.1").key = "another";
      }),
    ).toEqual([
      {
        part: "ids",
        bump: "major",
        says: "the look-for M1.1 has another key, so another meaning",
        old: expect.any(String),
        new: "another",
      },
    ]);
  });

  it("are major where scored items are in another order", () => {
    expect(
      changesWhen((files) => {
        metric(files, "M4").lookFors.reverse();
      }).map(({ part, bump, says }) => [part, bump, says]),
    ).toEqual([
      ["ids", "major", "the look-fors are in another order"],
      ["links", "major", "the links are in another order"],
    ]);
  });

  it("are major for each link that goes or comes", () => {
    expect(
      changesWhen((files) => {
        lookFor(files, "M4.1").competencies = ["4.1"];
        metric(files, "M5").domains = ["D5", "D6"];
      }).map(({ part, bump, says, old, new: now }) => [part, bump, says, old, now]),
    ).toEqual([
      ["links", "major", "4.4 feeds M4 by M4.1 no more", undefined, undefined],
      ["links", "major", "4.1 feeds M4 by M4.1 from now on", undefined, undefined],
      ["links", "major", "the domains beside M5", "D5, D6, D7", "D5, D6"],
    ]);
  });

  it("are major where the scale's ends or the framework's versions are others", () => {
    expect(
      changesWhen((files) => {
        files[document].evidenceEnds = ["Not seen", "Evident"];
        files[document].version = "2.1";
      }),
    ).toEqual([
      {
        part: "scale",
        bump: "major",
        says: "the ends of the evidence scale",
        old: "Not Evident, Evident",
        new: "Not seen, Evident",
      },
      {
        part: "scale",
        bump: "major",
        says: "the versions of the framework",
        old: "{ selfAssessment: 1.0; metrics: 2.0 }",
        new: "{ selfAssessment: 1.0; metrics: 2.1 }",
      },
    ]);
  });

  it("are minor where an item comes that no score rests on, and major where it goes", () => {
    const change = (files: DataFiles): void => {
      files["reflection-prompts.json"].reflectionPrompts.push({
        key: "new-prompt",
        text: "And?",
        source: "metrics-2.0",
      });
    };
    expect(changesWhen(change)).toEqual([
      { part: "ids", bump: "minor", says: "the reflection prompt new-prompt is new" },
    ]);
    expect(
      changesWhen((files) => {
        files["discrepancies.json"].discrepancies.shift();
      }),
    ).toEqual([{ part: "ids", bump: "major", says: "the discrepancy competencies-missing-from-page is gone" }]);
  });

  it("are major where a former id leads elsewhere, or nowhere", () => {
    const before = structuredClone(realFiles());
    before["former-ids.json"].formerIds = [
      { id: "3.8", kind: "moved", to: "3.2" },
      { id: "3.9", kind: "moved", to: "3.2" },
    ];
    expect(
      changesWhen((files) => {
        files["former-ids.json"].formerIds = [{ id: "3.8", kind: "moved", to: "3.3" }];
      }, before),
    ).toEqual([
      { part: "ids", bump: "major", says: "the former id 3.8 leads elsewhere", old: "3.2", new: "3.3" },
      { part: "ids", bump: "major", says: "the former id 3.9 leads nowhere any more" },
    ]);
  });

  it("are told under headings, with the bump at the end", () => {
    const changes = changesWhen((files) => {
      lookFor(files, "M4.1").competencies = ["4.4", "4.1"];
      domain(files, "D1").name = "Relationships";
    });
    expect(tellChanges(changes)).toBe(
      [
        "links",
        "  major  4.1 feeds M4 by M4.1 from now on",
        "",
        "wording",
        "  patch  name of the domain D1",
        "         - Building Relationships",
        "         + Relationships",
        "",
        "1 major, 1 patch: the next version is a major one.",
        "",
      ].join("\n"),
    );
  });
});
