// The fast way: many rows rate the items of a target alike, up to order, and the evaluator is asked once for each way.
// Items that count alike form a pool; of a pool only the sum of the codes matters, and four rows are added at a time.
import type { Rating } from "../scoring/ratings.ts";
import { type Block, blockRows } from "./blocks.ts";
import type { RatingCodes } from "./rating-codes.ts";

/** More states than these are not remembered. */
const mostStates = 1 << 20;

/** The states of a target or a part, and the number that was learnt for each. */
export interface States {
  /** The pools of which the table has items. The state of a row is the sum over them of `stateOfSum` of its sum. */
  readonly pools: readonly Pool[];
  /** Whether there is one pool alone; the state of a row is its sum then. */
  readonly alone: boolean;
  /** The number of each state; 0 for one that was not met yet. */
  readonly numberOf: Int32Array;
  /** Finds the number of a state. */
  readonly learn: (state: number) => void;
}

/**
 * Fills in the number that was learnt for the state of each row.
 *
 * @param block - The rows.
 * @param numbers - Takes a number for each row of the block.
 */
export type FillNumbers = (block: Block, numbers: Int32Array) => void;

/** Items that count alike, and the sums that their codes can have. */
interface Pool {
  /** The places of its items in the ratings that are learnt from, those that the table has first. */
  readonly places: readonly number[];
  /** The columns of the items that the table has. */
  readonly columns: readonly number[];
  /** For each sum its part of the state; 0 for the sum 0. */
  readonly stateOfSum: Int32Array;
  /** What each part of the state stands for, in the order of the states. */
  readonly tallies: readonly Tally[];
  /** How much a step of this pool moves the state. */
  readonly step: number;
}

/** What was added up: so many ratings, the total of their points counted from 0, and so many "n/a". */
interface Tally {
  readonly rated: number;
  readonly total: number;
  readonly notApplicable: number;
}

/** An item of a target. */
export interface CountedItem {
  readonly id: string;
  /** Its own place among the items of the target, from 0. */
  readonly place: number;
  /** Items that count as the same form a pool. */
  readonly countsAs: string;
}

/**
 * The states of some items of a target.
 *
 * @param items - The items, each with a place of its own.
 * @param columnOf - The column of an item, by its id; `undefined` for one that the table does not have.
 * @param codes - The codes of the table.
 * @param learn - Gives a state its number, from 1: takes a rating for each place, in their order.
 * @returns `undefined` when there would be too many states.
 */
export function statesOf(
  items: readonly CountedItem[],
  columnOf: ReadonlyMap<string, number>,
  codes: RatingCodes,
  learn: (ratings: readonly Rating[]) => number,
): States | undefined {
  const alike = itemsAlike(items, columnOf);
  const pools: Pool[] = [];
  let step = 1;
  for (const same of alike) {
    for (let first = 0; first < same.length; first += codes.together) {
      const some = same.slice(first, first + codes.together);
      const pool = poolOf(some, codes, step);
      step *= pool.tallies.length;
      if (step > mostStates) return undefined;
      pools.push(pool);
    }
  }
  const learnState = (state: number): number => {
    const ratings = new Array<Rating>(items.length).fill(null);
    for (const { places, tallies, step } of pools) {
      setRatings(ratings, places, tallies[Math.floor(state / step) % tallies.length] as Tally, codes);
    }
    return learn(ratings);
  };
  const rated = pools.filter(({ columns }) => columns.length > 0);
  const [only] = rated;
  // The sums of a pool that is alone are states enough.
  const alone = only !== undefined && rated.length === 1;
  const numberOf = new Int32Array(alone ? only.stateOfSum.length : step);
  return {
    pools: rated,
    alone,
    numberOf,
    learn(state) {
      numberOf[state] = learnState(alone ? (only.stateOfSum[state] as number) : state);
    },
  };
}

/**
 * Fills in the number that was learnt for the state of each row.
 *
 * @param states - The states.
 * @returns Takes a block, and the list that takes a number for each of its rows.
 */
