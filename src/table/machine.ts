// The machine: the hot loops in WebAssembly, for runtimes that have it with vectors and let it run. Where they do not,
// the loops in TypeScript give the same numbers more slowly.
import { machineCode } from "./machine-code.ts";

/** The functions of machine.wat, which says what they do. */
interface MachineLoops {
  readonly addColumns: (columns: number, columnsEnd: number, sums: number, rows: number) => void;
  readonly addStates: (sums: number, stateOf: number, states: number, kept: 0 | 1, rows: number) => void;
  readonly count: (
    states: number,
    numberOf: number,
    numbers: number,
    groups: number,
    counts: number,
    cells: number,
    addends: number,
    sums: number,
    row: number,
    rows: number,
  ) => number;
  readonly addMoments: (
    values: number,
    groups: number,
    moments: number,
    column: number,
    cut: number,
    rows: number,
  ) => void;
  readonly readRows: (
    at: number,
    end: number,
    first: number,
    last: number,
    rows: number,
    delimiter: number,
    codeOf: number,
    masks: number,
    stop: number,
  ) => number;
  readonly remember: (at: number, length: number, memory: number, masks: number, number: number) => void;
  readonly divide: (sums: number, divisor: number, limit: number, row: number, rows: number) => number;
}

interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

// What most runtimes have and the language's own types leave out.
declare const WebAssembly:
  | {
      readonly Module: new (code: Uint8Array) => object;
      readonly Instance: new (module: object) => { readonly exports: unknown };
    }
  | undefined;
declare function atob(text: string): string;

/** The machine with its memory, which is of one user at a time. */
export interface Machine extends MachineLoops {
  /**
   * Takes the memory over; what another user has in it is forgotten.
   *
   * @param user - Who takes it.
   * @returns Whether all is there as this user left it.
   */
  readonly claim: (user: object) => boolean;
  /**
   * Takes some of the memory, all zeros.
   *
   * @param bytes - How much.
   * @returns Its address, a multiple of 64; `null` when there is not so much.
   */
  readonly take: (bytes: number) => number | null;
  /** The memory as bytes, words and numbers; until more is taken. */
  readonly bytes: () => Uint8Array;
  readonly words: () => Int32Array;
  readonly numbers: () => Float64Array;
}

const pageSize = 65_536;

/** So much memory is kept from one use to the next. */
const mostKept = 32 * 1024 * 1024;

/** What the loops read and write past the end of what they are given. */
const slack = 64;

let known: Machine | null | undefined;

/** The machine; `null` where there is none. */
export function machine(): Machine | null {
  if (known === undefined) known = started();
  return known;
}

/** Lets go of the machine when its memory has become large, since memory of a machine never shrinks. */
export function letGoOfLarge(): void {
  if (known && known.bytes().length > mostKept) known = undefined;
}

function started(): Machine | null {
  let exports: MachineLoops & { readonly memory: Memory };
  try {
    if (typeof WebAssembly === "undefined") return null;
    const code = Uint8Array.from(atob(machineCode), (character) => character.charCodeAt(0));
    exports = new WebAssembly.Instance(new WebAssembly.Module(code)).exports as typeof exports;
  } catch {
    // No vectors, or a page whose policy forbids it.
    return null;
  }
  const { memory, addColumns, addMoments, addStates, count, divide, readRows, remember } = exports;
  let owner: object | undefined;
  let taken = 0;
  let bytes = new Uint8Array(memory.buffer);
  let words = new Int32Array(memory.buffer);
  let numbers = new Float64Array(memory.buffer);
  return {
    addColumns,
    addMoments,
    addStates,
    count,
    divide,
    readRows,
    remember,
    claim(user) {
      if (user === owner) return true;
      owner = user;
      bytes.fill(0, 0, taken);
      taken = 0;
      return false;
    },
    take(size) {
      const address = taken;
      const end = Math.ceil((address + size + slack) / 64) * 64;
      if (end > bytes.length) {
        try {
          memory.grow(Math.ceil((end - bytes.length) / pageSize));
        } catch {
          return null;
        }
        bytes = new Uint8Array(memory.buffer);
        words = new Int32Array(memory.buffer);
        numbers = new Float64Array(memory.buffer);
      }
      taken = end;
      return address;
    },
    bytes: () => bytes,
    words: () => words,
    numbers: () => numbers,
  };
}
