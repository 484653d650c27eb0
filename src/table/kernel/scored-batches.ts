// Scores a table some blocks at a time.
import { type Block, blockRows } from "../blocks.ts";
import type { TargetScorer } from "./kernel.ts";

/** Each target goes through so many blocks before the next, so that its outcomes stay in the processor's cache. */
const batchBlocks = 8;

/** Some rows that have been scored. */
export interface ScoredBatch {
  readonly firstRow: number;
  readonly rows: number;
  /** For each target the number of each row's outcome; until the next batch. */
  readonly numbers: readonly Int32Array[];
}

/** Scores a table, batch by batch. */
export function* scoredBatches(blocks: readonly Block[], targets: readonly TargetScorer[]): Generator<ScoredBatch> {
  const size = Math.min(batchBlocks, blocks.length) * blockRows;
  const numbers = targets.map(() => new Int32Array(size));
  for (let firstBlock = 0; firstBlock < blocks.length; firstBlock += batchBlocks) {
    const batch = blocks.slice(firstBlock, firstBlock + batchBlocks);
    targets.forEach(({ fillNumbers }, t) => {
      batch.forEach((block, b) => {
        const start = b * blockRows;
        fillNumbers(block, (numbers[t] as Int32Array).subarray(start, start + blockRows));
      });
    });
    const rows = batch.reduce((sum, block) => sum + block.rows, 0);
    yield { firstRow: firstBlock * blockRows, rows, numbers };
  }
}
