// Surveys to try the playground on, made up by a rule; on a scale from 1 to 4.
import { competencies } from "cei-framework";

const roles = ["staff", "family", "student"];
const header = ["school", "role", ...competencies.map(({ id }) => id)].join(",");

function line(person: number): string {
  const ratings = competencies.map((_, c) => {
    const turn = person * 7 + c * 5 + ((person * c) % 3);
    return turn % 11 === 0 ? "" : turn % 17 === 0 ? "n/a" : String((turn % 4) + 1);
  });
  return [person % 2 === 0 ? "Oak" : "Elm", roles[person % 3], ...ratings].join(",");
}

/** Twelve respondents of two schools. */
export const example = `${[header, ...Array.from({ length: 12 }, (_, i) => line(i + 1))].join("\n")}\n`;

/** The same, with a rating off the scale, one that is a word, and a row that is too short. */
export const mistakes = example
  .split("\n")
  .map((text, i) =>
    i === 2 ? text.replace(/\d$/, "7") : i === 4 ? text.replace(/\d/, "often") : i === 6 ? "Oak,staff,3" : text,
  )
  .join("\n");
