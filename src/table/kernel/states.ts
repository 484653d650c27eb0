// States: the ways in which rows rate the items of a target, up to the order of items that count alike. The evaluator is
// asked once for each. Of symmetric items only the sum of their codes matters, and four rows are added at a time.
import type { Rating } from "../../scoring/ratings.ts";
import { type Block, blockRows } from "../blocks.ts";
import type { RatingCodes } from "../rating-codes.ts";

/** The most states of a target. */
const mostStates = 1 << 20;

/** The states of a target or a part, and the number of each. */
export interface States {
  /** Those of which the table has items. The state of a row is the sum over them of `stateOfSum` of its sum. */
  readonly symmetric: readonly SymmetricItems[];
  /** Whether there is one element in `symmetric`; the state of a row is its sum then. */
  readonly isSingle: boolean;
  /** The number of each state; 0 for one that has not been evaluated. */
  readonly numberOf: Int32Array;
  /** Finds the number of a state. */
  readonly evaluate: (state: number) => void;
}

/** Fills in the number of each row's state; `numbers` has room for a full block. */
export type FillNumbers = (block: Block, numbers: Int32Array) => void;

/** Items that count alike, and the sums that their codes can have. */
interface SymmetricItems {
  /** The places of the items in the ratings that are evaluated, those that the table has first. */
  readonly places: readonly number[];
  /** The columns of the items that the table has. */
  readonly columns: readonly number[];
  /** For each sum its part of the state; 0 for the sum 0. */
  readonly stateOfSum: Int32Array;
  /** The sum for each part of the state, in the order of the states. */
  readonly compositions: readonly Composition[];
  /** How much the next composition moves the state. */
  readonly step: number;
}

/** The parts of a sum: the number of ratings, the total of their points counted from 0, and the number of "n/a". */
interface Composition {
  readonly rated: number;
  readonly total: number;
  readonly notApplicable: number;
}

/** An item of a target. */
export interface PlacedItem {
  /** Its own place among the items of the target, from 0. */
  readonly place: number;
  /** Its column; `undefined` where the table does not have it. */
  readonly column: number | undefined;
}

/**
 * The states of some items of a target; `undefined` when there would be too many.
 *
 * @param items - Lists of items that count alike, each with a place of its own.
 * @param evaluate - Returns the number of a state, from 1, given a rating for each place.
 */
export function statesOf(
  items: readonly (readonly PlacedItem[])[],
  codes: RatingCodes,
  evaluate: (ratings: readonly Rating[]) => number,
): States | undefined {
  const { min, max } = codes.scale;
  const sets: SymmetricItems[] = [];
  let step = 1;
  for (const same of items) {
    for (let first = 0; first < same.length; first += codes.mostSummed) {
      const set = symmetricItems(same.slice(first, first + codes.mostSummed), codes, step);
      step *= set.compositions.length;
      if (step > mostStates) return undefined;
      sets.push(set);
    }
  }
  const symmetric = sets.filter(({ columns }) => columns.length > 0);
  const [first] = symmetric;
  // For a single set of symmetric items, the sums are the states.
  const single = symmetric.length === 1 ? first : undefined;
  const numberOf = new Int32Array(single?.stateOfSum.length ?? step);
  return {
    symmetric,
    isSingle: single !== undefined,
    numberOf,
    evaluate(state) {
      const of = single ? (single.stateOfSum[state] as number) : state;
      const ratings = new Array<Rating>(items.flat().length).fill(null);
      for (const { places, compositions, step } of sets) {
        const { rated, total, notApplicable } = compositions[
          Math.floor(of / step) % compositions.length
        ] as Composition;
        // As many of the highest point as there can be, then one between, then the lowest.
        let left = total;
        places.forEach((place, i) => {
          const point = Math.min(left, max - min);
          left -= point;
          if (i < rated) ratings[place] = min + point;
          else if (i < rated + notApplicable) ratings[place] = "n/a";
        });
      }
      numberOf[state] = evaluate(ratings);
    },
  };
}

/** A function that fills in the number of each row's state, and evaluates the states that are new. */
export function fillNumbers({ symmetric, isSingle, numberOf, evaluate }: States): FillNumbers {
  const low = new Int32Array(blockRows / 4);
  const high = new Int32Array(blockRows / 4);
  return (block, numbers) => {
    const words = Math.ceil(block.rows / 4);
    if (!isSingle) numbers.fill(0, 0, words * 4);
    for (const { columns, stateOfSum } of symmetric) {
      for (let c = 0; c < columns.length; c += 6) {
        addSix(block, columns.slice(c, c + 6), low, high, words, c === 0 ? 0 : -1);
      }
      if (isSingle) lookUpSums(low, high, numberOf, numbers, words, evaluate);
      else addStates(low, high, stateOfSum, numbers, words);
    }
    if (!isSingle) lookUpStates(numberOf, numbers, block.rows, evaluate);
  };
}

