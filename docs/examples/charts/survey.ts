// A survey made up by rules: a district of eight schools, two years, and a team that rates by itself. Every chart of the
// gallery is drawn from it.
import { type CompetencyId, competencies, type SelfAssessment, scale } from "cei-framework";

/** The scale of the survey. */
export const points = scale({
  min: 1,
  max: 4,
  labels: { 1: "Not yet", 2: "Beginning", 3: "Mostly", 4: "Fully in place" },
});

/** How many people of each role answer. */
const sizes = { families: 120, staff: 64, students: 85, partners: 7 } as const;
type Role = keyof typeof sizes;

const schools = ["Oak", "Elm", "Ash", "Cedar", "Maple", "Willow", "Birch", "Laurel"];

/** How far each domain is, as a mean on the scale, in the first year. */
const domainMeans = [3.15, 2.9, 2.25, 2.45, 2.75, 2.3, 2.85];
/** What sets a competency apart from the others of its domain. */
const differences: { readonly [id in CompetencyId]?: number } = {
  "1.1": 0.45,
  "1.4": -0.5,
  "2.1": 0.3,
  "2.5": -0.45,
  "3.1": 0.4,
  "3.4": -0.65,
  "3.7": -0.2,
  "4.4": -0.3,
  "5.1": 0.3,
  "5.3": -0.5,
  "6.1": 0.25,
  "6.4": -0.35,
  "7.3": 0.35,
};
/** How roles see things: staff rate above families, students below, the most so in the domains of power and of youth. */
const views: { readonly [role in Role]: readonly number[] } = {
  families: [-0.1, -0.05, -0.25, -0.1, -0.15, 0, 0.05],
  staff: [0.35, 0.3, 0.55, 0.25, 0.45, 0.4, 0.1],
  students: [-0.25, -0.15, -0.35, -0.1, -0.1, -0.55, -0.05],
  partners: [0.1, 0, -0.1, 0.1, 0, 0, 0.45],
};
/** What a year of work changed: more where the district worked, on relationships and shared decisions. */
const changes = [0.2, 0.1, 0.4, 0.05, 0.15, -0.1, 0];
/** How schools differ. */
const schoolLevels = [0.35, -0.2, 0.1, -0.4, 0.05, 0.25, -0.1, 0];

/** Numbers from 0 to 1 that look like chance and are the same each time: the generator "mulberry32". */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A number around 0, most within 1 of it: the sum of twelve is all but normal. */
function deviation(random: () => number): number {
  let sum = -6;
  for (let i = 0; i < 12; i++) sum += random();
  return sum;
}

/** One person's answer. */
interface Answer extends SelfAssessment {
  readonly role: string;
  readonly site: string;
}

function answer(random: () => number, role: Role, school: number, year: number): Answer {
  const person = 0.45 * deviation(random) + (schoolLevels[school] ?? 0);
  const ratings = competencies.map(({ id, domain }): [string, number | "n/a" | null] => {
    const d = Number(domain.slice(1)) - 1;
    const level = (domainMeans[d] ?? 0) + (differences[id] ?? 0) + (views[role][d] ?? 0) + year * (changes[d] ?? 0);
    const rating = Math.round(level + person + 0.7 * deviation(random));
    // People leave out what they cannot see, such as budgets and policies.
    const isSeen = random() > (role === "staff" ? 0.03 : d === 3 || id === "3.4" ? 0.22 : 0.06);
    const applies = role !== "partners" || d !== 4;
    return [id, applies ? (isSeen ? Math.min(4, Math.max(1, rating)) : null) : "n/a"];
  });
  return {
    instrument: "1.0",
    scale: points,
    role,
    site: schools[school] as string,
    ratings: Object.fromEntries(ratings),
  };
}

function answersOf(seed: number, year: number): Answer[] {
  const random = randomNumbers(seed);
  return Object.entries(sizes).flatMap(([role, size]) =>
    Array.from({ length: size }, (_, i) => answer(random, role as Role, i % schools.length, year)),
  );
}

/** The answers of 120 families, 64 staff, 85 students, and 7 partners. */
export const answers: readonly Answer[] = answersOf(2025, 0);

/** The answers of a year later, from as many people. */
export const laterAnswers: readonly Answer[] = answersOf(2026, 1);

/** The answers of the families alone. */
export const families: readonly Answer[] = answers.filter(({ role }) => role === "families");

const teamNumbers = randomNumbers(9);

/** A leadership team of nine, each of whom rates every competency. */
export const team: readonly Answer[] = Array.from({ length: 9 }, () => answer(teamNumbers, "staff", 2, 0));

function teamIn(year: number): SelfAssessment {
  const { ratings, ...one } = answer(randomNumbers(11), "families", 4, 1.5 * year);
  return { ...one, ratings: year === 0 ? { ...ratings, "4.1": null, "4.2": null, "4.3": null } : ratings };
}

/** One team's Self-Assessment in three years. It left out most of domain 4 in the first. */
export const years = [teamIn(0), teamIn(1), teamIn(2)] as const;
