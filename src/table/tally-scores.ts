// Counts the scores of every target in each group, and scores the overall of every row, in one pass over a table.
import { blockRows } from "./blocks.ts";
import type { TargetKernel } from "./kernel.ts";
import { tallyByLoops } from "./loop-tally.ts";
import { letGoOfLarge, machine } from "./machine.ts";
import { tallyByMachine } from "./machine-tally.ts";
import type { RowGroups } from "./row-groups.ts";
import type { ScoreData } from "./score-table.ts";
import type { Tally, TallyOptions } from "./tally.ts";

/**
 * Tallies a table.
 *
 * @param scores - The table and its targets.
 * @param groups - The groups.
 * @param options - What else matters.
 */
export function tally(scores: ScoreData, groups: RowGroups, options: TallyOptions): Tally {
  const loops = machine();
  const byMachine = loops && tallyByMachine(loops, scores, groups, options);
  letGoOfLarge();
  return byMachine ?? tallyByLoops(scores, groups, options);
}

/**
 * The scores of a target, one for each row; NaN where there is none.
 *
 * @param scores - The table.
 * @param target - The target's place among those of the plan.
 */
export function targetScores({ data, kernels }: ScoreData, target: number): Float64Array {
  const kernel = kernels[target] as TargetKernel;
  const scores = new Float64Array(data.blocks.reduce((sum, { rows }) => sum + rows, 0));
  const numbers = new Int32Array(blockRows);
  data.blocks.forEach((block, b) => {
    kernel.score(block, numbers);
    const { columns } = kernel.outcomes;
    for (let row = 0; row < block.rows; row++) {
      scores[b * blockRows + row] = columns.scores[numbers[row] as number] as number;
    }
  });
  return scores;
}
