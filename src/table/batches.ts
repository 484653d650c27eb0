// Takes the blocks of a table some at a time, and each target through all of them before the next: what is kept of a
// target stays in the processor's cache then.
import { type Block, blockRows } from "./blocks.ts";
import type { TargetKernel, TargetNumbers } from "./kernel.ts";

/** So many blocks are scored together. */
const together = 8;

/** The most rows of a batch. */
export const mostRows = together * blockRows;

/** Some rows that have been scored. */
export interface Batch {
  readonly firstRow: number;
  readonly rows: number;
  /** For each target the number of each row's outcome; until the next batch. */
  readonly numbers: TargetNumbers;
}

/**
 * Scores a table, batch by batch.
 *
 * @param blocks - The blocks of the table.
 * @param kernels - The targets.
 */
export function* batches(blocks: readonly Block[], kernels: readonly TargetKernel[]): Generator<Batch> {
  const size = Math.min(together, blocks.length) * blockRows;
  const numbers = kernels.map(() => new Int32Array(size));
  for (let firstBlock = 0; firstBlock < blocks.length; firstBlock += together) {
    const some = blocks.slice(firstBlock, firstBlock + together);
    kernels.forEach((kernel, t) => {
      some.forEach((block, b) => {
        const start = b * blockRows;
        kernel.score(block, (numbers[t] as Int32Array).subarray(start, start + blockRows));
      });
    });
    const rows = some.reduce((sum, block) => sum + block.rows, 0);
    yield { firstRow: firstBlock * blockRows, rows, numbers };
  }
}
