// What the tests of charts share.
import { createPlan, type SelfAssessment, scale, score } from "cei-framework";
import type { ChartRow, VegaLiteSpec } from "cei-framework/charts";
import { type DrawnItem, rendered } from "./rendering.ts";

export const fourPoints = scale({ min: 1, max: 4, labels: { 1: "Never", 4: "Always" } });

export function rated(ratings: SelfAssessment["ratings"]): SelfAssessment {
  return { instrument: "1.0", scale: fourPoints, ratings };
}

/** A plan of one target with one item, whose scores are the ratings on 0 to 1. */
export const single = createPlan({
  name: "single",
  items: ["a"],
  targets: [{ id: "T", parts: [{ id: "p", weight: 1, items: [{ id: "a", weight: 1 }] }] }],
});
export const oneScore = (rating: number) => score({ a: rating }, scale({ min: 1, max: 5 }), single);

/** The rows of a kind, with some of their fields. */
export function rowsOf({ data }: VegaLiteSpec, kind: string, ...fields: readonly string[]): ChartRow[] {
  const rows = data.values.filter((row) => row["kind"] === kind);
  return rows.map((row) => Object.fromEntries(fields.map((field) => [field, row[field] ?? null])));
}
/** The groups of these tests are small, which has tests of its own below. */
export const show = { small: "show" } as const;

/** The texts in a chart's picture, line by line, with ordinary spaces. */
export function textsOf({ layer }: VegaLiteSpec): string[] {
  const rows = layer.flatMap(({ mark, data }) => (mark.type === "text" ? (data?.values ?? []) : []));
  return rows.map(({ text }) => String(text).replace(/\s/g, " "));
}

/** A mark as Vega draws it, with its type, such as "rect", "rule", "symbol", or "text". */
export type DrawnMark = DrawnItem & { readonly type: string };

/** The marks of a chart as Vega draws them. */
export async function drawnMarks(spec: VegaLiteSpec): Promise<DrawnMark[]> {
  const { layers } = await rendered(spec);
  return layers.flatMap(({ type, items }) => items.map((item) => ({ ...item, type })));
}

/** Reads values off an axis, by the labels of two of its ticks. */
export function axisReader(marks: readonly DrawnMark[], labels: { readonly [text: string]: number }) {
  const [from, to] = Object.entries(labels).map(([text, value]) => ({
    value,
    x: marks.find((mark) => mark.text === text)?.x,
  }));
  return (x: number | undefined): number => {
    const [one, other] = [from?.x ?? Number.NaN, to?.x ?? Number.NaN];
    return (from?.value ?? 0) + (((x ?? Number.NaN) - one) / (other - one)) * ((to?.value ?? 0) - (from?.value ?? 0));
  };
}
