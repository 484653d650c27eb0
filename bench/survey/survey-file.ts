// The survey as a file that is there for a while.
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { surveyCsv } from "./survey-csv.ts";

/**
 * Writes the survey to a folder of its own, and removes it after use.
 *
 * @param rows - How many rows.
 * @param use - Takes the path of the file.
 */
export async function withSurveyFile(rows: number, use: (file: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "cei-framework-bench-"));
  try {
    const file = join(folder, "survey.csv");
    await pipeline(Readable.from(surveyCsv(rows)), createWriteStream(file));
    await use(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
