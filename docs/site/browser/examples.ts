// Surveys to try the page on, made up by a rule; on a scale from 1 to 4.
import { competencies, lookFors, metrics } from "cei-framework";

/** Eighty people of each column: every school is large enough to be shown, and one role is not. */
const schools = { Elm: 30, Oak: 27, Pine: 23 };
const roles = { family: 36, staff: 22, student: 17, partner: 5 };
/** How far above or below others the people of a role rate, in hundredths of a point. */
const leanings: { readonly [role: string]: number } = { family: -20, staff: 35, student: -10, partner: 0 };

/** A name for each person, the groups mixed by steps that have no divisor in common with their number. */
function mixed(sizes: { readonly [name: string]: number }, step: number): readonly string[] {
  const names = Object.entries(sizes).flatMap(([name, size]) => Array<string>(size).fill(name));
  return names.map((_, i) => names[(i * step) % names.length] ?? "");
}

function surveyOf(items: readonly string[]): string {
  const [schoolOf, roleOf] = [mixed(schools, 27), mixed(roles, 33)];
  const lines = schoolOf.map((school, i) => {
    const role = roleOf[i] ?? "";
    const ratings = items.map((_, c) => rating(i + 1, c, leanings[role] ?? 0));
    return [school, role, ...ratings].join(",");
  });
  return `${[["school", "role", ...items].join(","), ...lines].join("\n")}\n`;
}

/** A person's answer to a question: around a level of the question, the role, and the person; some have none. */
function rating(person: number, question: number, leaning: number): string {
  const chance = (person * 7919 + question * 104729 + ((person * question) % 97) * 331) % 1000;
  if (chance < 40) return "";
  if (chance < 60) return "n/a";
  const level = 195 + ((question * 37) % 90) + ((person * 53) % 60) + leaning;
  return String(Math.min(4, Math.max(1, Math.round((level + (chance % 241) - 120) / 100))));
}

/** A survey of 1.0. */
export const example = surveyOf(competencies.map(({ id }) => id));

/** The same, with a rating that was typed twice, one that is a word, and a row that is too short. */
export const mistakes = example
  .split("\n")
  .map((text, i) =>
    i === 2 ? text.replace(/[^,]*$/, "44") : i === 4 ? text.replace(/\d/, "often") : i === 6 ? "Oak,staff,3" : text,
  )
  .join("\n");

/** A survey of 2.0: each metric is rated itself, and its look-fors are. */
export const lookForExample = surveyOf(
  metrics.flatMap(({ id }) => [id, ...lookFors.filter(({ metric }) => metric === id).map(({ id }) => id)]),
);