export function fillNumbers({ pools, alone, numberOf, learn }: States): FillNumbers {
  const low = new Int32Array(blockRows / 4);
  const high = new Int32Array(blockRows / 4);
  return (block, numbers) => {
    const { rows } = block;
    if (!alone) numbers.fill(0, 0, rows);
    for (const { columns, stateOfSum } of pools) {
      addColumns(block, columns, low, high);
      if (alone) lookUpSums(low, high, numberOf, numbers, rows, learn);
      else addStates(low, high, stateOfSum, numbers, rows);
    }
    if (!alone) lookUpStates(numberOf, numbers, rows, learn);
  };
}

interface PoolItem {
  readonly place: number;
  readonly column: number | undefined;
}

function itemsAlike(items: readonly CountedItem[], columnOf: ReadonlyMap<string, number>): PoolItem[][] {
  const alike = new Map<string, PoolItem[]>();
  for (const { id, place, countsAs } of items) {
    const same = alike.get(countsAs) ?? [];
    same.push({ place, column: columnOf.get(id) });
    alike.set(countsAs, same);
  }
  return [...alike.values()];
}

function poolOf(items: readonly PoolItem[], codes: RatingCodes, step: number): Pool {
  const there = items.filter(({ column }) => column !== undefined);
  const columns = there.map(({ column }) => column as number);
  const { points, lowest, notApplicable: code } = codes;
  const stateOfSum = new Int32Array(columns.length * code + 1);
  const tallies: Tally[] = [];
  for (let notApplicable = 0; notApplicable <= columns.length; notApplicable++) {
    for (let rated = 0; rated + notApplicable <= columns.length; rated++) {
      for (let total = 0; total <= rated * (points - 1); total++) {
        stateOfSum[rated * lowest + total + notApplicable * code] = tallies.length * step;
        tallies.push({ rated, total, notApplicable });
      }
    }
  }
  const places = [...there, ...items.filter(({ column }) => column === undefined)].map(({ place }) => place);
  return { places, columns, stateOfSum, tallies, step };
}

/** Ratings that have a tally: as many of the highest point as there can be, then one between, then the lowest. */
function setRatings(ratings: Rating[], places: readonly number[], tally: Tally, { scale, points }: RatingCodes): void {
  let left = tally.total;
  places.forEach((place, i) => {
    if (i < tally.rated) {
      const point = Math.min(left, points - 1);
      left -= point;
      ratings[place] = scale.min + point;
    } else if (i < tally.rated + tally.notApplicable) ratings[place] = "n/a";
  });
}

const everyOther = 0x00ff00ff;

/**
 * Adds up columns, four rows at a time: in `low` and `high` each word has the sums of two rows, in 16 bits each. They
 * cannot overflow: a pool has at most as many columns as codes can be told apart, which is far below 65,536.
 */
function addColumns(block: Block, columns: readonly number[], low: Int32Array, high: Int32Array): void {
  const count = Math.ceil(block.rows / 4);
  for (let c = 0; c < columns.length; c += 6)
    addSix(block, columns.slice(c, c + 6), low, high, count, c === 0 ? 0 : -1);
}

/**
 * Adds up to six columns to what is there, which is kept with -1 and begun anew with 0; six at a time, since the loop
 * takes longer than the sums. In place of a column that is missing the first is read once more, through a mask of 0.
 */
