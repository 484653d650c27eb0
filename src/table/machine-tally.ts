// The tally of a table by the machine, block by block.
import { type Block, blockRows } from "./blocks.ts";
import { overallAddend, overallOutcome, type TargetKernel, toEvaluator } from "./kernel.ts";
import type { Machine } from "./machine.ts";
import { momentColumns, noMoments } from "./moments.ts";
import type { RowGroups } from "./row-groups.ts";
import type { ScoreData } from "./score-table.ts";
import type { States } from "./states.ts";
import { mostCounts, type Tally, type TallyOptions } from "./tally.ts";

/**
 * So many blocks are taken together, each target through all of them: its counts stay in the processor's cache then.
 */
const together = 2;

/** Where a target's things stand in the machine's memory. */
interface Place {
  readonly kernel: TargetKernel;
  readonly states: States;
  /** For each pool of several, its `stateOfSum`. */
  readonly stateOf: readonly number[];
  readonly numberOf: number;
  readonly numbers: number;
  /** So many outcomes are put down, */
  put: number;
  /** there is room for so many, */
  room: number;
  /** and for the counts of so many scores. */
  countsRoom: number;
  counts: number;
  cells: number;
  addends: number;
}

/**
 * Tallies a table by the machine.
 *
 * @param machine - The machine.
 * @param scores - The table and its targets.
 * @param groups - The groups.
 * @param options - What else matters.
 * @returns `null` when a target has no fast way, or when there is not enough memory for its outcomes.
 */
export function tallyByMachine(
  machine: Machine,
  { data, kernels }: ScoreData,
  groups: RowGroups,
  { minCoverage, least, overallOfRow }: TallyOptions,
): Tally | null {
  machine.claim({});
  const take = (bytes: number): number => machine.take(bytes) ?? Number.NaN;
  const blockSize = data.blocks[0]?.bytes.length ?? 0;
  const most = Math.min(together, data.blocks.length) * blockRows;
  const bytes = take((most / blockRows) * blockSize);
  const groupOfRow = take(most * 4);
  const columns = take(256 * 4);
  const sums = take(most * 4);
  const states = take(most * 4);
  const overall = take(most * 8);
  const column = groups.count * 8;
  const moments = take(momentColumns.length * column);
  const places: Place[] = [];
  for (const kernel of kernels) {
    if (kernel.states === undefined) return null;
    places.push(placeOf(kernel, kernel.states, machine, most));
  }
  /** Makes room for the outcomes of a target, and puts down what they add to the overall. */
  const makeRoom = (place: Place): boolean => {
    const { outcomes } = place.kernel;
    const { length } = outcomes.list;
    if (outcomes.scores.length > place.countsRoom) {
      const countsRoom = Math.max(64, outcomes.scores.length * 2);
      const counts = take(countsRoom * groups.count * 4);
      if (countsRoom * groups.count > mostCounts || Number.isNaN(counts)) return false;
      machine.bytes().copyWithin(counts, place.counts, place.counts + place.countsRoom * groups.count * 4);
      Object.assign(place, { countsRoom, counts });
    }
    if (length > place.room) {
      const room = Math.max(64, length * 2);
      const cells = take(room * 4);
      const addends = take(room * 8);
      if (Number.isNaN(cells + addends)) return false;
      Object.assign(place, { room, cells, addends, put: 0 });
    }
    for (; place.put < length; place.put++) {
      machine.words()[place.cells / 4 + place.put] = (outcomes.places[place.put] as number) * groups.count;
      machine.numbers()[place.addends / 8 + place.put] = overallAddend(outcomes, minCoverage, place.put);
    }
    return true;
  };
  if (
    Number.isNaN(bytes + overall + moments) ||
    places.some((place) => Number.isNaN(place.numbers) || !makeRoom(place))
  )
    return null;

  const found = noMoments(groups.count);
  momentColumns.forEach((name, c) => {
    machine.numbers().set(found[name], (moments + c * column) / 8);
  });
  for (let firstBlock = 0; firstBlock < data.blocks.length; firstBlock += together) {
    const blocks = data.blocks.slice(firstBlock, firstBlock + together);
    const rows = blocks.reduce((sum, block) => sum + block.rows, 0);
    const firstRow = firstBlock * blockRows;
    blocks.forEach((block, b) => {
      machine.bytes().set(block.bytes, bytes + b * blockSize);
    });
    machine.words().set(groups.numbers.subarray(firstRow, firstRow + rows), groupOfRow / 4);
    machine.numbers().fill(0, overall / 8, overall / 8 + rows);
    for (const place of places) {
      const { kernel, states: learnt, numberOf, numbers } = place;
      const ofRows = statesOfRows(machine, place, blocks, { bytes, blockSize, columns, sums, states });
      for (let row = 0; ; ) {
        const { counts, cells, addends } = place;
        row = machine.count(ofRows, numberOf, numbers, groupOfRow, counts, cells, addends, overall, row, rows);
        if (row === rows) break;
        const state = machine.words()[ofRows / 4 + row] as number;
        const before = kernel.outcomes.list.length;
        if (learnt.numberOf[state] === 0) learnt.learn(state);
        if (kernel.outcomes.list.length > before && !makeRoom(place)) return null;
        machine.words()[numberOf / 4 + state] = learnt.numberOf[state] as number;
      }
    }
    const numbers = places.map((place) => machine.words().subarray(place.numbers / 4, place.numbers / 4 + rows));
    for (let row = 0; ; row++) {
      row = machine.divide(overall, kernels.length, toEvaluator, row, rows);
      if (row === rows) break;
      const { score } = overallOutcome(kernels, minCoverage, numbers, row);
      machine.numbers()[overall / 8 + row] = score ?? Number.NaN;
    }
    machine.addMoments(overall, groupOfRow, moments, column, least, rows);
    overallOfRow?.set(machine.numbers().subarray(overall / 8, overall / 8 + rows), firstRow);
  }
  const counts = places.map(({ counts, kernel }) => {
    return machine.words().slice(counts / 4, counts / 4 + kernel.outcomes.scores.length * groups.count);
  });
  momentColumns.forEach((name, c) => {
    const first = (moments + c * column) / 8;
    found[name].set(machine.numbers().subarray(first, first + groups.count));
  });
  return { counts, overall: found };
}

