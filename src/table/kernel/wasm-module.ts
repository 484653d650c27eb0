// The WebAssembly module of the hot loops, with its memory.
import { wasmCode } from "./wasm-code.ts";

/** The functions of kernel.wat, which says what they do and what each number is. */
type WasmLoops = Readonly<
  Record<"addColumns" | "addStates" | "count" | "readRows" | "remember", (...numbers: number[]) => number>
>;

// Globals of most runtimes that TypeScript's ECMAScript types leave out.
declare const WebAssembly:
  | {
      readonly Module: new (code: Uint8Array) => object;
      readonly Instance: new (module: object) => { readonly exports: unknown };
    }
  | undefined;
declare function atob(text: string): string;

/** The module with its memory, which has one user at a time. */
export interface WasmModule extends WasmLoops {
  /** Takes over the memory and clears it; returns true when this user still has it, with its content unchanged. */
  readonly claim: (user: object) => boolean;
  /** Allocates bytes, all zeros; returns the address, a multiple of 64, or `null` when there is not enough. */
  readonly allocate: (bytes: number) => number | null;
  /** The memory as bytes, words, and doubles; until more is allocated. */
  readonly bytes: () => Uint8Array;
  readonly words: () => Int32Array;
  readonly doubles: () => Float64Array;
}

const pageSize = 65_536;

/** A module with more memory than this is not used again. */
const mostReusedMemory = 32 * 1024 * 1024;

/** The loops read and write up to this many bytes past the end of their arguments. */
const slack = 64;

let loaded: WasmModule | null | undefined;

/** The module; `null` where the runtime does not run it. */
export function wasmModule(): WasmModule | null {
  if (loaded === undefined) loaded = load();
  return loaded;
}

/** Drops the module when its memory has become large, since the memory of a module never shrinks. */
export function releaseLargeModule(): void {
  if (loaded && loaded.bytes().length > mostReusedMemory) loaded = undefined;
}

function load(): WasmModule | null {
  let exports: WasmLoops & { readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number } };
  try {
    if (typeof WebAssembly === "undefined") return null;
    const code = Uint8Array.from(atob(wasmCode), (character) => character.charCodeAt(0));
    exports = new WebAssembly.Instance(new WebAssembly.Module(code)).exports as typeof exports;
  } catch {
    // No vectors, or a page whose policy forbids it.
    return null;
  }
  const { memory, ...loops } = exports;
  let owner: object | undefined;
  let allocated = 0;
  let bytes = new Uint8Array(memory.buffer);
  let words = new Int32Array(memory.buffer);
  let doubles = new Float64Array(memory.buffer);
  return {
    ...loops,
    claim(user) {
      if (user === owner) return true;
      owner = user;
      bytes.fill(0, 0, allocated);
      allocated = 0;
      return false;
    },
    allocate(size) {
      const address = allocated;
      const end = Math.ceil((address + size + slack) / 64) * 64;
      if (end > bytes.length) {
        try {
          memory.grow(Math.ceil((end - bytes.length) / pageSize));
        } catch {
          return null;
        }
        bytes = new Uint8Array(memory.buffer);
        words = new Int32Array(memory.buffer);
        doubles = new Float64Array(memory.buffer);
      }
      allocated = end;
      return address;
    },
    bytes: () => bytes,
    words: () => words,
    doubles: () => doubles,
  };
}
