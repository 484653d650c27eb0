// The scores of the made-up survey in table/samples/google-forms-plain.csv, worked out without the library but for its
// links: means of answers, and means of these.
import { readFileSync } from "node:fs";
import { crosswalk } from "cei-framework";
import { csvParse } from "d3-dsv";

/** The mean of the scores of a file of plain numbers, worked out without the library. */
function referenceMeans(
  text: string,
  itemsOf: (target: string) => readonly (readonly string[])[],
  targets: readonly string[],
) {
  const rows = csvParse(text);
  return Object.fromEntries(
    targets.map((target) => {
      const parts = itemsOf(target);
      const scores = rows.flatMap((row) => {
        const means = parts.map((items) => items.map((id) => row[id] ?? "").filter((cell) => cell !== ""));
        const given = means.flatMap((some) =>
          some.length === 0 ? [] : [some.reduce((sum, cell) => sum + Number(cell), 0) / some.length],
        );
        const covered = parts.reduce((sum, items, i) => sum + (means[i]?.length ?? 0) / items.length, 0) / parts.length;
        return covered < 0.5 - 1e-9 ? [] : [given.reduce((sum, mean) => sum + mean, 0) / given.length];
      });
      return [target, (scores.reduce((sum, score) => sum + score, 0) / scores.length).toFixed(2)];
    }),
  );
}

const plain = readFileSync("test/table/samples/google-forms-plain.csv", "utf8");
const ids = csvParse(plain).columns.slice(3);
/** The mean score of each domain, on the scale of 1 to 4. */
export const domainMeans = referenceMeans(
  plain,
  (target) => ids.filter((id) => id.startsWith(target.slice(1))).map((id) => [id]),
  ["D1", "D2", "D3", "D4", "D5", "D6", "D7"],
);

/** The look-fors of a metric, each with the competencies that feed it, by the published links. */
function partsOf(metric: string): readonly (readonly string[])[] {
  const links = crosswalk.links.filter(({ target }) => target === metric);
  return [...new Set(links.map(({ via }) => via))].map((via) => {
    return links.filter((link) => link.via === via).map(({ source }) => source);
  });
}
/** The mean projection of each metric. */
export const metricMeans = referenceMeans(plain, partsOf, ["M1", "M2", "M3", "M4", "M5"]);
