// People with ratings, as scores to publish; and what a publication of them must show, worked out person by person.
import { createPlan, scale } from "cei-framework";
import type { Publication } from "cei-framework/disclosure";
import { fromAssessments, type ScoreTable, scoreTable } from "cei-framework/table";
import type { Draw } from "./random-table.ts";

export const fourPoints = scale({ min: 1, max: 4 });

type Rated = 1 | 2 | 3 | 4 | null;

/** A person: the values of groups, and two ratings, whose scores are the targets A and B. */
export interface Person {
  readonly group: { readonly [name: string]: string };
  readonly a: Rated;
  readonly b: Rated;
}

const plan = createPlan({
  name: "two targets",
  items: ["1.1", "1.2"],
  targets: [
    { id: "A", parts: [{ id: "a", weight: 1, items: [{ id: "1.1", weight: 1 }] }] },
    { id: "B", parts: [{ id: "b", weight: 1, items: [{ id: "1.2", weight: 1 }] }] },
  ],
});

/** People of a group; their ratings are those in the lists, in turn. */
export function people(count: number, group: Person["group"], a: readonly Rated[], b: readonly Rated[] = a): Person[] {
  return Array.from({ length: count }, (_, i) => ({
    group,
    a: a[i % a.length] as Rated,
    b: b[i % b.length] as Rated,
  }));
}

/** Their scores, as a table. */
export function scoresOf(list: readonly Person[]): ScoreTable<"A" | "B"> {
  const names = Object.keys(list[0]?.group ?? {});
  const groups = Object.fromEntries(names.map((name) => [name, (_: unknown, i: number) => list[i]?.group[name] ?? ""]));
  const assessments = list.map(({ a, b }) => {
    return { instrument: "1.0", scale: fourPoints, ratings: { "1.1": a, "1.2": b } } as const;
  });
  return scoreTable(fromAssessments(assessments, { groups }), plan as never) as never;
}

/** People of up to three districts, schools, and grades, some groups of them small, alike, or without a score. */
export function randomPeople(draw: Draw): Person[] {
  const [districts, schools, grades] = [1 + draw(3), 1 + draw(3), 1 + draw(3)];
  const list: Person[] = [];
  for (let d = 0; d < districts; d++) {
    for (let s = 0; s < schools; s++) {
      for (let r = 0; r < grades; r++) {
        const count = draw(5) === 0 ? 0 : draw(2) === 0 ? 1 + draw(6) : 3 + draw(25);
        const group = { district: `d${d}`, school: draw(9) === 0 ? "" : `s${s}`, grade: `r${r}` };
        const how = draw(8);
        for (let i = 0; i < count; i++) {
          const rating = (): Rated =>
            how < 2 ? ((1 + 3 * how) as Rated) : draw(9) === 0 ? null : ((1 + draw(4)) as Rated);
          list.push({ group, a: rating(), b: how === 3 ? null : rating() });
        }
      }
    }
  }
  return list.length > 0 ? list : people(12, { district: "d0", school: "s0", grade: "r0" }, [1, 2, 3]);
}

/** Every figure of a row, worked out from the people who are in its group. */
export function figuresOf(
  list: readonly Person[],
  { group, target }: Publication["rows"][number],
  all: string,
  cut: number,
): { readonly [name: string]: number | null } {
  const inGroup = list.filter((person) => {
    return Object.entries(group).every(([name, value]) => value === all || person.group[name] === value);
  });
  const scores = inGroup.flatMap(({ a, b }): number[] => {
    const ratings = (target === "A" ? [a] : target === "B" ? [b] : [a, b]).filter((rating) => rating !== null);
    // The overall needs one of the two targets.
    if (ratings.length === 0) return [];
    return [ratings.reduce((sum: number, rating) => sum + (rating - 1) / 3, 0) / ratings.length];
  });
  const n = scores.length;
  const mean = n === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / n;
  const squares = scores.reduce((sum, score) => sum + (score - (mean as number)) ** 2, 0);
  const points = scores.map((score) => Math.floor(score * 3 + 0.5 + 1e-9) + 1);
  return {
    n,
    mean,
    sd: n < 2 ? null : Math.sqrt(squares / (n - 1)),
    share: n === 0 ? null : scores.filter((score) => score > cut - 1e-9).length / n,
    ...Object.fromEntries([1, 2, 3, 4].map((point) => [`n_${point}`, points.filter((one) => one === point).length])),
  };
}
