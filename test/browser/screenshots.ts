// Screenshots that are kept to be looked at, and measured.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A part of a screenshot, in its pixels. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** How light a part of a screenshot is: 0 for black, 1 for white. */
export interface Lightness {
  readonly mean: number;
  /** The standard deviation; 0 where nothing is drawn. */
  readonly deviation: number;
}

/**
 * Keeps a screenshot, or a page as PDF, in test/browser/screenshots/, which is not committed.
 *
 * @param browser - Its folder: "chromium" or "firefox".
 * @param name - Its file.
 * @param content - From the browser.
 */
export function keep(browser: "chromium" | "firefox", name: string, content: Uint8Array): void {
  const folder = join("test/browser/screenshots", browser);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), content);
}

/**
 * Measures parts of a screenshot, decoded by the browser that took it.
 *
 * @param page - In which to decode it, of either browser.
 * @param png - The screenshot.
 * @param areas - What to measure.
 */
export function lightnessOf(
  page: { evaluate(script: string): Promise<unknown> },
  png: Uint8Array,
  areas: readonly Area[],
): Promise<readonly Lightness[]> {
  const measured = page.evaluate(`(async () => {
    const image = new Image();
    image.src = "data:image/png;base64,${Buffer.from(png).toString("base64")}";
    await image.decode();
    const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
    context.drawImage(image, 0, 0);
    return ${JSON.stringify(areas)}.map(({ left, top, width, height }) => {
      const { data } = context.getImageData(left, top, width, height);
      let [sum, squares] = [0, 0];
      for (let i = 0; i < data.length; i += 4) {
        const light = (0.2126 * data[i] + 0.7152 * data[i + 1] + 0.0722 * data[i + 2]) / 255;
        sum += light;
        squares += light * light;
      }
      const mean = sum / (data.length / 4);
      return { mean, deviation: Math.sqrt(Math.max(0, squares / (data.length / 4) - mean * mean)) };
    });
  })()`);
  return measured as Promise<readonly Lightness[]>;
}
