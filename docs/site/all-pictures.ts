// All pictures, as they are drawn now.
import { optimize } from "svgo";
import { pictureCodes } from "./picture-code.ts";
import { widths } from "./pictures.ts";
import { chartOf } from "./run-chart.ts";
import { svgPicture } from "./svg-picture.ts";

/** The names and the texts of the files in docs/pictures/. */
export async function allPictures(): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const { id, code } of pictureCodes()) {
    for (const [end, width] of Object.entries(widths)) {
      files.set(`${id}${end}.svg`, await svgPicture((theme) => chartOf(code, { width, theme }), width, optimized));
    }
  }
  return files;
}

function optimized(svg: string): string {
  return optimize(svg, {
    floatPrecision: 2,
    plugins: [{ name: "preset-default", params: { overrides: { convertColors: false } } }],
  }).data;
}