function placeOf(kernel: TargetKernel, states: States, machine: Machine, rows: number): Place {
  const put = (table: Int32Array): number => {
    const address = machine.take(table.length * 4);
    if (address !== null) machine.words().set(table, address / 4);
    return address ?? Number.NaN;
  };
  const stateOf = states.alone ? [] : states.pools.map(({ stateOfSum }) => put(stateOfSum));
  const numberOf = put(states.numberOf);
  const numbers = machine.take(rows * 4) ?? Number.NaN;
  // What was taken last is there only when all before it is.
  return {
    kernel,
    states,
    stateOf,
    numberOf,
    numbers,
    put: 0,
    room: 0,
    countsRoom: 0,
    counts: 0,
    cells: 0,
    addends: 0,
  };
}

/** Finds the state of each row of some blocks; gives the address. */
function statesOfRows(
  machine: Machine,
  { states: { pools, alone }, stateOf }: Place,
  blocks: readonly Block[],
  at: {
    readonly bytes: number;
    readonly blockSize: number;
    readonly columns: number;
    readonly sums: number;
    readonly states: number;
  },
): number {
  const words = machine.words();
  blocks.forEach(({ stride, rows }, b) => {
    const first = b * blockRows * 4;
    if (pools.length === 0) words.fill(0, (at.states + first) / 4, (at.states + first) / 4 + rows);
    pools.forEach(({ columns }, p) => {
      columns.forEach((column, c) => {
        words[at.columns / 4 + c] = at.bytes + b * at.blockSize + column * stride;
      });
      machine.addColumns(at.columns, at.columns + columns.length * 4, at.sums + first, rows);
      if (alone) return;
      machine.addStates(at.sums + first, stateOf[p] as number, at.states + first, p === 0 ? 0 : 1, rows);
    });
  });
  return alone ? at.sums : at.states;
}