function symmetricItems(items: readonly PlacedItem[], codes: RatingCodes, step: number): SymmetricItems {
  const columns = items.flatMap(({ column }) => column ?? []);
  const { scale, lowest, notApplicable: code } = codes;
  const stateOfSum = new Int32Array(columns.length * code + 1);
  const compositions: Composition[] = [];
  for (let notApplicable = 0; notApplicable <= columns.length; notApplicable++) {
    for (let rated = 0; rated + notApplicable <= columns.length; rated++) {
      for (let total = 0; total <= rated * (scale.max - scale.min); total++) {
        stateOfSum[rated * lowest + total + notApplicable * code] = compositions.length * step;
        compositions.push({ rated, total, notApplicable });
      }
    }
  }
  const presentFirst = [...items].sort((a, b) => Number(a.column === undefined) - Number(b.column === undefined));
  return { places: presentFirst.map(({ place }) => place), columns, stateOfSum, compositions, step };
}

const everyOther = 0x00ff00ff;

/**
 * Adds up to six columns, four rows at a time: in `low` and `high` each word has the sums of two rows, in 16 bits each.
 * They cannot overflow: the sum of symmetric items is a code, which is far below 65,536. Six at a time, since the loop
 * takes longer than the sums; in place of a missing column the first is read once more, through a mask of 0.
 *
 * @param old - A mask of the sums so far: -1 to add to them, 0 to begin.
 */
function addSix(
  { words, stride }: Block,
  columns: readonly number[],
  low: Int32Array,
  high: Int32Array,
  count: number,
  old: 0 | -1,
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
    low[w] = ((low[w] as number) & old) + (a & ofA) + (b & ofB) + (c & ofC) + (d & ofD) + (e & ofE) + (f & ofF);
    high[w] =
      ((high[w] as number) & old) +
      ((a >>> 8) & ofA) +
      ((b >>> 8) & ofB) +
      ((c >>> 8) & ofC) +
      ((d >>> 8) & ofD) +
      ((e >>> 8) & ofE) +
      ((f >>> 8) & ofF);
  }
}

/** The places of the four rows of a word, by the order of bytes in this processor's words. */
const rowOrder = /* @__PURE__ */ (() =>
  new Uint8Array(Int32Array.of(1).buffer)[0] === 1 ? ([0, 1, 2, 3] as const) : ([3, 2, 1, 0] as const))();

/** Gives each row the number of its sum. */
function lookUpSums(
  low: Int32Array,
  high: Int32Array,
  ofSum: Int32Array,
  numbers: Int32Array,
  words: number,
  evaluate: (sum: number) => void,
): void {
  const [first, second, third, fourth] = rowOrder;
  for (let w = 0; w < words; w++) {
    const row = w * 4;
    const l = low[w] as number;
    const h = high[w] as number;
    const a = ofSum[l & 0xffff] as number;
    const b = ofSum[h & 0xffff] as number;
    const c = ofSum[l >>> 16] as number;
    const d = ofSum[h >>> 16] as number;
    if (a === 0 || b === 0 || c === 0 || d === 0) {
      for (const sum of [l & 0xffff, h & 0xffff, l >>> 16, h >>> 16]) if (ofSum[sum] === 0) evaluate(sum);
      w--;
      continue;
    }
    numbers[row + first] = a;
    numbers[row + second] = b;
    numbers[row + third] = c;
    numbers[row + fourth] = d;
  }
}

/** Adds to each row's state that of its sum. */
function addStates(low: Int32Array, high: Int32Array, ofSum: Int32Array, states: Int32Array, words: number): void {
  const [first, second, third, fourth] = rowOrder;
  for (let w = 0; w < words; w++) {
    const row = w * 4;
    const l = low[w] as number;
    const h = high[w] as number;
    states[row + first] = (states[row + first] as number) + (ofSum[l & 0xffff] as number);
    states[row + second] = (states[row + second] as number) + (ofSum[h & 0xffff] as number);
    states[row + third] = (states[row + third] as number) + (ofSum[l >>> 16] as number);
    states[row + fourth] = (states[row + fourth] as number) + (ofSum[h >>> 16] as number);
  }
}

/** Puts the number of each row's state in its place. */
function lookUpStates(ofState: Int32Array, states: Int32Array, rows: number, evaluate: (state: number) => void): void {
  for (let row = 0; row < rows; row++) {
    const state = states[row] as number;
    if (ofState[state] === 0) evaluate(state);
    states[row] = ofState[state] as number;
  }
}
