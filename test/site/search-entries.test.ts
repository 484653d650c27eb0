// What the search of the site finds, but for what TypeDoc makes.
import { competencies, discrepancies, domains, foundations, lookFors, metrics, reflectionPrompts } from "cei-framework";
import { describe, expect, it } from "vitest";
import { guidesPage } from "../../docs/site/guides-page.ts";
import { searchEntries } from "../../docs/site/search-entries.ts";
import type { TypeDocPage } from "../../docs/site/typedoc-pages.ts";

const page: TypeDocPage = {
  file: "documents/scoring.html",
  name: "How scoring works",
  kind: "Guide",
  entry: null,
  summary: "Where does a score come from?",
  content: `<h1 id="method" class="x">The method<a href="#method">#</a></h1><p>In <em>full</em>.</p>
<h2 id="plans" class="x">The plans<a href="#plans">#</a></h2><ul><li>One</li><li>s &lt; 1</li></ul>`,
  contents: "",
};
const member: TypeDocPage = {
  file: "functions/cei-framework_table.readTable.html",
  name: "readTable",
  kind: "Function",
  entry: "cei-framework/table",
  summary: "Reads a table.",
  content: "",
  contents: "",
};
const entries = searchEntries([guidesPage], [page, member]);
const found = new Set(entries.map(({ url }) => url));
const words = entries.map(({ title, text }) => `${title} ${text}`).join("\n");

describe("the search", () => {
  it("has every record of the framework, once", () => {
    const ids = [domains, competencies, metrics, lookFors].flatMap((records) => records.map(({ id }) => String(id)));
    const keys = [reflectionPrompts, foundations].flatMap((records) => records.map(({ key }) => String(key)));
    expect([...ids, ...keys].filter((id) => !found.has(`crosswalk.html#${id}`))).toEqual([]);
    expect(found.size).toBe(entries.length);
  });

  it("has all wording, and what the documents say differently of a record", () => {
    const wording = [
      ...domains.flatMap(({ name, description }) => [name, description]),
      ...competencies.map(({ title }) => title),
      ...metrics.flatMap(({ name, statement, description }) => [name, statement, description]),
      ...lookFors.map(({ text }) => text),
      ...reflectionPrompts.map(({ text }) => text),
      ...foundations.map(({ name }) => name),
    ];
    expect(wording.filter((text) => !words.includes(text))).toEqual([]);
    const ofRecords = discrepancies.filter(({ affects }) => affects.some((id) => found.has(`crosswalk.html#${id}`)));
    expect(ofRecords.length).toBeGreaterThan(5);
    expect(ofRecords.filter(({ resolution }) => !words.includes(resolution))).toEqual([]);
  });

  it("has a guide by section, an export by its first sentence, and pages", () => {
    expect(entries).toContainEqual({
      url: "reference/documents/scoring.html",
      title: "The method",
      place: "Guide",
      text: "Where does a score come from? In full.",
    });
    expect(entries).toContainEqual({
      url: "reference/documents/scoring.html#plans",
      title: "The plans",
      place: "Guide: How scoring works",
      text: "One s < 1",
    });
    expect(entries).toContainEqual({
      url: "reference/functions/cei-framework_table.readTable.html",
      title: "readTable",
      place: "Function of cei-framework/table",
      text: "Reads a table.",
    });
    expect(found).toContain("guides.html");
  });
});
