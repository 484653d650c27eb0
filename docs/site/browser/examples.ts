// Surveys to try the page on, made up by a rule; on a scale from 1 to 4.
import { competencies, lookFors, metrics } from "cei-framework";

const roles = ["staff", "family", "student"];

/** Twelve respondents of two schools. */
function surveyOf(items: readonly string[]): string {
  const header = ["school", "role", ...items].join(",");
  return `${[header, ...Array.from({ length: 12 }, (_, i) => line(i + 1, items))].join("\n")}\n`;
}

function line(person: number, items: readonly string[]): string {
  const ratings = items.map((_, c) => {
    const turn = person * 7 + c * 5 + ((person * c) % 3);
    return turn % 11 === 0 ? "" : turn % 17 === 0 ? "n/a" : String((turn % 4) + 1);
  });
  return [person % 2 === 0 ? "Oak" : "Elm", roles[person % 3], ...ratings].join(",");
}

/** A survey of 1.0. */
export const example = surveyOf(competencies.map(({ id }) => id));

/** The same, with a rating that was typed twice, one that is a word, and a row that is too short. */
export const mistakes = example
  .split("\n")
  .map((text, i) =>
    i === 2 ? text.replace(/(\d)$/, "$1$1") : i === 4 ? text.replace(/\d/, "often") : i === 6 ? "Oak,staff,3" : text,
  )
  .join("\n");

/** A survey of 2.0: each metric is rated itself, and its look-fors are. */
export const lookForExample = surveyOf(
  metrics.flatMap(({ id }) => [id, ...lookFors.filter(({ metric }) => metric === id).map(({ id }) => id)]),
);
