// The page that scores a survey, gone through step by step in either browser.
import { expect } from "vitest";

/** What both browsers' pages can do. */
interface AnyPage {
  click(selector: string): Promise<void>;
  waitForSelector(selector: string): Promise<unknown>;
  evaluate(script: string): Promise<unknown>;
}

/** The button of the first survey, when it can be scored. */
export const ready = '#step-check .score[aria-disabled="false"]';

/**
 * Scores the survey that was opened, and waits for the report with all its charts.
 *
 * @param page - With a survey in step 2.
 * @param button - What is pressed; default: the button of step 2.
 */
export async function report(page: AnyPage, button = ready): Promise<void> {
  await page.waitForSelector(button);
  await page.click(button);
  await page.waitForSelector("#next:not([hidden])");
  const counts = `["#report .sentences", "#report figure:not(:has(img))"].map((one) => document.querySelectorAll(one).length)`;
  await expect.poll(() => page.evaluate(counts), { timeout: 60_000 }).toEqual([1, 0]);
  await page.evaluate("Promise.all(Array.from(document.images, (image) => image.decode()))");
}

/**
 * Scores an example.
 *
 * @param page - The page, just opened.
 * @param example - "1.0", or "2.0".
 */
export async function exampleScored(page: AnyPage, example = "1.0"): Promise<void> {
  await page.click(`[data-example="${example}"]`);
  await report(page);
}
