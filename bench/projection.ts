// How many assessments projectToMetrics explains in a second, beside the plain loop that a script would write.
import { competencies, lookFors, metrics, projectToMetrics, type Rating, type SelfAssessment } from "cei-framework";
import { generator } from "./generator.ts";
import { median } from "./median.ts";

/** Assessments a second of both, and how many times as fast the library is, each a median of rounds in turns. */
export interface ProjectionRates {
  readonly library: number;
  readonly loop: number;
  readonly ratio: number;
  readonly rounds: number;
}

const rounds = 15;

/** 1,000 different assessments, parsed from JSON: ratings 1 to 4, one in twenty missing, one in a hundred "n/a". */
function assessments(): SelfAssessment[] {
  const next = generator(20260331);
  return Array.from({ length: 1000 }, () => {
    const ratings = competencies.flatMap(({ id }): [string, Rating][] => {
      const draw = next();
      const rating = 1 + Math.floor(next() * 4);
      if (draw < 0.05) return [];
      return [[id, draw < 0.06 ? "n/a" : rating]];
    });
    const text = JSON.stringify({ instrument: "1.0", scale: { min: 1, max: 4 }, ratings: Object.fromEntries(ratings) });
    return JSON.parse(text);
  });
}

/** A plain loop: the mean of the means of the rated competencies, with the half rule and without an explanation. */
function plainMeans({ ratings, scale }: SelfAssessment): (number | null)[] {
  return metrics.map((metric) => {
    const means: number[] = [];
    let covered = 0;
    let applicable = 0;
    for (const lookFor of lookFors) {
      if (lookFor.metric !== metric.id) continue;
      const given = lookFor.competencies.map((id) => ratings[id]).filter((rating) => rating !== "n/a");
      const rated = given.filter((rating) => typeof rating === "number");
      if (given.length > 0) {
        applicable++;
        covered += rated.length / given.length;
      }
      if (rated.length > 0) {
        means.push(
          rated.reduce((sum, rating) => sum + (rating - scale.min) / (scale.max - scale.min), 0) / rated.length,
        );
      }
    }
    if (means.length === 0 || covered / applicable < 0.5 - 1e-9) return null;
    return means.reduce((sum, mean) => sum + mean, 0) / means.length;
  });
}

/** Measures both in turns, after checking that they give the same scores. */
export function projectionRates(): ProjectionRates {
  const all = assessments();
  for (const assessment of all) {
    const { targets } = projectToMetrics(assessment);
    plainMeans(assessment).forEach((mean, m) => {
      const score = Object.values(targets)[m]?.score ?? null;
      if ((mean === null) !== (score === null) || Math.abs((mean ?? 0) - (score ?? 0)) > 1e-12) {
        throw new Error(`The two differ on ${JSON.stringify(assessment)}: ${score} and ${mean}`);
      }
    });
  }
  const library = (): number => rate(all, (one) => projectToMetrics(one).overall.rated);
  const loop = (): number => rate(all, (one) => plainMeans(one).length);
  library();
  loop();
  const pairs = Array.from({ length: rounds }, () => ({ library: library(), loop: loop() }));
  return {
    library: median(pairs.map((pair) => pair.library)),
    loop: median(pairs.map((pair) => pair.loop)),
    ratio: median(pairs.map((pair) => pair.library / pair.loop)),
    rounds,
  };
}

function rate(all: readonly SelfAssessment[], work: (assessment: SelfAssessment) => number): number {
  let kept = 0;
  const start = process.hrtime.bigint();
  for (let round = 0; round < 20; round++) for (const assessment of all) kept += work(assessment);
  if (kept === 0) throw new Error("Nothing was scored");
  return (20 * all.length) / (Number(process.hrtime.bigint() - start) / 1e9);
}