function addSix(
  { words, stride }: Block,
  columns: readonly number[],
  low: Int32Array,
  high: Int32Array,
  count: number,
  kept: 0 | -1,
): void {
  const from = (c: number): number => ((columns[c] ?? (columns[0] as number)) * stride) / 4;
  const mask = (c: number): number => (c < columns.length ? everyOther : 0);
  const [inA, inB, inC, inD, inE, inF] = [from(0), from(1), from(2), from(3), from(4), from(5)];
  const [ofA, ofB, ofC, ofD, ofE, ofF] = [mask(0), mask(1), mask(2), mask(3), mask(4), mask(5)];
  for (let w = 0; w < count; w++) {
    const a = words[inA + w] as number;
    const b = words[inB + w] as number;
    const c = words[inC + w] as number;
    const d = words[inD + w] as number;
    const e = words[inE + w] as number;
    const f = words[inF + w] as number;
    low[w] = ((low[w] as number) & kept) + (a & ofA) + (b & ofB) + (c & ofC) + (d & ofD) + (e & ofE) + (f & ofF);
    high[w] =
      ((high[w] as number) & kept) +
      ((a >>> 8) & ofA) +
      ((b >>> 8) & ofB) +
      ((c >>> 8) & ofC) +
      ((d >>> 8) & ofD) +
      ((e >>> 8) & ofE) +
      ((f >>> 8) & ofF);
  }
}

/** Where the four rows of a word stand, by the order of bytes in this machine's words. */
const rowOrder = /* @__PURE__ */ (() =>
  new Uint8Array(Int32Array.of(1).buffer)[0] === 1 ? ([0, 1, 2, 3] as const) : ([3, 2, 1, 0] as const))();

/** Gives each row what was learnt of its sum. */
function lookUpSums(
  low: Int32Array,
  high: Int32Array,
  ofSum: Int32Array,
  numbers: Int32Array,
  rows: number,
  learn: (sum: number) => void,
): void {
  const [first, second, third, fourth] = rowOrder;
  const whole = rows >> 2;
  for (let w = 0; w < whole; w++) {
    const row = w * 4;
    const l = low[w] as number;
    const h = high[w] as number;
    const a = ofSum[l & 0xffff] as number;
    const b = ofSum[h & 0xffff] as number;
    const c = ofSum[l >>> 16] as number;
    const d = ofSum[h >>> 16] as number;
    if (a === 0 || b === 0 || c === 0 || d === 0) {
      for (const sum of [l & 0xffff, h & 0xffff, l >>> 16, h >>> 16]) if (ofSum[sum] === 0) learn(sum);
      w--;
      continue;
    }
    numbers[row + first] = a;
    numbers[row + second] = b;
    numbers[row + third] = c;
    numbers[row + fourth] = d;
  }
  for (let row = whole * 4; row < rows; row++) {
    const sum = sumOfRow(low, high, row);
    if (ofSum[sum] === 0) learn(sum);
    numbers[row] = ofSum[sum] as number;
  }
}

/** Adds to each row's state what its sum stands for. */
function addStates(low: Int32Array, high: Int32Array, ofSum: Int32Array, states: Int32Array, rows: number): void {
  const [first, second, third, fourth] = rowOrder;
  const whole = rows >> 2;
  for (let w = 0; w < whole; w++) {
    const row = w * 4;
    const l = low[w] as number;
    const h = high[w] as number;
    states[row + first] = (states[row + first] as number) + (ofSum[l & 0xffff] as number);
    states[row + second] = (states[row + second] as number) + (ofSum[h & 0xffff] as number);
    states[row + third] = (states[row + third] as number) + (ofSum[l >>> 16] as number);
    states[row + fourth] = (states[row + fourth] as number) + (ofSum[h >>> 16] as number);
  }
  for (let row = whole * 4; row < rows; row++) {
    states[row] = (states[row] as number) + (ofSum[sumOfRow(low, high, row)] as number);
  }
}

/** Puts what was learnt of each row's state in its place. */
function lookUpStates(ofState: Int32Array, states: Int32Array, rows: number, learn: (state: number) => void): void {
  for (let row = 0; row < rows; row++) {
    const state = states[row] as number;
    if (ofState[state] === 0) learn(state);
    states[row] = ofState[state] as number;
  }
}

function sumOfRow(low: Int32Array, high: Int32Array, row: number): number {
  const place = rowOrder.indexOf((row & 3) as 0 | 1 | 2 | 3);
  const word = (place & 1 ? high : low)[row >> 2] as number;
  return place < 2 ? word & 0xffff : word >>> 16;
}
