// The tally of a table in WebAssembly, some blocks at a time.
import { type Block, blockRows } from "../blocks.ts";
import { overallAddend, overallScores } from "../score/outcomes.ts";
import type { RowGroups } from "../score/row-groups.ts";
import { mostCounts, type ScoreData, type Tally, type TargetScorer } from "./kernel.ts";
import { tallyByLoops } from "./loop-kernel.ts";
import type { States } from "./states.ts";
import { releaseLargeModule, type WasmModule, wasmModule } from "./wasm-module.ts";

/**
 * Each target is counted for this many blocks before the next target, so that its counts stay in the processor's cache.
 */
const batchBlocks = 2;

/**
 * Counts the scores of every target in each group, and scores the overall of every row, in one pass over a table: by the
 * module, or by loops where it cannot.
 */
export function tally(scores: ScoreData, groups: RowGroups): Tally {
  const wasm = wasmModule();
  const found = wasm && tallyIn(wasm, scores, groups);
  releaseLargeModule();
  return found ?? tallyByLoops(scores, groups);
}

/** `null` when a target has too many states, or its outcomes too little memory. */
function tallyIn(wasm: WasmModule, { data, targets, minCoverage }: ScoreData, groups: RowGroups): Tally | null {
  const all = data.blocks.list;
  wasm.claim({});
  const allocate = (bytes: number): number => wasm.allocate(bytes) ?? Number.NaN;
  const blockSize = all[0]?.bytes.length ?? 0;
  const most = Math.min(batchBlocks, all.length) * blockRows;
  const bytes = allocate((most / blockRows) * blockSize);
  const groupOfRow = allocate(most * 4);
  const columns = allocate(256 * 4);
  const sumsOfItems = allocate(most * 4);
  const states = allocate(most * 4);
  const overall = allocate(most * 8);
  const memories: TargetMemory[] = [];
  for (const target of targets) {
    if (target.states === undefined) return null;
    memories.push(memoryOf(target, target.states, wasm, most));
  }
  /** Makes room for the outcomes of a target, and writes what they add to the overall. */
  const makeRoom = (memory: TargetMemory): boolean => {
    const { outcomes } = memory.target;
    const { length } = outcomes.list;
    if (outcomes.scores.length > memory.countsRoom) {
      const countsRoom = Math.max(64, outcomes.scores.length * 2);
      const counts = allocate(countsRoom * groups.count * 4);
      if (countsRoom * groups.count > mostCounts || Number.isNaN(counts)) return false;
      wasm.bytes().copyWithin(counts, memory.counts, memory.counts + memory.countsRoom * groups.count * 4);
      Object.assign(memory, { countsRoom, counts, written: 0 });
    }
    if (length > memory.room) {
      const room = Math.max(64, length * 2);
      const cells = allocate(room * 4);
      const addends = allocate(room * 8);
      if (Number.isNaN(cells + addends)) return false;
      Object.assign(memory, { room, cells, addends, written: 0 });
    }
    for (; memory.written < length; memory.written++) {
      const place = outcomes.places[memory.written] as number;
      wasm.words()[memory.cells / 4 + memory.written] = memory.counts + place * groups.count * 4;
      wasm.doubles()[memory.addends / 8 + memory.written] = overallAddend(outcomes, minCoverage, memory.written);
    }
    return true;
  };
  if (Number.isNaN(bytes + overall)) return null;
  if (memories.some((memory) => Number.isNaN(memory.numbers) || !makeRoom(memory))) return null;

  const overallOfRow = new Float64Array(groups.numbers.length);
  for (let firstBlock = 0; firstBlock < all.length; firstBlock += batchBlocks) {
    const blocks = all.slice(firstBlock, firstBlock + batchBlocks);
    const rows = blocks.reduce((sum, block) => sum + block.rows, 0);
    const firstRow = firstBlock * blockRows;
    blocks.forEach((block, b) => {
      wasm.bytes().set(block.bytes, bytes + b * blockSize);
    });
    wasm.words().set(groups.numbers.subarray(firstRow, firstRow + rows), groupOfRow / 4);
    wasm.doubles().fill(0, overall / 8, overall / 8 + rows);
    for (const memory of memories) {
      const { target, states: ofTarget, numberOf, numbers } = memory;
      const ofRows = statesOfRows(wasm, memory, blocks, { bytes, blockSize, columns, sums: sumsOfItems, states });
      for (let row = 0; ; ) {
        const { cells, addends } = memory;
        row = wasm.count(ofRows, numberOf, numbers, groupOfRow, cells, addends, overall, row, rows);
        if (row === rows) break;
        const state = wasm.words()[ofRows / 4 + row] as number;
        const before = target.outcomes.list.length;
        if (ofTarget.numberOf[state] === 0) ofTarget.evaluate(state);
        if (target.outcomes.list.length > before && !makeRoom(memory)) return null;
        wasm.words()[numberOf / 4 + state] = ofTarget.numberOf[state] as number;
      }
    }
    const numbers = memories.map((memory) => wasm.words().subarray(memory.numbers / 4, memory.numbers / 4 + rows));
    const sums = wasm.doubles().subarray(overall / 8, overall / 8 + rows);
    overallScores(targets, minCoverage, numbers, sums);
    overallOfRow.set(sums, firstRow);
  }
  const counts = memories.map(({ counts, target }) => {
    return wasm.words().slice(counts / 4, counts / 4 + target.outcomes.scores.length * groups.count);
  });
  return { counts, overall: overallOfRow };
}

type TargetMemory = ReturnType<typeof memoryOf>;

/** A target, and the addresses of what it has in the module's memory. */
function memoryOf(target: TargetScorer, states: States, wasm: WasmModule, rows: number) {
  const write = (table: Int32Array): number => {
    const address = wasm.allocate(table.length * 4);
    if (address !== null) wasm.words().set(table, address / 4);
    return address ?? Number.NaN;
  };
  return {
    target,
    states,
    /** For each of several sets of symmetric items, its `stateOfSum`. */
    stateOf: states.isSingle ? [] : states.symmetric.map(({ stateOfSum }) => write(stateOfSum)),
    numberOf: write(states.numberOf),
    // An allocation succeeds only if all before it did, so the last one tells for all.
    numbers: wasm.allocate(rows * 4) ?? Number.NaN,
    /** How many outcomes have been written, how many there is room for, and how many scores there is room to count. */
    written: 0,
    room: 0,
    countsRoom: 0,
    counts: 0,
    cells: 0,
    addends: 0,
  };
}

/** Finds the state of each row of some blocks; returns the address. */
function statesOfRows(
  wasm: WasmModule,
  { states: { symmetric, isSingle }, stateOf }: TargetMemory,
  blocks: readonly Block[],
  at: Readonly<Record<"bytes" | "blockSize" | "columns" | "sums" | "states", number>>,
): number {
  const words = wasm.words();
  blocks.forEach(({ stride, rows }, b) => {
    const first = b * blockRows * 4;
    if (symmetric.length === 0) words.fill(0, (at.states + first) / 4, (at.states + first) / 4 + rows);
    symmetric.forEach(({ columns }, p) => {
      columns.forEach((column, c) => {
        words[at.columns / 4 + c] = at.bytes + b * at.blockSize + column * stride;
      });
      wasm.addColumns(at.columns, at.columns + columns.length * 4, at.sums + first, rows);
      if (isSingle) return;
      wasm.addStates(at.sums + first, stateOf[p] as number, at.states + first, p === 0 ? 0 : 1, rows);
    });
  });
  return isSingle ? at.sums : at.states;
}
